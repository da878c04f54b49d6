"""Words in one alphabet, where letters of others stand among them that look the same.

The idea is that of Unicode's report on security, UTS 39: “соvid” with Cyrillic letters is “covid”. The
table is our own and small; words are folded (``terms.fold``), so a letter counts that looks the same as a
capital or as a small one.
"""

import re

_CYRILLIC = ("авсԁеһніјкӏмоԛрѕтѵԝху", "abcdehhijklmoqpstvwxy")
_GREEK = ("αβγεζηικμνορτυχω", "abyezhikmnoptyxw")
# Letters of Arabic that Persian and Urdu keyboards write with another sign.
_ARABIC = str.maketrans("کیى", "كيي")

_LATIN = str.maketrans("".join(pair[0] for pair in (_CYRILLIC, _GREEK)), _CYRILLIC[1] + _GREEK[1])
_BACK = tuple(
    (re.compile(f"[{script}]"), str.maketrans(dict(zip(latin, own, strict=True))))
    for script, (own, latin) in (("\u0400-\u052f", _CYRILLIC), ("\u0370-\u03ff", _GREEK))
)
_OTHER_ALPHABET = re.compile("[\u0370-\u052f\u0600-\u06ff]")
_LATIN_LETTER = re.compile("[a-z]")


def one_alphabet(words: list[str]) -> list[str]:
    """``words``, each in the one alphabet that its letters can be read in; other words as they are."""
    return [_in_one(word) if _OTHER_ALPHABET.search(word) else word for word in words]


def _in_one(word: str) -> str:
    word = word.translate(_ARABIC)
    latin = word.translate(_LATIN)
    if latin.isascii() and len(word) > 1:
        return latin
    if _LATIN_LETTER.search(word):
        for script, table in _BACK:
            own = word.translate(table)
            if script.search(word) and not _LATIN_LETTER.search(own):
                return own
    return word
