"""A place in a list, newest first: the moment and the number of the article that stands there.

Lists page by position: what was read before a place stays before it, however many articles are
published meanwhile, and the millionth page costs what the first does.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_WRITTEN = re.compile(r"([0-9]{8})([0-9]{6})([0-9]{6})-([0-9]{1,18})", re.ASCII)

_FORM = "%Y%m%d%H%M%S%f"


@dataclass(frozen=True, order=True)
class Position:
    """``moment`` is aware; ``number`` is the article's."""

    moment: datetime
    number: int

    def __str__(self):
        return f"{self.moment.astimezone(UTC).strftime(_FORM)}-{self.number}"

    @classmethod
    def read(cls, written: str) -> "Position | None":
        """The position ``written`` in an address, or None where it is none."""
        match = _WRITTEN.fullmatch(written)
        if not match:
            return None
        try:
            moment = datetime.strptime("".join(match.group(1, 2, 3)), _FORM).replace(tzinfo=UTC)
        except ValueError:
            return None
        return cls(moment, int(match[4]))
