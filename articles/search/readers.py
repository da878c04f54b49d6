"""Readers' search: the live copies that hold what is asked for, the best or the newest first.

Only ``LiveTerms`` is searched, which holds live copies alone, so no draft's word can be found. However common
a word is, the work is bounded: nothing looks at more than the first :data:`MOST` of an order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from articles.models import LiveCopy, LiveTerms, Source
from articles.models.written_once import read_by_number
from articles.rules.asking import Asked
from articles.rules.standings import Standing, first_place_at, place_of
from articles.rules.terms import Phrase
from articles.rules.wanted import EVERY, Group, Wanted, in_summary, there
from articles.search.engines import engine_of
from articles.search.facets import Facets, count_facets
from articles.search.meaning import Filters, called

MOST = 1_000  # that are ranked, and counted one by one
PAGE = 20
BEST, NEWEST = "best", "newest"
TABLE = LiveTerms._meta.db_table
PLACE, KEY, UNDER = (LiveTerms._meta.get_field(name).column for name in ("place", "copy", "under"))
_LOWEST, _HIGHEST = -(1 << 62), (1 << 63) - 1

Hit = tuple[int, int, str]  # its place, the number of its article, what it stands under
Ranked = tuple[int, Hit]  # its rank before it


class _Part(NamedTuple):
    """Rows of a list, and whether there are older and newer ones."""

    rows: list[Ranked]
    older: bool
    newer: bool


@dataclass(frozen=True)
class Window:
    """Which part is asked for: what stands after a standing in the list, or before one, or the beginning."""

    before: Standing | None = None  # older, or worse: the next page
    after: Standing | None = None
    size: int = PAGE


@dataclass
class Found:
    """``copies`` come with their bodies, of which excerpts are made, and their sources. ``total`` is exact up to
    ``MOST``; one more says that there are more. ``facets`` count the first ``MOST`` of this order.

    ``older`` and ``newer`` are where the next page and the one before begin, None where there is none.
    """

    copies: list[LiveCopy] = field(default_factory=list)
    total: int = 0
    older: Standing | None = None
    newer: Standing | None = None
    facets: Facets = field(default_factory=Facets)

    @property
    def has_more_than_counted(self) -> bool:
        return self.total > MOST


def find(
    asked: Asked, filters: Filters, *, order: str = BEST, window: Window | None = None
) -> Found:
    """What answers: nothing, where nothing is asked or a filter means nothing.

    ``best``: first what says all words in its headline, or stands under a tag, source or author called so; then
    what says them there or in its standfirst; then what says one of them there; then all else. Within each the
    newest first, of any age, and ``MOST`` in all. ``newest``: everything, page after page.

    7 queries at most where no more than ``MOST`` are found, however many there are: the names that mean the words
    (two), what answers, and how well (two; for the newest one), the copies, their sources, and what the facets are
    called. For the
    best of more, a question more for each rank but one; for the newest beyond the first ``MOST``, one more.
    PostgreSQL asks each question of more and more of its index, in five statements at most, and is told around them
    how to go about it.
    """
    window = window or Window()
    questions = _questions(asked, filters)
    if filters.unknown or not questions:
        return Found()
    with engine_of(connection).walking(TABLE, PLACE, (PLACE, KEY, UNDER)) as walk:
        search = _Search(walk, *_between(filters))
        listed = search.ranked(questions if order == BEST else questions[-1:])
        if order == NEWEST and len(listed) > MOST and _leads_beyond(listed, window):
            part = search.beyond(questions[-1], window)
        else:
            part = _part(listed[:MOST] if order == BEST else listed, window)
    found = _read(part)
    found.total = len(listed)
    found.facets = count_facets([under for _, (_, _, under) in listed[:MOST]])
    return found


def _questions(asked: Asked, filters: Filters) -> list[Wanted]:
    """From what answers best to all that answers; none where nothing is asked."""
    things = called([*asked.wanted, *asked.unwanted])
    wanted = list(zip(asked.wanted, things, strict=False))
    unwanted = list(zip(asked.unwanted, things[len(wanted) :], strict=True))
    whole: list[Group] = [(phrase, *called_so) for phrase, called_so in wanted]
    ranks = []
    if whole:
        in_its_head = [(there(phrase), *called_so) for phrase, called_so in wanted]
        ranks = [in_its_head, [(*in_summary(phrase), *called_so) for phrase, called_so in wanted]]
        if len(whole) > 1:
            ranks.append([*whole, tuple(each for group in in_its_head for each in group)])
    elif not (unwanted or filters.groups or filters.first or filters.last):
        return []
    none = tuple(each for phrase, called_so in unwanted for each in (phrase, *called_so))
    return [
        Wanted((*groups, *filters.groups) or ((Phrase((EVERY,)),),), none)
        for groups in (*ranks, whole)
    ]


def _between(filters: Filters) -> tuple[int, int]:
    """The lowest and the highest place of these days. A story's moment lies on its day, in the paper's zone."""
    lowest, highest = _LOWEST, _HIGHEST
    if filters.first:
        lowest = _begin_of(filters.first)
    if filters.last:
        highest = _begin_of(filters.last + timedelta(days=1)) - 1
    return lowest, highest


def _begin_of(day: date) -> int:
    return first_place_at(datetime.combine(day, time.min, timezone.get_default_timezone()))


class _Search:
    """Questions to the index between two places."""

    def __init__(self, walk, lowest: int, highest: int):
        self.walk, self.lowest, self.highest = walk, lowest, highest

    def ranked(self, questions: Sequence[Wanted]) -> list[Ranked]:
        """The first that answer, best first: ``MOST`` and one more, if there are."""
        *better, last = questions
        every = self._newest(last)
        if not better or not every:
            return [(0, hit) for hit in every]
        rank_all = self._rank_many if len(every) > MOST else self._rank_all
        return rank_all(better, every)[: MOST + 1]

    def _rank_all(self, better: Sequence[Wanted], every: list[Hit]) -> list[Ranked]:
        """All that there are, which stand newest first: so they do within each rank."""
        ranks: dict[int, int] = {}
        for which, place in self.walk.each(better, self.lowest, self.highest):
            ranks[place] = max(ranks.get(place, 0), len(better) - which)
        listed: list[list[Ranked]] = [[] for _ in range(len(better) + 1)]
        for hit in every:
            rank = ranks.get(hit[0], 0)
            listed[rank].append((rank, hit))
        return [row for rows in reversed(listed) for row in rows]

    def _rank_many(self, better: Sequence[Wanted], every: list[Hit]) -> list[Ranked]:
        """As many as are ranked; ``every`` are the newest of the last rank, and there are more."""
        listed: dict[int, Ranked] = {}  # by place
        for rank, question in zip(range(len(better), 0, -1), better, strict=True):
            for hit in self._newest(question):
                listed.setdefault(hit[0], (rank, hit))
            if len(listed) > MOST:
                return list(listed.values())
        for hit in every:
            listed.setdefault(hit[0], (0, hit))
        return list(listed.values())

    def beyond(self, question: Wanted, window: Window) -> _Part:
        """A part of the newest that lies beyond those first ones."""
        if window.before:
            highest = min(place_of(window.before.position) - 1, self.highest)
            hits = self.walk.newest(question, self.lowest, highest, window.size + 1)
            return _Part([(0, hit) for hit in hits[: window.size]], len(hits) > window.size, True)
        lowest = max(place_of(window.after.position) + 1, self.lowest)
        hits = self.walk.oldest(question, lowest, self.highest, window.size + 1)
        rows = [(0, hit) for hit in hits[: window.size]][::-1]
        return _Part(rows, True, len(hits) > window.size)

    def _newest(self, question: Wanted) -> list[Hit]:
        return self.walk.newest(question, self.lowest, self.highest, MOST + 1)


def _leads_beyond(listed: list[Ranked], window: Window) -> bool:
    """Whether a part may reach what stands after all these."""
    if window.before:
        return len([each for each in listed if _key(each) < window.before.key]) <= window.size
    return bool(window.after) and window.after.key < _key(listed[-1])


def _part(listed: list[Ranked], window: Window) -> _Part:
    """The part of a whole list."""
    if window.after:
        better = [each for each in listed if _key(each) > window.after.key]
        rows = better[-window.size :]
        return _Part(rows, bool(rows), len(better) > len(rows))
    if window.before:
        listed = [each for each in listed if _key(each) < window.before.key]
    return _Part(listed[: window.size], len(listed) > window.size, bool(window.before))


def _key(row: Ranked) -> tuple[int, int]:
    rank, (place, *_) = row
    return rank, place


def _read(part: _Part) -> Found:
    """The copies of a part. Two queries, none where nothing is in it."""
    ranks = {article: rank for rank, (_, article, _) in part.rows}
    copies = read_by_number(LiveCopy, ranks)
    sources = read_by_number(Source, {copy.source_id for copy in copies.values()} - {None})
    for copy in copies.values():
        if copy.source_id in sources:
            copy.source = sources[copy.source_id]
    found = [copies[article] for article in ranks if article in copies]
    if not found:
        return Found()
    last, first = found[-1], found[0]
    return Found(
        copies=found,
        older=Standing(ranks[last.pk], last.position) if part.older else None,
        newer=Standing(ranks[first.pk], first.position) if part.newer else None,
    )
