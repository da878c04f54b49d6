"""Hours as a clock on the wall shows them, and the moments they are.

Where clocks change, an hour on the wall is not always one moment: one that is skipped is none, and one
that is struck twice is two. Both are said in a sentence, and never decided for the editor.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from articles.rules.refusals import NotFit
from articles.rules.wording import Sentence, say

FIRST, SECOND = "first", "second"
# The folders of places. What else the data holds are abbreviations and offsets, nobody's own zone.
PLACES = (
    "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
)  # fmt: skip
MONTHS = (
    say("January"), say("February"), say("March"), say("April"), say("May"), say("June"), say("July"),
    say("August"), say("September"), say("October"), say("November"), say("December"),
)  # fmt: skip
_MINUTE, _SECOND = timedelta(minutes=1), timedelta(seconds=1)


class HourSkipped(NotFit):
    """The clocks go past this hour; ``before`` and ``after`` are the nearest times that exist."""

    def __init__(self, sentence: Sentence, *, before: datetime, after: datetime):
        super().__init__(sentence, field="hour")
        self.before, self.after = before, after


class HourStruckTwice(NotFit):
    """The clocks show this hour twice; ``choices`` are the two, each with how it is named."""

    def __init__(self, sentence: Sentence, *, choices: list[tuple[str, Sentence]]):
        super().__init__(sentence, field="hour")
        self.choices = choices


def moment_of(wall: datetime, *, zone: str, which: str = "") -> datetime:
    """The moment, in UTC, at which clocks in ``zone`` show ``wall``, a time without a zone.

    ``which`` is ``"first"`` or ``"second"`` of an hour that is struck twice, and means nothing for any
    other. Raises ``HourSkipped`` or ``HourStruckTwice``, and ``NotFit`` for a zone nobody knows.
    """
    moments = moments_of(wall, zone=zone)
    if not moments:
        raise _skipped(wall, zone)
    if len(moments) == 2 and which not in (FIRST, SECOND):
        raise _struck_twice(wall, zone, moments)
    return moments[-1] if which == SECOND else moments[0]


def moments_of(wall: datetime, *, zone: str) -> list[datetime]:
    """Every moment, in UTC and in order, at which clocks in ``zone`` show ``wall``: none, one or two."""
    place = _place(zone)
    readings = {_utc(wall, place, fold) for fold in (0, 1)}
    return sorted(
        at for at in readings if at.astimezone(place).replace(tzinfo=None, fold=0) == wall
    )


def spoken(moment: datetime, *, zone: str) -> Sentence:
    """“3 December 2026, 08:00 (Asia/Tokyo)”; with its offset where clocks show that time twice.

    A zone that this machine's data do not know, chosen on another one, is spoken of in UTC.
    """
    zone = zone if is_zone(zone) else "UTC"
    local = moment.astimezone(_place(zone))
    wall = local.replace(tzinfo=None, fold=0)
    twice = len(moments_of(wall, zone=zone)) > 1
    clock, place = f"{local:%H:%M}", f"{zone}, {_offset(local)}" if twice else zone
    return say("%(day)s, %(clock)s (%(zone)s)", day=_day(local), clock=clock, zone=place)


def told(local: datetime, *, now: datetime, seconds: bool = False) -> Sentence:
    """“3 December, 08:00”, and “3 December 2025, 08:00” of another year than ``now``'s: how the desk
    says when something happened, in the order of day and month in which hours are planned."""
    day = _day(local) if local.year != now.year else _day_and_month(local)
    return say(
        "%(day)s, %(clock)s", day=day, clock=f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}"
    )


@cache
def zones() -> tuple[str, ...]:
    """The names an editor may choose from, in order."""
    places = {name for name in available_timezones() if name.partition("/")[0] in PLACES}
    return ("UTC", *sorted(places))


def is_zone(name: str) -> bool:
    """Whether ``name`` is that of a time zone, also of one that :func:`zones` does not offer."""
    return name in _all_names()


@cache
def _all_names() -> frozenset[str]:
    return frozenset(available_timezones())


def _place(zone: str) -> ZoneInfo:
    if not is_zone(zone):
        raise NotFit(
            say("“%(zone)s” is no time zone: choose one from the list.", zone=zone), field="zone"
        )
    return ZoneInfo(zone)


def _utc(wall: datetime, place: ZoneInfo, fold: int) -> datetime:
    return wall.replace(tzinfo=place, fold=fold).astimezone(UTC)


def _skipped(wall: datetime, zone: str) -> HourSkipped:
    place = _place(zone)
    change = _change_between(_utc(wall, place, 1), _utc(wall, place, 0), place)
    before, after = (change - _MINUTE).astimezone(place), change.astimezone(place)
    return HourSkipped(
        say(
            "There is no %(clock)s on %(day)s in %(zone)s: clocks go forward from %(from)s to %(to)s. "
            "The nearest times that exist are %(before)s and %(to)s.",
            clock=f"{wall:%H:%M}", day=_day(wall), zone=zone,
            to=_beside(after, wall), before=_beside(before, wall),
            **{"from": f"{_clock_before(change, place):%H:%M}"},
        ),
        before=before,
        after=after,
    )  # fmt: skip


def _struck_twice(wall: datetime, zone: str, moments: list[datetime]) -> HourStruckTwice:
    place = _place(zone)
    first, second = (_offset(at.astimezone(place)) for at in moments)
    return HourStruckTwice(
        say(
            "Clocks in %(zone)s show %(clock)s twice on %(day)s, because they go back: first at %(first)s, "
            "then again at %(second)s. Choose the first or the second.",
            zone=zone, clock=f"{wall:%H:%M}", day=_day(wall), first=first, second=second,
        ),
        choices=[
            (FIRST, say("the first (%(offset)s)", offset=first)),
            (SECOND, say("the second (%(offset)s)", offset=second)),
        ],
    )  # fmt: skip


def _change_between(early: datetime, late: datetime, place: ZoneInfo) -> datetime:
    """The first second after ``early`` at which clocks have their offset of ``late``."""
    there = late.astimezone(place).utcoffset()
    while late - early > _SECOND:
        middle = early + ((late - early) // 2 // _SECOND) * _SECOND
        if middle.astimezone(place).utcoffset() == there:
            late = middle
        else:
            early = middle
    return late


def _clock_before(change: datetime, place: ZoneInfo) -> datetime:
    """What clocks would show at the change if they did not change."""
    return (change - _SECOND).astimezone(place).replace(tzinfo=None) + _SECOND


def _beside(local: datetime, wall: datetime) -> Sentence | str:
    """A time of day, with its date where that is not the one asked for."""
    clock = f"{local:%H:%M}"
    if local.date() == wall.date():
        return clock
    return say("%(clock)s on %(day)s", clock=clock, day=_day(local))


def _day(local: datetime) -> Sentence:
    month = MONTHS[local.month - 1]
    return say("%(day)s %(month)s %(year)s", day=str(local.day), month=month, year=str(local.year))


def _day_and_month(local: datetime) -> Sentence:
    return say("%(day)s %(month)s", day=str(local.day), month=MONTHS[local.month - 1])


def _offset(local: datetime) -> str:
    """“UTC+10:30”."""
    minutes = round(local.utcoffset() / _MINUTE)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours:02}:{rest:02}"
