"""Intake: an editor pastes or uploads a page and gets a draft with its fields filled."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from articles.importing.pasting import Draft, bring_in_page
from articles.importing.sniffing import LARGEST_ARTICLE
from articles.rules.refusals import Refusal


class IntakeForm(forms.Form):
    """A page pasted as text, or as a file; one of the two."""

    page = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
        label=gettext_lazy("Paste the page here"),
        help_text=gettext_lazy(
            "A printed press-digest page as it stands, or Markdown with front matter."
        ),
    )
    file = forms.FileField(required=False, label=gettext_lazy("Or upload it as a file (.txt, .md)"))

    def clean(self):
        cleaned = super().clean()
        given = [name for name in ("page", "file") if cleaned.get(name)]
        if not given:
            self.add_error("page", _("Paste a page or choose a file."))
        elif len(given) == 2:
            self.add_error("file", _("Either paste a page or choose a file, not both."))
        elif given == ["file"] and cleaned["file"].size > LARGEST_ARTICLE:
            self.add_error("file", _("This file is larger than one article can be (2 MB)."))
        return cleaned

    def data_and_name(self) -> tuple[bytes, str]:
        if file := self.cleaned_data["file"]:
            return file.read(), file.name
        return self.cleaned_data["page"].encode("utf-8", errors="replace"), ""


@require_http_methods(["GET", "POST"])
def intake(request):
    """The Intake page; after a page was read, its draft."""
    if not request.user.has_perm("articles.intake_article"):
        raise PermissionDenied
    form = IntakeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data, name = form.data_and_name()
        try:
            draft = bring_in_page(data, by=request.user, name=name)
        except Refusal as refusal:
            at = "file" if form.cleaned_data["file"] else "page"
            form.add_error(at, refusal.sentence)
        else:
            _tell(request, draft)
            return HttpResponseRedirect(
                reverse("admin:articles_article_change", args=[draft.article.pk])
            )
    context = admin.site.each_context(request) | {"form": form, "title": _("Bring material in")}
    return TemplateResponse(request, "admin/intake.html", context)


def _tell(request, draft: Draft) -> None:
    if draft.known:
        messages.info(
            request, _("This page was brought in before. Here is its article; nothing was changed.")
        )
        return
    doubts = len(draft.doubts)
    said = _("The page is now a draft.")
    if doubts:
        look = ngettext("%(number)s field needs a look.", "%(number)s fields need a look.", doubts)
        said += " " + look % {"number": doubts}
    messages.success(request, said)
