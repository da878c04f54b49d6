"""A feed in the form of Atom (RFC 4287)."""

from xml.etree import ElementTree

from django.conf import settings
from django.utils.encoding import iri_to_uri

from articles.feeds.parts import MEDIA, add, add_image, content, document, lasting, url
from articles.reading.feeds import Feed, Item
from articles.rules.addresses import ATOM, feeds_of
from articles.templatetags.paper import moment

TYPE = "application/atom+xml"
SPACE = "http://www.w3.org/2005/Atom"
EMPTY = "1970-01-01T00:00:00+00:00"


def written(feed: Feed) -> bytes:
    """The document of a feed."""
    spaces = {"xmlns": SPACE, "xmlns:media": MEDIA}
    root = ElementTree.Element("feed", {**spaces, "xml:lang": settings.SITE_LANGUAGE})
    add(root, "id", lasting(feed.name))
    add(root, "title", feed.title)
    if feed.description:
        add(root, "subtitle", feed.description)
    add(root, "updated", max((moment(item.updated_at) for item in feed.items), default=EMPTY))
    author = add(root, "author")
    add(author, "name", settings.SITE_NAME)
    add(author, "uri", settings.SITE_URL)
    add(root, "link", rel="alternate", type="text/html", href=url(feed.path))
    add(root, "link", rel="self", type=TYPE, href=url(feed.paths[ATOM]))
    for item in feed.items:
        _add_entry(root, item)
    return document(root)


def _add_entry(root, item: Item) -> None:
    entry = add(root, "entry")
    if item.language and item.language != settings.SITE_LANGUAGE:
        entry.set("xml:lang", item.language)
    add(entry, "id", lasting(item.name))
    add(entry, "title", item.title)
    add(entry, "link", rel="alternate", type="text/html", href=url(item.path))
    _add_original(entry, item)
    add(entry, "published", moment(item.published_at))
    add(entry, "updated", moment(item.updated_at))
    for writer in item.authors:
        author = add(entry, "author")
        add(author, "name", writer.name)
        add(author, "uri", url(writer.public_path))
    for tag in item.tags:
        add(entry, "category", term=tag.slug, scheme=url("/tags/"), label=tag.name)
    if item.summary:
        add(entry, "summary", item.summary)
    if told := content(item):
        add(entry, "content", told, type="html")
    add_image(entry, item)


def _add_original(entry, item: Item) -> None:
    """Where the story was found: the original article, or at least whose it is.

    ``source`` (RFC 4287, 4.2.11) tells of the feed an entry also stands in: here that of its source's
    stories, with the other paper's own name and front page.
    """
    if not (item.source or item.original):
        return
    link = add(entry, "link", rel="via", href=iri_to_uri(item.original))
    if item.source:
        home = url(item.source.public_path)
        link.set("href", iri_to_uri(item.original) or home)
        source = add(entry, "source")
        add(source, "id", lasting(f"source:{item.source.pk}"))
        title = add(source, "title", item.source.name).text
        add(source, "link", rel="alternate", href=iri_to_uri(item.source.url) or home)
        add(source, "link", rel="self", type=TYPE, href=feeds_of(home)[ATOM])
        link.set("title", title)
