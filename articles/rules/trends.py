"""Trending topics: what is written about more than is usual for it, and what is written about steadily.

A topic is measured against itself. Its last days, each counting for less the longer they are over, are
held against what its own weeks before lead to expect: a topic of every day does not trend for being one.
A use fades and never drops out at once, so the order hardly changes with the clock alone, and the score
of a topic that rises only sinks until somebody writes again.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.rules.wording import Sentence, say, say_many

# All in days.
OLDEST = 120  # an older use says nothing
NEWS = 7  # younger uses are news, older ones show what is usual
NEWS_HALVES = 2  # after so many days a use is half the news
USUAL_HALVES = 21  # and half as good a guide to what is usual: by the ninth week little is left
STEADY_HALVES = 30
STEADY_SHOWN = 90

FEWEST = 2  # one article is no trend
LEAST_SCORE = 1.0  # about one deviation more than usual
LEAST_GROWTH = 1.5  # times what is usual: a busy topic strays far by chance and the day's rhythm
DOUBT = 1.0  # articles: a topic never written about before has no endless score


def _sum_from(begin: float, end: float, halves: float) -> float:
    """What one use a day comes to, from ``begin`` to ``end`` days ago, halved every ``halves``."""
    return halves / math.log(2) * (0.5 ** (begin / halves) - 0.5 ** (end / halves))


_NEWS_OF_ONE_A_DAY = _sum_from(0, NEWS, NEWS_HALVES)
_CUSTOM_OF_ONE_A_DAY = _sum_from(0, OLDEST - NEWS, USUAL_HALVES)


@dataclass(frozen=True)
class Trend:
    """A topic for the bar. ``score`` compares it with others that rise, or with others that do not.

    ``why`` is a sentence for the desk.
    """

    number: int
    score: float
    why: Sentence
    rises: bool


def rising(uses: Mapping[int, Iterable[float]], places: int) -> list[Trend]:
    """At most ``places`` topics: those that rise, the most unusual first, then those written about steadily.

    ``uses`` holds for the number of each topic how many days ago each article about it came out, one
    age an article. So nothing is empty while anything was written in the last 120 days.
    """
    trends = [trend for number, ages in uses.items() if (trend := _trend(number, _counted(ages)))]
    return sorted(trends, key=_standing)[: max(0, places)]


def _counted(ages: Iterable[float]) -> list[float]:
    """The ages that say something, in one order whatever they came in: so are their sums.

    What clocks that differ take for the future is now.
    """
    return sorted(max(0.0, age) for age in ages if age <= OLDEST)


def _standing(trend: Trend) -> tuple:
    return not trend.rises, -trend.score, trend.number


def _trend(number: int, ages: list[float]) -> Trend | None:
    if not ages:
        return None
    usual = _usual_a_day(ages)
    recent = _weight(ages, 0, NEWS, NEWS_HALVES)
    expected = usual * _NEWS_OF_ONE_A_DAY
    score = (recent - expected) / math.sqrt(expected + DOUBT)
    is_enough = _number(ages, NEWS) >= FEWEST and recent >= LEAST_GROWTH * expected
    if is_enough and score >= LEAST_SCORE:
        return Trend(number, score, _why_it_rises(ages, usual), rises=True)
    return Trend(
        number, _weight(ages, 0, math.inf, STEADY_HALVES), _why_it_stays(ages), rises=False
    )


def _usual_a_day(ages: list[float]) -> float:
    return _weight(ages, NEWS, math.inf, USUAL_HALVES) / _CUSTOM_OF_ONE_A_DAY


def _weight(ages: list[float], begin: float, end: float, halves: float) -> float:
    """The uses from ``begin`` up to ``end`` days ago, each halved every ``halves`` days since ``begin``."""
    return sum(0.5 ** ((age - begin) / halves) for age in ages if begin <= age < end)


def _number(ages: list[float], days: float) -> int:
    return sum(age < days for age in ages)


def _why_it_rises(ages: list[float], usual: float) -> Sentence:
    """Told of the days in which the rise is plainest."""
    days = max(range(1, NEWS + 1), key=lambda days: _excess(ages, usual, days))
    expected = round(usual * days)
    count = _number(ages, days)
    span = say("in the last day") if days == 1 else say("in the last %(days)s days", days=days)
    if not expected:
        return say_many("%(count)s article %(span)s; none would be usual",
                        "%(count)s articles %(span)s; none would be usual", count, span=span)  # fmt: skip
    return say_many(
        "%(count)s article %(span)s; %(expected)s would be usual",
        "%(count)s articles %(span)s; %(expected)s would be usual",
        count, span=span, expected=expected,
    )  # fmt: skip


def _excess(ages: list[float], usual: float, days: int) -> float:
    return (_number(ages, days) - usual * days) / math.sqrt(usual * days + DOUBT)


def _why_it_stays(ages: list[float]) -> Sentence:
    if shown := _number(ages, STEADY_SHOWN):
        return say_many("Steady: %(count)s article in the last %(days)s days",
                        "Steady: %(count)s articles in the last %(days)s days", shown, days=STEADY_SHOWN)  # fmt: skip
    return say("Last written about %(days)s days ago", days=round(ages[0]))
