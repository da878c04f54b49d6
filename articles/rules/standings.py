"""Where a story stands in what a search found: by how well it answers, then newest first."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from articles.rules.positions import Position

_WRITTEN = re.compile(r"([0-9])\.(.+)", re.ASCII)
_BEGIN = datetime(1600, 1, 1, tzinfo=UTC)  # limits.FIRST_DAY
_NUMBERS = 1 << 25


@dataclass(frozen=True, order=True)
class Standing:
    """``rank`` is higher the better it answers; where the newest come first, all have the rank 0."""

    rank: int
    position: Position

    def __str__(self):
        return f"{self.rank}.{self.position}"

    @classmethod
    def read(cls, written: str) -> "Standing | None":
        """The standing ``written`` in an address, or None where it is none."""
        match = _WRITTEN.fullmatch(written)
        position = match and Position.read(match[2])
        return cls(int(match[1]), position) if position else None

    @property
    def key(self) -> tuple[int, int]:
        """What two standings are compared by."""
        return self.rank, place_of(self.position)


def place_of(position: Position) -> int:
    """A position as one whole number of 64 bits, for an index that walks from the newest to the oldest:
    the second, then the article's number.

    38 bits hold the seconds of the years that a paper may have, so 25 are left. Two articles would get one
    place where they have one second, and numbers that lie a multiple of 33,554,432 apart.
    """
    return seconds_since(position.moment) * _NUMBERS + position.number % _NUMBERS


def first_place_at(moment: datetime) -> int:
    """The lowest place of a second: what stands before it was published earlier."""
    return seconds_since(moment) * _NUMBERS


def seconds_since(moment: datetime) -> int:
    """Whole seconds from the first day a paper may have."""
    passed = moment - _BEGIN
    return passed.days * 86_400 + passed.seconds
