"""Every list as a feed that readers' programs follow: Atom (RFC 4287).

What is in a feed has a name that stays whatever becomes of its address: a tag URI (RFC 4151) made of
the article's number.
"""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.http import HttpResponse
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext

from articles.models import LiveCopy, Tag
from articles.reading.feeds import Feed, read_feed
from articles.reading.filing import read_filed
from articles.reading.front import read_front_listing
from articles.reading.listings import Listing, Window
from articles.reading.sections import read_section
from articles.rules import names
from articles.templatetags.paper import moment
from articles.views.page import keepable

ATOM = "http://www.w3.org/2005/Atom"
SINCE = "2026"  # a year in which the paper had its address: with that, a name is its own for ever
EMPTY = "1970-01-01T00:00:00+00:00"
NEWEST = Window(size=30)
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def front(request):
    """The newest stories of the paper."""
    return _answer(read_front_listing(NEWEST))


def filed(request, slug, *, kind):
    """The newest stories under one category, tag, source or author."""
    return _answer(read_filed(kind, slug, NEWEST, plain=True))


def section(request, path):
    """The newest stories of a section and of everything below it."""
    return _answer(read_section(path, NEWEST, plain=True))


def _answer(listing: Listing) -> HttpResponse:
    feed = read_feed(listing)
    response = HttpResponse(written(feed), content_type="application/atom+xml; charset=utf-8")
    return keepable(response, feed.names)


def written(feed: Feed) -> bytes:
    """The document of a feed."""
    listing = feed.listing
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": settings.SITE_LANGUAGE})
    _add(root, "id", _lasting(listing.name))
    _add(root, "title", _title(listing))
    if listing.description:
        _add(root, "subtitle", listing.description)
    _add(root, "updated", max(map(_updated, listing.stories), default=EMPTY))
    author = _add(root, "author")
    _add(author, "name", settings.SITE_NAME)
    _add(author, "uri", settings.SITE_URL)
    _add(root, "link", rel="alternate", type="text/html", href=_url(listing.path))
    _add(root, "link", rel="self", type="application/atom+xml", href=_url(listing.feed_path))
    for copy in listing.stories:
        _add_entry(root, copy)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _title(listing: Listing) -> str:
    paper = settings.SITE_NAME
    return paper if listing.name == names.FRONT else f"{listing.title} · {paper}"


def _add_entry(root, copy: LiveCopy) -> None:
    entry = _add(root, "entry")
    if copy.language and copy.language != settings.SITE_LANGUAGE:
        entry.set("xml:lang", copy.language)
    _add(entry, "id", _lasting(names.article(copy.article_id)))
    _add(entry, "title", _title_of(copy))
    _add(entry, "link", rel="alternate", type="text/html", href=_url(copy.public_path))
    _add_source(entry, copy)
    _add(entry, "published", moment(copy.published_at))
    _add(entry, "updated", _updated(copy))
    for byline in copy.bylines.all():
        _add(_add(entry, "author"), "name", byline.author.name)
    for tag in copy.tags.all():
        if tag.status == Tag.APPROVED:
            _add(entry, "category", term=tag.slug, scheme=_url("/tags/"), label=tag.name)
    if summary := copy.standfirst or copy.excerpt:
        _add(entry, "summary", summary)


def _title_of(copy: LiveCopy) -> str:
    if copy.is_retracted:
        return gettext("Retracted: %(headline)s") % {"headline": copy.headline}
    return copy.headline


def _add_source(entry, copy: LiveCopy) -> None:
    """Where the story was found: the original article, or at least whose it is."""
    if not (copy.source or copy.source_url):
        return
    link = _add(entry, "link", rel="via", href=iri_to_uri(copy.source_url))
    if copy.source:
        link.set("title", _clean(copy.source.name))
        link.set("href", iri_to_uri(copy.source_url) or _url(copy.source.public_path))


def _add(parent, name: str, text: str = "", **attributes: str):
    element = ElementTree.SubElement(parent, name, {k: _clean(v) for k, v in attributes.items()})
    element.text = _clean(text)
    return element


def _clean(text: str) -> str:
    """The text without signs that no XML document may hold, in whatever spelling."""
    return NOT_IN_XML.sub("", text)


def _updated(copy: LiveCopy) -> str:
    """When it last changed in a way that readers should know of; never before its own hour."""
    return moment(max(copy.modified_at, copy.published_at))


def _lasting(name: str) -> str:
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{SINCE}:{name}"


def _url(path: str) -> str:
    return settings.SITE_URL + iri_to_uri(path)
