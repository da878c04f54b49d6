"""The library in a dialog of another form: a part of a page for ``static/js/picture-chooser.js``."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, PermissionDenied
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from articles.admin.picture_uploads import ACCEPTED


@require_safe
def choose(request, model_admin):
    """A search, a page of the grid whose pictures are buttons, and the form of the upload."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    try:
        shown = model_admin.get_changelist_instance(request)
    except IncorrectLookupParameters as wrong:
        raise BadRequest("The address asks for what the library does not have.") from wrong
    context = {
        "cl": shown, "opts": model_admin.opts, "choosing": True, "accepted": ACCEPTED,
        "has_add_permission": model_admin.has_add_permission(request),
    }  # fmt: skip
    return TemplateResponse(request, "admin/articles/picture/choose.html", context)
