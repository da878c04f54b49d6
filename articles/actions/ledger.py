"""The ledger: what an act of moderation was, and which rows it changed, so that it can be undone."""

from datetime import date, datetime

from django.db.models import Model
from django.utils import timezone

from articles.actions.beats import record
from articles.models import (
    Category,
    LedgerChange,
    LedgerEntry,
    Redirect,
    Section,
    Source,
    Tag,
    TrendingTopic,
)
from articles.rules import names
from articles.rules.wording import Words, settled

TABLES = {
    "tag": Tag, "category": Category, "source": Source, "section": Section,
    "topic": TrendingTopic, "redirect": Redirect,
}  # fmt: skip
KINDS = {table: kind for kind, table in TABLES.items()}


def enter(
    verb: str, thing: Model, *, by, sentence: Words, reason: str = "", kind: str = ""
) -> LedgerEntry:
    """An entry of what is done now, and its line in the daybook of ``thing``. ``kind`` is what the act is
    about, where that is not the thing itself."""
    now, own = timezone.now(), KINDS[type(thing)]
    record(by=by, verb=verb, thing=names.thing(own, thing.pk), sentence=sentence, reason=reason)
    return LedgerEntry.objects.create(
        kind=kind or own,
        verb=verb,
        sentence=settled(sentence)[:500],
        reason=reason,
        made_at=now,
        made_by=by,
        done_at=now,
    )


class Watch:
    """Rows as they are before an act, to tell afterwards what it changed. It asks the rows it is given
    nothing: what they hold in memory counts, so begin it with rows just read."""

    def __init__(self, *things: Model):
        self.rows: dict[tuple[str, int], dict] = {}
        self.add(*things)

    def add(self, *things: Model) -> None:
        self.rows |= {(KINDS[type(thing)], thing.pk): columns_of(thing) for thing in things}

    def write(self, entry: LedgerEntry, *made: Model) -> None:
        """Store what is different now, and what was ``made``. A query for each kind, and one to store."""
        changes = [
            LedgerChange(
                entry=entry, kind=KINDS[type(thing)], number=thing.pk, after=columns_of(thing)
            )
            for thing in made
        ]
        present = _present(self.rows)
        for (kind, number), before in self.rows.items():
            after = present.get((kind, number))
            if after is None:
                changes.append(LedgerChange(entry=entry, kind=kind, number=number, before=before))
            elif different := [name for name in before if before[name] != after[name]]:
                changes.append(
                    LedgerChange(
                        entry=entry,
                        kind=kind,
                        number=number,
                        before={name: before[name] for name in different},
                        after={name: after[name] for name in different},
                    )
                )
        LedgerChange.objects.bulk_create(changes)


def columns_of(thing: Model) -> dict:
    """The columns of a row as JSON holds them."""
    return {
        column.attname: plain(getattr(thing, column.attname))
        for column in thing._meta.concrete_fields
    }


def plain(value):
    """A column's value as JSON holds it: moments with all their digits."""
    return value.isoformat() if isinstance(value, datetime | date) else value


def _present(rows) -> dict[tuple[str, int], dict]:
    """The columns of these rows as they are stored now; nothing of those that are gone."""
    found = {}
    for kind in {kind for kind, _ in rows}:
        numbers = [number for each, number in rows if each == kind]
        for number, thing in TABLES[kind].objects.in_bulk(numbers).items():
            found[kind, number] = columns_of(thing)
    return found
