"""A front that is shown at an hour chosen before: scheduled, cancelled, carried out by the clock."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.actions.beats import announce, record, require
from articles.actions.due import UNEXPECTED
from articles.actions.fronts import (
    give_readers,
    locked,
    refuse_unseen,
    shown_on,
    take_up_shown,
)
from articles.actions.telling import tell_maker
from articles.actions.waiting import end, is_late, refuse_hour, require_maker
from articles.models import AtAnHour, Front, FrontChange, Section
from articles.rules import arranging, hours, schedules
from articles.rules.refusals import NotFit, NotNow, Refusal
from articles.rules.wording import Sentence, Words, say, settled

logger = logging.getLogger(__name__)


@transaction.atomic
def schedule_front(
    section: Section | None, *, version: int, at: datetime, zone: str, by
) -> FrontChange:
    """Have the desk's front shown at ``at``. The desk goes back to what readers see, so that nobody
    shows the change before its hour. Raises ``NotFit``, ``NotNow`` or ``StaleEdit``."""
    require(by, "curate_front", say("schedule fronts"))
    front, at = locked(section), at.astimezone(UTC)
    refuse_unseen(front, version)
    refuse_hour(at, zone=zone)
    _refuse_senseless(front, at)
    made = FrontChange.objects.create(
        front=front, kept=front.kept, due_at=at, zone=zone, made_by=by,
        maker=by.get_username() if by else "", made_at=timezone.now(),
    )  # fmt: skip
    take_up_shown(front, by=by)
    _note(made, "schedule", say("Scheduled %(front)s %(hour)s"), by=by)
    return made


@transaction.atomic
def end_front_change(change: FrontChange, *, by) -> FrontChange:
    """Cancel one that waits, or dismiss one that failed. Raises ``NotNow`` where it is over."""
    require(by, "curate_front", say("cancel changes of fronts"))
    change = _held(change.pk)
    if change is None or change.state not in (schedules.WAITING, schedules.FAILED):
        raise NotNow(say("This was carried out or cancelled in the meantime."))
    end(change, schedules.CANCELLED)
    _note(change, "cancel", say("Cancelled %(front)s %(hour)s"), by=by)
    return change


def carry_out_due_fronts(
    now: datetime | None = None, *, tell: Callable[[AtAnHour], None] = tell_maker
) -> list[FrontChange]:
    """Show every front whose hour has come, in order, each once. Returns what ended here.

    ``tell`` is called with each that failed, after that is stored. Raises what the database raises
    while it is away; what is due then goes on waiting.
    """
    now = now or timezone.now()
    due = FrontChange.objects.filter(state=schedules.WAITING, due_at__lte=now)
    ended = [_carry_out(number, now) for number in due.values_list("pk", flat=True)]
    for change in ended:
        if change and change.state == schedules.FAILED:
            tell(change)
    return [change for change in ended if change]


def _carry_out(number: int, now: datetime) -> FrontChange | None:
    try:
        return _show(number, now)
    except Refusal as refusal:
        sentence = refusal.sentence
    except DatabaseError:
        raise
    except Exception:  # whatever it is, it holds up no other
        logger.exception("The change %s of a front could not be carried out", number)
        sentence = UNEXPECTED
    return _fail(number, sentence, now)


@transaction.atomic
def _show(number: int, now: datetime) -> FrontChange | None:
    change = _held(number)
    if change is None or change.state != schedules.WAITING:
        return None
    require_maker(change, permission="curate_front", doing=say("change fronts"))
    front = change.front
    give_readers(front, arranging.lasting(change.placements, now))
    if front.is_shown:  # nobody is at work on it: the desk follows
        take_up_shown(front, by=change.made_by)
    else:  # what somebody has begun stays, and is not shown over this before they have seen it
        front.version += 1
        front.save(update_fields=["version"])
    end(change, schedules.DONE, late=is_late(change, now))
    _note(change, "carry out", say("Showed readers %(front)s %(hour)s"), by=change.made_by)
    announce(shown_on(front.section))
    return change


@transaction.atomic
def _fail(number: int, sentence: Words, now: datetime) -> FrontChange | None:
    change = _held(number)
    if change is None or change.state != schedules.WAITING:
        return None
    end(change, schedules.FAILED, late=is_late(change, now), failure=sentence)
    _note(
        change,
        "fail",
        say("Did not show (%(why)s) %(front)s %(hour)s", why=settled(sentence)[:280]),
        by=change.made_by,
    )
    return change


def _held(number: int) -> FrontChange | None:
    """A change as it is now, its front held until the commit; everybody takes the front first."""
    found = FrontChange.objects.filter(pk=number).values_list("front", flat=True).first()
    if found is None:
        return None
    front = Front.objects.select_for_update(of=("self",)).select_related("section").get(pk=found)
    change = FrontChange.objects.select_related("made_by").get(pk=number)
    change.front = front
    return change


def _refuse_senseless(front: Front, at: datetime) -> None:
    """Refuse a front that changes nothing, and an hour that another one has."""
    if front.is_shown:
        raise NotNow(say("Readers see this very front already. Change it, and schedule it then."))
    if front.changes.filter(state=schedules.WAITING, due_at=at).exists():
        raise NotFit(
            say("Another front waits for this very minute: cancel it first."), field="hour"
        )


def _note(change: FrontChange, verb: str, did: Sentence, *, by) -> None:
    called = did.filled(
        front=change.front.called, hour=hours.spoken(change.due_at, zone=change.zone)
    )
    record(by=by, verb=verb, thing=f"front:{change.front.section_id or 0}", sentence=called)
