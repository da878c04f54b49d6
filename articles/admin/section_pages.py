"""What can be done to one section at the desk: each on a page that says what will change."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.actions.section_closing import close_section, plan_closing, reopen_section
from articles.actions.section_merging import merge_sections, plan_section_merge
from articles.actions.sections import change_section, plan_section_change, shift_section
from articles.admin.desk import without_nul
from articles.admin.ledger import say_done
from articles.models import LedgerEntry, Section
from articles.rules.refusals import Refusal, StalePlan

ACTS, LONGEST_REASON = 8, 2_000
NONE_CONFIRMED = "-"  # no plan's fingerprint: what was sent without one is shown its plan first
AT_THE_TOP = gettext_lazy("Left empty, it stands at the top, in the section bar.")
GONE = {"invalid_choice": gettext_lazy("Choose a section from the list: this one is gone.")}


class TreeField(forms.ModelChoiceField):
    """A section, chosen from the whole tree: a plain list, which needs no script."""

    def label_from_instance(self, section):
        title = section.title
        if section.is_closed:
            title = _("%(section)s (closed)") % {"section": title}
        return "— " * (section.depth - 1) + title


class Why(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why"), required=False, max_length=LONGEST_REASON)


class MoveForm(Why):
    # Without a maxlength: the browser would cut a long paste without a word.
    title = forms.CharField(
        label=gettext_lazy("Title"),
        error_messages={"required": gettext_lazy("A section needs a title.")},
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    slug = forms.CharField(
        label=gettext_lazy("Address"), required=False,
        help_text=gettext_lazy("Its place in the address. Left empty, it is made from the title."),
    )  # fmt: skip
    parent = TreeField(Section.objects.all(), label=gettext_lazy("Below"), required=False, error_messages=GONE,
                       help_text=AT_THE_TOP)  # fmt: skip

    @property
    def asked(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("title", "slug", "parent")}


class MergeForm(Why):
    into = TreeField(
        Section.objects.all(), label=gettext_lazy("Into"),
        error_messages=GONE | {"required": gettext_lazy("Choose the section that takes all of it.")},
    )  # fmt: skip


def acts_on(section: Section) -> list[LedgerEntry]:
    """What was done to a section, the newest first."""
    acts = LedgerEntry.objects.filter(changes__kind="section", changes__number=section.pk)
    return list(acts.distinct().select_related("made_by")[:ACTS])


@require_http_methods(["GET", "POST"])
def move(request, number, model_admin):
    """Asks for title, address and place, says what that will change, and on POST of that plan does it."""
    section = _section(request, number)
    form = MoveForm(_sent(request, "title"), initial={
        "title": section.title, "slug": section.slug, "parent": section.parent_id,
    })  # fmt: skip

    def plan():
        return plan_section_change(section, **form.asked)

    def act(confirmed):
        return change_section(section, by=request.user, plan=confirmed, **form.asked,
                              reason=form.cleaned_data["reason"])  # fmt: skip

    return _planned(request, model_admin, section, form, plan, act,
                    title=_("Rename or move “%(section)s”") % {"section": section}, template="move")  # fmt: skip


@require_http_methods(["GET", "POST"])
def merge(request, number, model_admin):
    """Asks into which, says what that will change, and on POST of that very plan does it."""
    section = _section(request, number)
    form = MergeForm(_sent(request, "into"))

    def plan():
        return plan_section_merge(section, form.cleaned_data["into"])

    def act(confirmed):
        return merge_sections(section, into=form.cleaned_data["into"], by=request.user,
                              plan=confirmed, reason=form.cleaned_data["reason"])  # fmt: skip

    return _planned(request, model_admin, section, form, plan, act,
                    title=_("Merge “%(thing)s”") % {"thing": section}, template="merge")  # fmt: skip


@require_http_methods(["GET", "POST"])
def close(request, number, model_admin):
    """Says what closing, or reopening, will change, and on POST of that very plan does it."""
    section = _section(request, number)
    form = Why(request.POST if request.method == "POST" else {})
    asked = request.POST.get("closed", str(not section.is_closed))  # as the page had it

    def act(confirmed):
        do = close_section if asked == "True" else reopen_section
        return do(section, by=request.user, plan=confirmed, reason=form.cleaned_data["reason"])

    title = _("Reopen “%(section)s”?") if section.is_closed else _("Close “%(section)s”?")
    return _planned(request, model_admin, section, form, lambda: plan_closing(section), act,
                    title=title % {"section": section}, template="close")  # fmt: skip


@require_POST
def shift(request, number, way):
    """Puts a section one place up or down among those of its parent."""
    section = _section(request, number)
    try:
        entry = shift_section(section, up=way == "up", by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        if entry:
            say_done(request, entry)
    return HttpResponseRedirect(f"{reverse('admin:articles_section_changelist')}#section-{number}")


def _section(request, number: int) -> Section:
    if not request.user.has_perm("articles.change_section"):
        raise PermissionDenied
    return get_object_or_404(Section, pk=number)


def _sent(request, name: str):
    """What a form was sent with; None where it was only opened."""
    sent = request.POST if request.method == "POST" else request.GET
    return without_nul(sent) if request.method == "POST" or name in sent else None


def _planned(request, model_admin, section: Section, form, plan, act, *, title: str, template: str):
    """The page of an act: the form, and once it holds what can be done, the plan to confirm."""
    made, refused = None, False
    if form.is_valid():
        try:
            if request.method == "POST":
                return _done(request, section, act(request.POST.get("plan") or NONE_CONFIRMED))
        except Refusal as refusal:
            refused = not isinstance(refusal, StalePlan)
            _show(form, refusal)
        made = None if refused else _plan_or_why(form, plan)
    return _page(
        request, model_admin, section, form=form, plan=made, title=title, template=template
    )


def _plan_or_why(form, plan):
    try:
        return plan()
    except Refusal as refusal:
        _show(form, refusal)
        return None


def _show(form, refusal: Refusal) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)


def _done(request, section: Section, entry: LedgerEntry | None):
    if entry is None:
        messages.info(request, _("Nothing was changed."))
    else:
        say_done(request, entry)
    there = Section.objects.filter(pk=section.pk).exists()
    if there:
        return HttpResponseRedirect(reverse("admin:articles_section_change", args=[section.pk]))
    return HttpResponseRedirect(reverse("admin:articles_section_changelist"))


def _page(request, model_admin, section: Section, *, template: str, **context):
    context |= model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "section": section,
        "media": model_admin.media + context["form"].media,
        "title": context["title"],
    }
    return TemplateResponse(request, f"admin/articles/section/{template}.html", context)
