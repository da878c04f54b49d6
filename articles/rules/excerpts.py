"""The words of a text around what was found in it, in the text's own spelling, and which of them are hits.

Texts and questions meet as :mod:`~articles.rules.terms` folds and cuts them; each folded sign remembers
where it came from. Pieces of plain text are returned and never markup, so a template escapes all of it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from articles.rules.terms import LONGEST, PIECE, SPACELESS, Phrase, fold

WIDTH = 220  # signs; of those twice as wide, half as many
BEFORE = 60  # signs that lead up to the first hit, where the text begins earlier
MOST_SIGNS = 60_000  # of a text, looked through: what is found further down is not shown
MOST_TERMS = 40  # of a phrase, compared
MOST_HITS = 1_000  # places of a phrase's first word, looked at
ELLIPSIS = "…"

# What may be written as one sign with the one before it: marks, joined jamo, the halfwidth voiced marks.
_MARKS = (
    "".join(
        sign for sign in map(chr, range(0x300, 0x11000)) if unicodedata.category(sign)[0] == "M"
    )
    + "\u1160-\u11ff\uff9e\uff9f"
)
_IS_MARK = re.compile(f"[{_MARKS}]")
_PLAIN = "\x00-\x7f\u2010\u2012-\u2015\u2018-\u201f"  # ASCII and the trade's dashes and quotes
_CLUSTER = re.compile(rf"[{_PLAIN}]+(?![{_MARKS}])|.[{_MARKS}]*", re.DOTALL)
_ASCII = bytes(range(0x80))
_STRETCHES = re.compile("([^\x00-\x7f]+)")
FEW = 24  # signs beyond ASCII, as a text in a Latin script has them
_IS_SPACELESS = re.compile(f"[{SPACELESS}]")
_SENTENCE_END = re.compile(r"[.!?…][”\"’)]*\s+|[。！？][」』）]*|\n+")


class Piece(NamedTuple):
    text: str
    is_hit: bool = False


class Hit(NamedTuple):
    """From sign to sign of a text; ``phrase`` is the number of what was asked for there."""

    begin: int
    end: int
    phrase: int


def marked(text: str, phrases: Sequence[Phrase]) -> list[Piece]:
    """All of ``text`` with what was found in it."""
    return list(_pieces(text, 0, len(text), find_hits(text, phrases)))


def best_excerpt(texts: Iterable[str], phrases: Sequence[Phrase]) -> list[Piece]:
    """About :data:`WIDTH` signs of the first of ``texts`` that holds all the phrases near each other, else of that
    which holds most of them.

    Of equals the first. Where none holds any, the beginning of the first that is not empty.
    """
    first, best, most = "", None, (0, 0)
    for text in texts:
        text = text.strip()[:MOST_SIGNS]
        first, hits = first or text, find_hits(text, phrases)
        window, worth = _densest(hits, _width(text))
        if worth > most:
            best, most = (text, hits, window), worth
        if phrases and worth[0] == len(phrases):
            break
    if best is None:
        return list(_cut(first, 0, []))
    text, hits, window = best
    return list(_cut(text, _beginning(text, window.begin), hits))


def find_hits(text: str, phrases: Sequence[Phrase]) -> list[Hit]:
    """Where the phrases stand in ``text``, in its order; they may overlap."""
    folded, origins = _folded(text[:MOST_SIGNS])
    return sorted(
        Hit(origins[begin], origins[end], number)
        for number, phrase in enumerate(phrases)
        for begin, end in _occurrences(phrase, folded)
    )


class _Even(dict):
    """Code point → the one small letter, or other sign, it is folded to; two of no text's, where it is folded
    to anything else, or belongs to the sign before."""

    def __missing__(self, code: int) -> str:
        sign = fold(chr(code))
        is_even = len(sign) == 1 and sign == sign.lower() and not _IS_MARK.match(chr(code))
        self[code] = sign if is_even else "\uffff\uffff"
        return self[code]


_EVEN = _Even()


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The text folded, and for each of its signs, and its end, the place it came from."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    folded = _evenly_folded(text)
    if len(folded) == len(text):
        return folded, range(len(text) + 1)
    parts: list[str] = []
    origins: list[int] = []
    for match in _CLUSTER.finditer(text):
        begin, end = match.span()
        part = fold(match[0]) if end - begin > 8 else _fold_few(match[0])
        parts.append(part)
        even = len(part) == end - begin
        origins.extend(range(begin, end) if even else [begin] * len(part))
    origins.append(len(text))
    return "".join(parts), origins


def _evenly_folded(text: str) -> str:
    """The text folded sign by sign; longer than it was where a sign cannot be."""
    beyond = set(
        text.encode(errors="surrogatepass").translate(None, _ASCII).decode(errors="surrogatepass")
    )
    if len(beyond) > FEW:
        stretches = _STRETCHES.split(text)  # every other one is
        stretches[::2] = [stretch.lower() for stretch in stretches[::2]]
        stretches[1::2] = [stretch.translate(_EVEN) for stretch in stretches[1::2]]
        return "".join(stretches)
    for sign in beyond:
        text = text.replace(sign, _EVEN[ord(sign)])
    return text.lower()


@lru_cache(maxsize=20_000)
def _fold_few(signs: str) -> str:
    return fold(signs)


def _occurrences(phrase: Phrase, folded: str) -> Iterator[tuple[int, int]]:
    """From where to where ``phrase`` stands in a folded text."""
    wanted = phrase.terms[:MOST_TERMS]
    goes_on = phrase.goes_on and len(phrase.terms) <= MOST_TERMS
    is_begun = goes_on and len(wanted) == 1
    is_plain = len(wanted) == 1 and not goes_on and _has_an_end(wanted[0])
    for begin in islice(_beginnings(wanted[0], folded, is_begun=is_begun), MOST_HITS):
        after = begin + len(wanted[0])
        if is_plain and folded[after : after + 1].isascii():
            yield begin, after  # the usual case, and quickly told
        elif end := _end_of_phrase(wanted, goes_on, folded, begin):
            yield begin, end


def _beginnings(term: str, folded: str, *, is_begun: bool) -> Iterator[int]:
    """Where a term may begin: at any sign of a run without spaces, else at a word's first. Where it is not
    only a word's beginning, the word has to end with it."""
    is_run = _IS_SPACELESS.match(term)
    has_to_end = not is_begun and _has_an_end(term)
    place = folded.find(term)
    while place >= 0:
        end = place + len(term)
        if is_run or not (
            _is_inside_a_word(folded, place) or (has_to_end and _goes_on(folded[end : end + 1]))
        ):
            yield place
        place = folded.find(term, place + 1)


def _goes_on(sign: str) -> bool:
    """Whether a word does with this ASCII sign; of others the caller looks closer."""
    return sign.isascii() and sign.isalnum()


def _has_an_end(term: str) -> bool:
    """Whether the term of a text is a whole word: neither cut off, nor two signs of a run."""
    return len(term) < LONGEST and not _IS_SPACELESS.match(term)


def _is_inside_a_word(folded: str, place: int) -> bool:
    """Whether the sign before is one of a word."""
    before = place - 1
    if folded[before:place].isascii():
        return place > 0 and folded[before].isalnum()
    while before >= 0 and unicodedata.category(folded[before])[0] == "M":
        before -= 1
    return before >= 0 and folded[before].isalnum() and not _IS_SPACELESS.match(folded[before])


def _end_of_phrase(wanted: Sequence[str], goes_on: bool, folded: str, begin: int) -> int:
    """The sign after the phrase that begins at ``begin``; 0 where another one stands there."""
    last = len(wanted) - 1
    for number, (term, first, end) in enumerate(_terms(folded, begin)):
        if number < last and term == wanted[number]:
            continue
        if number == last and (term == wanted[last] or (goes_on and term.startswith(wanted[last]))):
            return _end_of(first, end, wanted[last])
        break
    return 0


def _terms(folded: str, begin: int) -> Iterator[tuple[str, int, int]]:
    """The terms of a folded text as ``rules.terms`` cuts them, with where each begins and ends."""
    for piece in PIECE.finditer(folded, begin):
        first, end = piece.span()
        if piece[1]:
            for place in range(first, end):
                yield folded[place : min(place + 2, end)], place, min(place + 2, end)
        else:
            yield piece[0][:LONGEST], first, end


def _end_of(begin: int, end: int, asked: str) -> int:
    """A begun word is shown whole; of a run without spaces only what was asked for."""
    return min(end, begin + len(asked)) if _IS_SPACELESS.match(asked) else end


def _width(text: str) -> int:
    some = text[:200]
    if some.isascii():
        return WIDTH
    wide = sum(some.count(sign) for sign in set(some) if unicodedata.east_asian_width(sign) in "WF")
    return WIDTH - WIDTH * wide // (2 * max(len(some), 1))


def _densest(hits: list[Hit], width: int) -> tuple[Hit | None, tuple[int, int]]:
    """The first hit of the stretch with the most phrases, then the most hits; and how many of each."""
    counts: dict[int, int] = {}
    best, most, first = None, (0, 0), 0
    for number, hit in enumerate(hits):
        counts[hit.phrase] = counts.get(hit.phrase, 0) + 1
        while hit.end - hits[first].begin > width - BEFORE and first < number:
            counts[hits[first].phrase] -= 1
            if not counts[hits[first].phrase]:
                del counts[hits[first].phrase]
            first += 1
        worth = (len(counts), number - first + 1)
        if worth > most:
            best, most = hits[first], worth
    return best, most


def _beginning(text: str, hit: int) -> int:
    """Where an excerpt begins that leads up to the sign ``hit``: a sentence's first word, or any word's."""
    if hit <= BEFORE:
        return 0
    before = text[hit - BEFORE : hit]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    if ends:
        return hit - BEFORE + ends[-1]
    half = len(before) // 2
    space = before.find(" ", half)
    return hit - BEFORE + (space + 1 if space >= 0 else half)


def _cut(text: str, begin: int, hits: list[Hit]) -> Iterator[Piece]:
    """The pieces of one excerpt from ``begin`` on, ``…`` where the text goes on."""
    end = min(len(text), begin + _width(text))
    if end < len(text):
        space = max(text.rfind(" ", begin, end), text.rfind("\n", begin, end))
        end = space if space > begin + (end - begin) // 2 else _whole_sign(text, end)
        end = max([end, *(hit.end for hit in hits if hit.begin < end < hit.end <= end + BEFORE)])
    if begin:
        yield Piece(ELLIPSIS)
    yield from _pieces(text, begin, end, hits)
    if end < len(text):
        yield Piece(ELLIPSIS)


def _whole_sign(text: str, end: int) -> int:
    """``end`` moved so that no mark is cut from its sign."""
    for place in range(end, min(end + 8, len(text))):
        if not unicodedata.category(text[place]).startswith("M"):
            return place
    return end


def _pieces(text: str, begin: int, end: int, hits: list[Hit]) -> Iterator[Piece]:
    """``text`` from ``begin`` to ``end`` cut at its hits; overlapping ones are one piece."""
    place = begin
    for first, last in _joined(hits):
        first, last = max(first, begin), min(last, end)
        if first >= last:
            continue
        if first > place:
            yield Piece(text[place:first])
        yield Piece(text[first:last], is_hit=True)
        place = last
    if place < end:
        yield Piece(text[place:end])


def _joined(hits: list[Hit]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for hit in hits:
        if joined and hit.begin < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], hit.end)
        else:
            joined.append((hit.begin, hit.end))
    return joined
