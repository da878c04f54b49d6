from django.http import HttpResponse
from django.utils.http import http_date

from articles.feeds import atom, json_feed, rss
from articles.reading.absent import Absent
from articles.reading.feeds import NEWEST, Feed, read_corrections_feed, read_feed
from articles.reading.filing import read_filed
from articles.reading.front import read_front_listing
from articles.reading.search import NEWEST as NEWEST_FIRST
from articles.reading.sections import read_section
from articles.rules.addresses import ATOM, JSON_FEED, RSS
from articles.views.page import keepable
from articles.views.search import kept_by_nobody, results

WRITERS = {ATOM: atom, RSS: rss, JSON_FEED: json_feed}


def front(request, *, form):
    """The newest stories of the paper."""
    return _kept(read_feed(read_front_listing(NEWEST)), form)


def filed(request, slug, *, kind, form):
    """The newest stories under one category, tag, source or author."""
    return _kept(read_feed(read_filed(kind, slug, NEWEST, plain=True)), form)


def section(request, path, *, form):
    """The newest stories of a section and of everything below it."""
    return _kept(read_feed(read_section(path, NEWEST, plain=True)), form)


def corrections(request, *, form):
    """The newest of what was put right."""
    return _kept(read_corrections_feed(), form)


def search(request, *, form):
    """The newest of what is asked for: a search that is followed. Kept by nobody, as its page."""
    listing = results(request, order=NEWEST_FIRST, size=NEWEST.size, surface=NEWEST.surface)
    if not listing.name:
        raise Absent()
    return kept_by_nobody(answer(read_feed(listing), form))


def answer(feed: Feed, form: str) -> HttpResponse:
    """The feed in one of its forms, for no cache yet."""
    writer = WRITERS[form]
    response = HttpResponse(writer.written(feed), content_type=f"{writer.TYPE}; charset=utf-8")
    if feed.modified_at:
        response["Last-Modified"] = http_date(feed.modified_at.timestamp())
    return response


def _kept(feed: Feed, form: str) -> HttpResponse:
    return keepable(answer(feed, form), feed.names)
