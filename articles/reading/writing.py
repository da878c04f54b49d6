"""How days, moments and numbers are written in the paper's language.

``newsroom.formats`` has the forms the paper chose; for a language it has none of, Django's serve.
"""

from datetime import date, datetime
from functools import lru_cache

from django.utils import formats
from django.utils.translation import get_language


def day(when: date) -> str:
    """A day: “June 21, 2013”."""
    # One moment is of another day in another zone, and equal nevertheless.
    return _day(date(when.year, when.month, when.day), get_language())


@lru_cache(maxsize=10_000)  # every story of every list has one
def _day(when: date, language: str | None) -> str:
    return formats.date_format(when, _form("PAPER_DAY", "DATE_FORMAT"))


def weekday(when: date) -> str:
    """A day with its weekday: “Friday, June 21, 2013”."""
    return formats.date_format(when, _form("PAPER_WEEKDAY", "DATE_FORMAT"))


def month(when: date) -> str:
    """The month of a day, with its year: “June 2013”."""
    return formats.date_format(when, "YEAR_MONTH_FORMAT")


def day_and_hour(when: datetime) -> str:
    """A moment, which has to be in the site's zone already."""
    return f"{day(when)}, {formats.time_format(when, 'H:i')}"


def thousands(number: int) -> str:
    """A number in groups of digits: “12,345”."""
    if -1_000 < number < 1_000:
        return str(number)  # there is no group in it, in any language
    return formats.number_format(number, force_grouping=True)


def _form(own: str, otherwise: str) -> str:
    """The name of a form of dates: one of ours if this language has it, else one of Django's."""
    return own if formats.get_format(own) != own else otherwise
