"""Schedules that wait: how one ends, and what ends those that make no sense any more."""

from datetime import datetime

from django.utils import timezone

from articles.actions.beats import record
from articles.models import Article, AtAnHour, Schedule
from articles.rules import hours, limits, names, schedules, workflow
from articles.rules.refusals import NotAllowed, NotFit
from articles.rules.schedules import PUBLISH, WITHDRAW
from articles.rules.wording import Words, say, settled


def drop_waiting(article: Article, *verbs: str, why: Words, by) -> None:
    """Cancel what waits for an article, as part of the action that leaves it no sense.

    The caller holds the article's lock, as everybody who ends a schedule does.
    """
    for schedule in Schedule.objects.filter(
        article=article, state=schedules.WAITING, verb__in=verbs
    ):
        drop(schedule, why=why, by=by)


def drop_withdrawal_of_nothing(article: Article, *, by) -> None:
    """Cancel a withdrawal before which nothing would be live: its publishing went, or goes later."""
    waiting = Schedule.objects.filter(article=article, state=schedules.WAITING)
    withdrawal = waiting.filter(verb=schedules.WITHDRAW).first()
    if withdrawal and not will_be_live(article, withdrawal.due_at):
        drop(withdrawal, why=say("nothing would be live by then"), by=by)


def will_be_live(article: Article, at) -> bool:
    """Whether readers see the article at that moment, or will by what waits before it."""
    before = Schedule.objects.filter(
        article=article, state=schedules.WAITING, verb=schedules.PUBLISH, due_at__lt=at
    )
    return article.status == workflow.LIVE or before.exists()


def drop(schedule: Schedule, *, why: Words, by) -> None:
    """Cancel one, and say in the daybook why."""
    end(schedule, schedules.CANCELLED)
    note(schedule, "drop", why, by=by)


def refuse_hour(at: datetime, *, zone: str) -> None:
    """Refuse what is no hour to come, in a zone there is."""
    if not hours.is_zone(zone):
        raise NotFit(
            say("“%(zone)s” is no time zone: choose one from the list.", zone=zone), field="zone"
        )
    now = timezone.now()
    if at <= now:
        raise NotFit(
            say("%(hour)s has passed: it is %(now)s now. Choose a later hour.",
                hour=hours.spoken(at, zone=zone), now=hours.spoken(now, zone=zone)),
            field="hour",
        )  # fmt: skip
    if at.date() >= limits.LAST_DAY:
        raise NotFit(say("That hour is too far away."), field="hour")


def require_maker(planned: AtAnHour, *, permission: str, doing: Words) -> None:
    """Refuse what was scheduled by a person who may no longer do it; each action asks again for itself."""
    by = planned.made_by
    if by is None and not planned.maker:  # the command line
        return
    if by is None:
        raise NotAllowed(say("The account of %(person)s, who scheduled this, was deleted. Somebody else must "
                             "schedule it again.", person=planned.maker))  # fmt: skip
    if not by.is_active:
        raise NotAllowed(say("The account of %(person)s, who scheduled this, is not active any more. "
                             "Somebody else must schedule it again.", person=by))  # fmt: skip
    if not by.has_perm(f"articles.{permission}"):
        raise NotAllowed(say("%(person)s, who scheduled this, may not %(doing)s any more. Somebody whose role "
                             "allows it must schedule it again.", person=by, doing=doing))  # fmt: skip


def is_late(planned: AtAnHour, now: datetime) -> bool:
    """Whether what is done now was due so long ago that its maker should be told."""
    return now - planned.due_at > schedules.LATE


def end(planned: AtAnHour, state: str, *, late: bool = False, failure: Words = "") -> None:
    """Write how a schedule ended. A dismissed one keeps the sentence of its failure."""
    planned.state, planned.done_at = state, timezone.now()
    planned.late = planned.late or late
    planned.failure = settled(failure)[:500] or planned.failure
    planned.save(update_fields=["state", "done_at", "late", "failure"])


def note(schedule: Schedule, act: str, why: Words = "", *, by) -> None:
    """The daybook's line about a schedule: what was done to it, of which article, for which hour, and
    ``why``, where ``act`` is one that needs a reason."""
    article = schedule.article
    line = _LINES[act, schedule.verb].filled(
        hour=hours.spoken(schedule.due_at, zone=schedule.zone), why=why, headline=""
    )
    room = 480 - len(settled(line))
    record(by=by, verb=_VERBS.get(act, act), thing=names.article(article.pk),
           sentence=line.filled(headline=article.headline[: max(room, 20)]))  # fmt: skip


_VERBS = {"drop": "cancel", "carry out late": "carry out"}
_LINES = {
    ("schedule", PUBLISH): say("Scheduled publishing “%(headline)s” for %(hour)s"),
    ("schedule", WITHDRAW): say("Scheduled withdrawing “%(headline)s” for %(hour)s"),
    ("cancel", PUBLISH): say("Cancelled publishing “%(headline)s” due %(hour)s"),
    ("cancel", WITHDRAW): say("Cancelled withdrawing “%(headline)s” due %(hour)s"),
    ("drop", PUBLISH): say("Cancelled the publishing of “%(headline)s” due %(hour)s: %(why)s"),
    ("drop", WITHDRAW): say("Cancelled the withdrawal of “%(headline)s” due %(hour)s: %(why)s"),
    ("dismiss", PUBLISH): say("Dismissed the failure of publishing “%(headline)s” due %(hour)s"),
    ("dismiss", WITHDRAW): say("Dismissed the failure of withdrawing “%(headline)s” due %(hour)s"),
    ("carry out", PUBLISH): say("Published “%(headline)s” as scheduled for %(hour)s"),
    ("carry out", WITHDRAW): say("Withdrew “%(headline)s” as scheduled for %(hour)s"),
    ("carry out late", PUBLISH): say("Published “%(headline)s” as scheduled for %(hour)s, late"),
    ("carry out late", WITHDRAW): say("Withdrew “%(headline)s” as scheduled for %(hour)s, late"),
    ("fail", PUBLISH): say("Could not publish “%(headline)s” as scheduled for %(hour)s: %(why)s"),
    ("fail", WITHDRAW): say("Could not withdraw “%(headline)s” as scheduled for %(hour)s: %(why)s"),
}
