"""Publishing and withdrawing at an hour chosen before: scheduled, cancelled, dismissed, planned."""

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.articles import lock, require_section
from articles.actions.beats import require, require_move
from articles.actions.checking import refuse_unready
from articles.actions.due import carry_out_due
from articles.actions.licensing import refuse_after_licence
from articles.actions.waiting import (
    drop,
    drop_withdrawal_of_nothing,
    end,
    note,
    refuse_hour,
    will_be_live,
)
from articles.models import Article, LiveCopy, Revision, Schedule
from articles.rules import schedules, workflow
from articles.rules.refusals import NotFit, NotNow
from articles.rules.schedules import PUBLISH, WITHDRAW
from articles.rules.wording import say

__all__ = ["cancel", "carry_out_due", "dismiss", "schedule"]


@transaction.atomic
def schedule(article: Article, *, verb: str, at: datetime, zone: str, by) -> Schedule:
    """Have ``verb`` done to an article at ``at``, a moment that the editor gave in ``zone``.

    Publishing will show the newest revision there is now. One that waits already for the same verb is
    replaced, and failed ones are dismissed. Raises ``NotAllowed``, ``NotFit`` or ``NotNow``.
    """
    require(by, "publish_article", say("schedule articles"))
    article, at = lock(article), at.astimezone(UTC)
    _refuse_unfit(verb, at, zone)
    require_move(by, verb, article)  # what may not be done now is not to fail at its hour
    for former in article.schedules.filter(verb=verb, state=schedules.WAITING):
        drop(former, why=say("another hour was chosen"), by=by)
    _refuse_senseless(article, verb, at)
    if verb == PUBLISH:
        refuse_unready(article, by=by)
    article.schedules.filter(verb=verb, state=schedules.FAILED).update(state=schedules.CANCELLED)
    made = Schedule.objects.create(
        article=article, verb=verb, revision=_revision(article, verb), due_at=at, zone=zone,
        made_by=by, maker=by.get_username() if by else "", made_at=timezone.now(),
    )  # fmt: skip
    note(made, "schedule", by=by)
    drop_withdrawal_of_nothing(article, by=by)
    return made


@transaction.atomic
def cancel(schedule: Schedule, *, by) -> None:
    """Let a waiting schedule not happen. Raises ``NotNow`` where it waits no more."""
    require(by, "publish_article", say("cancel schedules"))
    schedule = _locked(schedule)
    if schedule.state != schedules.WAITING:
        raise NotNow(_NO_MORE[schedule.state])
    end(schedule, schedules.CANCELLED)
    note(schedule, "cancel", by=by)
    drop_withdrawal_of_nothing(schedule.article, by=by)


@transaction.atomic
def dismiss(schedule: Schedule, *, by) -> None:
    """Take a failure from sight, once somebody has seen to it."""
    require(by, "publish_article", say("dismiss failed schedules"))
    schedule = _locked(schedule)
    if schedule.state != schedules.FAILED:
        raise NotNow(say("There is no failure to dismiss any more."))
    schedule.state = schedules.CANCELLED
    schedule.save(update_fields=["state"])
    note(schedule, "dismiss", by=by)


_NO_MORE = {
    schedules.DONE: say("This was carried out in the meantime: nothing is left to cancel."),
    schedules.FAILED: say(
        "This failed in the meantime: look at why, then dismiss it or schedule anew."
    ),
    schedules.CANCELLED: say("This is cancelled already."),
}


def _locked(schedule: Schedule) -> Schedule:
    """A schedule as it is now, held through its article's lock until the commit."""
    article = lock(schedule.article)
    found = Schedule.objects.filter(pk=schedule.pk, article=article).first()
    if found is None:
        raise NotNow(say("This schedule is gone."))
    found.article = article
    return found


def _revision(article: Article, verb: str) -> Revision | None:
    return article.revisions.first() if verb == PUBLISH else None


def _refuse_unfit(verb: str, at: datetime, zone: str) -> None:
    """Refuse what is no schedule: an unknown verb or zone, an hour that has passed."""
    if verb not in schedules.VERBS:
        raise NotFit(say("Choose what is to happen: publishing or withdrawing."), field="verb")
    refuse_hour(at, zone=zone)


def _refuse_senseless(article: Article, verb: str, at: datetime) -> None:
    """Refuse what could only fail at its hour, or would change nothing."""
    if article.schedules.filter(state=schedules.WAITING, due_at=at).exists():
        raise NotNow(say("Publishing and withdrawing cannot be due at the same minute."))
    if verb == WITHDRAW:
        if not will_be_live(article, at):
            raise NotNow(workflow.REASONS["withdraw", article.status])
        return
    workflow.next_state("publish", article.status)
    require_section(article)
    refuse_after_licence(article, at)
    withdrawn_before = article.schedules.filter(
        state=schedules.WAITING, verb=WITHDRAW, due_at__lt=at
    )
    if _readers_have_it(article) and not withdrawn_before.exists():
        raise NotNow(
            say(
                "Readers see these very words already. Write the update, save it, and schedule "
                "it then."
            )
        )


def _readers_have_it(article: Article) -> bool:
    newest = article.revisions.first()
    return LiveCopy.objects.filter(article=article, revision=newest).exists()
