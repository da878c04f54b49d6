"""The files of a picture at the desk: what it showed before, and a new file in place of the present one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.actions.library import replace_file
from articles.admin.picture_uploads import ACCEPTED, read
from articles.admin.widgets import is_number
from articles.models import Picture
from articles.rules.refusals import Refusal


class FileForm(forms.Form):
    upload = forms.FileField(
        label=gettext_lazy("New file"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=gettext_lazy("JPEG, PNG, WebP, GIF or AVIF."),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("This file is empty."),
        },
    )


@require_http_methods(["GET", "POST"])
def files(request, number, model_admin):
    """Every file that the picture ever had, newest first; on POST it gets another one."""
    picture = get_object_or_404(Picture.objects.select_related("file"), pk=number)
    if not model_admin.has_view_permission(request, picture):
        raise PermissionDenied
    may_change = model_admin.has_change_permission(request, picture)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    form = FileForm(request.POST or None, request.FILES or None) if may_change else None
    if request.method == "POST" and _replaced(request, picture, form):
        messages.success(
            request, _("The picture has its new file. Wherever it stands, it shows this one.")
        )
        return HttpResponseRedirect(reverse("admin:articles_picture_change", args=[number]))
    past = list(
        picture.files.select_related("added_by").prefetch_related("renditions").order_by("-pk")
    )
    for file in past:
        file.card_url = file.url_of("card", "webp")
    context = {
        "opts": model_admin.opts, "picture": picture, "form": form,
        "title": _("Files of “%(picture)s”") % {"picture": picture},
        "files": past,
        "media": model_admin.media.with_nonce(request.csp_nonce),
    }  # fmt: skip
    context |= model_admin.admin_site.each_context(request)
    return TemplateResponse(request, "admin/articles/picture/files.html", context)


def _replaced(request, picture: Picture, form: FileForm) -> bool:
    """Replace the file; a refusal is shown in the form."""
    if not form.is_valid():
        return False
    begun_from = request.POST.get("begun_from", "")
    version = int(begun_from) if is_number(begun_from) else 0
    try:
        replace_file(picture, read(form.cleaned_data["upload"]), by=request.user, version=version)
    except Refusal as refusal:
        form.add_error("upload", refusal.sentence)
        return False
    return True
