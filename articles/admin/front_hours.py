"""Hours of fronts at the desk: when one is shown, and until when an article stands in its place."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.actions.front_hours import end_front_change, schedule_front
from articles.actions.pins import keep_for_a_time, keep_for_good
from articles.admin.front_pages import back_to, front_of, page_of, section_at
from articles.admin.scheduling import SHORT_LIST, HourForm, remember_zone, zone_of
from articles.admin.widgets import is_number
from articles.models import Article, Front, FrontChange
from articles.rules import hours, schedules
from articles.rules.refusals import Refusal

TO_TELL = (schedules.WAITING, schedules.FAILED)


def changes_of(front: Front, request) -> list[tuple[FrontChange, str]]:
    """What waits for its hour on a front and what failed, each with its sentence. One query."""
    if front.pk is None:
        return []
    return _told(front.changes.filter(state__in=TO_TELL), request)


def planned_fronts(request) -> list[tuple[FrontChange, str]]:
    """What the desk's front page says of fronts: failures first. One query."""
    found = FrontChange.objects.filter(state__in=TO_TELL).order_by("state", "due_at")
    return _told(found[:SHORT_LIST], request)


def _told(changes, request) -> list[tuple[FrontChange, str]]:
    zone = zone_of(request)
    return [
        (change, _sentence(change, zone)) for change in changes.select_related("front__section")
    ]


def _sentence(change: FrontChange, zone: str) -> str:
    """What is told of a change, on the clocks of whoever reads it."""
    when = hours.spoken(change.due_at, zone=zone or change.zone)
    if change.state == schedules.FAILED:
        return _("Was to be shown %(when)s, and was not: %(why)s") % {
            "when": when,
            "why": change.failure,
        }
    return _("Readers see another front %(when)s, by %(who)s.") % {
        "when": when, "who": change.maker or _("the command line"),
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def schedule_page(request, page, model_admin):
    """Asks for the hour at which readers are to see the front as it stands here."""
    section = section_at(page)
    front = front_of(section)
    version = request.POST.get("version", str(front.version))
    form = HourForm(sent(request), chosen_zone=zone_of(request))

    def act(asked):
        made = schedule_front(section, version=int(version) if is_number(version) else -1,
                              at=asked["at"], zone=asked["zone"], by=request.user)  # fmt: skip
        return " ".join([_sentence(made, asked["zone"]), _("Until then nothing changes.")])

    if done(request, form, act):
        return HttpResponseRedirect(back_to(page))
    title = _("Schedule: %(front)s") % {"front": front}
    return page_of(model_admin, request, "schedule", title=title, front=front, key=page, form=form,
                   version=version)  # fmt: skip


@require_http_methods(["GET", "POST"])
def until_page(request, page, article, model_admin):
    """Asks until when an article is to stand in its place; or lets it stand for good."""
    section = section_at(page)
    front = front_of(section)
    placed = next((each for each in front.placements if each.article == article), None)
    if placed is None:
        raise Http404
    if "good" in request.POST:
        _tell(request, lambda: keep_for_good(section, article, by=request.user),
              _("It stands until somebody takes it away, once you show readers the change."))  # fmt: skip
        return HttpResponseRedirect(back_to(page, article))
    form = HourForm(sent(request), chosen_zone=zone_of(request))

    def act(asked):
        keep_for_a_time(section, article, until=asked["at"], zone=asked["zone"], by=request.user)
        return _("Kept until then. Readers see it as before until you show them the change.")

    if done(request, form, act):
        return HttpResponseRedirect(back_to(page, article))
    zone = zone_of(request) or settings.TIME_ZONE
    return page_of(model_admin, request, "until", title=_("Until when?"), front=front, key=page, form=form,
                   now_until=placed.until and hours.spoken(placed.until, zone=zone),
                   article=get_object_or_404(Article, pk=article))  # fmt: skip


@require_POST
def end_one(request, page, number):
    """Cancel a change that waits, or dismiss one that failed."""
    change = get_object_or_404(FrontChange, pk=number, front__section=section_at(page))
    failed = change.state == schedules.FAILED
    _tell(request, lambda: end_front_change(change, by=request.user),
          _("Dismissed.") if failed else _("Cancelled: nothing happens at that hour."))  # fmt: skip
    return HttpResponseRedirect(back_to(page))


def _tell(request, act, sentence: str) -> None:
    """Do it, and say so; or say why not."""
    try:
        act()
        messages.success(request, sentence)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)


def sent(request):
    """What a form was sent with, be it nothing at all."""
    return request.POST if request.method == "POST" else None


def done(request, form: HourForm, act) -> bool:
    """Do what a form asks for, and say so; where it is refused, the form says why."""
    if request.method != "POST":
        return False
    remember_zone(request)
    if not form.is_valid():
        return False
    try:
        messages.success(request, act(form.cleaned_data))
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True
