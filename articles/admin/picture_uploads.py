"""Several files at once for the picture library: by a plain form, or by a script that sends one at a time."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.actions.library import add_picture
from articles.actions.originals import near
from articles.models import Picture
from articles.rules.decoding import LARGEST, too_heavy
from articles.rules.refusals import AlreadyThere, NotFit, Refusal
from articles.rules.wording import Words

FIELD, CHOOSING = "upload", "choosing"
ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,image/avif"


@dataclass
class Taken:
    """What became of one file: the new ``picture``, or the one that has the same file (``is_known``), or a
    sentence that says why not. ``near`` are pictures that look almost the same."""

    name: str
    picture: Picture | None = None
    is_known: bool = False
    refusal: Words = ""
    near: list[Picture] = field(default_factory=list)


def add_page(model_admin, request):
    """Asks for files, and on POST takes them; one that a script sent is answered with its line alone."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    files = request.FILES.getlist(FIELD) if request.method == "POST" else []
    taken = [take(file, by=request.user) for file in files]
    if "one" in request.POST and taken:
        return TemplateResponse(
            request,
            "admin/articles/picture/_taken.html",
            {"each": taken[0], "choosing": CHOOSING in request.POST},
        )
    if len(taken) == 1 and taken[0].picture:
        return _to_its_form(request, taken[0])
    none = request.method == "POST" and not files
    context = {
        "opts": model_admin.opts, "title": _("Add pictures"), "taken": taken,
        "error": _("Choose at least one file.") if none else "",
        "media": model_admin.media.with_nonce(request.csp_nonce),
        "accepted": ACCEPTED,
    }  # fmt: skip
    context |= model_admin.admin_site.each_context(request)
    return TemplateResponse(request, "admin/articles/picture/add.html", context)


def take(file, *, by) -> Taken:
    """Give one file to the library."""
    taken = Taken(file.name)
    try:
        taken.picture = add_picture(read(file), by=by)
    except AlreadyThere as known:
        taken.picture, taken.is_known = known.picture, True
    except Refusal as refusal:
        taken.refusal = refusal.sentence
    else:
        taken.near = near(taken.picture.file.likeness, but=taken.picture)
    return taken


def read(file) -> bytes:
    """What an uploaded file holds; one that is too heavy is not looked at."""
    if file.size > LARGEST:
        raise NotFit(too_heavy(file.size), field=FIELD)
    return file.read()


def _to_its_form(request, taken: Taken):
    """Of one file alone the form is what comes next: what it said of itself stands there."""
    if taken.is_known:
        messages.warning(request, _("This picture is there already: use it."))
    else:
        messages.success(request, _("The picture is in the library. Say what it shows."))
    for each in taken.near:
        messages.warning(request, _("It looks almost like “%(picture)s”.") % {"picture": each})
    return HttpResponseRedirect(reverse("admin:articles_picture_change", args=[taken.picture.pk]))
