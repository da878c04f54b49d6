"""What happens at the hour: each due schedule is carried out once, by whichever server comes first.

The article's row is the lock, and the schedule's state and the publishing are written in one
transaction. So of many who try, one does it; one who dies half-way has done nothing; and what of one
article is due comes in order. SQLite has no row locks: there a transaction holds the whole file.

Several are carried out in one transaction, because most of the time went into what they share: see
docs/decisions/0010. Each has a savepoint of its own, so one that fails undoes no other; and where the
database undoes them all, each is tried again alone.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Exists, OuterRef, prefetch_related_objects
from django.utils import timezone

from articles.actions.articles import publish_held, withdraw
from articles.actions.beats import told_together
from articles.actions.holding import filing_is_free
from articles.actions.telling import tell_maker
from articles.actions.waiting import end, is_late, note, require_maker
from articles.actions.words import Filed, filed_under
from articles.models import Schedule
from articles.rules import schedules
from articles.rules.refusals import Refusal
from articles.rules.wording import Words, say

logger = logging.getLogger(__name__)

AT_ONCE = 1_000
TOGETHER = 10  # in one transaction: editors of these articles wait so long, and the first readers
UNEXPECTED = say(
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
    now, ended = now or timezone.now(), []
    # Again, as long as it gets on: the next step of an article waits for the one before.
    while once := list(_carried_out(now, tell)):
        ended += once
    return ended


def carry_out(numbers: list[int], *, now: datetime) -> list[Schedule]:
    """Carry out these of what is due. Returns those that ended, done or failed; not those that are not
    to be done now: somebody else has them, or a step before them of the same article waits still."""
    try:
        return _do_together(numbers, now)
    except (OperationalError, InterfaceError):
        if not connection.is_usable():
            raise
        # Undone for another transaction's sake: it waits, and is tried again at the next look.
        logger.warning("Schedules %s were in another’s way and are tried again.", numbers)
        if len(numbers) == 1:
            return []
    except Exception:  # whatever it is, it holds up no other
        logger.exception("Schedules %s could not be carried out", numbers)
        if len(numbers) == 1:
            return _fail(numbers[0], now)
    return [ended for number in numbers for ended in carry_out([number], now=now)]


def _carried_out(now: datetime, tell) -> Iterator[Schedule]:
    due = _due(now).order_by("due_at", "pk").values_list("pk", flat=True)
    numbers = list(due[:AT_ONCE])
    for begin in range(0, len(numbers), TOGETHER):
        part = numbers[begin : begin + TOGETHER]
        if not _due(now).filter(pk__in=part).exists():
            continue  # done by another meanwhile: for that no lock is asked
        for ended in carry_out(part, now=now):
            if ended.state == schedules.FAILED:
                tell(ended)
            yield ended


def _due(now: datetime):
    return Schedule.objects.filter(state=schedules.WAITING, due_at__lte=now)


@transaction.atomic
def _do_together(numbers: list[int], now: datetime) -> list[Schedule]:
    if not filing_is_free():  # a merging of tags is at work: what is due waits for the next look
        return []
    with told_together():
        taken = _take(numbers, now)
        articles = [schedule.article for schedule in taken]
        prefetch_related_objects(articles, "live_copy", "corrections")
        filed = filed_under(articles)
        for schedule in taken:
            _end(schedule, now, _why_not(schedule, filed[schedule.article_id]))
    return taken


def _why_not(schedule: Schedule, filed: Filed) -> Words:
    """Do it. Returns what was in the way, and then nothing was changed; empty if nothing was."""
    try:
        with transaction.atomic(), told_together():
            _do(schedule, filed)
    except Refusal as refusal:
        return refusal.sentence
    except (OperationalError, InterfaceError):
        raise
    except Exception:  # whatever it is, it holds up no other
        logger.exception("Schedule %s could not be carried out", schedule.pk)
        return UNEXPECTED
    return ""


def _do(schedule: Schedule, filed: Filed) -> None:
    require_maker(schedule, permission="publish_article", doing=say("publish and withdraw"))
    article, by = schedule.article, schedule.made_by
    if schedule.verb == schedules.PUBLISH:
        publish_held(article, filed, by=by, at=schedule.due_at, revision=schedule.revision)
    else:
        withdraw(article, by=by, by_hand=False)


@transaction.atomic
def _fail(number: int, now: datetime) -> list[Schedule]:
    """Write down that it could not be done, unless somebody else has done it meanwhile."""
    taken = _take([number], now)
    for schedule in taken:
        _end(schedule, now, UNEXPECTED)
    return taken


def _end(schedule: Schedule, now: datetime, why_not: Words) -> None:
    """Write how it ended, on its row and in the daybook."""
    late = is_late(schedule, now)
    end(schedule, schedules.FAILED if why_not else schedules.DONE, late=late, failure=why_not)
    if why_not:
        note(schedule, "fail", why_not, by=schedule.made_by)
    else:
        note(schedule, "carry out late" if schedule.late else "carry out", by=schedule.made_by)


def _take(numbers: list[int], now: datetime) -> list[Schedule]:
    """Those that are due, in order, with their articles: locked until the commit, without those of which
    another holds either.

    Everyone else takes the article first and waits for it. Nothing is waited for here, so nobody can
    wait in a circle.
    """
    before = Schedule.objects.filter(
        article=OuterRef("article"), state=schedules.WAITING, due_at__lt=OuterRef("due_at")
    )
    due = _due(now).filter(~Exists(before), pk__in=numbers).order_by("due_at", "pk")
    taken = due.select_for_update(skip_locked=True, of=("self", "article")).select_related(
        "article__section", "article__category", "article__source", "revision", "made_by"
    )
    makers = {}
    for schedule in taken:  # one account of each, which knows what it may
        schedule.made_by = makers.setdefault(schedule.made_by_id, schedule.made_by)
    return list(taken)
