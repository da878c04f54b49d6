"""The front page: lead, seconds, picks, latest, and a band for each top section."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.models import LiveCopy, Section
from articles.reading.chrome import Chrome, read_chrome
from articles.reading.listings import Listing, Window, names_on, read_stories
from articles.reading.most_read import ON_FRONT_PERIOD, read_most_read_today
from articles.reading.placed import FRONT_PAGE, Placed, Rehearsal, read_placed
from articles.rules import addresses, names
from articles.rules.arranging import LEAD, PICK, ROOM, SECOND, filled, led

LATEST, IN_BAND = 6, 5
ABOVE = ROOM[LEAD] + ROOM[SECOND] + LATEST


@dataclass
class Band:
    section: Section
    subsections: list[Section]
    stories: list[LiveCopy]


@dataclass
class FrontPage:
    newest: LiveCopy | None  # the latest story, wherever it stands
    lead: LiveCopy | None
    seconds: list[LiveCopy]
    latest: list[LiveCopy]
    picks: list[LiveCopy]
    most_read: list[LiveCopy]
    bands: list[Band]
    chrome: Chrome
    names: set[str]
    feed_paths = addresses.feeds_of("/")


def read_front(rehearsal: Rehearsal | None = None) -> FrontPage:
    """Six queries: what is placed, the newest, the newest of each top section, the most read, the two
    of the chrome; and one for the copies of what is placed.

    What was read most stands there as well where it has a place already: it is a ranking."""
    chrome = read_chrome()
    top = [section.pk for section in chrome.tree.listed(None)]
    placed = read_placed(top, front=True, rehearsal=rehearsal)
    here = placed.at(FRONT_PAGE)
    newest = list(LiveCopy.objects.for_cards().newest_first()[: ABOVE + len(here)])
    rest = (copy for copy in newest if copy not in here)
    lead = filled(placed.at(FRONT_PAGE, LEAD), rest, ROOM[LEAD])
    seconds = filled(placed.at(FRONT_PAGE, SECOND), rest, ROOM[SECOND])
    latest = filled([], rest, LATEST)
    picks = placed.at(FRONT_PAGE, PICK)
    leading = led(lead, seconds, picks)  # of a paper of few stories, all may be placed elsewhere
    above = [copy for copy in (leading, *seconds, *latest, *picks) if copy]
    bands = _bands(chrome, placed, shown={copy.article_id for copy in above})
    most_read = read_most_read_today()
    everything = above + most_read + [copy for band in bands for copy in band.stories]
    return FrontPage(
        newest=newest[0] if newest else None,
        lead=leading,
        seconds=seconds,
        latest=latest,
        picks=picks,
        most_read=most_read,
        bands=bands,
        chrome=chrome,
        names=chrome.names
        | names_on(everything)
        | placed.names
        | {names.FRONT, names.most_read(ON_FRONT_PERIOD)},
    )


def read_front_listing(window: Window) -> Listing:
    """Three queries: every story newest first, the two of the chrome. The front page in print."""
    chrome = read_chrome()
    stories, older, newer = read_stories(LiveCopy.objects.all(), window)
    found = chrome.names | names_on(stories) | {names.FRONT}
    return Listing(
        title=_("The latest"), path="/", name=names.FRONT, stories=stories, older=older, newer=newer,
        chrome=chrome, names=found,
    )  # fmt: skip


def _bands(chrome: Chrome, placed: Placed, shown: set[int]) -> list[Band]:
    """One query for all bands: what leads each section's own front, then its newest; nothing that
    already stands on the page."""
    below = {section.pk: chrome.tree.below(section.pk) for section in chrome.tree.listed(None)}
    if not below:
        return []
    depth = ABOVE + IN_BAND + placed.count()
    first, *others = (_newest_in(numbers, depth) for numbers in below.values())
    newest = first.union(*others, all=True)
    copies = list(LiveCopy.objects.for_cards().filter(pk__in=newest).newest_first())
    bands = []
    for section in chrome.tree.listed(None):
        own = (copy for copy in copies if copy.section_id in below[section.pk])
        wanted = dict.fromkeys([*placed.at(section.pk, LEAD, SECOND), *own])
        stories = [copy for copy in wanted if copy.article_id not in shown][:IN_BAND]
        shown |= {copy.article_id for copy in stories}
        if stories:
            bands.append(Band(section, chrome.tree.listed(section.pk), stories))
    return bands


def _newest_in(sections: list[int], depth: int):
    """As many as could stand elsewhere on the page already, and a band's fill: a short walk of an index.

    The limit stands one query deeper, since SQLite allows none inside a union.
    """
    newest = LiveCopy.objects.filter(section__in=sections).newest_first()
    return LiveCopy.objects.filter(pk__in=newest.values("pk")[:depth]).values("pk")
