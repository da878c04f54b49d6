"""What happens at the hour: each due schedule is carried out once, by whichever server comes first.

The article's row is the lock, and the schedule's state and the publishing are written in one
transaction. So of many who try, one does it; one who dies half-way has done nothing; and what of one
article is due comes in order. SQLite has no row locks: there a transaction holds the whole file.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from articles.actions.articles import publish, withdraw
from articles.actions.telling import tell_maker
from articles.actions.waiting import end, is_late, note, require_maker
from articles.models import Schedule
from articles.rules import schedules
from articles.rules.refusals import Refusal

logger = logging.getLogger(__name__)

AT_ONCE = 1_000
UNEXPECTED = (
    "Something unexpected went wrong, and nothing was changed. The server’s log says what; "
    "try it by hand, or schedule it again."
)


def carry_out_due(
    now: datetime | None = None, *, tell: Callable[[Schedule], None] = tell_maker
) -> list[Schedule]:
    """Carry out everything due, in order. Returns what ended here, done or failed.

    ``tell`` is called with each that failed, after that is stored. Raises what the database raises
    while it is away; what is due then goes on waiting.
    """
    return list(_carried_out(now or timezone.now(), tell))


def carry_out(number: int, *, now: datetime) -> Schedule | None:
    """Carry out one due schedule. Returns it, done or failed; None where it is not to be done now:
    somebody else has it, or the one before it of the same article waits still."""
    try:
        return _do(number, now)
    except Refusal as refusal:
        sentence = refusal.sentence
    except (OperationalError, InterfaceError):
        if not connection.is_usable():
            raise
        # Undone for another transaction's sake: it waits, and is tried again at the next look.
        logger.warning("Schedule %s was in another’s way and is tried again.", number)
        return None
    except Exception:  # whatever it is, it holds up no other
        logger.exception("Schedule %s could not be carried out", number)
        sentence = UNEXPECTED
    return _fail(number, sentence, now)


def _carried_out(now: datetime, tell) -> Iterator[Schedule]:
    waiting = Schedule.objects.filter(state=schedules.WAITING, due_at__lte=now)
    for number in list(waiting.order_by("due_at", "pk").values_list("pk", flat=True)[:AT_ONCE]):
        ended = carry_out(number, now=now)
        if ended and ended.state == schedules.FAILED:
            tell(ended)
        if ended:
            yield ended


@transaction.atomic
def _do(number: int, now: datetime) -> Schedule | None:
    schedule = _take(number, now)
    if schedule is None:
        return None
    require_maker(schedule, permission="publish_article", doing="publish and withdraw")
    end(schedule, schedules.DONE, late=is_late(schedule, now))
    if schedule.verb == schedules.PUBLISH:
        publish(
            schedule.article, by=schedule.made_by, at=schedule.due_at, revision=schedule.revision
        )
    else:
        withdraw(schedule.article, by=schedule.made_by, by_hand=False)
    did = {schedules.PUBLISH: "Published", schedules.WITHDRAW: "Withdrew"}[schedule.verb]
    note(schedule, "carry out", did, ", late" if schedule.late else "", by=schedule.made_by)
    return schedule


@transaction.atomic
def _fail(number: int, sentence: str, now: datetime) -> Schedule | None:
    """Write down why it could not be done, unless somebody else has done it meanwhile."""
    schedule = _take(number, now)
    if schedule is None:
        return None
    end(schedule, schedules.FAILED, late=is_late(schedule, now), failure=sentence)
    did = {schedules.PUBLISH: "Could not publish", schedules.WITHDRAW: "Could not withdraw"}
    note(schedule, "fail", did[schedule.verb], f": {sentence}", by=schedule.made_by)
    return schedule


def _take(number: int, now: datetime) -> Schedule | None:
    """A due schedule, it and its article locked until the commit; None where another holds either.

    Everyone else takes the article first and waits for it. Nothing is waited for here, so nobody can
    wait in a circle.
    """
    due = Schedule.objects.filter(pk=number, state=schedules.WAITING, due_at__lte=now)
    locked = due.select_for_update(skip_locked=True, of=("self", "article"))
    schedule = locked.select_related("article").first()
    if schedule is None or _comes_after_another(schedule):
        return None
    return schedule


def _comes_after_another(schedule: Schedule) -> bool:
    """Whether an earlier step of the same article waits still: withdrawing before publishing is none."""
    return Schedule.objects.filter(
        article=schedule.article_id, state=schedules.WAITING, due_at__lt=schedule.due_at
    ).exists()
