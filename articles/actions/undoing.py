"""Undoing an act of moderation: what it did is taken back, what people did since stays."""

from collections.abc import Iterable
from copy import copy

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.actions.beats import announce, record, require
from articles.actions.filing import keep_former_address, refuse_if_used
from articles.actions.holding import hold_filing
from articles.actions.ledger import TABLES, plain
from articles.actions.licensing import renew_after_undoing
from articles.actions.refiling import reverse_refiling
from articles.actions.retagging import reverse_lines, tell_open_forms
from articles.actions.rising import reckon_soon
from articles.actions.section_undoing import RECKONED, put_back_sections
from articles.actions.topics import refuse_what_is_over
from articles.models import LedgerChange, LedgerEntry, Refiled, Retagged, Tag
from articles.models.aliased import Aliased
from articles.models.named import Named
from articles.rules import names
from articles.rules.refusals import NotNow
from articles.rules.wording import say

RIGHTS = {
    "tag": "change_tag", "category": "change_category", "source": "change_source",
    "section": "change_section", "topic": "change_trendingtopic", "article": "retag_article",
}  # fmt: skip
_NAME_TAKEN = say("Something else has this name or address by now: give that another one first.")
_TAKEN = {"topic": say("This tag was put up or muted anew since: that is how it stays.")}
_NO_MORE = {
    LedgerEntry.PLANNED: say("This cannot be undone: it is planned."),
    LedgerEntry.UNDONE: say("This cannot be undone: it is undone."),
    LedgerEntry.DROPPED: say("This cannot be undone: it is dropped."),
}
WITH_LISTS = ("tag", "category", "source")
# A number that other names may lead to: having it changes nothing. And what is reckoned anew.
OF_NO_CONSEQUENCE = {"own", *RECKONED}


@transaction.atomic
def undo(entry: LedgerEntry, *, by) -> LedgerEntry:
    """Take an act back. Raises ``NotNow`` where a later act builds on it: that has to be undone first.

    What editors changed since is theirs: an article they took the topic off does not get it back. An
    address that stood meanwhile goes on leading to the thing.
    """
    require(by, RIGHTS[entry.kind], say("undo this"))
    hold_filing(alone=True)
    entry = LedgerEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.state != LedgerEntry.DONE:
        raise NotNow(_NO_MORE[entry.state])
    if later := what_builds_on(entry):
        raise NotNow(
            say("“%(later)s” came after this and builds on it: undo that first.", later=later)
        )
    reverse_lines(entry)
    tell_open_forms(entry)
    reverse_refiling(entry)
    changed = _put_back(entry, by=by)
    if entry.kind == "topic":
        refuse_what_is_over(entry)
    if entry.kind == "tag":
        reckon_soon()
    if entry.kind == "source":
        changed |= renew_after_undoing(entry)
    entry.state, entry.undone_at, entry.undone_by = LedgerEntry.UNDONE, timezone.now(), by
    entry.save(update_fields=["state", "undone_at", "undone_by"])
    for thing in [names.thing(each.kind, each.number) for each in entry.changes.all()] or [
        names.thing("ledger", entry.pk)
    ]:
        record(
            by=by,
            verb="undo",
            thing=thing,
            sentence=say("Undid: %(sentence)s", sentence=entry.sentence),
        )
    announce(changed | _shown_by_lines(entry))
    return entry


def what_builds_on(entry: LedgerEntry) -> LedgerEntry | None:
    """The first act since, not undone, that changed what this one did. Seven queries at most."""
    later = LedgerEntry.objects.filter(
        Q(done_at__gt=entry.done_at) | Q(done_at=entry.done_at, pk__gt=entry.pk),
        state=LedgerEntry.DONE,
    )
    return (
        _of_things(entry, later)
        or _of_tags(entry, later)
        or _of_tags_gone(entry, later)
        or _of_filing(entry, later)
    )


def _of_things(entry: LedgerEntry, later) -> LedgerEntry | None:
    own = {
        (change.kind, change.number): change
        for change in entry.changes.all()
        if (entry.kind, change.kind) != ("section", "redirect")
    }  # addresses give way to the tree
    theirs = LedgerChange.objects.filter(
        entry__in=later,
        kind__in={kind for kind, _ in own},
        number__in={number for _, number in own},
    )
    for change in theirs.select_related("entry").order_by("pk"):
        mine = own.get((change.kind, change.number))
        if mine and _overlap(mine, change):
            return change.entry
    return None


def _overlap(mine: LedgerChange, theirs: LedgerChange) -> bool:
    if _is_reckoned(mine) or _is_reckoned(theirs):
        return False
    if None in (mine.before, mine.after, theirs.before, theirs.after):
        return True  # one of them made it, or deleted it
    return bool((mine.before.keys() & theirs.before.keys()) - OF_NO_CONSEQUENCE)


def _is_reckoned(change: LedgerChange) -> bool:
    """Whether it is nothing but what undoing reckons anew: the path of a section below a moved one."""
    both = change.before is not None and change.after is not None
    return both and change.before.keys() <= RECKONED


def _of_tags(entry: LedgerEntry, later) -> LedgerEntry | None:
    tags = _tags_of(entry)
    mine = Retagged.objects.filter(entry=entry, live=OuterRef("live"), article=OuterRef("article"))
    theirs = Retagged.objects.filter(
        Q(removed__in=tags) | Q(instead__in=tags), Exists(mine), entry__in=later
    )
    line = theirs.select_related("entry").order_by("entry").first() if tags else None
    return line and line.entry


def _of_tags_gone(entry: LedgerEntry, later) -> LedgerEntry | None:
    """What made a tag that was taken off articles another name, or refused or deleted it: no article may
    have it back."""
    own = entry.changes.filter(kind="tag").values_list("number", flat=True)
    usable = Tag.objects.filter(status__in=[Tag.APPROVED, Tag.PROPOSED])
    if not (taken := _tags_of(entry) - set(own)):
        return None
    gone = taken - set(usable.filter(pk__in=taken).values_list("pk", flat=True))
    theirs = LedgerChange.objects.filter(entry__in=later, kind="tag", number__in=gone)
    change = theirs.select_related("entry").order_by("-pk").first() if gone else None
    return change and change.entry


def _of_filing(entry: LedgerEntry, later) -> LedgerEntry | None:
    mine = Refiled.objects.filter(entry=entry, live=OuterRef("live"), article=OuterRef("article"))
    theirs = Refiled.objects.filter(Exists(mine), entry__in=later.filter(kind=entry.kind))
    line = theirs.select_related("entry").order_by("entry").first()
    return line and line.entry


def _tags_of(entry: LedgerEntry) -> set[int]:
    rows = Retagged.objects.filter(entry=entry).order_by().values_list("removed", "instead")
    return {number for row in rows.distinct() for number in row if number}


def _put_back(entry: LedgerEntry, *, by) -> set[str]:
    """The rows as they were: what was made goes, what was changed is changed back, what was deleted comes
    back. Returns the names of what changed for readers by that."""
    changes = list(entry.changes.order_by("-pk"))
    made = [change for change in changes if change.before is None]
    deleted = [change for change in changes if change.after is None]
    changed = {name for change in changes for name in _names_of(change)}
    try:
        with transaction.atomic():
            if any(change.kind == "section" for change in changes):
                return changed | put_back_sections(entry, by=by)
            for change in made:
                _unmake(change)
            for change in changes:
                if change.before is not None and change.after is not None:
                    changed |= _change_back(change)
            for change in deleted:
                _make_again(change)
    except IntegrityError as clash:
        raise NotNow(_TAKEN.get(entry.kind, _NAME_TAKEN)) from clash
    return changed


def _unmake(change: LedgerChange) -> None:
    thing = TABLES[change.kind].objects.filter(pk=change.number).first()
    if thing:
        refuse_if_used(thing)
        thing.delete()


def _change_back(change: LedgerChange) -> set[str]:
    """Give a row the columns it had, but for those that were changed again since."""
    thing = TABLES[change.kind].objects.select_for_update().filter(pk=change.number).first()
    if thing is None:
        raise NotNow(say("What this changed is gone by now."))
    former, columns = copy(thing), []
    for column in thing._meta.concrete_fields:
        name = column.attname
        if name in change.before and plain(getattr(thing, name)) == change.after[name]:
            setattr(thing, name, column.to_python(change.before[name]))
            columns.append(column.name)
    columns += _spelled(thing, columns)
    if "status" in columns and thing.status == Tag.REFUSED:
        _refuse_if_on_articles(thing)
    thing.save(update_fields=columns)
    if change.kind in WITH_LISTS:
        return keep_former_address(change.kind, thing, former)
    return set()


def _refuse_if_on_articles(tag: Tag) -> None:
    """Raise ``NotNow`` for a tag that would be refused again, and has come onto articles since."""
    if tag.tagged.exists() or tag.live_tags.exists():
        raise NotNow(
            say("Articles have “%(tag)s” by now: refuse it with a reason instead.", tag=tag)
        )


def _spelled(thing, columns: Iterable[str]) -> list[str]:
    """Spell a thing whose name is among ``columns``: the ledger of years ago knows not all that goes with a
    name. Returns what was written."""
    if not isinstance(thing, Named) or "name" not in columns:
        return []
    thing.spell()
    return ["key", "words"]


def _make_again(change: LedgerChange) -> None:
    table = TABLES[change.kind]
    columns = {
        column.attname: column.to_python(change.before[column.attname])
        for column in table._meta.concrete_fields
        if column.attname in change.before
    }
    thing = table(**columns)
    _spelled(thing, columns)
    if getattr(thing, "alias_of_id", None):
        _lead_on(thing)
    thing.save(force_insert=True)


def _lead_on(alias: Aliased) -> None:
    """Let a name that comes back lead to what the thing it stood for means by now."""
    meant = type(alias).objects.filter(pk=alias.alias_of_id).select_related("alias_of").first()
    if meant is None:
        raise NotNow(say("What “%(alias)s” was another name of is gone by now.", alias=alias))
    if meant.own is None and meant.alias_of is None:
        type(alias).objects.filter(pk=meant.pk).update(own=meant.pk)
    alias.alias_of_id = meant.alias_of_id or meant.pk


def _names_of(change: LedgerChange) -> set[str]:
    if change.kind == "topic":
        return {names.TRENDING}
    if change.kind == "section":
        return {names.SECTIONS, names.FRONT, names.listing("section", change.number)}
    found = {names.thing(change.kind, change.number)}
    if change.kind in WITH_LISTS:
        found.add(names.listing(change.kind, change.number))
    return found | ({names.TAGS, names.TRENDING} if change.kind == "tag" else set())


def _shown_by_lines(entry: LedgerEntry) -> set[str]:
    """The names of the lists that the lines are about, and of the pages that show no tag of them yet."""
    tags = _tags_of(entry)
    found = {name for tag in tags for name in (names.thing("tag", tag), names.listing("tag", tag))}
    added = Retagged.objects.filter(entry=entry, live=True, instead=None)
    found |= {names.article(number) for number in added.values_list("article", flat=True)}
    rows = Refiled.objects.filter(entry=entry).order_by().values_list("former", "present")
    numbers = {number for row in rows.distinct() for number in row}
    things = {names.thing(entry.kind, number) for number in numbers}
    found |= {names.TAGS} if tags else set()
    return found | things | {names.listing(entry.kind, number) for number in numbers}
