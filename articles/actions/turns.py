"""Whose turn it is to reckon: every server's clock looks, and one of them does it."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import DatabaseError, models

logger = logging.getLogger(__name__)


def in_turn(
    reckoning: type[models.Model],
    reckon: Callable[[datetime], object],
    *,
    now: datetime,
    every: timedelta,
    what: str,
) -> bool:
    """Call ``reckon`` with ``now`` if it is time, whichever server comes first. Returns whether that was here;
    one query when there is nothing to do.

    ``reckoning`` has one row, whose ``reckoned_at`` says when it was last somebody's turn. Raises what the
    database raises while it is away; any other fault is logged with ``what`` was to be reckoned, and what was
    there before stays.
    """
    if not _is_ours(reckoning, now, every):
        return False
    try:
        reckon(now)
    except DatabaseError:
        raise
    except Exception:  # the clock goes on, to the next turn
        logger.exception("%s could not be reckoned", what)
    return True


def _is_ours(reckoning: type[models.Model], now: datetime, every: timedelta) -> bool:
    """Whether it is time; of several servers one is told so. A turn that came to nothing is the next one's."""
    last = reckoning.objects.values_list("reckoned_at", flat=True).get(pk=1)
    if last and abs(now - last) < every:  # a clock that went wrong may have written a later moment
        return False
    return reckoning.objects.filter(reckoned_at=last).update(reckoned_at=now) == 1
