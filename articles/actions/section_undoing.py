"""Undoing what was done to sections: the tree as it was, with what was opened below it since."""

from articles.actions.addresses import clear_all, led_to
from articles.actions.filing import refuse_if_used
from articles.actions.fronts_of_sections import bring_fronts_back
from articles.actions.ledger import Watch, plain
from articles.actions.section_tree import hold_tree, section_meant, stand_nowhere, store_places
from articles.models import LedgerChange, LedgerEntry, Redirect, Section
from articles.models.redirects import KINDS
from articles.rules import names
from articles.rules.refusals import InUse, NotNow
from articles.rules.trees import settle
from articles.rules.wording import say

RECKONED = {"path", "depth"}  # from slug and parent, as they are now
COLUMNS = ["title", "slug", "parent", "order", "description", "is_closed", "path", "depth"]


def put_back_sections(entry: LedgerEntry, *, by) -> set[str]:
    """Give sections and redirects back what they had, but for what was changed again since.

    The paths are reckoned anew; an address that stood meanwhile goes on leading to its section, unless
    it led to something else before. Raises ``NotNow`` and what ``settle`` raises where the tree has no
    place for it. Returns the names of what readers were led to.
    """
    changes = list(entry.changes.order_by("pk"))
    sections = [change for change in changes if change.kind == "section"]
    rows = hold_tree().by_number
    for change in sections:
        if change.before is None and change.number in rows:
            _unmake(rows.pop(change.number), entry)
    again = [_made_again(change) for change in sections if change.after is None]
    rows |= {row.pk: row for row in again}
    changed = [
        _changed_back(change, rows)
        for change in sections
        if None not in (change.before, change.after) and change.before.keys() - RECKONED
    ]
    led = _store(rows, again, changed)
    led |= _put_back_redirects(changes, rows)
    bring_fronts_back(entry.asked.get("fronts", ()), by=by)
    return led | {names.listing("section", row.pk) for row in (*again, *changed)}


def _unmake(section: Section, entry: LedgerEntry) -> None:
    refuse_if_used(section)
    later = LedgerEntry.objects.filter(
        kind="section", verb="merge", state=LedgerEntry.DONE, done_at__gte=entry.done_at
    )
    if merged := next((each for each in later if section.pk in each.asked["into"].values()), None):
        raise InUse(
            say("“%(merged)s”: its addresses would lead nowhere. Undo that first.", merged=merged)
        )
    section.delete()


def _made_again(change: LedgerChange) -> Section:
    return Section(
        **{
            column.attname: column.to_python(change.before[column.attname])
            for column in Section._meta.concrete_fields
            if column.attname in change.before
        }
    )


def _changed_back(change: LedgerChange, rows: dict[int, Section]) -> Section:
    """The row, with the columns it had, but for those that were changed again since."""
    if change.number not in rows:
        raise NotNow(say("A section that this changed is gone by now."))
    row = rows[change.number]
    for name in change.before.keys() - RECKONED:
        if plain(getattr(row, name)) == change.after[name]:
            setattr(row, name, change.before[name])
    return row


def _store(rows: dict[int, Section], again: list[Section], changed: list[Section]) -> set[str]:
    """Write the tree: what comes back may need a place that another leaves at this moment."""
    former = settle(rows)
    stand_nowhere(former)
    cleared = clear_all(row.public_path for row in again)
    for row in sorted(again, key=lambda row: row.depth):
        row.save(force_insert=True)
    written = {row.pk: row.path for row in changed} | former
    _, led = store_places(rows, written, Watch(), columns=COLUMNS)
    return led | led_to(cleared)


def _put_back_redirects(changes: list[LedgerChange], rows: dict[int, Section]) -> set[str]:
    """Former addresses lead where they led, unless a section stands there now."""
    own = {change.number for change in changes if change.kind == "section"}
    changes = [change for change in changes if change.kind == "redirect" and change.before]
    for change in changes:
        if change.after is not None:  # it led to what was merged
            Redirect.objects.filter(pk=change.number).update(section=change.before["section_id"])
    taken = {row.public_path for row in rows.values()}
    again = [
        redirect
        for change in changes
        if change.after is None and change.before["path"] not in taken
        if (redirect := _leading_again(change.before))
    ]
    return _store_redirects(again, own)


def _store_redirects(again: list[Redirect], own: set[int]) -> set[str]:
    """What leads to one of the act's ``own`` sections at these addresses came by the act. Anything else
    came there since, and stays."""
    paths = [redirect.path for redirect in again]
    present = Redirect.objects.filter(path__in=paths)
    since = {redirect.path for redirect in present if redirect.section_id not in own}
    again = [redirect for redirect in again if redirect.path not in since]
    displaced = clear_all(redirect.path for redirect in again)
    Redirect.objects.bulk_create(again)
    return led_to([*displaced, *again])


def _leading_again(before: dict) -> Redirect | None:
    """A redirect as it was; None where what it led to is gone."""
    redirect = Redirect(
        **{
            column.attname: column.to_python(before[column.attname])
            for column in Redirect._meta.concrete_fields
        }
    )
    if redirect.section_id:
        redirect.section = section_meant(redirect.section_id)
    kind = next(
        kind for kind in KINDS if getattr(redirect, f"{kind}_id", None) or kind == KINDS[-1]
    )
    table = Redirect._meta.get_field(kind).related_model
    return redirect if table.objects.filter(pk=getattr(redirect, f"{kind}_id")).exists() else None
