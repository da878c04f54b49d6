"""Words to search by: how a text and a question are cut into terms, alike for every database.

A term is a word without case, accents and width. Scripts that set no spaces between words give
overlapping pairs of signs instead, so that any run of signs is found as a phrase of pairs.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

EDITION = 1  # raised whenever the same text gives other terms: what was stored before is stale then
LONGEST = 60
MOST_SIGNS = 1_000_000  # of a text: a shelf of books
IN_ORDER = (
    16_000  # terms whose place is known; of what follows in a text only which words there are
)
MOST_BYTES = 400_000  # PostgreSQL holds a megabyte of one text, places and all
LONGEST_QUESTION = 1_000
MOST_PHRASES = 30
SHORTEST_BEGINNING = 3  # shorter ones begin too many words
GAP = ""  # stands between two parts of a text: no phrase reaches over it

# Han, kana, hangul, Thai, Lao, Burmese, Khmer: for the inside of a class
SPACELESS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebd\u0ec0-\u0ecd\u1000-\u103f\u1780-\u17d3"
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
)
_SAME = {
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
}  # fmt: skip
_ITS_OWN_LETTER = re.compile("[" + "".join(_SAME) + "]")
QUOTES = '"“”„‟«»＂「」『』《》〝〞'  # for the inside of a class
_QUOTES = re.compile(f"[{QUOTES}]")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


def _is_dropped(sign: str) -> bool:
    """Accents, vowel points, and what shapes a line and no word: soft hyphens, joiners, stretched strokes."""
    place = unicodedata.combining(sign)
    return (
        place >= 200 or 10 <= place <= 35 or unicodedata.category(sign) == "Cf" or sign == "\u0640"
    )


def _class(signs: Iterable[str]) -> str:
    return "".join(map(re.escape, signs))


_BEYOND_ASCII = [chr(code) for code in range(0x80, 0x11000)]
_DROPPED = re.compile(f"[{_class(filter(_is_dropped, _BEYOND_ASCII))}]+")
_KEPT_MARKS = _class(
    sign
    for sign in _BEYOND_ASCII
    if unicodedata.category(sign).startswith("M") and not _is_dropped(sign)
)
_PLAIN_WORD = re.compile("[a-z0-9]+")
WORD = rf"[^\W_{SPACELESS}]+(?:[{_KEPT_MARKS}]+[^\W_{SPACELESS}]*)*"
# A run of signs that no space cuts, or a word.
PIECE = re.compile(rf"([{SPACELESS}]+)|{WORD}")


@dataclass(frozen=True)
class Phrase:
    """Terms one after the other. ``goes_on``: the last one is the beginning of a term."""

    terms: tuple[str, ...]
    goes_on: bool = False


@dataclass(frozen=True)
class Question:
    """All of its phrases are asked for. ``is_cut``: there was more than can be asked at once."""

    phrases: tuple[Phrase, ...]
    is_cut: bool = False

    def __bool__(self):
        return bool(self.phrases)


def fold(text: str) -> str:
    """``text`` without what two spellings of a word may differ in."""
    if text.isascii():
        return text[:MOST_SIGNS].lower()
    text = _ITS_OWN_LETTER.sub(lambda match: _SAME[match[0]], _plain(text).casefold())
    text = _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """``text`` without accents and width, in its own capitals."""
    return text[:MOST_SIGNS] if text.isascii() else unicodedata.normalize("NFC", _plain(text))


def _plain(text: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFKD", text)[:MOST_SIGNS])


def terms_of(text: str) -> list[str]:
    """The terms of a text in their order."""
    folded = fold(text)
    if folded.isascii():
        return [word[:LONGEST] for word in _PLAIN_WORD.findall(folded)]
    found: list[str] = []
    for piece in PIECE.finditer(folded):
        if piece[1]:
            found += _pairs(piece[1])
        else:
            found.append(piece[0][:LONGEST])
    return found


def document(*parts: str) -> list[str]:
    """The terms of an article's parts, :data:`GAP` between them: what an engine stores.

    A text longer than an engine can hold keeps the order of its beginning, then each further word once.
    """
    terms = [term for part in parts for term in (*terms_of(part), GAP)]
    kept = terms[:IN_ORDER]
    size = sum(len(term.encode()) + 12 for term in kept)
    known = {GAP, *kept}
    for term in dict.fromkeys(term for term in terms[IN_ORDER:] if term not in known):
        size += len(term.encode()) + 12
        if size > MOST_BYTES:
            break
        kept += [GAP, term]
    return kept


def question(typed: str) -> Question:
    """What is asked by ``typed``: all of its words, “phrases” in their order, and beginnings*."""
    phrases: dict[Phrase, None] = {}
    for number, stretch in enumerate(_QUOTES.split(typed[:LONGEST_QUESTION])):
        for words in [stretch] if number % 2 else stretch.split():
            if phrase := phrase_of(words):
                phrases[phrase] = None
    is_cut = len(typed) > LONGEST_QUESTION or len(phrases) > MOST_PHRASES
    return Question(tuple(phrases)[:MOST_PHRASES], is_cut)


def phrase_of(words: str) -> Phrase | None:
    """The words one after the other; None where there is none."""
    terms = terms_of(words)
    if not terms:
        return None
    goes_on = words.rstrip().endswith("*") and len(terms[-1]) >= SHORTEST_BEGINNING
    if _is_spaceless(terms[-1]):
        # The text may go on after the last sign, which then stands there as the first of a pair.
        follows_a_pair = len(terms) > 1 and terms[-2][1:] == terms[-1] and _is_spaceless(terms[-2])
        terms, goes_on = (terms[:-1], False) if follows_a_pair else (terms, True)
    return Phrase(tuple(terms), goes_on)


def _pairs(run: str) -> list[str]:
    """“東京都” as 東京, 京都, 都: the last sign also begins something."""
    return [run[place : place + 2] for place in range(len(run))]


def _is_spaceless(term: str) -> bool:
    return re.match(f"[{SPACELESS}]", term) is not None
