"""What happens to a section: opened, renamed, moved with all below it, put in order, deleted."""

from django.db import transaction

from articles.actions.addresses import clear_all, led_to
from articles.actions.beats import announce, require, store
from articles.actions.filing import refuse_if_used
from articles.actions.fronts_of_sections import fronts_of
from articles.actions.ledger import Watch, enter
from articles.actions.section_plans import Change, change_of, plan_of, take_words
from articles.actions.section_tree import (
    count_articles,
    hold_tree,
    lists_on,
    standing,
    store_places,
)
from articles.models import LedgerEntry, Redirect, Section
from articles.reading.tree import Tree
from articles.rules import names
from articles.rules.plans import Plan
from articles.rules.trees import settle
from articles.rules.wording import Sentence, say

WRITTEN = ("title", "slug", "parent", "order", "description")


@transaction.atomic
def save_section(section: Section, *, by, plan: str = "") -> Section:
    """Open a section, or store what it holds now: see :func:`open_section`, :func:`change_section`."""
    if section.pk is None:
        open_section(section, by=by)
    else:
        changes = {name: getattr(section, name) for name in WRITTEN}
        change_section(section, by=by, plan=plan, **changes)
        section.refresh_from_db()
    return section


@transaction.atomic
def open_section(section: Section, *, by, reason: str = "") -> LedgerEntry:
    """Open a section. Raises ``NotFit`` for a tree too deep, a closed parent or a reserved slug,
    ``AddressTaken`` for a sibling's slug."""
    require(by, "add_section", say("open sections"))
    tree = hold_tree()
    take_words(section)
    settle({**tree.by_number, None: section})  # it has no number yet
    displaced = clear_all([section.public_path])
    store(section, field="title")
    entry = enter("open", section, by=by, reason=reason,
                  sentence=say("Opened the section “%(section)s” at %(path)s",
                               section=section, path=section.public_path))  # fmt: skip
    Watch(*displaced).write(entry, section)
    announce({*_MENUS, *led_to(displaced), *lists_on(tree, section.parent_id)})
    return entry


def plan_section_change(section: Section, **changes) -> Plan:
    """What :func:`change_section` would come to. Raises what it would raise. Six queries."""
    return plan_of(change_of(Tree.read(), section, changes))


@transaction.atomic
def change_section(
    section: Section, *, by, plan: str = "", reason: str = "", **changes
) -> LedgerEntry | None:
    """Change a section's title, slug, parent, order or description; what is not given stays as it is
    stored. Another slug or parent moves all below along, and every former address leads on at once.

    ``plan`` is the fingerprint of what was confirmed; another plan by now raises ``StalePlan``. Raises
    ``NotFit`` for a circle, a tree too deep, a closed parent or a reserved slug, ``AddressTaken`` for a
    sibling's slug. None where nothing changes. A fixed number of queries.
    """
    require(by, "change_section", say("change sections"))
    tree = hold_tree()
    watch = Watch(*tree.by_number.values())
    before = lists_on(tree, section.pk)
    change = change_of(tree, section, changes)
    if plan:
        plan_of(change).refuse_other(plan)
    if not change.changed:
        return None
    made, led = store_places(change.tree.by_number, change.former, watch)
    store(change.section, field="title")
    entry = enter(_verb(change), section, by=by, reason=reason, sentence=_sentence(change))
    watch.write(entry, *made)
    entry.counts = _counted(change)
    entry.save(update_fields=["counts"])
    announce({*_MENUS, *led, *before, *lists_on(change.tree, section.pk)})
    return entry


@transaction.atomic
def shift_section(section: Section, *, up: bool, by) -> LedgerEntry | None:
    """Move a section one place up or down among those of its parent. None where it is the last already."""
    require(by, "change_section", say("put sections in order"))
    tree = hold_tree()
    row = standing(tree, section)
    siblings = list(tree.children(row.parent_id))
    place = siblings.index(row)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(siblings):
        return None
    watch = Watch(*siblings)
    neighbour = siblings[other]
    siblings[place], siblings[other] = neighbour, row
    for order, each in enumerate(siblings):
        each.order = order
    Section.objects.bulk_update(siblings, ["order"])
    put = _BEFORE if up else _BEHIND
    entry = enter("order", row, by=by, sentence=put.filled(section=row, other=neighbour))
    watch.write(entry)
    announce({*_MENUS, *lists_on(tree, row.parent_id)})
    return entry


@transaction.atomic
def delete_section(section: Section, *, by, reason: str = "") -> LedgerEntry:
    """Delete a section that nothing uses. Raises ``InUse`` with what does. Its addresses lead nowhere."""
    require(by, "delete_section", say("delete sections"))
    tree = hold_tree()
    section = standing(tree, section)
    refuse_if_used(section)
    watch = Watch(section, *Redirect.objects.filter(section=section))
    entry = enter("delete", section, by=by, reason=reason,
                  sentence=say("Deleted the section “%(section)s” at %(path)s",
                               section=section, path=section.public_path))  # fmt: skip
    entry.asked = {"fronts": fronts_of([section.pk])}
    entry.save(update_fields=["asked"])
    changed = lists_on(tree, section.pk)
    section.delete()
    watch.write(entry)
    announce({*_MENUS, *changed})
    return entry


_MENUS = (names.SECTIONS, names.FRONT)  # what every page shows of the tree, and the bands


def _verb(change: Change) -> str:
    if change.former:
        return "move"
    return "rename" if "title" in change.changed else "change"


_BEFORE = say("Put the section “%(section)s” before “%(other)s”")
_BEHIND = say("Put the section “%(section)s” after “%(other)s”")
# Whether its title is another one, and whether its address is.
_LINES = {
    (True, True): say(
        "Renamed the section “%(before)s” to “%(section)s” and moved it from %(former)s to %(path)s"
    ),
    (True, False): say("Renamed the section “%(before)s” to “%(section)s”"),
    (False, True): say("Moved the section “%(before)s” from %(former)s to %(path)s"),
    (False, False): say("Changed the section “%(before)s”"),
}


def _sentence(change: Change) -> Sentence:
    section, before = change.section, change.before
    return _LINES[section.title != before.title, bool(change.former)].filled(
        section=section, before=before, former=before.public_path, path=section.public_path
    )


def _counted(change: Change) -> dict[str, int]:
    """What happened, counted in the tables, not in the plan. Five queries."""
    counts = count_articles(change.concerned)
    leading = Redirect.objects.filter(section__in=change.former).count()
    return {"articles": counts["articles"], "live": counts["live"], "addresses": leading}
