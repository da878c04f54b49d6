"""Pages for when there is no page. They ask nothing of the database: it may be why they show."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.reading.paper import paper

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


def failure(kind: int | str, request=None) -> HttpResponse:
    """The paper's own page for an HTTP status, or another key, of ``TEXTS``. Who asked for a page of the
    desk is led back there."""
    title, text = TEXTS[kind]
    status = kind if isinstance(kind, int) else 403
    context = {"title": title, "text": text, "status": status, "paper": paper()}
    context["at_desk"] = request is not None and request.path.startswith(reverse("admin:index"))
    response = HttpResponse(render_to_string("public/failure.html", context), status=status)
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
