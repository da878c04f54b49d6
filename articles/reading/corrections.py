"""The page of corrections: all that was put right, whatever became of the article."""

from dataclasses import dataclass

from articles.models import Correction, LiveCopy
from articles.reading.chrome import Chrome, read_chrome
from articles.reading.listings import Window, read_window
from articles.rules import addresses, names
from articles.rules.corrections import Note


@dataclass
class Entry:
    """One line. ``copy`` is None where its article is withdrawn: then nothing tells which it was.
    ``number`` is its own for ever."""

    number: int
    note: Note
    copy: LiveCopy | None

    @property
    def language(self) -> str:
        """The one it is written in, as far as readers can know."""
        return self.copy.language if self.copy else ""


@dataclass
class CorrectionsPage:
    """``older`` and ``newer`` are queries to add to the address, empty where there is no more."""

    entries: list[Entry]
    older: str
    newer: str
    chrome: Chrome
    path = "/corrections/"

    @property
    def feed_paths(self) -> dict[str, str]:
        return addresses.feeds_of(self.path)

    @property
    def names(self) -> set[str]:
        # Not those of its articles: in print they would be thousands. Whatever changes a headline
        # or an address that stands here announces this one name.
        return self.chrome.names | {names.CORRECTIONS}


def read_corrections(window: Window) -> CorrectionsPage:
    """Four queries: the corrections, what is live of their articles, the two of the chrome."""
    found, older, newer = read_window(Correction.objects.all(), window)
    live = _live({correction.article_id for correction in found})
    entries = [Entry(each.pk, each.note, live.get(each.article_id)) for each in found]
    return CorrectionsPage(entries, older, newer, chrome=read_chrome())


def _live(numbers: set[int]) -> dict[int, LiveCopy]:
    copies = LiveCopy.objects.filter(pk__in=numbers)
    return {copy.pk: copy for copy in copies.only("headline", "slug", "published_on", "language")}
