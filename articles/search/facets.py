"""How what was found divides: by section, category, source, author and year."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection

from articles.models import Author, Category, Section, Source
from articles.rules.under import AUTHOR, CATEGORY, SECTION, SOURCE, YEAR, counted

MOST_OF_A_KIND = 12
TABLES = {CATEGORY: Category, SOURCE: Source, AUTHOR: Author}


@dataclass(frozen=True)
class Facet:
    """``label`` is what a section, category, source or author is called, ``value`` what asks for it: a path
    or a slug. Both are the year where it is one."""

    label: str
    value: str
    count: int


@dataclass
class Facets:
    """Those with the most first, years from the newest on, ``MOST_OF_A_KIND`` of each kind but the years. A
    section counts what stands below it too, as a filter by it does."""

    sections: list[Facet] = field(default_factory=list)
    categories: list[Facet] = field(default_factory=list)
    sources: list[Facet] = field(default_factory=list)
    authors: list[Facet] = field(default_factory=list)
    years: list[Facet] = field(default_factory=list)


def count_facets(lines: Sequence[str]) -> Facets:
    """The facets of stories, each by its line of ``rules.under``. One query, for what the things are called
    now; none where there are none."""
    if not lines:
        return Facets()
    counts = counted(lines)
    counts[AUTHOR] = Counter(dict(_ordered(counts[AUTHOR])))
    called = _called(counts)
    years = counts[YEAR]
    return Facets(
        sections=_sections(counts[SECTION], called[SECTION]),
        categories=_most(counts[CATEGORY], called[CATEGORY]),
        sources=_most(counts[SOURCE], called[SOURCE]),
        authors=_most(counts[AUTHOR], called[AUTHOR]),
        years=[Facet(str(year), str(year), years[year]) for year in sorted(years, reverse=True)],
    )


Called = dict[int, tuple[int, str, str]]  # by its number: the number of what it means, label, value


def _called(counts: dict[str, Counter[int]]) -> dict[str, Called]:
    """Sections, all there are, and those things that are counted. One query.

    In SQL of our own: to have Django write it takes longer than the answer.
    """
    asked = [
        f"SELECT '{SECTION}', id, id, title, path FROM {Section._meta.db_table}",  # noqa: S608
        *(_naming(kind, counts[kind]) for kind in TABLES if counts[kind]),
    ]
    found: dict[str, Called] = {kind: {} for kind in (SECTION, *TABLES)}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        for kind, number, *thing in cursor.fetchall():
            found[kind][number] = tuple(thing)
    return found


def _naming(kind: str, numbers: Iterable[int]) -> str:
    """SQL for what things of a kind are called; another name's for what it stands for."""
    table, few = TABLES[kind]._meta.db_table, ", ".join(map(str, numbers))
    if kind == AUTHOR:
        return f"SELECT '{kind}', id, id, name, slug FROM {table} WHERE id IN ({few})"  # noqa: S608
    return (
        f"SELECT '{kind}', one.id, COALESCE(meant.id, one.id), COALESCE(meant.name, one.name), "  # noqa: S608
        f"COALESCE(meant.slug, one.slug) FROM {table} AS one "
        f"LEFT JOIN {table} AS meant ON meant.own = one.alias_of_id WHERE one.id IN ({few})"
    )


def _sections(own: Counter[int], called: Called) -> list[Facet]:
    """Each section with what stands below it."""
    titles = {path: title for _, title, path in called.values()}
    counts: Counter[str] = Counter()
    for number, count in own.items():
        steps = called[number][2].split("/") if number in called else []
        for depth in range(1, len(steps) + 1):
            counts["/".join(steps[:depth])] += count
    return [Facet(titles[path], path, count) for path, count in _ordered(counts)]


def _most(counts: Counter[int], called: Called) -> list[Facet]:
    """What two names stand for is counted once."""
    meant: Counter[int] = Counter()
    for number, count in counts.items():
        if number in called:
            meant[called[number][0]] += count
    things = {number: (label, value) for number, label, value in called.values()}
    return [Facet(*things[number], count) for number, count in _ordered(meant)]


def _ordered(counts: Counter) -> list[tuple]:
    """Those with the most, each with its count."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_OF_A_KIND]
