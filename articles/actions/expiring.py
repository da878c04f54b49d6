"""What happens when a source's licence ends: its article is withdrawn, at its hour, by whichever server
comes first.

Licences change under the lock of all filing, which is tried for here; then the articles' rows are
locked, without those that another holds. So of many who try, one does it, and nobody waits in a circle.
"""

import logging
from datetime import datetime

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from articles.actions.articles import take_from_readers
from articles.actions.beats import announce, record, told_together
from articles.actions.holding import filing_is_free
from articles.actions.waiting import drop_withdrawal_of_nothing
from articles.models import Article, LiveCopy
from articles.rules import names
from articles.rules.wording import say

logger = logging.getLogger(__name__)

AT_ONCE = 100  # at one look: what is scheduled for an hour does not wait for thousands
TOGETHER = 10  # in one transaction


def carry_out_expired(now: datetime | None = None, *, tell=None) -> list[Article]:
    """Withdraw what has expired, the first to expire first; at most ``AT_ONCE``, the rest at the next look.

    Returns what was withdrawn here. ``tell`` is what every duty of the clock is given; an expiry was
    nobody's to fail. Raises what the database raises while it is away.
    """
    now = now or timezone.now()
    due = LiveCopy.objects.filter(expires_at__lte=now).order_by("expires_at", "pk")
    numbers, ended = list(due.values_list("pk", flat=True)[:AT_ONCE]), []
    for begin in range(0, len(numbers), TOGETHER):
        ended += _carried_out(numbers[begin : begin + TOGETHER], now)
    return ended


def _carried_out(numbers: list[int], now: datetime) -> list[Article]:
    """All of them in one transaction; where that fails, each alone, so that one holds up no other."""
    try:
        return _expire_together(numbers, now)
    except (OperationalError, InterfaceError):
        if not connection.is_usable():
            raise
        logger.warning("Expired articles %s were in another’s way and are tried again.", numbers)
    except Exception:  # whatever it is, it holds up no other
        logger.exception("Expired articles %s could not be withdrawn", numbers)
    if len(numbers) == 1:
        return []
    return [ended for number in numbers for ended in _carried_out([number], now)]


@transaction.atomic
def _expire_together(numbers: list[int], now: datetime) -> list[Article]:
    if not filing_is_free():
        return []
    mine = Article.objects.select_for_update(skip_locked=True).filter(pk__in=numbers)
    locked = {article.pk: article for article in mine}
    # Only now: what was published again, or licensed for longer, before the lock was had.
    copies = LiveCopy.objects.filter(pk__in=locked, expires_at__lte=now)
    found = copies.select_related("source", "section").order_by("expires_at", "pk")
    expired = [(locked[copy.pk], copy) for copy in found]
    with told_together():
        for article, copy in expired:
            _expire(article, copy)
    return [article for article, _ in expired]


def _expire(article: Article, copy: LiveCopy) -> None:
    """An update that waits for its hour goes on waiting: it may be under another source."""
    changed = take_from_readers(article, copy)
    drop_withdrawal_of_nothing(article, by=None)
    record(by=None, verb="expire", thing=names.article(article.pk),
           sentence=say("Expired: the licence of “%(source)s” ended, so “%(headline)s” was withdrawn",
                        source=copy.source, headline=article.headline))  # fmt: skip
    announce(changed)
