"""Readings of articles: their hours and days, what makes a list of the most read, and how a chart is drawn.

An hour has a number: full hours since 1970, in UTC. A day is the paper's own, from its midnight on; it begins
with the first full hour of it, which in most zones is midnight itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SECONDS = 3_600
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
KEPT_HOURS = 9  # days of which each hour is known, so that a week is; of older ones only the day

# article, whether it was its printer-friendly page, the number of the hour
Read = tuple[int, bool, int]

# What the lists of the most read are about, in days, in the order they stand.
PERIODS = {"day": 1, "week": 7, "month": 30}
PLACES = 10
LEAST_READ = 10  # times in the period: what less were read is chance
SHORTEST = 3  # a list of one or two says nothing


def hour_number(seconds: float) -> int:
    """Of a moment in Unix time."""
    return int(seconds // SECONDS)


def moment_of(hour: int) -> datetime:
    """When the hour of this number begins."""
    return datetime.fromtimestamp(hour * SECONDS, UTC)


def first_hour(day: date, zone: str) -> datetime:
    """The first full hour, in UTC, that begins on a day of this zone."""
    midnight = datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
    full = midnight.replace(minute=0, second=0, microsecond=0)
    return full if full == midnight else full + HOUR


def day_of(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def oldest_hour(now: datetime, zone: str) -> datetime:
    """The first hour that is still known as such; before it there are only days."""
    return first_hour(day_of(now, zone) - KEPT_HOURS * DAY, zone)


def place_of(hour: datetime, now: datetime, zone: str) -> datetime:
    """Where a reading of ``hour`` is to be written: at its hour, or at its day's first where only days are
    kept. A day early, so that no clock that is slow writes into a day that is being put together."""
    if hour >= oldest_hour(now, zone) + DAY:
        return hour
    return first_hour(day_of(hour, zone), zone)


def since(period: str, now: datetime, zone: str) -> datetime:
    """The first hour of a period that ends now: of a day 24 hours, the one that runs among them, else
    whole days, today among them."""
    if PERIODS[period] == 1:
        return last_hours(24, now)[0]
    return first_hour(last_days(PERIODS[period], now, zone)[0], zone)


def last_hours(number: int, now: datetime) -> list[datetime]:
    """The hour that runs and those before it: ``number`` of them, the oldest first."""
    running = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return [running - back * HOUR for back in reversed(range(number))]


def last_days(number: int, now: datetime, zone: str) -> list[date]:
    """Today, in this zone, and the days before it, likewise."""
    today = day_of(now, zone)
    return [today - back * DAY for back in reversed(range(number))]


@dataclass(frozen=True)
class Bar:
    """A column of a chart, from the left and the top in the drawing's own units."""

    x: int
    y: int
    width: int
    height: int
    value: int
    begins: datetime | date


def bars(values: Mapping[date, int], *, width: int = 10, height: int = 100) -> list[Bar]:
    """A chart of ``values`` in their order: the most is as high as the drawing, and what is not nothing
    can be seen."""
    most = max(values.values(), default=0)
    drawn = []
    for place, (begins, value) in enumerate(values.items()):
        tall = max(1, round(value / most * height)) if value else 0
        drawn.append(Bar(place * width, height - tall, width - 1, tall, value, begins))
    return drawn


def by_day(numbers: Iterable[tuple[datetime, int]], days: list[date], zone: str) -> dict[date, int]:
    """What was counted by the hour, put together for each of ``days``."""
    found = dict.fromkeys(days, 0)
    for hour, number in numbers:
        day = day_of(hour, zone)
        if day in found:
            found[day] += number
    return found
