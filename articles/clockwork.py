"""The clock of each worker: about once a second it carries out what is due. Beside it a second one, the darkroom,
makes of new pictures what readers are shown, which takes seconds each and may keep no hour waiting.

Every worker has one, so nothing else has to run and none of them matters: whichever comes first does
it (see ``articles/actions/due.py``). It stands on the floor of the views and the commands, because it
calls an action as they do; the page cache, which follows a log with a thread of the same kind, may not.
"""

import logging
import os
import sys
import threading
import time
from queue import SimpleQueue

from django.db import DatabaseError, InterfaceError, connection

from articles.actions.developing import carry_out_renditions
from articles.actions.due import carry_out_due
from articles.actions.ended_pictures import carry_out_ended_pictures
from articles.actions.expiring import carry_out_expired
from articles.actions.front_hours import carry_out_due_fronts
from articles.actions.most_read import carry_out_most_read
from articles.actions.pins import carry_out_ended_pins
from articles.actions.readings import add_readings
from articles.actions.rising import carry_out_reckoning
from articles.actions.searching import carry_out_finding_anew
from articles.actions.telling import tell_maker
from articles.actions.topics import carry_out_ended_topics
from articles.models import AtAnHour
from articles.pagecache.tally import tally

logger = logging.getLogger(__name__)


def hand_over_readings(*, tell=None) -> None:
    """Store what was counted at this worker, four times a minute; what cannot be stored waits for the next time."""
    if tally.is_time():
        tally.hand_over(add_readings)


# In this order: fronts after the articles that are due with them, topics after all that may change them, and
# last what may take its time.
DUTIES = (
    carry_out_due,
    carry_out_expired,
    carry_out_ended_pictures,
    carry_out_due_fronts,
    carry_out_ended_pins,
    carry_out_ended_topics,
    carry_out_reckoning,
    carry_out_finding_anew,
    hand_over_readings,
    carry_out_most_read,
)
SLOW_DUTIES = (carry_out_renditions,)
PAUSE = 1.0  # seconds between two looks: what is due is done within two
PAUSE_IN_TROUBLE = 2.0


class Clock:
    """A thread that looks for what is due. While the database is away it waits, says so once, and
    goes on when it is back; what became due meanwhile is then done late."""

    name = "clock"

    def __init__(self):
        self.post = Post()
        self._starting, self._stopping = threading.Lock(), threading.Event()
        self._thread: threading.Thread | None = None
        self._in_trouble = False
        # A worker that is a fork of the loaded server has no threads, and may get no request for long.
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._start_anew)

    def start(self) -> None:
        """Begin, if it does not run already in this process."""
        if self._thread and self._thread.is_alive():
            return
        with self._starting:
            if not (self._thread and self._thread.is_alive()):
                self._thread = threading.Thread(target=self._run, daemon=True, name=self.name)
                self._thread.start()
                self._begin_beside()

    def stop(self) -> None:
        """End after the look it is at."""
        self._stopping.set()

    def look(self) -> bool:
        """Carry out what is due. False where the database was away."""
        try:
            for carry_out in self._duties():
                carry_out(tell=self.post.send)
        except (DatabaseError, InterfaceError) as error:
            if not self._in_trouble:
                logger.warning("Schedules are out of reach, what is due waits: %s", error)
            self._in_trouble = True
            connection.close()
            return False
        if self._in_trouble:
            logger.warning("Schedules are within reach again.")
        self._in_trouble = False
        return True

    def _duties(self):
        return DUTIES

    def _begin_beside(self) -> None:
        # No daemon: a process that ends waits for it. Workers that are forks run no atexit.
        threading.Thread(target=wait_for_the_end, name="last readings").start()

    def _run(self) -> None:
        while not self._stopping.wait(until_next_look() if self.look() else PAUSE_IN_TROUBLE):
            pass

    def _start_anew(self) -> None:
        """In a fork: the lock may have been held, and the connection is the parent's."""
        running = self._thread is not None
        self.post, self._thread = Post(), None
        self._starting, self._stopping = threading.Lock(), threading.Event()
        if running:
            self.start()


class Darkroom(Clock):
    """A clock for what takes its time. Where the system lets a thread stand back (Linux knows each by a number
    of its own), requests are answered first."""

    name = "darkroom"

    def _duties(self):
        return SLOW_DUTIES

    def _begin_beside(self) -> None:
        pass

    def _run(self) -> None:
        if sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 5)
        super()._run()


def until_next_look() -> float:
    """Seconds to the next full second: the hours that people choose are full ones."""
    return PAUSE - time.time() % PAUSE


class Post:
    """Sends mails from a thread of its own: a mail server that does not answer keeps no hour waiting."""

    def __init__(self):
        self._outgoing: SimpleQueue[AtAnHour] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def send(self, planned: AtAnHour) -> None:
        """Have told whoever scheduled what failed."""
        self._outgoing.put(planned)
        if self._thread is None:  # called by the clock's one thread alone
            self._thread = threading.Thread(target=self._run, daemon=True, name="post")
            self._thread.start()

    def _run(self) -> None:
        while True:
            tell_maker(self._outgoing.get())


def keep_time(application, *clocks: Clock):
    """``application`` with clocks beside it (usually both), begun now and looked after at each request."""
    clocks = clocks or (Clock(), Darkroom())

    def start():
        for clock in clocks:
            clock.start()

    def answer(environ, start_response):
        start()
        return application(environ, start_response)

    start()
    return answer


def wait_for_the_end() -> None:
    """Until the main thread has ended, which is when the worker does."""
    threading.main_thread().join()
    hand_over_the_last()


def hand_over_the_last() -> None:
    """At the end of a worker, what it counted since the last time. A worker that is killed takes that with it."""
    try:
        tally.hand_over(add_readings)
    except (DatabaseError, InterfaceError) as error:
        logger.warning("The last readings are lost, the database is away: %s", error)
    connection.close()
