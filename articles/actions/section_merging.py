"""Merging one section into another, with its subsections, articles and addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from articles.actions.beats import announce, require
from articles.actions.fronts_of_sections import fronts_of
from articles.actions.ledger import Watch, enter
from articles.actions.refiling import count_refiled, refile
from articles.actions.section_plans import displaced_from, leading, menu_of
from articles.actions.section_tree import (
    count_articles,
    hold_tree,
    lists_on,
    stand_nowhere,
    standing,
    store_places,
)
from articles.models import Front, FrontChange, LedgerEntry, LivePlacement, Redirect, Section
from articles.reading.tree import Tree
from articles.rules import cleaning, names, schedules
from articles.rules.plans import Plan
from articles.rules.refusals import NotFit
from articles.rules.trees import settle
from articles.rules.wording import Sentence, in_turn, say, say_many


@dataclass
class Merging:
    """``pairs`` are the sections that go, each with the one it goes into, from the top down; ``moved``
    those that come to stand below another one, and ``former`` where they and all below them stood."""

    before: Tree
    after: Tree
    pairs: list[tuple[Section, Section]]
    moved: list[Section] = field(default_factory=list)
    former: dict[int, str] = field(default_factory=dict)

    @property
    def gone(self) -> list[int]:
        return [section.pk for section, _ in self.pairs]

    @property
    def merged(self) -> dict[str, int]:
        """Where each that goes stood → the number of the section its address leads to."""
        return {section.path: into.pk for section, into in self.pairs}


def plan_section_merge(section: Section, into: Section) -> Plan:
    """What merging ``section`` into another will change. Raises what :func:`merge_sections` raises."""
    return _plan(_reckon(Tree.read(), section, into))


@transaction.atomic
def merge_sections(
    section: Section, *, into: Section, by, plan: str = "", reason: str = ""
) -> LedgerEntry:
    """File all that stands in ``section`` in another one, and lead its addresses there.

    Its subsections come along; one that meets a subsection of the same slug is merged into that. The
    merged section goes with its front; the ledger keeps both. ``plan`` is the fingerprint of what was
    confirmed; another plan by now raises ``StalePlan``. Raises ``NotFit`` where it makes no sense. A
    fixed number of queries whatever the number of articles.
    """
    require(by, "change_section", say("merge sections"))
    tree = hold_tree()
    watch = Watch(*tree.by_number.values())
    lists = lists_on(tree, section.pk, into.pk)
    merging = _reckon(tree, section, into)
    _plan(merging).refuse_other(plan)
    section, into = merging.pairs[0]
    entry = enter("merge", section, by=by, reason=cleaning.clean_line(reason),
                  sentence=say("Merged the section “%(section)s” (%(former)s) into “%(into)s” (%(present)s)",
                               section=section, former=section.public_path,
                               into=into, present=into.public_path))  # fmt: skip
    entry.asked = _kept(merging)
    for one, other in merging.pairs:
        refile(entry, one, other)
    watch.add(*Redirect.objects.filter(section__in=merging.gone))
    led = _carry_out(merging, watch, entry)
    entry.counts |= count_refiled(entry)
    entry.save(update_fields=["asked", "counts"])
    announce({names.SECTIONS, names.FRONT, *led, *lists, *lists_on(merging.after, into.pk)})
    return entry


def _reckon(tree: Tree, section: Section, into: Section) -> Merging:
    """Who goes into whom, and which subsections move: all of it in memory."""
    section, into = standing(tree, section), standing(tree, into)
    _refuse_merging(tree, section, into)
    pairs, moved, gone = [(section, into)], [], set()
    for one, other in pairs:  # it grows on the way
        gone.add(one.pk)
        taken = {row.slug: row for row in tree.children(other.pk) if row.pk not in gone}
        for child in tree.children(one.pk):
            if child.slug in taken:
                _refuse_closed(child, taken[child.slug])
                pairs.append((child, taken[child.slug]))
            else:
                moved.append(child)
                child.parent = other
    rows = {number: row for number, row in tree.by_number.items() if number not in gone}
    former = settle(rows)
    return Merging(tree, Tree(rows.values()), pairs, moved, former)


def _refuse_merging(tree: Tree, section: Section, into: Section) -> None:
    if section == into:
        raise NotFit(
            say("A section cannot be merged into itself: choose another one."), field="into"
        )
    if into.pk in tree.below(section.pk):
        raise NotFit(
            say(
                "“%(into)s” stands below “%(section)s”: move it out first.",
                into=into,
                section=section,
            ),
            field="into",
        )
    _refuse_closed(section, into)


def _refuse_closed(section: Section, into: Section) -> None:
    if into.is_closed and not section.is_closed:
        raise NotFit(say("“%(into)s” (%(path)s) is closed and takes no new articles: reopen it "
"first.", into=into, path=into.public_path), field="into")  # fmt: skip


def _plan(merging: Merging) -> Plan:
    """Seven queries, whatever the number of articles."""
    counts = count_articles(merging.gone)
    return Plan(
        articles=counts["articles"],
        live=counts["live"],
        addresses=_addresses(merging),
        also=tuple(_also(merging)),
        checksum=(
            [(one.pk, other.pk) for one, other in merging.pairs],
            sorted(merging.former.items()), counts["checksum"],
        ),
    )  # fmt: skip


def _addresses(merging: Merging) -> tuple[tuple[str, str], ...]:
    rows = merging.after.by_number
    into = {one.pk: other for one, other in merging.pairs}
    taken = {row.public_path for row in rows.values()}
    old = Redirect.objects.filter(section__in=into).values_list("path", "section")
    own = {(path, into[number].public_path) for path, number in old if path not in taken}
    return tuple(sorted({*leading(rows, merging.former, merging.merged), *own}))


def _also(merging: Merging):
    section = merging.pairs[0][0]
    yield say("“%(section)s” is no more, and leaves %(menu)s.",
              section=section, menu=menu_of(section, merging.before))  # fmt: skip
    for one, other in merging.pairs[1:]:
        yield say("“%(one)s” below it is merged into “%(other)s” (%(path)s).",
                  one=one, other=other, path=other.public_path)  # fmt: skip
    for each in merging.moved:
        yield in_turn(*_moved(merging, each))
    yield from _about_fronts(merging.gone)
    yield from displaced_from(merging.after.by_number, merging.former)


def _moved(merging: Merging, section: Section) -> Iterator[Sentence]:
    own = merging.after.below(section.pk)
    yield say(
        "“%(section)s” stands below “%(parent)s” then.", section=section, parent=section.parent
    )
    if below := len(own) - 1:
        yield say_many("%(count)s section below it goes with it.",
                       "%(count)s sections below it go with it.", below)  # fmt: skip
    if live := count_articles(own)["live"]:
        yield say_many("%(count)s live page shows so.", "%(count)s live pages show so.", live)


def _about_fronts(gone: list[int]) -> Iterator[Sentence]:
    placed = LivePlacement.objects.filter(section__in=gone).count()
    if placed:
        yield say_many("Its front goes: %(count)s article placed there.",
                       "Its front goes: %(count)s articles placed there.", placed)  # fmt: skip
    waiting = FrontChange.objects.filter(front__section__in=gone, state=schedules.WAITING).count()
    if waiting:
        yield say_many(
            "%(count)s scheduled for a front that goes will not be shown, even if this is undone.",
            "%(count)s scheduled for a front that goes will not be shown, even if this is undone.",
            waiting,
        )


def _kept(merging: Merging) -> dict:
    """What the ledger keeps beside the rows: who went into whom, and the fronts."""
    into = {str(one.pk): other.pk for one, other in merging.pairs}
    return {"into": into, "fronts": fronts_of(merging.gone)}


def _carry_out(merging: Merging, watch: Watch, entry: LedgerEntry) -> set[str]:
    """The write beat: subsections move, former addresses lead on, then the merged sections go, the lowest
    first. Returns the names of what readers were led to."""
    stand_nowhere(merging.gone)
    made, led = store_places(merging.after.by_number, merging.former, watch, merged=merging.merged)
    leading_there = [each.pk for each in made]
    for one, other in merging.pairs:
        old = Redirect.objects.filter(section=one)
        leading_there += old.values_list("pk", flat=True)
        old.update(section=other)
    Front.objects.filter(section__in=merging.gone).delete()
    for one, _ in reversed(merging.pairs):
        Section.objects.filter(pk=one.pk).delete()
    watch.write(entry, *made)
    counted = Redirect.objects.filter(Q(section__in=merging.former) | Q(pk__in=leading_there))
    entry.counts["addresses"] = counted.count()
    return led
