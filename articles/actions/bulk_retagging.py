"""Changing the tags of many articles: planned, looked at, carried out by one or by a second moderator."""

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from articles.actions.beats import announce, record, require
from articles.actions.holding import hold_filing
from articles.actions.retagging import (
    Change,
    carry_out_lines,
    count_lines,
    draw,
    still_holds,
    tell_open_forms,
)
from articles.actions.tag_status import fit_reason
from articles.actions.tags_asked import ADD, REMOVE, REPLACE, Asked, told, understand
from articles.models import Article, LedgerEntry, Retagged, Tag
from articles.rules import names
from articles.rules.refusals import NotAllowed, NotFit, NotNow, StalePlan
from articles.rules.retagging import Told, title_of
from articles.rules.wording import Words, in_turn, say, settled

RIGHT, DOING = "retag_article", say("change the tags of many articles")


@transaction.atomic
def plan_retagging(
    articles: QuerySet,
    *,
    add=(),
    remove=(),
    replace=(),
    by,
    reason: str = "",
    selection: dict | None = None,
) -> LedgerEntry:
    """Write down what changing their tags would mean for each of ``articles``; nothing is changed yet.

    ``add`` and ``remove`` are names of tags, ``replace`` pairs of them: the one that goes, the one that
    comes. ``selection`` is kept with the plan: how the articles were chosen, in ``said`` for people.
    Raises ``NotFit`` at the field of a name that cannot be meant, and for a plan that changes nothing.
    The number of statements depends on the number of tags alone.
    """
    require(by, RIGHT, DOING)
    asked, reason = understand(add=add, remove=remove, replace=replace), fit_reason(reason)
    hold_filing(alone=True)
    chosen = articles.count()
    if not chosen:
        raise NotFit(say("No article is chosen: nothing would change."))
    entry = LedgerEntry.objects.create(
        kind="article", verb="retag", state=LedgerEntry.PLANNED, reason=reason,
        asked=asked.as_json() | {"selection": selection or {}},
        made_at=timezone.now(), made_by=by,
    )  # fmt: skip
    for change in asked.changes:
        draw(entry, change, among=articles)
    comes_to = _comes_to(entry, asked, chosen)
    if not any(each.articles for each in comes_to):
        raise NotFit(in_turn(say("Nothing would change."), *(each.sentence for each in comes_to)))
    entry.counts = count_lines(entry) | {
        "chosen": chosen,
        "tags": [[each.articles, each.both] for each in comes_to],
    }
    entry.sentence = settled(title_of(comes_to, entry.counts["articles"]))[:500]
    entry.save(update_fields=["counts", "sentence"])
    _record(entry, "plan", say("Planned: %(sentence)s", sentence=entry.sentence), by)
    return entry


def carry_out_plan(entry: LedgerEntry, *, by) -> LedgerEntry:
    """Do what a plan says, if each of its articles still has the tags that it had then.

    Raises ``StalePlan`` where that is not so: the plan is dropped and has to be made again. Raises
    ``NotAllowed`` for who made it, where it is so large that a second moderator has to look at it. A
    fixed number of statements, however many articles.
    """
    try:
        return _carry_out(entry, by=by)
    except StalePlan as stale:
        _drop(entry, by=by, why=stale.sentence)
        raise


@transaction.atomic
def drop_plan(entry: LedgerEntry, *, by) -> LedgerEntry:
    """Leave everything as it is. What the plan was stays in the ledger, without its lines."""
    require(by, RIGHT, DOING)
    return _drop(entry, by=by)


def needs_second(entry: LedgerEntry) -> bool:
    """Whether a plan is so large that who made it may not carry it out."""
    return entry.counts["articles"] > settings.RETAGGING_NEEDS_TWO_ABOVE


def may_carry_out(entry: LedgerEntry, *, by) -> bool:
    """Whether this moderator may; the command line always may."""
    return by is None or entry.made_by_id != by.pk or not needs_second(entry)


def changes_of(entry: LedgerEntry) -> list[Change]:
    """What was asked for."""
    return [Change(*pair) for pair in entry.asked["changes"]]


def asked_names(entry: LedgerEntry) -> dict[str, list]:
    """What was asked for as it can be asked for again: names to ``add`` and to ``remove``, and pairs of
    them to ``replace``."""
    asked = {ADD: [], REMOVE: [], REPLACE: []}
    for gone, come in ((each.removed, each.instead) for each in told_of(entry)):
        if gone and come:
            asked[REPLACE].append((gone, come))
        elif gone:
            asked[REMOVE].append(gone)
        else:
            asked[ADD].append(come)
    return asked


def told_of(entry: LedgerEntry) -> list[Told]:
    """What each change of a plan comes to, by the names that the tags had then."""
    named = {int(number): name for number, name in entry.asked["tags"].items()}
    return [
        told(change, named, articles=articles, both=both, chosen=entry.counts["chosen"])
        for change, (articles, both) in zip(changes_of(entry), entry.counts["tags"], strict=True)
    ]


@transaction.atomic
def _carry_out(entry: LedgerEntry, *, by) -> LedgerEntry:
    require(by, RIGHT, DOING)
    hold_filing(alone=True)
    entry = _hold(entry)
    if not may_carry_out(entry, by=by):
        raise NotAllowed(
            say(
                "A plan for more than %(most)s articles is carried out by "
                "somebody else than who made it: ask another moderator to look at it.",
                most=settings.RETAGGING_NEEDS_TWO_ABOVE,
            )
        )
    _refuse_stale(entry)
    carry_out_lines(entry)
    tell_open_forms(entry)
    entry.state, entry.done_at, entry.passed_by = LedgerEntry.DONE, timezone.now(), by
    entry.save(update_fields=["state", "done_at", "passed_by"])
    _record(entry, "retag", entry.sentence, by)
    announce(_changed(entry))
    return entry


@transaction.atomic
def _drop(entry: LedgerEntry, *, by, why: Words = "") -> LedgerEntry:
    entry = _hold(entry)
    entry.state = LedgerEntry.DROPPED
    entry.save(update_fields=["state"])
    Retagged.objects.filter(entry=entry).delete()
    _record(
        entry,
        "drop",
        say("Dropped the plan: %(sentence)s", sentence=entry.sentence),
        by,
        reason=why,
    )
    return entry


def _hold(entry: LedgerEntry) -> LedgerEntry:
    """The plan as it is stored now, held until the commit. Raises ``NotNow`` for one that waits no more."""
    held = LedgerEntry.objects.select_for_update().filter(pk=entry.pk, kind="article").first()
    if held is None or held.state != LedgerEntry.PLANNED:
        raise NotNow(_NO_MORE[held.state] if held else say("This plan is gone."))
    return held


_NO_MORE = {
    LedgerEntry.DONE: say("This plan waits no more: it is done."),
    LedgerEntry.UNDONE: say("This plan waits no more: it is undone."),
    LedgerEntry.DROPPED: say("This plan waits no more: it is dropped."),
}


def _refuse_stale(entry: LedgerEntry) -> None:
    """Raise ``StalePlan`` unless the plan, made again of the same articles, would be the same."""
    _refuse_changed_tags(entry)
    among = Article.objects.filter(pk__in=Retagged.objects.filter(entry=entry).values("article"))
    same = count_lines(entry).items() <= entry.counts.items()
    if not (same and all(still_holds(entry, each, among=among) for each in changes_of(entry))):
        raise StalePlan(
            say(
                "The tags of some of these articles have changed since the plan was made. It is "
                "dropped, and nothing was changed: make it again."
            )
        )


def _refuse_changed_tags(entry: LedgerEntry) -> None:
    planned = {int(number): name for number, name in entry.asked["tags"].items()}
    coming = {each.instead for each in changes_of(entry)}
    tags = Tag.objects.select_for_update().filter(pk__in=planned).order_by("pk")
    usable = {
        tag.pk
        for tag in tags
        if tag.name == planned[tag.pk]
        and (tag.status == Tag.APPROVED or (tag.status == Tag.PROPOSED and tag.pk not in coming))
    }
    for number, name in planned.items():
        if number not in usable:
            raise StalePlan(
                say(
                    "The tag “%(name)s” was renamed, merged, refused or deleted since the plan was "
                    "made. It is dropped, and nothing was changed: make it again.",
                    name=name,
                )
            )


def _comes_to(entry: LedgerEntry, asked: Asked, chosen: int) -> list[Told]:
    """What each change comes to. One statement."""
    rows = Retagged.objects.filter(entry=entry).order_by().values_list("removed", "instead")
    had = Count("article", distinct=True, filter=Q(gave=False, instead__isnull=False))
    counted = {
        Change(removed, instead): {"articles": articles, "both": both}
        for removed, instead, articles, both in rows.annotate(
            articles=Count("article", distinct=True), both=had
        )
    }
    return [asked.told(each, chosen=chosen, **counted.get(each, {})) for each in asked.changes]


def _changed(entry: LedgerEntry) -> set[str]:
    """The tags and their lists, and the live pages that got one: those show none of them yet."""
    tags = {int(number) for number in entry.asked["tags"]}
    lines = Retagged.objects.filter(entry=entry, live=True, removed=None)
    pages = lines.values_list("article", flat=True).distinct()
    return (
        {names.thing("tag", tag) for tag in tags}
        | {names.listing("tag", tag) for tag in tags}
        | {names.article(number) for number in pages}
        | {names.TAGS}
    )


def _record(entry: LedgerEntry, verb: str, sentence: str, by, reason: str = "") -> None:
    record(by=by, verb=verb, thing=names.thing("ledger", entry.pk), sentence=sentence,
           reason=reason or entry.reason)  # fmt: skip
