"""The thread of one worker that follows the announcement log."""

import logging
import threading

from django.db import DatabaseError, InterfaceError, connection

from articles.models import Announcement, AnnouncementCounter
from articles.pagecache.kept import KeptPages

logger = logging.getLogger(__name__)

PAUSE = 0.2  # seconds between two looks at the log: what is published shows within a second
PAUSE_IN_TROUBLE = 1.0
AT_ONCE = 1_000


class Follower:
    """Tells ``pages`` of every announcement, in order. While the database is away it waits, and the
    pages stay as they are; then it goes on where it was."""

    def __init__(self, pages: KeptPages):
        self.pages = pages
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._in_trouble = False

    def start(self) -> None:
        """Begin once in each process: threads do not survive the fork of a worker."""
        if self._thread and self._thread.is_alive():
            return
        with self._starting:
            if not (self._thread and self._thread.is_alive()):
                self._thread = threading.Thread(target=self._follow, daemon=True, name="follower")
                self._thread.start()

    def _follow(self) -> None:
        pause = threading.Event()
        while True:
            pause.wait(PAUSE if self.look() else PAUSE_IN_TROUBLE)

    def look(self) -> bool:
        """Hear everything announced since the last look. False where the database was away."""
        try:
            self._hear_the_news()
        except (DatabaseError, InterfaceError) as error:
            if not self._in_trouble:
                logger.warning("The announcement log is out of reach, kept pages stay: %s", error)
            self._in_trouble = True
            connection.close()
            return False
        self._in_trouble = False
        return True

    def _hear_the_news(self) -> None:
        last = AnnouncementCounter.number()
        known = self.pages.known
        if known is None or last < known:  # just started, or the database is an older copy
            self.pages.begin(last)
            return
        while known < last:
            news = list(
                Announcement.objects.filter(number__gt=known)
                .order_by("number")
                .values_list("number", "names")[:AT_ONCE]
            )
            if not news or news[0][0] != known + 1:  # the log was pruned beyond what we know
                self.pages.begin(last)
                return
            for number, names in news:
                self.pages.hear(number, names)
            known = self.pages.known
