"""Schedules that wait: how one ends, and what ends those that make no sense any more."""

from datetime import datetime

from django.utils import timezone

from articles.actions.beats import record
from articles.models import Article, AtAnHour, Schedule
from articles.rules import hours, limits, names, schedules, workflow
from articles.rules.refusals import NotAllowed, NotFit

# verb → the same as a thing that can be cancelled
NOUNS = {schedules.PUBLISH: "publishing", schedules.WITHDRAW: "withdrawal"}


def drop_waiting(article: Article, *verbs: str, why: str, by) -> None:
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
        drop(withdrawal, why="nothing would be live by then", by=by)


def will_be_live(article: Article, at) -> bool:
    """Whether readers see the article at that moment, or will by what waits before it."""
    before = Schedule.objects.filter(
        article=article, state=schedules.WAITING, verb=schedules.PUBLISH, due_at__lt=at
    )
    return article.status == workflow.LIVE or before.exists()


def drop(schedule: Schedule, *, why: str, by) -> None:
    """Cancel one, and say in the daybook why."""
    end(schedule, schedules.CANCELLED)
    note(schedule, "cancel", f"Cancelled the {NOUNS[schedule.verb]} of", f": {why}", by=by)


def refuse_hour(at: datetime, *, zone: str) -> None:
    """Refuse what is no hour to come, in a zone there is."""
    if not hours.is_zone(zone):
        raise NotFit(f"“{zone}” is no time zone: choose one from the list.", field="zone")
    now = timezone.now()
    if at <= now:
        raise NotFit(
            f"{hours.spoken(at, zone=zone)} has passed: it is {hours.spoken(now, zone=zone)} now. "
            "Choose a later hour.",
            field="hour",
        )
    if at.date() >= limits.LAST_DAY:
        raise NotFit("That hour is too far away.", field="hour")


def require_maker(planned: AtAnHour, *, permission: str, doing: str) -> None:
    """Refuse what was scheduled by a person who may no longer do it; each action asks again for itself."""
    by = planned.made_by
    if by is None and not planned.maker:  # the command line
        return
    if by is None:
        raise NotAllowed(f"The account of {planned.maker}, who scheduled this, was deleted. "
                         "Somebody else must schedule it again.")  # fmt: skip
    if not by.is_active:
        raise NotAllowed(f"The account of {by}, who scheduled this, is not active any more. "
                         "Somebody else must schedule it again.")  # fmt: skip
    if not by.has_perm(f"articles.{permission}"):
        raise NotAllowed(f"{by}, who scheduled this, may not {doing} any more. "
                         "Somebody whose role allows it must schedule it again.")  # fmt: skip


def is_late(planned: AtAnHour, now: datetime) -> bool:
    """Whether what is done now was due so long ago that its maker should be told."""
    return now - planned.due_at > schedules.LATE


def end(planned: AtAnHour, state: str, *, late: bool = False, failure: str = "") -> None:
    """Write how a schedule ended. A dismissed one keeps the sentence of its failure."""
    planned.state, planned.done_at = state, timezone.now()
    planned.late = planned.late or late
    planned.failure = failure[:500] or planned.failure
    planned.save(update_fields=["state", "done_at", "late", "failure"])


def note(schedule: Schedule, verb: str, did: str, rest: str = "", *, by) -> None:
    """The daybook's line about a schedule: what was done to it, of which article, for which hour."""
    article = schedule.article
    when = hours.spoken(schedule.due_at, zone=schedule.zone)
    room = 480 - len(did) - len(when) - len(rest)
    headline = article.headline[: max(room, 20)]
    record(by=by, verb=verb, thing=names.article(article.pk),
           sentence=f"{did} “{headline}” {_ON[verb]} {when}{rest}")  # fmt: skip


# How a line about a schedule goes on to its hour, by its verb.
_ON = {
    "schedule": "for", "cancel": "due", "dismiss": "due", "carry out": "as scheduled for",
    "fail": "as scheduled for",
}  # fmt: skip
