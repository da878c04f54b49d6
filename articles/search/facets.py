"""How what was found divides: by section, category, source, author and year."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from articles.models import Author, Category, LiveByline, LiveCopy, Section, Source
from articles.search.engines import engine_of

MOST_OF_A_KIND = 12


@dataclass(frozen=True)
class Facet:
    """``thing`` is a section, category, source or author; or a year, as a number."""

    thing: object
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


def count_facets(articles: Sequence[int]) -> Facets:
    """The facets of these live copies. Six queries: what they stand under, their authors, and the things of
    each kind; none where there are none."""
    if not articles:
        return Facets()
    those = engine_of(connection).listed(
        articles
    )  # a thousand parameters take longer than the answer
    copies = LiveCopy.objects.filter(pk__in=those).order_by()
    rows = list(copies.values_list("section", "category", "source", "published_on"))
    sections, categories, sources = (Counter(row[column] for row in rows) for column in range(3))
    bylines = LiveByline.objects.filter(copy__in=those).order_by()
    authors = Counter(bylines.values_list("author", flat=True))
    years = Counter(row[3].year for row in rows)
    return Facets(
        sections=_sections(sections),
        categories=_most(Category, categories),
        sources=_most(Source, sources),
        authors=_most(Author, authors),
        years=[Facet(year, years[year]) for year in sorted(years, reverse=True)],
    )


def _sections(own: Counter) -> list[Facet]:
    """Each section with what stands below it."""
    rows = list(Section.objects.defer("description"))
    paths = {row.path: row for row in rows}
    counts: Counter = Counter()
    for row in rows:
        steps = row.path.split("/") if own[row.pk] else []
        for depth in range(1, len(steps) + 1):
            counts["/".join(steps[:depth])] += own[row.pk]
    ordered = sorted(counts, key=lambda path: (-counts[path], path))
    return [Facet(paths[path], counts[path]) for path in ordered[:MOST_OF_A_KIND]]


def _most(table: type, counts: Counter) -> list[Facet]:
    counts.pop(None, None)
    numbers = sorted(counts, key=lambda number: (-counts[number], number))[:MOST_OF_A_KIND]
    things = table.objects.defer("description").in_bulk(numbers)
    return [Facet(things[number], counts[number]) for number in numbers if number in things]
