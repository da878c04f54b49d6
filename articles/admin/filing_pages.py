"""What can be done to one category or source at the desk: each on a page that says what will change."""

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.actions.filing_merging import (
    add_filing_name,
    merge_filing,
    plan_filing_merge,
    plan_filing_rename,
    rename_filing,
)
from articles.actions.offering import move_filing, offer_filing, plan_retiring, retire_filing
from articles.actions.tag_status import LONGEST_REASON
from articles.admin.ledger import say_done
from articles.admin.tag_pages import ACTS, RenameForm
from articles.admin.widgets import ChoiceWidget
from articles.models import LedgerChange, LedgerEntry, LiveCopy
from articles.rules.refusals import Refusal

STEPS = ("merge", "rename", "retire", "offer", "names", "change", "delete")


class WhyForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why"), required=False, max_length=LONGEST_REASON)


class MergeForm(WhyForm):
    into = forms.ModelChoiceField(None, label=gettext_lazy("Into"))

    def __init__(self, data, *, thing):
        super().__init__(data)
        kind, noun = thing._meta.model_name, thing._meta.verbose_name
        into = self.fields["into"]
        into.queryset = type(thing).objects.kept()
        # A live copy may stand under what is retired, and so it is suggested here.
        into.widget = ChoiceWidget(LiveCopy._meta.get_field(kind), site)
        into.widget.choices = into.choices
        into.error_messages |= {
            "required": _("Choose the %(kind)s that stands for both.") % {"kind": noun},
            "invalid_choice": _(
                "Choose a %(kind)s from the list: this is none, or another name of one."
            )
            % {"kind": noun},
        }


def standing(thing) -> dict:
    """What its page says of it beside its form. Four queries."""
    kind = thing._meta.model_name
    names = list(thing.aliases.order_by("name"))
    # A merge into it changed the row of what is now another name of it.
    numbers = [thing.pk, *(alias.pk for alias in names)]
    changes = LedgerChange.objects.filter(kind=kind, number__in=numbers).values("entry")
    acts = LedgerEntry.objects.filter(pk__in=changes).select_related("made_by")
    return {
        "names": names,
        "articles": thing.articles.count(),
        "live": thing.live_copies.count(),
        "acts": list(acts[:ACTS]),
    }


def addresses_of(thing) -> dict[str, str]:
    """The addresses of its pages at the desk, by what is done there."""
    kind = thing._meta.model_name
    found = {step: reverse(f"admin:articles_{kind}_{step}", args=[thing.pk]) for step in STEPS}
    return found | {"list": reverse(f"admin:articles_{kind}_changelist")}


def back_to(thing) -> HttpResponseRedirect:
    return HttpResponseRedirect(addresses_of(thing)["change"])


@require_http_methods(["GET", "POST"])
def merge(request, number, model_admin):
    """Asks into which, says what that will change, and on POST of that very plan does it."""
    thing, asked = _thing(request, number, model_admin), _asked(request)
    form = MergeForm(asked if "into" in asked else None, thing=thing)
    into = form.cleaned_data.get("into") if form.is_valid() else None

    def do():
        return merge_filing(thing, into=into, by=request.user, **_confirmed(request, form))

    if into and _did(request, form, do):
        return back_to(into)
    plan = plan_filing_merge(thing, into) if into and into != thing else None
    if into and into == thing and request.method == "GET":
        form.add_error(
            "into",
            _("“%(thing)s” cannot be merged into itself: choose another one.") % {"thing": thing},
        )
    return _page(request, model_admin, "merge", thing, form=form, plan=plan, into=into,
                 title=_("Merge “%(thing)s”") % {"thing": thing})  # fmt: skip


@require_http_methods(["GET", "POST"])
def rename(request, number, model_admin):
    """Asks for the new name, says what that will change, and on POST of that very plan does it."""
    thing, asked = _thing(request, number, model_admin), _asked(request)
    form = RenameForm(asked if "name" in asked else None, initial={"name": thing.name})
    needed = _("The %(kind)s needs a name.") % {"kind": model_admin.opts.verbose_name}
    form.fields["name"].error_messages["required"] = needed
    plan = None
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("name", "slug")}

        def do():
            return rename_filing(thing, **given, by=request.user, **_confirmed(request, form))

        if _did(request, form, do):
            return back_to(thing)
        plan = _planned(form, lambda: plan_filing_rename(thing, **given))
    return _page(request, model_admin, "rename", thing, form=form, plan=plan,
                 title=_("Rename “%(thing)s”") % {"thing": thing})  # fmt: skip


@require_http_methods(["GET", "POST"])
def retire(request, number, model_admin):
    """Says what stays, and on POST retires it."""
    thing = _thing(request, number, model_admin)
    form = WhyForm(request.POST if request.method == "POST" else None)

    def do():
        return retire_filing(thing, by=request.user, **_confirmed(request, form))

    if form.is_valid() and _did(request, form, do):
        return back_to(thing)
    return _page(request, model_admin, "retire", thing, form=form, plan=plan_retiring(thing),
                 title=_("Retire “%(thing)s”?") % {"thing": thing})  # fmt: skip


@require_POST
def offer(request, number, model_admin):
    """Offers it again."""
    thing = _thing(request, number, model_admin)
    _say(request, lambda: offer_filing(thing, by=request.user))
    return back_to(thing)


@require_POST
def name(request, number, model_admin):
    """Gives it another name."""
    thing, typed = _thing(request, number, model_admin), request.POST.get("name", "")
    _say(request, lambda: add_filing_name(thing, typed.replace("\x00", ""), by=request.user))
    return back_to(thing)


@require_POST
def move(request, number, model_admin, *, up):
    """Lets it change places with its neighbour; back to the list."""
    thing = _thing(request, number, model_admin)
    _say(request, lambda: move_filing(thing, up=up, by=request.user))
    return HttpResponseRedirect(addresses_of(thing)["list"])


def _thing(request, number: int, model_admin):
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    things = model_admin.model.objects.select_related("alias_of")
    return get_object_or_404(things, pk=number)


def _asked(request):
    return request.POST if request.method == "POST" else request.GET


def _confirmed(request, form) -> dict[str, str]:
    """What goes with every act: the plan that was looked at, and why."""
    return {"plan": request.POST.get("plan", "-"), "reason": form.cleaned_data["reason"]}


def _did(request, form, do) -> bool:
    """Do it, where it was asked for, and say so; a refusal is shown in the form."""
    if request.method != "POST":
        return False
    try:
        entry = do()
    except Refusal as refusal:
        at = refusal.field if refusal.field in form.fields else None
        form.add_error(at, refusal.sentence)
        return False
    say_done(request, entry)
    return True


def _planned(form, plan):
    """The plan as it is now; None where the form was refused for what it holds, which is said there."""
    if any(name in form.fields for name in form.errors):
        return None
    try:
        return plan()
    except Refusal as refusal:
        at = refusal.field if refusal.field in form.fields else None
        form.add_error(at, refusal.sentence)
    return None


def _say(request, do) -> None:
    """Do it, and say so or why not."""
    try:
        entry = do()
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        say_done(request, entry)


def _page(request, model_admin, template: str, thing, **context):
    context = (
        model_admin.admin_site.each_context(request)
        | context
        | {
            "opts": model_admin.opts,
            "thing": thing,
            "at": addresses_of(thing),
            "media": model_admin.media + context["form"].media,
        }
    )
    return TemplateResponse(request, f"admin/articles/filing/{template}.html", context)
