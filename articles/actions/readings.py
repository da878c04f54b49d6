"""Writing down how often articles were read: added up by every worker, put together into days later on.

Nobody does it, so nobody needs a permission, and no line of the daybook tells of it.
"""

import logging
from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Min
from django.utils import timezone

from articles.models import Reading, ReadingsReckoning
from articles.rules import readings

logger = logging.getLogger(__name__)

COLUMNS = "article_id, hour, screen, printed"
ADD = (
    "ON CONFLICT (article_id, hour) DO UPDATE SET screen = articles_reading.screen + excluded.screen, "
    "printed = articles_reading.printed + excluded.printed"
)


def add_readings(counts: Mapping[readings.Read, int], now: datetime | None = None) -> None:
    """Add to what was counted before, here and by every other worker: one statement, whatever their number
    (up to some thousand).

    Every worker writes in the same order, by article and hour, so that none waits for another in a circle.
    """
    now = now or timezone.now()
    rows: dict[tuple[int, datetime], list[int]] = {}
    for (article, printed, hour), number in counts.items():
        at = readings.place_of(readings.moment_of(hour), now, settings.TIME_ZONE)
        rows.setdefault((article, at), [0, 0])[printed] += number
    if not rows:
        return
    stored = [
        value
        for article, at in sorted(rows)
        for value in (article, connection.ops.adapt_datetimefield_value(at), *rows[article, at])
    ]
    blanks = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO articles_reading ({COLUMNS}) VALUES {blanks} {ADD}",  # noqa: S608 blanks alone
            stored,
        )


def put_days_together(now: datetime) -> int:
    """Make one number of the hours of each day that is old enough. Returns how many days it was.

    A day is a transaction, and one server's at a time. Meanwhile nobody writes to these hours: what comes
    late goes to the day's first (``rules.readings.place_of``), to which this adds like any other.
    """
    number = 0
    while _put_next_day_together(now):
        number += 1
    return number


@transaction.atomic
def _put_next_day_together(now: datetime) -> bool:
    reckoning = ReadingsReckoning.objects.select_for_update().get(pk=1)
    end = readings.day_of(readings.oldest_hour(now, settings.TIME_ZONE), settings.TIME_ZONE)
    day = reckoning.days_before or _first_day()
    if day is None or day >= end:
        return False
    _put_together(day)
    reckoning.days_before = day + readings.DAY
    reckoning.save(update_fields=["days_before"])
    return True


def _put_together(day: date) -> None:
    first = readings.first_hour(day, settings.TIME_ZONE)
    after = readings.first_hour(day + readings.DAY, settings.TIME_ZONE)
    bounds = [connection.ops.adapt_datetimefield_value(each) for each in (first, first, after)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO articles_reading ({COLUMNS}) "  # noqa: S608 names of our own
            "SELECT article_id, %s, SUM(screen), SUM(printed) FROM articles_reading "
            f"WHERE hour > %s AND hour < %s GROUP BY article_id ORDER BY article_id {ADD}",
            bounds,
        )
    Reading.objects.filter(hour__gt=first, hour__lt=after).delete()


def _first_day() -> date | None:
    first = Reading.objects.aggregate(first=Min("hour"))["first"]
    return first and readings.day_of(first, settings.TIME_ZONE)
