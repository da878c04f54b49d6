"""All public addresses, in files that search engines read.

Articles are filed by the month of their address: what is published today changes the file of this month
and no other. The pages that list them stand in files of their own, by kind.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Count, Exists, F, IntegerField, Max, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone

from articles.models import Author, Category, LiveByline, LiveCopy, LiveTag, Section, Source, Tag
from articles.reading.absent import Absent
from articles.rules import addresses, sitemaps
from articles.rules.topics import ENOUGH

FIXED = ["/", "/tags/", "/corrections/"]


@dataclass(frozen=True)
class File:
    """One file of the index: its name, and when the newest change in it was made, where that is known."""

    name: str
    modified_at: datetime | None = None


@dataclass(frozen=True)
class Place:
    """One address; ``modified_at`` is None where it cannot be told cheaply."""

    path: str
    modified_at: datetime | None = None


def read_index() -> list[File]:
    """Five queries: the articles of all months counted at once, and the numbers of four kinds of lists."""
    return [*_month_files(), *(file for kind in KINDS for file in _kind_files(kind))]


def read_month(year: int, month: int, part: int) -> list[Place]:
    """The articles of a month, in an order that later ones do not disturb. One query.

    Retracted ones are among them: that they are is what a search engine should learn. Raises ``Absent``
    for a month, or a part of it, without any.
    """
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    rows = listed_copies().filter(published_on__gte=first, published_on__lte=last)
    begin = (part - 1) * sitemaps.MOST
    rows = rows.order_by("pk").values_list("published_on", "slug", "modified_at")
    places = [
        Place(addresses.article_path(day, slug), modified_at)
        for day, slug, modified_at in rows[begin : begin + sitemaps.MOST]
    ]
    return _some(places)


def read_kind(kind: str, part: int) -> list[Place]:
    """The lists of one kind. One query. Raises ``Absent`` for no such kind, and for a part without any."""
    if kind not in KINDS:
        raise Absent()
    if kind == "sections":
        return _some(_sections() if part == 1 else [])
    rows = KINDS[kind]().filter(pk__gt=(part - 1) * sitemaps.MOST, pk__lte=part * sitemaps.MOST)
    return _some([Place(thing.public_path) for thing in rows.only("pk", "slug").order_by("pk")])


def read_news() -> list[LiveCopy]:
    """The stories of the last two days, newest first. One query.

    Retracted ones are no news. What came more than two days late from elsewhere keeps the hour it had
    there, and so is none either.
    """
    since = timezone.now() - timedelta(days=sitemaps.NEWS_DAYS)
    rows = listed_copies().filter(published_at__gte=since).newest_first()
    fields = ("headline", "slug", "language", "published_on", "published_at", "corrections")
    copies = list(rows.only(*fields)[: sitemaps.MOST_NEWS])
    return [copy for copy in copies if not copy.is_retracted]


def listed_copies():
    """The live copies that search engines are told of: not those whose canonical page is elsewhere."""
    return LiveCopy.objects.filter(original_is_canonical=False)


def _month_files() -> list[File]:
    """Counted by day and added up here: to reckon each article's month is the dearer part in SQL."""
    counted = listed_copies().order_by().values_list("published_on")
    counted = counted.annotate(stories=Count("*"), newest=Max("modified_at"))
    files = []
    for (year, month), days in groupby(
        counted.order_by("-published_on"), lambda row: (row[0].year, row[0].month)
    ):
        _, stories, newest = zip(*days, strict=True)
        files += [
            File(sitemaps.month_file(year, month, part), max(newest))
            for part in range(1, sitemaps.parts(sum(stories)) + 1)
        ]
    return files


def _kind_files(kind: str) -> list[File]:
    """Divided by number, so that a new name changes the last file alone."""
    if kind == "sections":
        return [File(kind)]
    part = Cast((F("pk") - 1) / sitemaps.MOST, IntegerField())
    found = KINDS[kind]().order_by().annotate(part=part).values_list("part", flat=True)
    return [File(sitemaps.kind_file(kind, number + 1)) for number in sorted(found.distinct())]


def _sections() -> list[Place]:
    """The front page and its like, and each section with a story in it or below it. One query."""
    copies = LiveCopy.objects.filter(section=OuterRef("pk"))
    rows = Section.objects.annotate(has_stories=Exists(copies)).order_by("path")
    paths = {row.path for row in rows if row.has_stories}
    full = {step for path in paths for step in _above(path)}
    return [Place(path) for path in FIXED] + [Place(s.public_path) for s in rows if s.path in full]


def _above(path: str) -> list[str]:
    """The path itself, and those above it."""
    steps = path.split("/")
    return ["/".join(steps[:depth]) for depth in range(1, len(steps) + 1)]


def _topics():
    """Those whose page says enough: ``rules.topics.is_thin`` as a question to the database."""
    under = LiveTag.objects.filter(tag=OuterRef("pk")).order_by("pk")
    many = Exists(under[ENOUGH - 1 : ENOUGH])
    told = ~Q(description__regex=r"^\s*$") & Exists(under)
    return Tag.objects.approved().filter(many | told)


def _authors():
    return Author.objects.filter(Exists(LiveByline.objects.filter(author=OuterRef("pk"))))


def _categories():
    return Category.objects.filter(Exists(LiveCopy.objects.filter(category=OuterRef("pk"))))


def _sources():
    return Source.objects.filter(Exists(LiveCopy.objects.filter(source=OuterRef("pk"))))


# What each file of lists holds: an empty page is no find, and so is listed nowhere.
KINDS: dict[str, Callable] = {
    "sections": Section.objects.all,
    "tags": _topics,
    "categories": _categories,
    "sources": _sources,
    "authors": _authors,
}


def _some(places: list[Place]) -> list[Place]:
    if not places:  # the protocol knows no empty file
        raise Absent()
    return places
