"""A list as a feed: its newest stories, and of each who wrote it and under which topics it stands."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from articles.models import LiveByline, LiveCopy, Tag
from articles.reading.listings import Listing
from articles.rules import names


@dataclass
class Feed:
    """Each story of ``listing`` has its ``bylines`` in order and its ``tags`` at hand."""

    listing: Listing
    names: set[str]


def read_feed(listing: Listing) -> Feed:
    """Two queries beside those of the list: who wrote its stories, and their tags."""
    prefetch_related_objects(
        listing.stories,
        Prefetch("bylines", LiveByline.objects.select_related("author")),
        Prefetch("tags", Tag.objects.order_by("name")),
    )
    found = listing.names - {names.TRENDING}  # a feed shows nothing of what stands around a page
    return Feed(listing, found.union(*map(_names_in, listing.stories)))


def _names_in(copy: LiveCopy) -> set[str]:
    """What an entry shows beside the article itself; also the tags that wait for approval."""
    authors = {names.thing("author", byline.author_id) for byline in copy.bylines.all()}
    return authors | {names.thing("tag", tag.pk) for tag in copy.tags.all()}
