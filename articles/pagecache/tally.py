"""How often each article was read at this worker since that was last handed over.

Counted in memory, so a reader waits for nothing: a number for an article, an hour and a medium, and nothing
about who read it. Thread-safe; knows nothing of HTTP servers or of the database.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping

from articles.rules.readings import Read, hour_number

logger = logging.getLogger(__name__)

# Where a view leaves, in the WSGI environ of its request, which article it shows and whether for print:
# ``(12, False)``. What stands there goes to no reader.
SHOWN = "newsroom.shown"
EVERY = 15.0  # seconds: what a worker that is killed takes with it
AT_ONCE = 1_000  # numbers in one statement
ROOM = 50_000  # numbers kept while the database is away: about 9 MB


class Tally:
    """Numbers of readings by what was read."""

    def __init__(self, room: int = ROOM):
        self.room = room
        self._begin()
        # A fork has handed nothing over yet, and would do so a second time; the lock may have been held.
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._begin)

    def _begin(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[Read, int] = {}
        self._is_full = False
        self._next = time.monotonic() + EVERY

    def __len__(self):
        return len(self._counts)

    def count(self, shown: tuple[int, bool]) -> None:
        """Somebody opened this page."""
        read = (*shown, hour_number(time.time()))
        with self._lock:
            if read in self._counts:
                self._counts[read] += 1
                return
        self._add({read: 1})

    def is_time(self) -> bool:
        """Whether to hand over again."""
        return time.monotonic() >= self._next

    def hand_over(self, store: Callable[[Mapping[Read, int]], None]) -> None:
        """Give ``store`` all that was counted, a thousand numbers at once and always in one order. What it
        raises at is kept for the next time, and the exception goes on."""
        self._next = time.monotonic() + EVERY
        counts = self._take()
        order = sorted(counts)
        while order:
            try:
                store({read: counts[read] for read in order[:AT_ONCE]})
            except BaseException:
                self._add({read: counts[read] for read in order})
                raise
            del order[:AT_ONCE]

    def _take(self) -> dict[Read, int]:
        with self._lock:
            taken, self._counts = self._counts, {}
            self._is_full = False
            return taken

    def _add(self, counts: Mapping[Read, int]) -> None:
        with self._lock:
            for read, number in counts.items():
                if read in self._counts:
                    self._counts[read] += number
                elif len(self._counts) < self.room:
                    self._counts[read] = number
                elif not self._is_full:
                    self._is_full = True
                    logger.warning("No room for more readings: those of further articles are lost.")


tally = Tally()  # of this process
