"""An article's page, and what stands at an address where there is none."""

from dataclasses import dataclass, field
from datetime import date

from articles.models import Author, LiveCopy, LivePicture, LiveVersion, Section, Tag
from articles.reading.beside import Beside, read_beside
from articles.reading.chrome import Chrome, read_chrome
from articles.reading.pictures import names_of_pictures, read_pictures
from articles.reading.redirects import follow_former
from articles.reading.related import Related, read_related
from articles.reading.translations import knowing_of_translations, read_translations
from articles.rules import addresses, licences, names


@dataclass
class ArticlePage:
    """``tags`` are those readers may see; ``names`` also holds those that wait for approval."""

    copy: LiveCopy
    authors: list[Author]
    tags: list[Tag]
    trail: list[Section]
    chrome: Chrome
    related: Related = field(default_factory=Related)
    beside: Beside = field(default_factory=Beside)
    version: LiveVersion | None = None  # an earlier one, whose words the copy has here
    names: set[str] = field(default_factory=set)
    translations: list[LiveCopy] = field(default_factory=list)
    pictures: dict[int, LivePicture] = field(default_factory=dict)  # those in its story
    feed_paths = addresses.feeds_of("/")

    @property
    def is_withheld(self) -> bool:
        """Whether its source lets nothing of it be shown here."""
        return licences.may(self.copy.licence, self.copy.surface) == licences.NOTHING

    @property
    def topic(self) -> Tag | None:
        """The first of the trending topics that it is about: its kicker. The section has the breadcrumb."""
        return next((tag for tag in self.chrome.trending if tag in self.tags), None)


def read_article(
    day: date, slug: str, *, surface: str = licences.PAGE, plain: bool = False
) -> ArticlePage:
    """What ``surface`` (of ``rules.licences``) may show of an article. Eight queries: the copy, its authors,
    its tags, what is chosen for it or near it, those stories, the two beside it, and the two of the chrome.
    Five for a ``plain`` page, which leads to no other story. One more for an article that has translations:
    those that are live; and one for a story with pictures in it, however many.

    Raises ``Moved``, ``Gone`` or ``Absent`` where no live copy has this address.
    """
    copy = find_copy(day, slug)
    authors = [byline.author for byline in copy.bylines.select_related("author")]
    tags = list(copy.tags.order_by("name"))
    if plain:
        page = page_of(copy, authors=authors, tags=tags, surface=surface)
    else:
        related, beside = read_related(copy, _approved(tags)), read_beside(copy)
        page = page_of(
            copy, authors=authors, tags=tags, related=related, beside=beside, surface=surface
        )
    page.pictures = read_pictures(copy.story_pictures)
    page.translations = read_translations(copy)
    page.names.update(names.article(other.pk) for other in page.translations)
    return page


def find_copy(day: date, slug: str) -> LiveCopy:
    """The live copy at an address. One query. Raises what :func:`read_article` raises."""
    found = LiveCopy.objects.select_related("section", "source", "category", "lead")
    copy = knowing_of_translations(found).filter(published_on=day, slug=slug).first()
    if copy is None:
        raise follow_former(addresses.article_path(day, slug))
    return copy


def page_of(
    copy: LiveCopy,
    *,
    authors: list[Author],
    tags: list[Tag],
    related: Related | None = None,
    beside: Beside | None = None,
    pictures: dict[int, LivePicture] | None = None,
    surface: str = licences.PAGE,
) -> ArticlePage:
    """The page of a copy, stored or not (a preview), from its parts. Two queries: the chrome's."""
    chrome, related, beside = read_chrome(), related or Related(), beside or Beside()
    return ArticlePage(
        copy=copy.shown_on(surface),
        authors=authors,
        tags=_approved(tags),
        trail=chrome.tree.trail(copy.section_id) if copy.section_id else [],
        chrome=chrome,
        related=related,
        beside=beside,
        pictures=pictures or {},
        names=chrome.names | _names_on(copy, authors, tags) | related.names | beside.names,
    )


def _approved(tags: list[Tag]) -> list[Tag]:
    return [tag for tag in tags if tag.status == Tag.APPROVED]


def _names_on(copy, authors, tags) -> set[str]:
    # Whatever happens to a translation is announced under the number of its original as well.
    found = {names.article(copy.article_id), names.article(copy.group)}
    found.update(names.thing("author", author.pk) for author in authors)
    found.update(names.thing("tag", tag.pk) for tag in tags)
    found.update(names_of_pictures([copy], copy.story_pictures))
    if copy.source_id:
        found.add(names.thing("source", copy.source_id))
    if copy.category_id:
        found.add(names.thing("category", copy.category_id))
    return found
