"""What readers read most: the list on the front page, and the page of all lists."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import LiveCopy, MostRead
from articles.reading.chrome import Chrome, read_chrome
from articles.reading.listings import names_on
from articles.rules import names
from articles.rules.readings import PERIODS, PLACES, SHORTEST

ON_FRONT, ON_FRONT_PERIOD = 5, "day"
TITLES = {"day": _("Last 24 hours"), "week": _("Last 7 days"), "month": _("Last 30 days")}


@dataclass
class Ranking:
    period: str
    title: Promise
    stories: list[LiveCopy]


@dataclass
class MostReadPage:
    """``rankings`` are those that are long enough to say something."""

    rankings: list[Ranking]
    chrome: Chrome
    names: set[str]
    path = "/most-read/"


def read_most_read() -> MostReadPage:
    """Four queries: the places, the copies that stand there, the two of the chrome."""
    chrome = read_chrome()
    ranks = _ranks()
    numbers = {number for articles in ranks.values() for number in articles}
    copies = LiveCopy.objects.for_cards().in_bulk(numbers) if numbers else {}
    rankings = [
        Ranking(period, TITLES[period], stories)
        for period, articles in ranks.items()
        if (stories := _shown([copies[number] for number in articles if number in copies]))
    ]
    shown = [copy for ranking in rankings for copy in ranking.stories]
    # Those of what is withdrawn as well: published again, it stands in its place.
    found = {names.article(number) for number in numbers}
    found |= {names.most_read(period) for period in PERIODS}
    return MostReadPage(rankings, chrome, chrome.names | names_on(shown) | found)


def read_most_read_today() -> list[LiveCopy]:
    """What the front page shows of it. One query. Whatever becomes of an article is told to the front."""
    placed = MostRead.objects.filter(period=ON_FRONT_PERIOD)
    place = placed.filter(article=OuterRef("pk")).values("place")
    copies = LiveCopy.objects.for_cards().filter(pk__in=placed.order_by().values("article"))
    return _shown(list(copies.annotate(place=Subquery(place)).order_by("place")[:ON_FRONT]))


def read_ranks() -> dict[str, list[int]]:
    """The numbers of the articles in each list as readers have it. One query."""
    ranks = _ranks(MostRead.objects.filter(article__in=LiveCopy.objects.values("pk")))
    return {period: _shown(numbers) for period, numbers in ranks.items()}


def _ranks(places=None) -> dict[str, list[int]]:
    ranks: dict[str, list[int]] = {period: [] for period in PERIODS}
    rows = MostRead.objects.all() if places is None else places
    for period, article in rows.order_by("place").values_list("period", "article"):
        ranks[period].append(article)
    return ranks


def _shown(ranked: list) -> list:
    """A list as long as there are places for; none at all where it is too short to say anything."""
    return ranked[:PLACES] if len(ranked) >= SHORTEST else []
