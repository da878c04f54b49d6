"""A feed in the form of RSS 2.0 (rssboard.org/rss-specification), with the modules that readers know."""

from email.utils import format_datetime
from xml.etree import ElementTree

from django.conf import settings
from django.utils.encoding import iri_to_uri

from articles.feeds.parts import MEDIA, add, add_image, content, document, lasting, url
from articles.reading.feeds import Feed, Item
from articles.rules.addresses import RSS, feeds_of

TYPE = "application/rss+xml"
SPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": MEDIA,
}


def written(feed: Feed) -> bytes:
    """The document of a feed."""
    root = ElementTree.Element("rss", {"version": "2.0", **SPACES})
    channel = add(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", url(feed.path))
    add(channel, "description", feed.description or feed.title)
    add(channel, "language", settings.SITE_LANGUAGE)
    if feed.items:
        newest = max(item.updated_at for item in feed.items)
        add(channel, "lastBuildDate", format_datetime(newest))
    add(channel, "docs", "https://www.rssboard.org/rss-specification")
    add(channel, "atom:link", rel="self", type=TYPE, href=url(feed.paths[RSS]))
    for item in feed.items:
        _add_item(channel, item)
    return document(root)


def _add_item(channel, item: Item) -> None:
    entry = add(channel, "item")
    add(entry, "title", item.title)
    add(entry, "link", url(item.path))
    add(entry, "guid", lasting(item.name), isPermaLink="false")
    add(entry, "pubDate", format_datetime(item.published_at))
    add(entry, "atom:updated", item.updated_at.isoformat(timespec="seconds"))
    for writer in item.authors:
        add(entry, "dc:creator", writer.name)
    for tag in item.tags:
        add(entry, "category", tag.name, domain=url("/tags/"))
    if item.language and item.language != settings.SITE_LANGUAGE:
        add(entry, "dc:language", item.language)
    if item.summary:
        add(entry, "description", item.summary)
    if told := content(item):
        add(entry, "content:encoded", told)
    add_image(entry, item)
    if item.source:  # its address is that of a feed: here the one of this source's stories
        add(entry, "source", item.source.name, url=feeds_of(url(item.source.public_path))[RSS])
    if item.original:
        add(entry, "atom:link", rel="via", href=iri_to_uri(item.original))
