"""The section, category or source of many articles, changed at once, and taken back.

The kind of a ledger's entry is the column it is about. Each step is a fixed number of statements.
"""

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    Subquery,
    Value,
)

from articles.actions.searching import find_anew, find_anew_what_was_undone
from articles.actions.setwise import insert_selected
from articles.models import Article, LedgerEntry, LiveCopy, Refiled

COLUMNS = ["entry", "article", "live", "former", "present"]
PLACES = ((Article, False), (LiveCopy, True))


def refile(entry: LedgerEntry, former: Model, present: Model) -> None:
    """Every article under ``former`` stands under ``present``. Four statements, and one more for a section:
    what has other names is searched by the numbers of them all."""
    number = BigIntegerField()
    for table, live in PLACES:
        rows = table.objects.filter(**{entry.kind: former})
        selected = rows.order_by().values_list(
            Value(entry.pk, number),
            "pk",
            Value(live, BooleanField()),
            Value(former.pk, number),
            Value(present.pk, number),
        )
        insert_selected(Refiled, COLUMNS, selected)
        rows.update(**{entry.kind: present})
    if entry.kind == "section":
        find_anew(Refiled.objects.filter(entry=entry, live__in=[True]))


def reverse_refiling(entry: LedgerEntry) -> None:
    """Take it back where editors have left it so. Four statements.

    A copy published since shows what the desk had, so the desk's lines tell of it.
    """
    if not Refiled.objects.filter(entry=entry).exists():
        return
    for table, live in PLACES:
        lines = (
            _lines_to_reverse(entry)
            if live
            else Refiled.objects.filter(entry=entry, live__in=[False])
        )
        own = lines.filter(article=OuterRef("pk"))
        standing = own.filter(present=OuterRef(f"{entry.kind}_id"))
        table.objects.filter(Exists(standing)).update(
            **{entry.kind: Subquery(own.order_by().values("former")[:1])}
        )
    find_anew_what_was_undone(entry, Refiled.objects.filter(entry=entry, live__in=[True, False]))


def count_refiled(entry: LedgerEntry) -> dict[str, int]:
    """How many articles, at the desk or in either place, and how many live pages."""
    lines = Refiled.objects.filter(entry=entry)
    return {
        "articles": lines.values("article").distinct().count(),
        "live": lines.filter(live=True).values("article").distinct().count(),
    }


def _lines_to_reverse(entry: LedgerEntry):
    shown, done = F("article__live_copy__updated_at"), entry.done_at
    # ``live__in`` lets SQLite find an article's line by the index, instead of reading all of the act's.
    lines = Refiled.objects.alias(shown=shown).filter(entry=entry, live__in=[True, False])
    return lines.filter(Q(live=True, shown__lte=done) | Q(live=False, shown__gt=done))
