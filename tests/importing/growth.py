"""How the time of reading grows with the length of a text."""

import time

from articles.importing.incoming import Unreadable


def in_step(read, unit: str) -> bool:
    """True if eight times as much of ``unit`` takes no more than some eight times as long."""
    short = min(_seconds(read, unit, 10_000) for _ in range(2))
    return _seconds(read, unit, 80_000) < 8 * 5 * short + 0.5


def _seconds(read, unit: str, size: int) -> float:
    start = time.perf_counter()
    try:
        read(unit * (size // len(unit)))
    except Unreadable:
        pass  # refused soon is as good as read soon
    return time.perf_counter() - start
