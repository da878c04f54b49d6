"""What a story stands under, in one short line: “s3 c2 o5 a7 a9 y2015”. A search that found a thousand counts
them by their lines alone."""

from collections import Counter
from collections.abc import Iterable

SECTION, CATEGORY, SOURCE, AUTHOR, YEAR = "section", "category", "source", "author", "year"
_LETTERS = {SECTION: "s", CATEGORY: "c", SOURCE: "o", AUTHOR: "a", YEAR: "y"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


def line_of(
    *, section: int, category: int | None, source: int | None, authors: Iterable[int], year: int
) -> str:
    """The line of a story: numbers of things, and the year it is of."""
    found = [(SECTION, section), (CATEGORY, category), (SOURCE, source)]
    found += [*((AUTHOR, author) for author in authors), (YEAR, year)]
    return " ".join(f"{_LETTERS[kind]}{number}" for kind, number in found if number)


def counted(lines: Iterable[str]) -> dict[str, Counter[int]]:
    """Of each kind how many of the lines hold which number."""
    counts: dict[str, Counter[int]] = {kind: Counter() for kind in _LETTERS}
    for each, count in Counter(" ".join(lines).split()).items():
        counts[_KINDS[each[0]]][int(each[1:])] = count
    return counts
