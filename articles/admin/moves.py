"""Sending an article back to whoever wrote it, with the reason."""

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

from articles.actions.beats import may_move
from articles.actions.moves import LONGEST_REASON, send_back
from articles.models import Article
from articles.rules.refusals import Refusal


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("What has to be done"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": gettext_lazy("Say why: whoever wrote it has to know what to do.")
        },
    )


@require_http_methods(["GET", "POST"])
def send_back_article(request, pk, model_admin):
    """Asks for the reason, and on POST makes the article a draft again."""
    article = get_object_or_404(Article, pk=pk)
    if not may_move(request.user, "send back", article):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            send_back(article, by=request.user, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error("reason", refusal.sentence)
        else:
            messages.success(
                request,
                _("“%(article)s” is a draft again. Its author sees your reason.")
                % {"article": article},
            )
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "article": article,
        "form": form,
        "title": _("Send “%(article)s” back?") % {"article": article},
    }
    return TemplateResponse(request, "admin/articles/article/send_back.html", context)
