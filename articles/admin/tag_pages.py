"""What can be done to one tag at the desk: each on a page that says what will change."""

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.actions.tag_merging import merge_tags, plan_merge
from articles.actions.tag_renaming import add_name, plan_rename, rename_tag
from articles.actions.tag_status import LONGEST_REASON, approve_tag, refuse_tag
from articles.admin.ledger import say_done
from articles.admin.widgets import ChoiceWidget
from articles.models import LedgerChange, LedgerEntry, LiveTag, Tag, TaggedArticle, TrendingTopic
from articles.rules.refusals import Refusal

ACTS = 8


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Say why: whoever typed it has to know what to use instead.")
        },
    )


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        Tag.objects.approved(),
        label=gettext_lazy("Into"),
        widget=ChoiceWidget(TrendingTopic._meta.get_field("tag"), site),
        error_messages={
            "required": gettext_lazy("Choose the tag that stands for both."),
            "invalid_choice": gettext_lazy(
                "Choose a tag that is approved and no other name of one."
            ),
        },
    )
    reason = forms.CharField(label=gettext_lazy("Why"), required=False, max_length=LONGEST_REASON)


class RenameForm(forms.Form):
    # Without a maxlength: the browser would cut a long paste without a word.
    name = forms.CharField(
        label=gettext_lazy("New name"), error_messages={"required": gettext_lazy("A tag needs a name.")},
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )  # fmt: skip
    slug = forms.CharField(
        label=gettext_lazy("Address"), required=False,
        help_text=gettext_lazy("Its place in the address. Left empty, it is made from the name."),
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("Why"), required=False, max_length=LONGEST_REASON)


def standing(tag: Tag) -> dict:
    """What the tag's page says of it beside its form. Four queries."""
    names = list(tag.aliases.order_by("name"))
    numbers = [tag.pk, *(each.pk for each in names)]
    told = LedgerChange.objects.filter(kind="tag", number__in=numbers)
    acts = LedgerEntry.objects.filter(pk__in=told.values("entry"))
    return {
        "names": names,
        "articles": TaggedArticle.objects.filter(tag=tag).count(),
        "live": LiveTag.objects.filter(tag=tag).count(),
        "acts": list(acts.select_related("made_by")[:ACTS]),
    }


def back_to(tag: Tag) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:articles_tag_change", args=[tag.pk]))


@require_POST
def approve(request, number, model_admin):
    tag = _tag(request, number)
    return _done(request, tag, lambda: approve_tag(tag, by=request.user))


@require_http_methods(["GET", "POST"])
def refuse(request, number, model_admin):
    """Asks why, and on POST refuses the tag."""
    tag = _tag(request, number)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            entry = refuse_tag(tag, by=request.user, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error("reason", refusal.sentence)
        else:
            return _said(request, tag, entry)
    return _page(request, model_admin, "refuse", tag, form=form, title=_("Refuse “%(tag)s”?") % {"tag": tag},
                 standing=standing(tag))  # fmt: skip


@require_http_methods(["GET", "POST"])
def merge(request, number, model_admin):
    """Asks into which, says what that will change, and on POST of that very plan does it."""
    tag = _tag(request, number)
    asked = request.POST if request.method == "POST" else request.GET
    form = MergeForm(asked if "into" in asked else None)
    into = form.cleaned_data.get("into") if form.is_valid() else None
    if into and request.method == "POST":
        try:
            entry = merge_tags(tag, into=into, by=request.user, plan=request.POST.get("plan", "-"),
                               reason=form.cleaned_data["reason"])  # fmt: skip
        except Refusal as refusal:
            form.add_error(
                refusal.field if refusal.field in form.fields else None, refusal.sentence
            )
        else:
            return _said(request, into, entry)
    plan = plan_merge(tag, into) if into and into != tag else None
    return _page(request, model_admin, "merge", tag, form=form, plan=plan, into=into,
                 title=_("Merge “%(thing)s”") % {"thing": tag})  # fmt: skip


@require_http_methods(["GET", "POST"])
def rename(request, number, model_admin):
    """Asks for the new name, says what that will change, and on POST of that very plan does it."""
    tag = _tag(request, number)
    asked = request.POST if request.method == "POST" else request.GET
    form = RenameForm(asked if "name" in asked else None, initial={"name": tag.name})
    plan = None
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("name", "slug")}
        try:
            if request.method == "POST":
                entry = rename_tag(tag, **given, by=request.user, reason=form.cleaned_data["reason"],
                                   plan=request.POST.get("plan", "-"))  # fmt: skip
                return _said(request, tag, entry)
            plan = plan_rename(tag, **given)
        except Refusal as refusal:
            form.add_error(
                refusal.field if refusal.field in form.fields else None, refusal.sentence
            )
            plan = _plan_after(refusal, tag, given)
    return _page(
        request,
        model_admin,
        "rename",
        tag,
        form=form,
        plan=plan,
        title=_("Rename “%(thing)s”") % {"thing": tag},
    )


@require_POST
def name(request, number, model_admin):
    """Gives the tag another name."""
    tag = _tag(request, number)
    return _done(request, tag, lambda: add_name(tag, request.POST.get("name", ""), by=request.user))


def _plan_after(refusal: Refusal, tag: Tag, given: dict):
    """The plan as it is now, where nothing but the plan was refused."""
    return None if refusal.field else plan_rename(tag, **given)


def _tag(request, number: int) -> Tag:
    if not request.user.has_perm("articles.change_tag"):
        raise PermissionDenied
    return get_object_or_404(Tag.objects.select_related("alias_of"), pk=number)


def _done(request, tag: Tag, do):
    """Do it, and say so or why not; back to where the button was."""
    try:
        entry = do()
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return _back(request, tag)
    return _said(request, tag, entry)


def _said(request, tag: Tag, entry):
    say_done(request, entry)
    return _back(request, tag)


def _back(request, tag: Tag):
    """Where the button was, if the page says so; else the tag's page."""
    given = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(given, allowed_hosts=None):
        return HttpResponseRedirect(given)
    return back_to(tag)


def _page(request, model_admin, template: str, tag: Tag, **context):
    context = (
        model_admin.admin_site.each_context(request)
        | context
        | {
            "opts": model_admin.opts,
            "tag": tag,
            "next": request.POST.get("next", request.GET.get("next", "")),
            "media": model_admin.media + getattr(context.get("form"), "media", forms.Media()),
        }
    )
    return TemplateResponse(request, f"admin/articles/tag/{template}.html", context)
