"""Scheduling at the desk: the page of one article, the line in its side panel, the front page's list."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.actions.scheduling import cancel, dismiss, schedule
from articles.models import Article, Schedule
from articles.rules import hours, limits, schedules, workflow
from articles.rules.refusals import NotFit, Refusal

IN_SESSION = "zone"
SHORT_LIST = 8
HISTORY = 10
PUBLISH_FAILED = gettext_lazy("Was to be published %(when)s, and was not: %(why)s")
WITHDRAW_FAILED = gettext_lazy("Was to be withdrawn %(when)s, and was not: %(why)s")
PUBLISH_AIM = gettext_lazy("was to be published %(when)s")
WITHDRAW_AIM = gettext_lazy("was to be withdrawn %(when)s")
PUBLISHED, WITHDRAWN = gettext_lazy("Published"), gettext_lazy("Withdrawn")


@dataclass
class Planned:
    """A schedule as it is told: a sentence with the hour in the reader's own zone, and how it went."""

    schedule: Schedule
    sentence: str
    waiting_words: str = ""


def zone_of(request) -> str:
    """The zone this person chose last; before that, none."""
    zone = request.session.get(IN_SESSION, "")
    return zone if hours.is_zone(zone) else ""


def planned_of(article: Article, request) -> list[Planned]:
    """What is scheduled for an article and what failed, failures first. One query, and one for words."""
    found = article.schedules.filter(state__in=(schedules.WAITING, schedules.FAILED))
    rows = sorted(
        found.select_related("revision", "article"), key=lambda each: each.state != schedules.FAILED
    )
    newest = article.revisions.values_list("number", flat=True).first() if rows else None
    return [_told(each, request, newest) for each in rows]


def planned_at_the_desk(request) -> list[Planned]:
    """What the desk's front page shows: failures, newest first, then what comes next. One query."""
    failed = _first(Schedule.objects.filter(state=schedules.FAILED).order_by("-due_at"))
    coming = _first(Schedule.objects.filter(state=schedules.WAITING).order_by("due_at", "pk"))
    found = Schedule.objects.filter(pk__in=failed.union(coming, all=True))
    rows = found.select_related("article", "revision").defer("article__body")
    return [_told(each, request) for each in sorted(rows, key=_loudest_first)]


def _first(rows):
    """The numbers of a short list's rows. The limit stands one query deeper, since SQLite allows none
    inside a union."""
    return Schedule.objects.filter(pk__in=rows.values("pk")[:SHORT_LIST]).order_by().values("pk")


def _loudest_first(each: Schedule) -> tuple:
    failed = each.state == schedules.FAILED
    return (not failed, -each.due_at.timestamp() if failed else each.due_at.timestamp(), each.pk)


def _told(each: Schedule, request, newest: int | None = None) -> Planned:
    when = hours.spoken(each.due_at, zone=zone_of(request) or each.zone)
    if each.state == schedules.FAILED:
        return Planned(
            each, _said(each, PUBLISH_FAILED, WITHDRAW_FAILED, when=when, why=each.failure)
        )
    if each.verb == schedules.WITHDRAW:
        return Planned(each, _("Is withdrawn %(when)s") % {"when": when})
    words = ""
    if newest and newest > each.revision.number:
        words = _(
            "Newer words wait: what was saved after revision %(number)s does not go out with it."
        ) % {"number": each.revision.number}
    update = each.article.status == workflow.LIVE
    said = (
        _("The update goes live %(when)s, revision %(number)s")
        if update
        else _("Goes live %(when)s, revision %(number)s")
    )
    return Planned(each, said % {"when": when, "number": each.revision.number}, words)


class WallClock(forms.CharField):
    """A day and a time of day as a clock on the wall shows them, without a zone."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": 60})
    SHAPES = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M")

    def clean(self, value):
        text = super().clean(value)
        for shape in self.SHAPES:
            try:
                wall = datetime.strptime(text, shape)  # noqa: DTZ007 its zone is another field
            except ValueError:
                continue
            if limits.FIRST_DAY < wall.date() < limits.LAST_DAY:
                return wall.replace(second=0)
        raise forms.ValidationError(_("Give a day and a time, such as 2026-12-03 08:00."))


class HourForm(forms.Form):
    """When, and on whose clocks. ``which`` is asked only about an hour that is struck twice."""

    hour = WallClock(
        label=gettext_lazy("When"),
        error_messages={"required": gettext_lazy("Give a day and a time.")},
    )
    zone = forms.CharField(label=gettext_lazy("Time zone"), widget=forms.Select)
    which = forms.CharField(
        label=gettext_lazy("Which of the two"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, chosen_zone: str, **kwargs):
        initial = {"zone": chosen_zone or settings.TIME_ZONE} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["zone"].widget.choices = _zone_choices(self["zone"].value())
        if not chosen_zone and not self.is_bound:  # a script may choose the browser's own
            self.fields["zone"].widget.attrs["data-own-zone"] = ""
        self.twice = None

    def clean(self):
        cleaned = super().clean()
        if "hour" in cleaned and "zone" in cleaned:
            try:
                cleaned["at"] = hours.moment_of(
                    cleaned["hour"], zone=cleaned["zone"], which=cleaned.get("which", "")
                )
            except NotFit as refusal:
                self.refuse(refusal)
        return cleaned

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at its field; an hour struck twice asks which of the two."""
        if isinstance(refusal, hours.HourStruckTwice):
            self.twice = self["which"]
            self.fields["which"].widget.choices = refusal.choices
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)


class ScheduleForm(HourForm):
    """What is to happen to an article, and when."""

    verb = forms.ChoiceField(label=gettext_lazy("What"), widget=forms.RadioSelect)

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, initial={"verb": schedules.PUBLISH}, **kwargs)
        self.fields["verb"].choices = _choices(article)


def _choices(article: Article) -> list[tuple[str, str]]:
    publish = _("Publish the update") if article.status == workflow.LIVE else _("Publish")
    return [(schedules.PUBLISH, publish), (schedules.WITHDRAW, _("Withdraw"))]


def _zone_choices(current: str) -> list[tuple]:
    """The zones by continent; also the one that is chosen, where the list has it not."""
    others = {settings.TIME_ZONE, current or ""} - set(hours.zones())
    grouped: dict[str, list] = {}
    for name in hours.zones():
        grouped.setdefault(name.partition("/")[0], []).append((name, name))
    return [
        *((name, name) for name in sorted(others) if hours.is_zone(name)),
        *((place, names) if place != "UTC" else names[0] for place, names in grouped.items()),
    ]


@require_http_methods(["GET", "POST"])
def schedule_page(request, pk, model_admin):
    """What is scheduled for an article, what failed, what was; and the form for another hour."""
    article = _article(model_admin, request, pk)
    if request.method == "POST" and not model_admin.may_publish(request):
        raise PermissionDenied
    form = ScheduleForm(request.POST or None, article=article, chosen_zone=zone_of(request))
    if request.method == "POST":
        remember_zone(request)
        if form.is_valid() and (made := _scheduled(form, article, request)):
            messages.success(request, f"{_told(made, request).sentence}.")
            return _to_page(pk)
    return _page(model_admin, request, article, form)


@require_POST
def cancel_one(request, pk, number, model_admin):
    return _end(
        request, pk, number, model_admin, cancel, _("Cancelled: nothing happens at that hour.")
    )


@require_POST
def dismiss_one(request, pk, number, model_admin):
    return _end(request, pk, number, model_admin, dismiss, _("Dismissed."))


def _scheduled(form: ScheduleForm, article: Article, request) -> Schedule | None:
    """The schedule that the form asks for; None where it was refused, and the form says why."""
    asked = form.cleaned_data
    try:
        return schedule(
            article, verb=asked["verb"], at=asked["at"], zone=asked["zone"], by=request.user
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def _page(model_admin, request, article: Article, form: ScheduleForm):
    ended = article.schedules.filter(state__in=(schedules.DONE, schedules.CANCELLED))
    zone = zone_of(request)
    return TemplateResponse(
        request,
        "admin/articles/article/schedule.html",
        model_admin.admin_site.each_context(request)
        | {
            "opts": model_admin.opts, "article": article, "title": _("Schedule"), "form": form,
            "planned": planned_of(article, request), "newest": article.revisions.first(),
            "history": [_history(each, zone) for each in
                        ended.select_related("made_by", "revision").order_by("-done_at")[:HISTORY]],
            "may_schedule": model_admin.may_publish(request),
        },
    )  # fmt: skip


def _history(each: Schedule, zone: str) -> str:
    """One line about what is over."""
    zone = zone or each.zone
    due = hours.spoken(each.due_at, zone=zone)
    who = _("scheduled by %(who)s") % {"who": each.maker or _("the command line")}
    if each.state == schedules.CANCELLED:
        how = (
            _("Failed and dismissed (%(why)s)") % {"why": each.failure}
            if each.failure
            else _("Cancelled")
        )
        return f"{how}: {_said(each, PUBLISH_AIM, WITHDRAW_AIM, when=due)}, {who}"
    parts = [_said(each, PUBLISHED, WITHDRAWN), each.revision, due]
    if each.late:
        parts.append(_("late, at %(when)s") % {"when": hours.spoken(each.done_at, zone=zone)})
    return ", ".join(str(part) for part in (*parts, who) if part)


def _said(each: Schedule, publish, withdraw, **values) -> str:
    """The sentence for what a schedule was to do, filled in."""
    return str(publish if each.verb == schedules.PUBLISH else withdraw) % values


def _end(request, pk, number, model_admin, action, sentence):
    """Cancel or dismiss one schedule of this article, and say how that went."""
    article = _article(model_admin, request, pk)
    if not model_admin.may_publish(request):
        raise PermissionDenied
    found = get_object_or_404(Schedule, pk=number, article=article)
    try:
        action(found, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, sentence)
    return _to_page(pk)


def remember_zone(request) -> None:
    """Keep the zone a person chose for their next hour."""
    zone = request.POST.get("zone", "")
    if hours.is_zone(zone):
        request.session[IN_SESSION] = zone


def _article(model_admin, request, pk) -> Article:
    article = get_object_or_404(Article, pk=pk)
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    return article


def _to_page(pk):
    return HttpResponseRedirect(reverse("admin:articles_article_schedule", args=[pk]))
