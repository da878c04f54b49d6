"""The page of a search: what was found, quoted, counted and narrowed further by links.

The search itself is handed in: reading and searching stand on one floor.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from articles.models import LiveCopy
from articles.reading.chrome import Chrome, read_chrome
from articles.reading.listings import Listing
from articles.reading.meant import Meant, read_meant
from articles.reading.tree import Tree
from articles.rules import asking, licences
from articles.rules.asking import Asked
from articles.rules.cleaning import text_of
from articles.rules.excerpts import Piece, best_excerpt, marked

PATH = "/search/"
BEST, NEWEST = "best", "newest"
ORDERS = {BEST: _("Best match"), NEWEST: _("Newest first")}
LITTLE = 3  # found: then it is asked what else was perhaps meant
MOST_COUNTED = 1_000  # more is “more than”
# What is counted of what was found → the word before the colon that asks for one, and what stands above all.
FACETS = {
    "sections": ("section", _("Section")), "categories": ("category", _("Category")),
    "sources": ("source", _("Source")), "authors": ("author", _("Author")),
    "years": ("year", _("Year")),
}  # fmt: skip
UNUSED = {
    asking.NOTHING_AFTER: _(
        "Nothing stands after “%(text)s”: write the name right behind the colon."
    ),
    asking.NO_DATE: _("“%(text)s” is no day: write 2015, 2015-03 or 2015-03-02."),
    asking.ONLY_WORDS: _("“%(text)s” was left out: only words and phrases can be unwanted."),
    asking.TOO_MUCH: _("That is more than can be looked for at once; the end was left out."),
}
UNKNOWN = _("Nothing here is called “%(text)s”.")


@dataclass(frozen=True)
class Result:
    """One story: its headline and the words around what was found, in pieces."""

    copy: LiveCopy
    headline: list[Piece]
    excerpt: list[Piece]


@dataclass(frozen=True)
class Choice:
    """A link that asks for something else: ``query`` is to be added to the address. ``count`` may be unknown."""

    label: str
    query: str
    count: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """``title`` above what the stories found can be narrowed to."""

    kind: str
    title: str
    choices: list[Choice]


@dataclass
class Results(Listing):
    """A listing of what was found, so that it is printed and followed as any other list is.

    ``typed`` stands in the field. ``total`` is exact up to :data:`MOST_COUNTED`; ``notices`` tell what of
    the question was not used.
    """

    typed: str = ""
    asked: Asked = field(default_factory=Asked)
    total: int = 0
    results: list[Result] = field(default_factory=list)
    orders: list[Choice] = field(default_factory=list)
    chosen: list[Choice] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    meant: Meant | None = None
    respelled: Choice | None = None
    order: str = BEST

    @property
    def is_more(self) -> bool:
        return self.total > MOST_COUNTED

    @property
    def is_newest_first(self) -> bool:
        return self.order == NEWEST

    @property
    def print_path(self):
        return f"{PATH}print/{query_of(self.asked, self.order)}"


def query_of(asked: Asked, order: str = BEST, **more: str) -> str:
    """What is added to the address of the search to ask for this."""
    return query_for(asking.written(asked), order, **more)


def query_for(line: str, order: str = BEST, **more: str) -> str:
    """The same for what would be typed."""
    order = {"order": order} if order != BEST else {}
    return "?" + urlencode({"q": line} | order | more)


def read_blank(typed: str, asked: Asked) -> Results:
    """The page of a search that asks for nothing yet. The two queries of the chrome."""
    return _page(
        asked, read_chrome(), typed=typed, stories=[], older="", newer="", notices=_unused(asked)
    )


def read_results(
    asked: Asked, found, *, order: str, unknown: Iterable[tuple[str, str]], typed: str,
    surface: str = licences.SEARCH,
) -> Results:  # fmt: skip
    """What ``search.readers`` found, as much of it as ``surface`` (of ``rules.licences``) may show.

    The two queries of the chrome; in print one for the categories; on a first page with less than ``LITTLE``
    those of ``read_meant``.
    """
    is_first, chrome = not found.newer, read_chrome()
    copies = [copy.shown_on(surface) for copy in found.copies]
    _file(copies, chrome.tree, categories=surface == licences.PRINT)
    if surface == licences.FEED:
        copies = [copy for copy in copies if _may_be_shown(copy)]
    is_little = found.total < LITTLE and is_first and surface == licences.SEARCH
    meant = read_meant(asked) if is_little else None
    return _page(
        asked,
        chrome,
        typed=typed,
        order=order,
        stories=copies,
        older=_beside(asked, order, "before", found.older),
        newer=_beside(asked, order, "after", found.newer),
        total=found.total,
        results=[_result(copy, asked) for copy in copies],
        orders=[
            Choice(label, query_of(asked, each), is_chosen=each == order)
            for each, label in ORDERS.items()
        ],
        chosen=_chosen(asked, order),
        facets=list(_facets(asked, found, order)),
        notices=[*_unused(asked), *(UNKNOWN % {"text": name} for _kind, name in unknown)],
        meant=meant,
        respelled=_respelled(meant, order),
    )


def quotable(copy: LiveCopy) -> Iterator[str]:
    """The texts of a story that an excerpt may be taken from where it is to be shown."""
    if _may_be_shown(copy):
        yield copy.standfirst
        yield text_of(copy.body)


def _may_be_shown(copy: LiveCopy) -> bool:
    return licences.may(copy.licence, copy.surface) != licences.NOTHING


def _page(asked: Asked, chrome: Chrome, **more) -> Results:
    line = asking.written(asked)
    return Results(
        title=line or str(_("Search")),
        kicker=str(_("Search")) if line else "",
        path=PATH,
        query=query_of(asked) if line else "",
        name=f"search:{quote(line)}" if asked else "",
        asked=asked,
        chrome=chrome,
        **more,
    )


def _file(copies: list[LiveCopy], tree: Tree, *, categories: bool) -> None:
    """Give the stories their sections, which are at hand, and in print their categories."""
    for copy in copies:
        if copy.section_id in tree.by_number:
            copy.section = tree.by_number[copy.section_id]
    if categories:
        prefetch_related_objects(copies, "category")


def _result(copy: LiveCopy, asked: Asked) -> Result:
    return Result(
        copy, marked(copy.headline, asked.wanted), best_excerpt(quotable(copy), asked.wanted)
    )


def _beside(asked: Asked, order: str, way: str, position) -> str:
    return query_of(asked, order, **{way: str(position)}) if position else ""


def _unused(asked: Asked) -> list[str]:
    return [UNUSED[unused.code] % {"text": unused.text} for unused in asked.unused]


def _chosen(asked: Asked, order: str) -> list[Choice]:
    """Each filter, with the search that does without it."""
    return [
        Choice(part.text, query_of(asking.without(asked, part), order), is_chosen=True)
        for part in asking.filters(asked)
    ]


def _respelled(meant: Meant | None, order: str) -> Choice | None:
    if not (meant and meant.asked):
        return None
    return Choice(asking.written(meant.asked), query_of(meant.asked, order))


def _facets(asked: Asked, found, order: str) -> Iterable[Facet]:
    """What more than one, or not all, of the stories stand under: a link narrows to it."""
    for counted, (kind, title) in FACETS.items():
        choices = [
            Choice(
                facet.label,
                query_for(asking.written_with(asked, kind, facet.value), order),
                facet.count,
            )
            for facet in getattr(found.facets, counted)
            if facet.count < found.total
        ]
        if choices:
            yield Facet(kind, title, choices)
