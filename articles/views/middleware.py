"""Failures as answers that a reader understands."""

import logging
from urllib.parse import urlencode

from django.db import InterfaceError, OperationalError
from django.http import HttpResponsePermanentRedirect
from django.utils.encoding import iri_to_uri
from django.utils.http import escape_leading_slashes

from articles.reading.absent import Absent, Gone, Moved
from articles.views.failures import failure
from articles.views.page import keepable

READING = ("GET", "HEAD")

logger = logging.getLogger(__name__)


class CalmFailures:
    """Turns what a view could not find, or a database that is away, into the right status and page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """The paper is read; only the desk takes anything (RFC 9110, 15.5.6)."""
        if request.method in READING or request.resolver_match.app_name == "admin":
            return None
        response = failure(405, request)
        response["Allow"] = ", ".join(READING)
        return response

    def process_exception(self, request, exception):
        if isinstance(exception, Absent):
            return _absent(request, exception)
        if isinstance(exception, OperationalError | InterfaceError):
            logger.error("The database is away: %s", exception)
            response = failure(503)
            response["Retry-After"] = "30"
            return response
        return None


def _absent(request, absent: Absent):
    if isinstance(absent, Moved):
        response = HttpResponsePermanentRedirect(_target(request, absent))
    else:
        response = failure(410 if isinstance(absent, Gone) else 404, request)
    names = getattr(absent, "names", None)
    return keepable(response, names) if names else response


def _target(request, moved: Moved) -> str:
    """Where to go instead: the same form of the page, and the same place in a list."""
    path, asked = moved.path, request.path_info.rstrip("/") + "/"
    form = next((form for form in moved.forms if asked.endswith(f"/{form}")), "")
    if not path.endswith(f"/{form}"):
        path += form
    place = {name: request.GET[name] for name in ("before", "after") if name in request.GET}
    return escape_leading_slashes(iri_to_uri(path)) + (f"?{urlencode(place)}" if place else "")
