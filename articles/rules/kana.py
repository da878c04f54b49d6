"""Japanese words in one of the two kana, and with one way to write a long vowel or a repeated sign."""

import re
import unicodedata

# Katakana letters and iteration marks as hiragana: they stand in the same order, 96 places apart.
_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_JAPANESE = re.compile("[\u3005\u3041-\u30ff]")
_SAME_HAN_AGAIN = re.compile("([\u3400-\u9fff])(\u3005+)")
_SAME_KANA_AGAIN = re.compile("([\u3041-\u3096])([\u309d\u309e])")


def _row(vowel: str) -> str:
    """The hiragana that end in a vowel, as their names in Unicode tell."""
    signs = map(chr, range(0x3041, 0x3097))
    return "".join(sign for sign in signs if unicodedata.name(sign).endswith(vowel))


# サーバー and サーバ, メモリー and メモリ: after a longer word in A or I the last mark is often left out.
_LAST_MARK = re.compile(
    f"(?<=[\u3041-\u3096ー]{{2}}[{_row('A')}{_row('I')}])ー(?![\u3041-\u3096ー])"
)
# トーキョー is とうきょう, オーサカ おおさか, ケーザイ けいざい.
_LONG_VOWELS = (
    (re.compile(f"(?<=[{_row('A')}])ー"), "あ"),
    (re.compile(f"(?<=[{_row('I')}])ー"), "い"),
    (re.compile(f"(?<=[{_row('U')}])ー"), "う"),
    (re.compile(f"(?<=[{_row('E')}])[えー]"), "い"),
    (re.compile(f"(?<=[{_row('O')}])[おー]"), "う"),
)


def one_kana(words: list[str]) -> list[str]:
    """``words`` with katakana as hiragana, long vowels and repeated signs written out."""
    return [_in_hiragana(word) if _JAPANESE.search(word) else word for word in words]


def _in_hiragana(word: str) -> str:
    word = _SAME_HAN_AGAIN.sub(lambda match: match[1] * (1 + len(match[2])), word)
    word = re.sub("ー+", "ー", word.translate(_HIRAGANA))
    before = None
    while word != before:  # ここゝ: what was written out may be repeated or drawn out again
        before, word = word, _SAME_KANA_AGAIN.sub(_again, word)
        word = _LAST_MARK.sub("", word)
        for pattern, vowel in _LONG_VOWELS:
            word = pattern.sub(vowel, word)
    return word


def _again(match: re.Match) -> str:
    """A kana and its mark as two kana; the mark says whether the second is voiced (すゞ is すず)."""
    plain = unicodedata.normalize("NFD", match[1])[0]
    voiced = unicodedata.normalize("NFC", plain + "\u3099")
    return match[1] + (voiced if match[2] == "\u309e" and len(voiced) == 1 else plain)
