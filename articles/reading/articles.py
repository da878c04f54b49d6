"""An article's page, and what stands at an address where there is none."""

from dataclasses import dataclass, field
from datetime import date

from articles.models import Author, LiveCopy, Section, Tag
from articles.reading.chrome import Chrome, read_chrome
from articles.reading.redirects import follow_former
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
    names: set[str] = field(default_factory=set)
    translations: list[LiveCopy] = field(default_factory=list)
    feed_paths = addresses.feeds_of("/")

    @property
    def is_withheld(self) -> bool:
        """Whether its source lets nothing of it be shown here."""
        return licences.may(self.copy.licence, self.copy.surface) == licences.NOTHING


def read_article(day: date, slug: str, *, surface: str = licences.PAGE) -> ArticlePage:
    """What ``surface`` (of ``rules.licences``) may show of an article. Five queries: the copy, its authors,
    its tags, and the two of the chrome. One more for an article that has translations: those that are live.

    Raises ``Moved``, ``Gone`` or ``Absent`` where no live copy has this address.
    """
    found = LiveCopy.objects.select_related("section", "source", "category")
    copy = knowing_of_translations(found).filter(published_on=day, slug=slug).first()
    if copy is None:
        raise follow_former(addresses.article_path(day, slug))
    authors = [byline.author for byline in copy.bylines.select_related("author")]
    page = page_of(copy, authors=authors, tags=list(copy.tags.order_by("name")), surface=surface)
    page.translations = read_translations(copy)
    page.names.update(names.article(other.pk) for other in page.translations)
    return page


def page_of(
    copy: LiveCopy, *, authors: list[Author], tags: list[Tag], surface: str = licences.PAGE
) -> ArticlePage:
    """The page of a copy, stored or not (a preview), from its parts. Two queries: the chrome's."""
    chrome = read_chrome()
    return ArticlePage(
        copy=copy.shown_on(surface),
        authors=authors,
        tags=[tag for tag in tags if tag.status == Tag.APPROVED],
        trail=chrome.tree.trail(copy.section_id) if copy.section_id else [],
        chrome=chrome,
        names=chrome.names | _names_on(copy, authors, tags),
    )


def _names_on(copy, authors, tags) -> set[str]:
    # Whatever happens to a translation is announced under the number of its original as well.
    found = {names.article(copy.article_id), names.article(copy.group)}
    found.update(names.thing("author", author.pk) for author in authors)
    found.update(names.thing("tag", tag.pk) for tag in tags)
    if copy.source_id:
        found.add(names.thing("source", copy.source_id))
    if copy.category_id:
        found.add(names.thing("category", copy.category_id))
    return found
