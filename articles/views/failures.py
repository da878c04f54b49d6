"""Pages for when there is no page. They ask nothing of the database: it may be why they show."""

import logging
from html import escape

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.reading.paper import in_its_language, paper, written
from articles.rules.addresses import words_in

logger = logging.getLogger(__name__)

TEXTS = {
    400: (
        _("This request cannot be read"),
        _("The address or the form was garbled on its way here."),
    ),
    403: (_("Not open to you"), _("This page is for people whose role at the desk allows it.")),
    "too old": (
        _("This form is from before you logged in"),
        _(
            "Nothing was stored. Go back: what you wrote is still there. Copy it, reload the page and send it again."
        ),
    ),
    404: (_("There is no page here"), _("The address may be mistyped, or the page never existed.")),
    405: (
        _("This page is only for reading"),
        _("It was asked to do something else. Nothing happened."),
    ),
    410: (
        _("This article was withdrawn"),
        _("It stood here once. The editors have taken it back."),
    ),
    500: (
        _("Something broke at our end"),
        _("The fault is recorded. Please try again in a moment."),
    ),
    503: (
        _("The archive is out of reach just now"),
        _("Pages read lately are still served. Please try again in a minute."),
    ),
}
# The paper's page in the least that shows it, for when the templates or the stylesheets are the fault.
BARE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="robots" content="noindex"><title>{title} · {name}</title></head>'
    '<body><main><h1>{title}</h1><p>{text}</p><p><a href="/">{name}</a></p></main></body></html>'
)


def failure(kind: int | str, request=None) -> HttpResponse:
    """The paper's own page for an HTTP status, or another key, of ``TEXTS``. Who asked for a page of the
    desk is led back there; who asked for one that is not there may search for the words of its address."""
    title, text = TEXTS[kind]
    status = kind if isinstance(kind, int) else 403
    context = {"title": title, "text": text, "status": status, "paper": paper()}
    context["at_desk"] = request is not None and request.path.startswith(reverse("admin:index"))
    if status == 404 and request is not None:
        context["sought"] = words_in(request.path)
    response = HttpResponse(_written(context), status=status)
    response["Cache-Control"] = "no-cache"
    return response


def bad_request(request, exception):
    return failure(400, request)


def forbidden(request, exception):
    return failure(403, request)


def too_old(request, reason=""):
    """Django's view for a form without its token (CSRF): written on a page opened before logging in."""
    return failure("too old", request)


def not_found(request, exception):
    return failure(404, request)


def server_error(request):
    return failure(500, request)


@in_its_language()
def _written(context: dict) -> str:
    """The page, or the bare one where writing it is what fails."""
    try:
        return written("public/failure.html", context)
    except Exception:  # whatever it is: the reader of a failure gets no second one
        logger.exception("The page of a failure could not be written")
    said = {name: escape(str(context[name])) for name in ("title", "text")}
    return BARE.format(
        **said, name=escape(context["paper"]["name"]), language=context["paper"]["language"]
    )
