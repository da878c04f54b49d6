"""A page of headlines, newest first: what every listing shares."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from articles.models import LiveCopy, Section
from articles.models.placed import PlacedQuerySet
from articles.reading.absent import Absent
from articles.reading.chrome import Chrome
from articles.reading.pictures import names_of_pictures
from articles.reading.topics import Topic
from articles.rules import addresses, licences, names
from articles.rules.positions import Position

PAGE = 20
PRINTED = 2_000


@dataclass(frozen=True)
class Window:
    """Which part of a list is asked for: beside a position, or the newest; and how many lines.

    ``surface`` (of ``rules.licences``) is what they are to be shown on.
    """

    before: Position | None = None
    after: Position | None = None
    size: int = PAGE
    surface: str = licences.PAGE


@dataclass
class Listing:
    """``older`` and ``newer`` are queries to add to the address, empty where there is no more. ``name`` is
    that of the thing it lists the articles of; a list of none has no feed. ``query`` is what the address of
    a search needs to be that search."""

    title: str
    path: str
    stories: list[LiveCopy]
    older: str
    newer: str
    chrome: Chrome
    name: str = ""
    query: str = ""
    kicker: str = ""
    description: str = ""
    trail: list[Section] = field(default_factory=list)
    subsections: list[Section] = field(default_factory=list)
    above: list[tuple[str, str]] = field(default_factory=list)
    periods: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    topic: Topic | None = None
    lead: LiveCopy | None = None
    seconds: list[LiveCopy] = field(default_factory=list)
    picks: list[LiveCopy] = field(default_factory=list)

    @property
    def print_path(self):
        return f"{self.path}print/"

    @property
    def feed_path(self) -> str:
        return self.feed_paths.get(addresses.ATOM, "")

    @property
    def feed_paths(self) -> dict[str, str]:
        """Form → address."""
        return addresses.feeds_of(self.path, self.query) if self.name else {}


def read_stories(copies, window: Window) -> tuple[list[LiveCopy], str, str]:
    """The stories of ``copies`` in ``window``, and the queries of the older and the newer page.

    A feed leaves out what a source keeps from feeds; a list in print says of what may not be printed
    that there is such a story. One query. Raises ``Absent`` for a position with nothing beside it: no
    such page was ever linked.
    """
    copies = copies.for_cards()
    if window.surface == licences.FEED:
        copies = copies.allowed_on(window.surface)
    if window.surface == licences.PRINT:  # a long list, and without pictures
        copies = copies.defer("lead__facts")
    found, older, newer = read_window(copies, window)
    return [copy.shown_on(window.surface) for copy in found], older, newer


def read_window(
    placed: PlacedQuerySet, window: Window, read: Callable[[PlacedQuerySet], Iterable] = iter
) -> tuple[list, str, str]:
    """As :func:`read_stories`, for any rows that have a position. ``read`` gets the part of them."""
    if window.after:
        rows = list(read(placed.newer_than(window.after).oldest_first()[: window.size + 1]))
        found, more = rows[: window.size][::-1], len(rows) > window.size
        older, newer = bool(found), more
    else:
        placed = placed.older_than(window.before) if window.before else placed
        rows = list(read(placed.newest_first()[: window.size + 1]))
        found, older, newer = rows[: window.size], len(rows) > window.size, bool(window.before)
    if not found and (window.before or window.after):
        raise Absent()
    return (
        found,
        f"?before={placed.position_of(found[-1])}" if older else "",
        f"?after={placed.position_of(found[0])}" if newer else "",
    )


def names_on(stories: list[LiveCopy]) -> set[str]:
    """The names of what the cards of a list show beside its own articles."""
    sources = {names.thing("source", copy.source_id) for copy in stories if copy.source_id}
    categories = {names.thing("category", copy.category_id) for copy in stories if copy.category_id}
    return sources | categories | names_of_pictures(stories)
