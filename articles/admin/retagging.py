"""The tags of many articles at the desk: what is asked for, the plan of it, and what becomes of that."""

from django import forms
from django.contrib import messages
from django.contrib.admin import action, site
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.actions.bulk_retagging import (
    asked_names,
    carry_out_plan,
    drop_plan,
    may_carry_out,
    needs_second,
    plan_retagging,
    told_of,
)
from articles.admin.article_form import TagNames
from articles.admin.desk import without_nul
from articles.admin.ledger import address_of, say_done
from articles.admin.retagging_shown import first_articles
from articles.admin.selecting import AGAIN, query_of, selection_of
from articles.admin.widgets import KnownTagsWidget, is_number
from articles.models import LedgerEntry
from articles.rules.refusals import Refusal, StalePlan

RIGHT = "articles.retag_article"


class KnownTags(TagNames):
    """Names of tags that there are."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=KnownTagsWidget(site), **kwargs)


class RetagForm(forms.Form):
    """What is asked for."""

    add = KnownTags(label=gettext_lazy("Add"))
    remove = KnownTags(label=gettext_lazy("Take off"))
    replace = KnownTags(
        label=gettext_lazy("Replace"),
        help_text=gettext_lazy("Each of these goes from the articles that have it…"),
    )
    instead = KnownTags(
        label=gettext_lazy("Replaced by"),
        help_text=gettext_lazy("…and this one comes in its place."),
    )
    reason = forms.CharField(
        required=False, label=gettext_lazy("Why"), widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Kept in the ledger; a second moderator reads it too."),
    )  # fmt: skip

    def __init__(self, data=None, **kwargs):
        super().__init__(without_nul(data), **kwargs)

    def clean(self):
        cleaned = super().clean()
        replaced, instead = cleaned.get("replace"), cleaned.get("instead")
        if replaced and not instead:
            self.add_error("instead", _("Say which tag comes in their place."))
        elif instead and not replaced:
            self.add_error("replace", _("Say which tags are to be replaced."))
        elif instead and len(instead) > 1:
            self.add_error(
                "instead", _("Name one tag here; what else is to come stands under “Add”.")
            )
        return cleaned

    def asked(self) -> dict:
        """As the action takes it."""
        asked = self.cleaned_data
        pairs = [(name, asked["instead"][0]) for name in asked["replace"]]
        return {"add": asked["add"], "remove": asked["remove"], "replace": pairs,
                "reason": asked["reason"]}  # fmt: skip

    @staticmethod
    def as_asked(entry: LedgerEntry) -> dict:
        """The fields as they were for a plan."""
        asked = asked_names(entry)
        pairs = asked.pop("replace")
        return asked | {
            "replace": [gone for gone, _ in pairs],
            "instead": list(dict.fromkeys(come for _, come in pairs)),
            "reason": entry.reason,
        }

    def refuse(self, refusal: Refusal) -> None:
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)


def urls(model_admin):
    def at(step, view, name):
        wrapped = model_admin.admin_site.admin_view(view)
        return path(step, wrapped, {"model_admin": model_admin}, name=f"articles_article_{name}")

    return [
        at("retag/", retag_page, "retag"),
        at("plans/<int:number>/", plan_page, "plan"),
        at("plans/<int:number>/carry-out/", carry_out_one, "carry_out"),
        at("plans/<int:number>/drop/", drop_one, "drop"),
    ]


@action(description=gettext_lazy("Change their tags…"), permissions=["retag"])
def change_tags(model_admin, request, queryset):
    """To the form, about the selected articles."""
    chosen = query_of(queryset.values_list("pk", flat=True))
    return HttpResponseRedirect(reverse("admin:articles_article_retag") + chosen)


@require_http_methods(["GET", "POST"])
def retag_page(request, model_admin):
    """Asks which tags are to come and to go; on POST makes the plan, which changes nothing yet."""
    _allow(request)
    again = _former(request)
    selection = selection_of(model_admin, request)
    sent = request.POST if request.method == "POST" else None
    form = RetagForm(sent, initial=RetagForm.as_asked(again) if again else None)
    if sent is not None and form.is_valid():
        try:
            entry = plan_retagging(
                selection.articles, **form.asked(), by=request.user, selection=selection.kept
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return HttpResponseRedirect(_address_of_plan(entry))
    return _page(
        model_admin, request, "retag", title=_("Change tags"), form=form, selection=selection
    )


@require_http_methods(["GET"])
def plan_page(request, number, model_admin):
    """What a plan comes to, and what may be done with it."""
    _allow(request)
    entry = _plan(number)
    if entry.state != LedgerEntry.PLANNED:
        return HttpResponseRedirect(address_of(entry))
    return _page(
        model_admin, request, "plan",
        title=entry.sentence, entry=entry, told=told_of(entry), shown=first_articles(entry),
        needs_second=needs_second(entry), may_carry_out=may_carry_out(entry, by=request.user),
        again=_address_again(entry),
    )  # fmt: skip


@require_POST
def carry_out_one(request, number, model_admin):
    _allow(request)
    entry = _plan(number)
    try:
        say_done(request, carry_out_plan(entry, by=request.user))
    except StalePlan as stale:
        messages.error(request, stale.sentence)
        return HttpResponseRedirect(_address_again(entry) or address_of(entry))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return HttpResponseRedirect(_address_of_plan(entry))
    return HttpResponseRedirect(reverse("admin:articles_article_changelist"))


@require_POST
def drop_one(request, number, model_admin):
    _allow(request)
    entry = _plan(number)
    try:
        drop_plan(entry, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return HttpResponseRedirect(_address_of_plan(entry))
    messages.success(request, _("The plan is dropped. Nothing was changed."))
    return HttpResponseRedirect(reverse("admin:articles_article_changelist"))


def _allow(request) -> None:
    """Let through whoever may; the actions ask again."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied


def _plan(number: int) -> LedgerEntry:
    plans = LedgerEntry.objects.filter(kind="article", verb="retag").select_related("made_by")
    return get_object_or_404(plans, pk=number)


def _former(request) -> LedgerEntry | None:
    """The plan that is to be made again."""
    number = request.GET.get(AGAIN, "")
    return _plan(int(number)) if is_number(number) else None


def _address_of_plan(entry: LedgerEntry) -> str:
    return reverse("admin:articles_article_plan", args=[entry.pk])


def _address_again(entry: LedgerEntry) -> str:
    """Of the form, filled in as it was for this plan; empty where the articles were not chosen in the list."""
    query = entry.asked["selection"].get("query")
    if query is None:
        return ""
    joint = "&" if query.strip("?") else ""
    return f"{reverse('admin:articles_article_retag')}?{query.lstrip('?')}{joint}{AGAIN}={entry.pk}"


def _page(model_admin, request, template, **context):
    common = model_admin.admin_site.each_context(request) | {"opts": model_admin.opts}
    address = f"admin/articles/article/{template}.html"
    return TemplateResponse(request, address, common | context)
