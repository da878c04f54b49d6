"""What the readers' search keeps of a live copy: the terms of its words, and the numbers of its section,
category, source, authors and tags.

The numbers, and not the names: a tag that gets another name, is merged, or comes back, is found under all its
names at once (see ``articles.search.meaning``), and no text is touched for it. For writers only: readers ask
``articles.search.readers``.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import connections, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles.models import (
    Article,
    LiveByline,
    LiveCopy,
    LiveTag,
    LiveTerms,
    StaleTerms,
)
from articles.rules.cleaning import text_of
from articles.rules.positions import Position
from articles.rules.standings import place_of
from articles.rules.terms import EDITION, GAP, document, terms_of
from articles.rules.under import line_of
from articles.rules.wanted import (
    EVERY,
    Wanted,
    in_headline,
    in_standfirst,
    number_term,
    numbered,
)
from articles.search.engines import engine_of
from articles.search.readers import PLACE, TABLE

READERS_EDITION = EDITION + 1  # raised with each change of what is kept beside the terms, too
BATCH = 100
MOST_IN_SUMMARY = 300  # terms said twice: the order of a text's terms ends not far beyond IN_ORDER
COLUMNS = (
    "headline", "standfirst", "full_body", "section", "category", "source", "published_on",
    "published_at",
)  # fmt: skip
Links = Mapping[int, Iterable[int]]  # the numbers of the authors, or of the tags, of each copy


class Tables(NamedTuple):
    """A migration has its own."""

    articles: type = Article
    copies: type = LiveCopy
    bylines: type = LiveByline
    tagged: type = LiveTag
    terms: type = LiveTerms


OURS = Tables()


def refresh(
    *copies: LiveCopy,
    authors: Links | None = None,
    tags: Links | None = None,
    tables: Tables = OURS,
) -> None:
    """Store the terms of these copies as they are now; a part of what wrote them. One statement, and one
    each for ``authors`` and ``tags`` where the caller does not know them."""
    engine, now = engine_of(connections[tables.terms.objects.db]), timezone.now()
    numbers = [copy.pk for copy in copies]
    authors = _linked(tables.bylines, "author", numbers) if authors is None else authors
    tags = _linked(tables.tagged, "tag", numbers) if tags is None else tags
    tables.terms.objects.bulk_create(
        [
            _terms_of(copy, authors.get(copy.pk, ()), tags.get(copy.pk, ()), now, engine, tables)
            for copy in copies
        ],
        update_conflicts=True,
        unique_fields=["copy"],
        update_fields=["place", "edition", "made_at", "under", "terms"],
    )


def fill(
    *, everything: bool = False, after: int = 0, tables: Tables = OURS
) -> Iterator[tuple[int, int]]:
    """Store the terms of live copies that have none or older ones, or of ``everything``; from the oldest on, so that
    what is found together is stored together. It begins ``after`` the copy of a number, if that is still live.

    A batch is a transaction. Yields, after each, how many it held and the number of its last copy: whoever
    stops here may go on from there, and without ``everything`` need not even say so.
    """
    places = tables.copies.objects.filter(pk=after).values_list("published_at", "pk")
    last = places.first()
    while batch := _fill_batch(last, everything, tables):
        last = batch[-1]
        yield len(batch), last[1]


@transaction.atomic
def fill_stale() -> int:
    """Make the terms of a batch of stale copies anew. Returns how many lines were dropped for it: 0 where
    there are none, or others are at them."""
    lines = StaleTerms.objects.select_for_update(skip_locked=True).order_by("pk")[:BATCH]
    waiting = dict(lines.values_list("pk", "article"))
    if not waiting:
        return 0
    articles = set(waiting.values())
    held = _hold(articles, OURS, skip_locked=True)
    _refresh_held(held, OURS)
    there = Article.objects.filter(pk__in=articles - held).values_list("pk", flat=True)
    left = set(there) if held < articles else set()
    done = [line for line, article in waiting.items() if article not in left]
    StaleTerms.objects.filter(pk__in=done).delete()
    return len(done)


def holding(kind: str, number: int) -> QuerySet:
    """The terms that say of their copies that they stand under a thing."""
    engine = engine_of(connections[LiveTerms.objects.db])
    asked = engine.written(Wanted((numbered(kind, [number]),)))
    places = RawSQL(engine.finding(TABLE, PLACE), [asked])  # noqa: S611 our own SQL
    return LiveTerms.objects.filter(place__in=places)


@transaction.atomic
def _fill_batch(
    last: tuple[datetime, int] | None, everything: bool, tables: Tables
) -> list[tuple[datetime, int]]:
    rows = tables.copies.objects.all()
    if last:
        moment, number = last
        rows = rows.filter(
            Q(published_at__gt=moment) | Q(published_at=moment, pk__gt=number),
            published_at__gte=moment,  # says nothing more; it lets the index begin there
        )
    if not everything:
        current = tables.terms.objects.filter(
            copy=OuterRef("pk"), edition=READERS_EDITION, made_at__gte=OuterRef("updated_at")
        )
        rows = rows.filter(~Exists(current))
    batch = list(rows.order_by("published_at", "pk").values_list("published_at", "pk")[:BATCH])
    if batch:
        _refresh_held(_hold([number for _, number in batch], tables), tables)
    return batch


def _hold(numbers: Iterable[int], tables: Tables, *, skip_locked: bool = False) -> set[int]:
    """Those whose article is held until the commit: whoever writes a copy or withdraws it holds that first."""
    rows = tables.articles.objects.select_for_update(skip_locked=skip_locked)
    return set(rows.filter(pk__in=numbers).order_by("pk").values_list("pk", flat=True))


def _refresh_held(numbers: set[int], tables: Tables) -> None:
    """Of those among these articles that readers see."""
    copies = (
        tables.copies.objects.filter(pk__in=numbers).only(*COLUMNS).order_by("published_at", "pk")
    )
    refresh(*copies, tables=tables)


def _terms_of(copy: LiveCopy, authors, tags, now, engine, tables: Tables) -> LiveTerms:
    place = place_of(Position(copy.published_at, copy.pk))
    return tables.terms(
        copy_id=copy.pk,
        place=place,
        edition=READERS_EDITION,
        made_at=now,
        under=line_of(
            section=copy.section_id,
            category=copy.category_id,
            source=copy.source_id,
            authors=authors,
            year=copy.published_on.year,
        ),
        terms=engine.kept(_words(copy), _numbers(copy, authors, tags), place),
    )


def _words(copy: LiveCopy) -> list[str]:
    """The terms of a copy's words, and before them once more those of its headline and standfirst."""
    headline = in_headline(terms_of(copy.headline))
    standfirst = in_standfirst(terms_of(copy.standfirst))
    summary = [*headline, GAP, *standfirst][:MOST_IN_SUMMARY]
    return [*summary, GAP, *document(copy.headline, copy.standfirst, text_of(copy.full_body))]


def _numbers(copy: LiveCopy, authors: Iterable[int], tags: Iterable[int]) -> list[str]:
    """The terms of what a copy stands under, and the one that every copy has."""
    one = {"section": copy.section_id, "category": copy.category_id, "source": copy.source_id}
    found = [number_term(kind, number) for kind, number in one.items() if number]
    found += [number_term("author", number) for number in authors]
    found += [number_term("tag", number) for number in tags]
    return [*found, EVERY]


def _linked(table: type, column: str, copies: list[int]) -> dict[int, list[int]]:
    """The numbers of the authors, or of the tags, of each copy. One query."""
    found: dict[int, list[int]] = {}
    rows = table.objects.filter(copy__in=copies).order_by("pk").values_list("copy", column)
    for copy, number in rows:
        found.setdefault(copy, []).append(number)
    return found
