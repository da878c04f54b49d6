"""The corrections of one article at the desk: those there are, and the forms that make and change them."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.actions.corrections import add_correction, change_correction, remove_correction
from articles.admin.desk import inside
from articles.models import Article, Correction
from articles.rules import workflow
from articles.rules.corrections import CLARIFICATION, CORRECTION, KINDS, NOTE, RETRACTION, UPDATE
from articles.rules.refusals import Refusal, StaleEdit

# What each kind is for, and where readers find it.
MEANINGS = {
    CORRECTION: gettext_lazy("Something was wrong. Stands above the story."),
    CLARIFICATION: gettext_lazy("Something could be misread. Stands below the story."),
    UPDATE: gettext_lazy("Something happened since. Stands below the story."),
    NOTE: gettext_lazy("Readers should know of it before they read. Stands above the story."),
    RETRACTION: gettext_lazy(
        "The article as a whole does not hold. Stands above the story, and every list says “Retracted”."
    ),
}


class CorrectionForm(forms.Form):
    """A note to readers. ``begun_from`` is the version of a stored one that is being changed."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[
            (
                kind,
                format_lazy(gettext_lazy("{kind}: {meaning}"), kind=label, meaning=MEANINGS[kind]),
            )
            for kind, label in KINDS.items()
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what kind of note this is.")},
    )
    # Without a maxlength: the browser would cut a long paste without a word.
    text = forms.CharField(
        label=gettext_lazy("Text"),
        strip=False,
        error_messages={"required": gettext_lazy("Say what was wrong, and what is right.")},
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Say what was wrong and what is right, in plain text; a new line begins a paragraph. Readers see "
            "it at once."
        ),
    )
    begun_from = forms.IntegerField(required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "POST"])
def corrections(request, pk, model_admin):
    """Every correction of an article, newest first, and the form for one more."""
    article = _article(model_admin, request, pk, writes=request.method == "POST")
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and _done(
        form,
        lambda kind, text, begun_from: add_correction(
            article, kind=kind, text=text, by=request.user
        ),
    ):
        return _back(
            request, pk, _("Readers see it now, on the article and on the page of corrections.")
        )
    return _page(
        model_admin, request, article, "corrections", title=_("Corrections"), form=form,
        made=article.corrections.select_related("made_by"), why_not=_why_not(request, article),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def correction(request, pk, number, model_admin):
    """One correction, to be changed."""
    article, found = _article(model_admin, request, pk, writes=True), _correction(pk, number)
    stored = {"kind": found.kind, "text": found.text, "begun_from": found.version}
    form = CorrectionForm(request.POST or None, initial=stored)
    if request.method == "POST" and _done(
        form,
        lambda kind, text, begun_from: change_correction(
            found, kind=kind, text=text, by=request.user, version=begun_from or 0
        ),
    ):
        return _back(request, pk, _("The correction is changed. Readers see its new words now."))
    return _page(model_admin, request, article, "correction", form=form, correction=_fresh(form, found),
                 title=_("Change this %(kind)s") % {"kind": inside(found.get_kind_display())})  # fmt: skip


@require_http_methods(["GET", "POST"])
def remove(request, pk, number, model_admin):
    """Asks, says what will happen, and on POST does it."""
    article, found = _article(model_admin, request, pk, writes=True), _correction(pk, number)
    if request.method == "POST":
        try:
            remove_correction(found, by=request.user)
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
            return HttpResponseRedirect(_address(pk))
        return _back(request, pk, _("The correction is removed. The daybook keeps its line."))
    return _page(model_admin, request, article, "correction_remove", correction=found,
                 title=_("Remove this %(kind)s?") % {"kind": inside(found.get_kind_display())})  # fmt: skip


def _done(form: CorrectionForm, act) -> bool:
    """Whether what a filled form asks for was done; else the form says at its field why not."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data["kind"], form.cleaned_data["text"], form.cleaned_data["begun_from"])
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        form.went_stale = isinstance(refusal, StaleEdit)
    return not form.errors


def _fresh(form: CorrectionForm, found: Correction) -> Correction:
    """The correction to show beside its form. After a clash the next save is meant: it goes on from
    what the colleague stored."""
    if getattr(form, "went_stale", False):
        found = Correction.objects.filter(pk=found.pk).first() or found
        form.data = form.data.copy()
        form.data["begun_from"] = str(found.version)
    return found


def _why_not(request, article: Article) -> str:
    """Why there is no form for one more; empty where there is one."""
    if not request.user.has_perm("articles.publish_article"):
        return _("Corrections are made by those who may publish.")
    may = workflow.may("correct", article.status)
    return "" if may else workflow.REASONS["correct", article.status]


def _article(model_admin, request, pk, *, writes: bool = False) -> Article:
    article = get_object_or_404(Article, pk=pk)
    may_write = request.user.has_perm("articles.publish_article")
    if not model_admin.has_view_permission(request, article) or (writes and not may_write):
        raise PermissionDenied
    return article


def _correction(pk: int, number: int) -> Correction:
    return get_object_or_404(Correction.objects.select_related("made_by"), pk=number, article=pk)


def _page(model_admin, request, article, template, **context):
    context |= {"opts": model_admin.opts, "article": article}
    context["may_correct"] = request.user.has_perm("articles.publish_article")
    return TemplateResponse(
        request,
        f"admin/articles/article/{template}.html",
        model_admin.admin_site.each_context(request) | context,
    )


def _address(pk: int) -> str:
    return reverse("admin:articles_article_corrections", args=[pk])


def _back(request, pk: int, sentence: str):
    messages.success(request, sentence)
    return HttpResponseRedirect(_address(pk))
