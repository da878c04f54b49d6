"""The outermost layer: answers from the kept pages, or asks Django and keeps what it may.

A page may be kept if its view named what it depends on, in ``Cache-Tag``. Whoever has a session, and
whatever changes something, goes past this layer. A hit does no I/O. Here the readings of articles are
counted, of those kept and of those not.
"""

import hashlib
from urllib.parse import parse_qsl, urlencode

from django.conf import settings

from articles.pagecache.encodings import accepted, bodies_of
from articles.pagecache.follower import Follower
from articles.pagecache.kept import KeptPage, KeptPages
from articles.pagecache.tally import SHOWN, Tally, tally
from articles.rules.readers import is_reading

KEEPABLE = ("200", "301", "403", "410")
# The only parameters that tell public pages apart; any other changes nothing on one. The page of a moment
# is never kept: it has to be told from the present one.
PARAMETERS = ("before", "after", "as-of")
# Made anew for each answer, or for one reader alone: a kept cookie would be everybody's.
LEFT_OUT = {"content-length", "content-encoding", "etag", "vary", "date", "set-cookie"}


def keep_pages(application):
    """``application`` with the kept pages around it, or itself where the settings say no."""
    if not settings.KEPT_PAGES:
        return application
    pages = KeptPages(room=settings.KEPT_PAGES_MEGABYTES * 1024 * 1024)
    return PageKeeper(application, pages, Follower(pages))


class PageKeeper:
    """A WSGI application around another one."""

    def __init__(self, application, pages: KeptPages, follower: Follower, tally: Tally = tally):
        self.application = application
        self.pages = pages
        self.follower = follower
        self.tally = tally

    def __call__(self, environ, start_response):
        self.follower.start()
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self.application(environ, start_response)
        if _has_session(environ):
            return self.application(environ, _private(start_response))
        key = _key(environ)
        page = self.pages.get(key)
        if page:
            return self._serve(page, environ, start_response)
        return self._fetch(key, environ, start_response)

    def _fetch(self, key, environ, start_response):
        ticket = self.pages.ticket()
        begun = []
        asked = {**environ, "REQUEST_METHOD": "GET"}
        answer = self.application(asked, lambda *args: begun.append(args))
        status, headers = begun[-1][:2]
        names = {name.lower(): value for name, value in headers}.get("cache-tag")
        if not names or status[:3] not in KEEPABLE:
            start_response(*begun[-1])
            return answer if environ["REQUEST_METHOD"] == "GET" else _without_body(answer)
        page = _page(status, headers, _whole(answer), frozenset(names.split(",")), asked.get(SHOWN))
        self.pages.keep(key, page, ticket)
        return self._serve(page, environ, start_response)

    def _serve(self, page: KeptPage, environ, start_response):
        """Who has the page and is told that it is still the same has opened it as well, so that counts."""
        if page.shown and environ["REQUEST_METHOD"] == "GET" and is_reading(environ):
            self.tally.count(page.shown)
        return _send(page, environ, start_response)


def _has_session(environ) -> bool:
    return f"{settings.SESSION_COOKIE_NAME}=" in environ.get("HTTP_COOKIE", "")


def _private(start_response):
    """The same, for one person: no cache in between may give this answer to another."""

    def start(status, headers, *exc_info):
        if any(name.lower() == "cache-tag" for name, _ in headers):
            headers = [
                pair for pair in headers if pair[0].lower() not in ("cache-control", "cache-tag")
            ]
            headers.append(("Cache-Control", "private, no-cache"))
        return start_response(status, headers, *exc_info)

    return start


def _key(environ) -> tuple:
    """What makes a page another page: the host, the scheme seen by the reader, path, position."""
    # Of a parameter given twice Django reads the last; an empty one is not the same as none.
    given = dict(
        parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True, encoding="latin-1")
    )
    query = urlencode([(name, given[name]) for name in PARAMETERS if name in given])
    scheme = environ.get("HTTP_X_FORWARDED_PROTO") or environ.get("wsgi.url_scheme")
    return environ.get("HTTP_HOST"), scheme, environ.get("PATH_INFO"), query


def _page(status, headers, body: bytes, names, shown=None) -> KeptPage:
    return KeptPage(
        status=status,
        headers=tuple(pair for pair in headers if pair[0].lower() not in LEFT_OUT),
        bodies=bodies_of(body),
        etag=f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"',
        names=names,
        shown=shown if status.startswith("200") else None,
    )


def _send(page: KeptPage, environ, start_response):
    headers = [*page.headers, ("Vary", "Accept-Encoding, Cookie"), ("ETag", page.etag)]
    if page.status.startswith("200") and _is_known(page, environ):
        start_response("304 Not Modified", headers)
        return []
    encoding = accepted(environ.get("HTTP_ACCEPT_ENCODING", ""), page.bodies)
    body = page.bodies[encoding]
    headers.append(("Content-Length", str(len(body))))
    if encoding:
        headers.append(("Content-Encoding", encoding))
    start_response(page.status, headers)
    return [body] if environ["REQUEST_METHOD"] == "GET" else []


def _is_known(page: KeptPage, environ) -> bool:
    """Whether the reader has this page already (RFC 9110, 13.2.2: a date counts where no tag is sent).

    The date must be the page's own, not merely later: what is withdrawn takes its date with it.
    """
    if "HTTP_IF_NONE_MATCH" in environ:
        return _matches(environ["HTTP_IF_NONE_MATCH"], page.etag)
    return ("Last-Modified", environ.get("HTTP_IF_MODIFIED_SINCE")) in page.headers


def _matches(header: str, etag: str) -> bool:
    """Weak comparison of If-None-Match (RFC 9110, 13.1.2)."""
    opaque = etag.removeprefix("W/")
    return any(tag.strip().removeprefix("W/") in (opaque, "*") for tag in header.split(","))


def _whole(answer) -> bytes:
    try:
        return b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()


def _without_body(answer):
    if hasattr(answer, "close"):
        answer.close()
    return []
