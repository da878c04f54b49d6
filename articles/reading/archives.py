"""The paper of a year, a month or a day."""

import calendar
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from articles.models import LiveCopy
from articles.reading import writing
from articles.reading.absent import Absent
from articles.reading.chrome import read_chrome
from articles.reading.listings import Listing, Window, names_on, read_stories


def read_archive(year: int, month: int | None, day: int | None, window: Window) -> Listing:
    """Four queries: the stories, the months or days that have any, the two of the chrome.

    Raises ``Absent`` for a date that is none and for a period without articles.
    """
    first, last = _period(year, month, day)
    copies = LiveCopy.objects.filter(published_on__gte=first, published_on__lte=last)
    stories, older, newer = read_stories(copies, window)
    if not stories:
        raise Absent()
    chrome = read_chrome()
    path = _path(year, month, day)
    return Listing(
        title=_title(first, month, day),
        kicker=_("Archive"),
        path=path,
        above=_above(first, month, day),
        periods=[] if day else _periods(copies, by="day" if month else "month"),
        stories=stories,
        older=older,
        newer=newer,
        chrome=chrome,
        names=chrome.names | names_on(stories) | {"archive:" + path.strip("/").replace("/", "-")},
    )


def _period(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    try:
        if day is not None:
            return date(year, month, day), date(year, month, day)
        if month is not None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError as error:
        raise Absent() from error


def _path(year: int, month: int | None, day: int | None) -> str:
    steps = [f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part is not None)]
    return f"/{'/'.join(steps)}/"


def _title(first: date, month: int | None, day: int | None) -> str:
    if day:
        return writing.weekday(first)
    return writing.month(first) if month else f"{first.year:04d}"


def _above(first: date, month: int | None, day: int | None) -> list[tuple[str, str]]:
    """Address and label of the year, and the month, that the period lies in. They have stories: its own."""
    year = (_path(first.year, None, None), _title(first, None, None))
    whole_month = (_path(first.year, first.month, None), _title(first, first.month, None))
    return [year, whole_month] if day else [year] if month else []


def _periods(copies, *, by: str) -> list[tuple[str, str]]:
    """Address and label of each month, or day, that has articles, newest first."""
    found = copies.dates("published_on", by, order="DESC")
    if by == "month":
        return [(f"/{day:%Y/%m}/", date_format(day, "F")) for day in found]
    return [(f"/{day:%Y/%m/%d}/", str(day.day)) for day in found]
