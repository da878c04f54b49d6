"""How the work of a function grows with what it is given, on a busy machine as on an idle one."""

import gc
import time
from collections.abc import Callable

from articles.importing.incoming import Unreadable
from tests.histories import every_run

TIMES_LARGER = 8
SLACK = 3  # linear work takes 8 times as long for 8 times as much; quadratic work 64 times


def in_step(do: Callable[[int], object], small: int, *, steps: int = 1_000_000) -> bool:
    """Whether ``do(8 * small)`` takes no more than some eight times what ``do(small)`` takes.

    Measured is the processor time of this thread alone. Work too short to be measured counts as some
    that is not: what a loop of so many ``steps`` takes here and now.
    """
    short = max(min(_seconds(do, small) for _ in range(2)), _measurable(steps))
    return _seconds(do, TIMES_LARGER * small) < TIMES_LARGER * SLACK * short


def reading(
    read: Callable[[str], object], unit: str, *, around: str = "{}", small: int = 10_000
) -> bool:
    """Whether reading eight times as much of ``unit``, set into ``around``, stays in step. A refusal is
    an answer too: refused soon is as good as read soon. With --slow it is four times as long a text."""
    part = 4 if every_run() else 1

    def do(size: int):
        try:
            read(around.replace("{}", unit * (size // len(unit))))
        except Unreadable:
            pass

    return in_step(do, small // part, steps=1_000_000 // part)


def _measurable(steps: int) -> float:
    return _seconds(lambda steps: sum(range(steps)), steps)


def _seconds(do: Callable[[int], object], size: int) -> float:
    gc.disable()  # a sweep through all that the suite keeps would be counted as the function's work
    begun = time.thread_time()
    try:
        do(size)
    finally:
        gc.enable()
    return time.thread_time() - begun
