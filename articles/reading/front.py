"""The front page: lead, seconds, latest, and a band for each top section."""

from dataclasses import dataclass

from articles.models import LiveCopy, Section
from articles.reading.chrome import Chrome, read_chrome
from articles.reading.listings import Listing, Window, names_on, read_stories
from articles.rules import names

SECONDS, LATEST, IN_BAND = 4, 6, 5
ABOVE = 1 + SECONDS + LATEST


@dataclass
class Band:
    section: Section
    subsections: list[Section]
    stories: list[LiveCopy]


@dataclass
class FrontPage:
    lead: LiveCopy | None
    seconds: list[LiveCopy]
    latest: list[LiveCopy]
    bands: list[Band]
    chrome: Chrome
    names: set[str]


def read_front() -> FrontPage:
    """Four queries: the newest, the newest of each top section, the two of the chrome."""
    chrome = read_chrome()
    newest = list(LiveCopy.objects.for_cards().newest_first()[:ABOVE])
    bands = _bands(chrome, shown={copy.article_id for copy in newest})
    everything = newest + [copy for band in bands for copy in band.stories]
    return FrontPage(
        lead=newest[0] if newest else None,
        seconds=newest[1 : 1 + SECONDS],
        latest=newest[1 + SECONDS :],
        bands=bands,
        chrome=chrome,
        names=chrome.names | names_on(everything) | {names.FRONT},
    )


def read_front_listing(window: Window) -> Listing:
    """Three queries: every story newest first, the two of the chrome. The front page in print."""
    chrome = read_chrome()
    stories, older, newer = read_stories(LiveCopy.objects.all(), window)
    found = chrome.names | names_on(stories) | {names.FRONT}
    return Listing(
        title="The latest", path="/", stories=stories, older=older, newer=newer,
        chrome=chrome, names=found,
    )  # fmt: skip


def _bands(chrome: Chrome, shown: set[int]) -> list[Band]:
    """One query for all bands; no story that already stands above."""
    below = {section.pk: chrome.tree.below(section.pk) for section in chrome.tree.top}
    if not below:
        return []
    first, *others = (_newest_in(numbers) for numbers in below.values())
    newest = first.union(*others, all=True)
    copies = LiveCopy.objects.for_cards().filter(pk__in=newest).newest_first()
    left = [copy for copy in copies if copy.article_id not in shown]
    bands = []
    for section in chrome.tree.top:
        stories = [copy for copy in left if copy.section_id in below[section.pk]][:IN_BAND]
        if stories:
            bands.append(Band(section, chrome.tree.children(section.pk), stories))
    return bands


def _newest_in(sections: list[int]):
    """As many as could stand above already, and a band's fill: a short walk of an index.

    The limit stands one query deeper, since SQLite allows none inside a union.
    """
    newest = LiveCopy.objects.filter(section__in=sections).newest_first()
    return LiveCopy.objects.filter(pk__in=newest.values("pk")[: ABOVE + IN_BAND]).values("pk")
