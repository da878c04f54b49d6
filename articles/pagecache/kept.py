"""The pages one worker keeps. Thread-safe; knows nothing of HTTP servers or of the database."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class KeptPage:
    """An answer ready to be sent. ``bodies`` maps a content encoding to its bytes ("" is as it is);
    ``shown`` is the article it shows and whether for print, if it is the page of one."""

    status: str
    headers: tuple[tuple[str, str], ...]
    bodies: dict[str, bytes]
    etag: str
    names: frozenset[str]
    shown: tuple[int, bool] | None = None

    @property
    def size(self) -> int:
        return sum(len(body) for body in self.bodies.values()) + 2_000


class KeptPages:
    """The newest-used pages, up to ``room`` bytes.

    A page is kept only if nothing it depends on was announced since its *ticket*: the number of the
    last announcement known before its first query. So a page that was read while something changed
    is shown once and never kept, whatever the order of reading, announcing and keeping.
    """

    def __init__(self, room: int):
        self.room = room
        self.known: int | None = None  # the last announcement heard; None: not following yet
        self._size = 0
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()
        self._keys_by_name: defaultdict[str, set[Hashable]] = defaultdict(set)
        self._last_change: dict[str, int] = {}
        self._forgotten_before = 0
        self._lock = threading.Lock()

    def __len__(self):
        return len(self._pages)

    def get(self, key: Hashable) -> KeptPage | None:
        with self._lock:
            page = self._pages.get(key)
            if page:
                self._pages.move_to_end(key)
            return page

    def ticket(self) -> int | None:
        """To be taken before a page's first query, and handed to :meth:`keep`."""
        return self.known

    def keep(self, key: Hashable, page: KeptPage, ticket: int | None) -> bool:
        """Keep the page unless it may be out of date already. Returns whether it was kept."""
        with self._lock:
            if (
                ticket is None
                or page.size > self.room // 4
                or self._changed_since(ticket, page.names)
            ):
                return False
            self._drop(key)
            self._pages[key] = page
            self._size += page.size
            for name in page.names:
                self._keys_by_name[name].add(key)
            while self._size > self.room:
                self._drop(next(iter(self._pages)))
            return True

    def hear(self, number: int, names: Iterable[str]) -> None:
        """Announcement ``number`` said that these names changed: drop the pages that depend on one."""
        with self._lock:
            self.known = number
            for name in names:
                self._last_change[name] = number
                for key in list(self._keys_by_name.get(name, ())):
                    self._drop(key)
            self._forget_old_changes(number)

    def begin(self, number: int) -> None:
        """Follow from ``number`` on, knowing nothing of before: drop everything."""
        with self._lock:
            self._pages.clear()
            self._keys_by_name.clear()
            self._last_change.clear()
            self._size = 0
            self._forgotten_before = number
            self.known = number

    def _changed_since(self, ticket: int, names: Iterable[str]) -> bool:
        if ticket < self._forgotten_before:
            return True
        return any(self._last_change.get(name, 0) > ticket for name in names)

    def _drop(self, key: Hashable) -> None:
        page = self._pages.pop(key, None)
        if page is None:
            return
        self._size -= page.size
        for name in page.names:
            keys = self._keys_by_name[name]
            keys.discard(key)
            if not keys:
                del self._keys_by_name[name]

    def _forget_old_changes(self, number: int) -> None:
        """Keep the record of changes small: a page takes seconds to read, not ten thousand changes."""
        if len(self._last_change) > 50_000:
            self._forgotten_before = number - 10_000
            self._last_change = {
                name: last
                for name, last in self._last_change.items()
                if last > self._forgotten_before
            }
