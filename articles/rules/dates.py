"""The paper's date and the moment that orders a day's articles."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def moment_on(day: date, *, known: datetime | None, now: datetime, zone: ZoneInfo) -> datetime:
    """When, on the paper's ``day``, an article stands: it orders one day's articles.

    A known moment keeps its time of day; today's article stands at ``now``; one dated to another day
    without a time stands at that day's noon, where no change of clocks can move it to a neighbour.
    """
    if known is not None and known.astimezone(zone).date() == day:
        return known
    if known is None and now.astimezone(zone).date() == day:
        return now
    clock = known.astimezone(zone).time() if known else time(12)
    return datetime.combine(day, clock, zone).astimezone(UTC)
