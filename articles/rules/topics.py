"""What the page of a topic tells: whether there is enough to tell, what is near it, and when it was news."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil, sqrt

ENOUGH = 3  # stories: fewer, and a page without a description is of no use to who comes by a search engine
MONTHS = 24
STEPS = 10
NEAR = 8
CHANCE = 10


def is_thin(stories: int, description: str) -> bool:
    """Whether a page says too little to be found by search engines."""
    return stories < ENOUGH and not description.strip()


def nearest(shared: Mapping[int, int], uses: Mapping[int, int]) -> list[int]:
    """Those of ``shared`` (the stories that each has in common with the topic) that are nearest to it.

    What stands on every story tells little about any: each counts by what it shares, set against how
    often it is used at all (``uses``). ``CHANCE`` keeps those back that met the topic once and were never
    used elsewhere.
    """
    nearness = {
        each: shared[each] / sqrt(uses[each] + CHANCE) for each in shared.keys() & uses.keys()
    }
    return sorted(nearness, key=lambda each: (-nearness[each], each))[:NEAR]


@dataclass(frozen=True)
class Month:
    """``step`` is the height of its bar, from none to ``STEPS``."""

    first: date
    stories: int
    step: int


def first_of(last: date) -> date:
    """The first day of the months that end with the one of ``last``."""
    return _month(_number(last) - MONTHS + 1)


def by_month(days: Mapping[date, int], last: date) -> list[Month]:
    """The stories of each day as those of each month up to that of ``last``, the fullest at full height."""
    stories = Counter()
    for day, count in days.items():
        stories[_number(day)] += count
    most = max(stories.values(), default=0)
    numbers = range(_number(last) - MONTHS + 1, _number(last) + 1)
    return [
        Month(_month(each), stories[each], ceil(STEPS * stories[each] / most) if most else 0)
        for each in numbers
    ]


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
