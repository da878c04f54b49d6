"""Failures as answers that a reader understands."""

import logging

from django.db import InterfaceError, OperationalError
from django.http import HttpResponsePermanentRedirect

from articles.reading.absent import Absent, Gone, Moved
from articles.views.failures import failure
from articles.views.page import keepable

logger = logging.getLogger(__name__)


class CalmFailures:
    """Turns what a view could not find, or a database that is away, into the right status and page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

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
        path = absent.path
        if request.path_info.endswith("/print/") and not path.endswith("/print/"):
            path += "print/"
        response = HttpResponsePermanentRedirect(path)
    else:
        response = failure(410 if isinstance(absent, Gone) else 404)
    names = getattr(absent, "names", None)
    return keepable(response, names) if names else response
