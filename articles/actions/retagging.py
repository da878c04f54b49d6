"""The tags of many articles, changed at once: drawn up line by line, carried out, taken back.

The lines of a ledger's entry say what an act does to each article, at the desk and in the copy that
readers see. Each step is a fixed number of statements, however many articles there are.
"""

from dataclasses import dataclass

from django.db.models import BigIntegerField, BooleanField, Exists, F, OuterRef, Q, QuerySet, Value

from articles.actions.searching import MERGE, find_anew, find_anew_what_was_undone
from articles.actions.setwise import insert_selected
from articles.models import Article, LedgerEntry, LiveCopy, LiveTag, Retagged, Tag, TaggedArticle

COLUMNS = ["entry", "article", "live", "removed", "instead", "gave"]


@dataclass(frozen=True)
class Place:
    """A table of tags on articles: its column of the article, and the articles it is about."""

    links: type
    article: str
    articles: type
    live: bool

    def under(self, tag: int | OuterRef, article: str = "article") -> Exists:
        """Whether the article that a column of the outer row names has the tag here."""
        return Exists(self.links.objects.filter(**{self.article: OuterRef(article), "tag": tag}))


DESK = Place(TaggedArticle, "content_object", Article, live=False)
READERS = Place(LiveTag, "copy", LiveCopy, live=True)
PLACES = (DESK, READERS)


@dataclass(frozen=True)
class Change:
    """The numbers of tags: ``removed`` is to be taken off, and ``instead`` to stand in its place; either may
    be None."""

    removed: int | None
    instead: int | None

    def drawn(self, place: Place, among: QuerySet | None) -> tuple[QuerySet, str, object]:
        """The rows it is about as the tags are now, their column of the article, and whether each is given
        a tag. ``among`` are the articles, all of them where it is None."""
        if self.removed is None:
            rows = place.articles.objects.filter(pk__in=among.values("pk"))
            return rows.exclude(place.under(self.instead, "pk")), "pk", _flag(True)
        rows = place.links.objects.filter(tag=self.removed)
        if among is not None:
            rows = rows.filter(**{f"{place.article}__in": among.values("pk")})
        given = ~place.under(self.instead, place.article) if self.instead else _flag(False)
        return rows, place.article, given

    def lines(self, entry: LedgerEntry, place: Place) -> QuerySet:
        """The lines of an entry that are about it."""
        column = {"removed": self.removed, "instead": self.instead}
        asked = {name: value for name, value in column.items() if value}
        none = {f"{name}__isnull": True for name, value in column.items() if not value}
        return _lines(entry, live=place.live).filter(**asked, **none)


def draw(entry: LedgerEntry, change: Change, *, among: QuerySet | None) -> None:
    """Write down what a change means for each article. Two statements."""
    for place in PLACES:
        rows, article, gave = change.drawn(place, among)
        _draw(entry, place, rows, article, change.removed, change.instead, gave)


def still_holds(entry: LedgerEntry, change: Change, *, among: QuerySet) -> bool:
    """Whether drawn again among these articles, the lines would be the same. Four statements at most."""
    for place in PLACES:
        rows, article, gave = change.drawn(place, among)
        drawn = rows.order_by().values_list(article, gave)
        kept = change.lines(entry, place).order_by().values_list("article", "gave")
        if list(kept.difference(drawn)[:1]) or list(drawn.difference(kept)[:1]):
            return False
    return True


def draw_replacement(entry: LedgerEntry, tag: Tag, instead: Tag, *, among=None) -> None:
    """Each article that has ``tag`` is to have ``instead`` in its place. Two statements.

    ``among`` are the articles it is about, as a QuerySet; all, where there is none.
    """
    draw(entry, Change(tag.pk, instead.pk), among=among)


def draw_removal(entry: LedgerEntry, tag: Tag, *, among=None) -> None:
    """Each article that has ``tag`` is to lose it. Two statements."""
    draw(entry, Change(tag.pk, None), among=among)


def draw_addition(entry: LedgerEntry, tag: Tag, *, among: QuerySet) -> None:
    """Each of these articles is to have ``tag`` that has it not. Two statements."""
    draw(entry, Change(None, tag.pk), among=among)


def carry_out_lines(entry: LedgerEntry) -> None:
    """Do what the lines say, and have the readers' search know of it. Five statements."""
    for place in PLACES:
        lines = _lines(entry, live=place.live)
        _give(place, "instead", lines.filter(gave=True))
        _take(place, "removed", lines)
    if entry.verb != MERGE:  # a merged tag's number means the other one from now on
        find_anew(_lines(entry, live=True))


def reverse_lines(entry: LedgerEntry) -> None:
    """Take back what the lines say, where editors have left it so. Five statements.

    A tag comes back where the one that stood for it still stands: who took that off the article meant
    the topic. A copy published since shows what the desk had, so the desk's lines tell of it.
    """
    for place in PLACES:
        lines = _lines_to_reverse(entry, place)
        stands = Q(instead=None) | place.under(OuterRef("instead"))
        _give(place, "removed", lines.filter(stands, removed__isnull=False))
        _take(place, "instead", lines.filter(gave=True))
    find_anew_what_was_undone(entry, Retagged.objects.filter(entry=entry, live__in=[True, False]))


def tell_open_forms(entry: LedgerEntry) -> None:
    """Let whoever has one of these articles open put both together, instead of storing the tags that were.
    One statement.

    Where a merge is undone, what an open form holds is the tag that stood for the topic: stored again, it
    still means it. That is no reason to write a hundred thousand articles.
    """
    lines = _lines(entry, live=False)
    if entry.kind == "tag":
        lines = lines.filter(instead=None)
    Article.objects.filter(pk__in=lines.values("article")).update(version=F("version") + 1)


def count_lines(entry: LedgerEntry) -> dict[str, int]:
    """How many articles the lines are about, at the desk or in either place, and how many live pages."""
    lines = Retagged.objects.filter(entry=entry)
    return {
        "articles": lines.values("article").distinct().count(),
        "live": lines.filter(live=True).values("article").distinct().count(),
    }


def _flag(value: bool) -> Value:
    return Value(value, BooleanField())


def _draw(entry, place: Place, rows: QuerySet, article: str, removed, instead, gave) -> None:
    number = BigIntegerField()
    selected = rows.order_by().values_list(
        Value(entry.pk, number),
        article,
        _flag(place.live),
        Value(removed, number),
        Value(instead, number),
        gave,
    )
    insert_selected(Retagged, COLUMNS, selected)


def _lines(entry: LedgerEntry, *, live: bool) -> QuerySet:
    """``IN`` and not ``NOT live``: SQLite finds an article's line by its index only where columns are
    compared, and would read all lines of the act for each article."""
    return Retagged.objects.filter(entry=entry, live__in=[live])


def _lines_to_reverse(entry: LedgerEntry, place: Place) -> QuerySet:
    if not place.live:
        return _lines(entry, live=False)
    done, shown = entry.done_at, "article__live_copy__updated_at"
    return Retagged.objects.filter(
        Q(live=True, **{f"{shown}__lte": done}) | Q(live=False, **{f"{shown}__gt": done}),
        entry=entry,
        live__in=[True, False],
    )


def _give(place: Place, column: str, lines: QuerySet) -> None:
    """Put the tag of this column on the article of each line that is there and has it not."""
    there = Exists(place.articles.objects.filter(pk=OuterRef("article")))
    missing = lines.filter(there).exclude(place.under(OuterRef(column))).order_by()
    rows = missing.values_list("article", column).distinct()
    insert_selected(place.links, [place.article, "tag"], rows)


def _take(place: Place, column: str, lines: QuerySet) -> None:
    """Take the tag of this column off the article of each line."""
    tags = lines.order_by().values(column).distinct()
    told = Exists(lines.filter(**{"article": OuterRef(place.article), column: OuterRef("tag")}))
    place.links.objects.filter(told, tag__in=list(_numbers(tags, column))).delete()


def _numbers(rows: QuerySet, column: str):
    return (number for number in rows.values_list(column, flat=True) if number)
