"""A list as a feed: its entries as plain words, so that each form of it says the same."""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from articles.models import Author, LiveByline, LiveCopy, LivePicture, Source, Tag
from articles.reading import corrections
from articles.reading.listings import Listing, Window
from articles.reading.pictures import (
    Image,
    Shown,
    images_of,
    lead_of,
    names_of_pictures,
    read_pictures,
)
from articles.rules import licences, names
from articles.rules.corrections import Note, above_the_story, below_the_story
from articles.rules.figures import pictures_in

NEWEST = Window(size=30, surface=licences.FEED)


@dataclass
class Item:
    """One entry. ``name`` is its own for ever; ``summary`` is plain text, ``body`` HTML, empty where
    the story may not or shall not be told in full. ``original`` is the address it was found at."""

    name: str
    path: str
    title: str
    summary: str
    published_at: datetime
    updated_at: datetime
    language: str = ""
    authors: list[Author] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    source: Source | None = None
    original: str = ""
    body: str = ""
    author_note: str = ""
    notes: list[Note] = field(default_factory=list)
    image: Image | None = None  # of its lead picture, which ``lead`` shows as the story's page does
    lead: Shown | None = None
    pictures: dict[int, LivePicture] = field(default_factory=dict)  # those in its body

    @property
    def notes_above(self) -> list[Note]:
        return above_the_story(self.notes)

    @property
    def notes_below(self) -> list[Note]:
        return below_the_story(self.notes)


@dataclass
class Feed:
    """``path`` is the address of the list; ``paths`` are those of its forms. ``modified_at`` is when
    something in it was last published or put right, None for an empty one."""

    name: str
    title: str
    description: str
    path: str
    paths: dict[str, str]
    items: list[Item]
    modified_at: datetime | None
    names: set[str]


def read_feed(listing: Listing) -> Feed:
    """Two queries beside those of the list: who wrote its stories, and their tags. One more for the
    bodies of those that are told in full, and one for the pictures in these; and of a search, which knows
    none, one for the lead pictures."""
    stories = listing.stories
    prefetch_related_objects(
        stories,
        "lead",
        Prefetch("bylines", LiveByline.objects.select_related("author")),
        Prefetch("tags", Tag.objects.order_by("name")),
    )
    bodies = _bodies([copy.pk for copy in stories if _is_told_in_full(copy)])
    shown = {number for body, _ in bodies.values() for number in pictures_in(body)}
    pictures = read_pictures(shown)
    found = listing.names - {names.TRENDING}  # a feed shows nothing of what stands around a page
    found.add(names.LICENCES)  # what it leaves out is among no other names
    found.update(names_of_pictures(stories, shown))
    return Feed(
        name=listing.name,
        title=_title(listing),
        description=listing.description,
        path=listing.path + listing.query,
        paths=listing.feed_paths,
        items=[_told(copy, *bodies.get(copy.pk, ("", "")), pictures) for copy in stories],
        modified_at=max((max(c.updated_at, c.modified_at) for c in stories), default=None),
        # A correction moves the hour of its story, and changes no list.
        names=found.union({names.CORRECTIONS}, *map(_names_in, stories)),
    )


def read_corrections_feed() -> Feed:
    """Four queries: those of the page of corrections."""
    page = corrections.read_corrections(NEWEST)
    return Feed(
        name=names.CORRECTIONS,
        title=f"{_('Corrections')} · {settings.SITE_NAME}",
        description="",
        path=page.path,
        paths=page.feed_paths,
        items=[_put_right(entry) for entry in page.entries],
        modified_at=max((entry.note.made_at for entry in page.entries), default=None),
        names={names.CORRECTIONS},
    )


def _title(listing: Listing) -> str:
    paper = settings.SITE_NAME
    return paper if listing.name == names.FRONT else f"{listing.title} · {paper}"


def _is_told_in_full(copy: LiveCopy) -> bool:
    """Whether the paper and the source both let a feed give the whole story away."""
    return settings.FEEDS_FULL_TEXT and licences.may(copy.licence, licences.FEED) == licences.FULL


def _bodies(numbers: list[int]) -> dict[int, tuple[str, str]]:
    if not numbers:
        return {}
    copies = LiveCopy.objects.filter(pk__in=numbers).select_related("source")
    return {copy.pk: (copy.shown_on(licences.FEED).body, copy.author_note) for copy in copies}


def _told(copy: LiveCopy, body: str, author_note: str, pictures: dict[int, LivePicture]) -> Item:
    images = images_of(copy)
    return Item(
        image=images[-1] if images else None,  # the widest
        lead=lead_of(copy),
        pictures=pictures,
        name=names.article(copy.article_id),
        path=copy.public_path,
        title=_title_of(copy),
        summary=_summary(copy),
        published_at=copy.published_at,
        # When it last changed in a way that readers should know of; never before its own hour.
        updated_at=max(copy.modified_at, copy.published_at),
        language=copy.language,
        authors=[byline.author for byline in copy.bylines.all()],
        tags=[tag for tag in copy.tags.all() if tag.status == Tag.APPROVED],
        source=copy.source,
        original=copy.source_url,
        body=body,
        author_note=author_note,
        notes=copy.notes,
    )


def _title_of(copy: LiveCopy) -> str:
    if copy.is_retracted:
        return _("Retracted: %(headline)s") % {"headline": copy.headline}
    return copy.headline


def _summary(copy: LiveCopy) -> str:
    """Of a retracted story why it was: its own summary is what was wrong."""
    retractions = [note.text for note in copy.notes_above if note.is_retraction]
    return retractions[0] if retractions else copy.standfirst or copy.excerpt


def _put_right(entry: corrections.Entry) -> Item:
    headline = entry.copy.headline if entry.copy else _("An article since withdrawn")
    return Item(
        name=names.thing("correction", entry.number),
        path=entry.copy.public_path if entry.copy else corrections.CorrectionsPage.path,
        title=f"{entry.note.label}: {headline}",
        summary=entry.note.text,
        published_at=entry.note.made_at,
        updated_at=entry.note.made_at,
        language=entry.language,
    )


def _names_in(copy: LiveCopy) -> set[str]:
    """What an entry shows beside the article itself; also the tags that wait for approval."""
    authors = {names.thing("author", byline.author_id) for byline in copy.bylines.all()}
    return authors | {names.thing("tag", tag.pk) for tag in copy.tags.all()}
