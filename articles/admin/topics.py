"""Trending topics at the desk: the bar as readers see it, why each is there, and the buttons that change it."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.actions.topics import (
    keep_topic,
    move_topic,
    mute_topic,
    put_up_topic,
    take_down_topic,
    unmute_topic,
)
from articles.admin.desk import ReadOnlyAdmin, without_nul
from articles.admin.front_hours import done, sent
from articles.admin.ledger import say_done
from articles.admin.scheduling import HourForm, zone_of
from articles.admin.widgets import is_number
from articles.models import Tag, TrendingTopic
from articles.reading.trending import tags_of_the_bar
from articles.rules import cleaning, hours
from articles.rules.refusals import Refusal

WAITING = 6  # of those that rise and have no place, so many are told

# What a button beside a tag does.
ACTS = {
    "put up": put_up_topic, "take down": take_down_topic, "mute": mute_topic, "unmute": unmute_topic,
}  # fmt: skip
STEPS = {"up": -1, "down": 1}


@dataclass
class Standing:
    """A tag of the bar. ``until`` is spoken, and empty for one that stands for good."""

    tag: Tag
    topic: TrendingTopic | None
    why: str
    until: str = ""


class NameForm(forms.Form):
    """A tag by any of its names, to be put up or muted."""

    name = forms.CharField(
        label=gettext_lazy("Tag"),
        error_messages={"required": gettext_lazy("Type the name of a tag.")},
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )

    def clean_name(self):
        name = cleaning.clean_line(self.cleaned_data["name"])
        tag = Tag.objects.named(name).select_related("alias_of").first()
        if tag is None:
            raise forms.ValidationError(_("There is no tag “%(name)s”.") % {"name": name[:100]})
        return tag.meant


@admin.register(TrendingTopic)
class TrendingTopicAdmin(ReadOnlyAdmin):
    """One page in place of a list and a form: what a moderator sees is what readers see."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.bar), name="articles_trendingtopic_changelist"),
            path("<int:number>/until/", wrap(self.until), name="articles_trendingtopic_until"),
        ]

    def may_change(self, request) -> bool:
        """Asked for the buttons; the stock ``has_change_permission`` is about its own forms."""
        return request.user.has_perm("articles.change_trendingtopic")

    def bar(self, request):
        """Shows the bar; on POST does what the pressed button says."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._act(request)
        return self._bar(request, NameForm())

    def _act(self, request):
        if not self.may_change(request):
            raise PermissionDenied
        if "name" in request.POST:
            return self._act_on_name(request)
        tag, wanted = request.POST.get("tag", ""), request.POST.get("do", "")
        if not is_number(tag) or wanted not in (*ACTS, *STEPS):
            raise Http404
        _do(request, get_object_or_404(Tag.objects.select_related("alias_of"), pk=tag), wanted)
        return _to_bar(tag)

    def _act_on_name(self, request):
        """What was typed stays in its field where it is refused."""
        form = NameForm(without_nul(request.POST))
        act = mute_topic if request.POST.get("do") == "mute" else put_up_topic
        if form.is_valid():
            try:
                say_done(request, act(form.cleaned_data["name"], by=request.user))
            except Refusal as refusal:
                form.add_error("name", refusal.sentence)
            else:
                return _to_bar()
        return self._bar(request, form)

    def _bar(self, request, form: NameForm):
        standing = _standing(zone_of(request) or settings.TIME_ZONE)
        shown = standing[: settings.TRENDING_PLACES]
        rest = standing[settings.TRENDING_PLACES :]
        return self._page(
            request, "bar", title=_("Trending topics"), form=form, shown=shown,
            places=settings.TRENDING_PLACES, may_change=self.may_change(request),
            crowded=[each for each in rest if each.topic],
            waiting=[each for each in rest if not each.topic][:WAITING],
            last_up=sum(each.topic is not None for each in standing) - 1,
            reckoned_at=_reckoned_at(standing),
            muted=TrendingTopic.objects.filter(is_muted=True).select_related("tag").order_by("tag__name"),
        )  # fmt: skip

    def until(self, request, number):
        """Asks until when a topic is to stand; or lets it stand for good."""
        if not self.may_change(request):
            raise PermissionDenied
        return require_http_methods(["GET", "POST"])(self._until)(request, number)

    def _until(self, request, number):
        topic = get_object_or_404(TrendingTopic.objects.select_related("tag"), pk=number, is_muted=False)  # fmt: skip
        if "good" in request.POST:
            _said(request, lambda: keep_topic(topic.tag, until=None, by=request.user))
            return _to_bar(topic.tag_id)
        form = HourForm(sent(request), chosen_zone=zone_of(request))

        def act(asked):
            given = {"until": asked["at"], "zone": asked["zone"]}
            return f"{keep_topic(topic.tag, **given, by=request.user)}."

        if done(request, form, act):
            return _to_bar(topic.tag_id)
        zone = zone_of(request) or settings.TIME_ZONE
        title = _("Until when: “%(tag)s”?") % {"tag": topic.tag}
        return self._page(request, "until", title=title, topic=topic, form=form,
                          now_until=topic.until and hours.spoken(topic.until, zone=zone))  # fmt: skip

    def _page(self, request, template: str, **context):
        common = self.admin_site.each_context(request) | {"opts": self.opts, "media": self.media}
        return TemplateResponse(
            request, f"admin/articles/trendingtopic/{template}.html", common | context
        )


def _standing(zone: str) -> list[Standing]:
    """All that may stand in the bar, in its order. One query."""
    tags = tags_of_the_bar().select_related("trending", "rising")
    return [_standing_of(tag, zone) for tag in tags]


def _standing_of(tag: Tag, zone: str) -> Standing:
    topic, rising = getattr(tag, "trending", None), getattr(tag, "rising", None)
    if topic is None:
        return Standing(tag, None, rising.why)
    until = hours.spoken(topic.until, zone=zone) if topic.until else ""
    return Standing(
        tag,
        topic,
        _("Put up until %(until)s") % {"until": until} if until else _("Put up for good"),
        until,
    )


def _reckoned_at(standing: list[Standing]) -> datetime | None:
    return max((each.tag.rising.reckoned_at for each in standing if not each.topic), default=None)


def _do(request, tag: Tag, wanted: str) -> None:
    if wanted in STEPS:
        _said(request, lambda: move_topic(tag, at=_place_of(tag) + STEPS[wanted], by=request.user))
    else:
        _said(request, lambda: ACTS[wanted](tag, by=request.user))


def _place_of(tag: Tag) -> int:
    """Where a tag stands among those that are put up."""
    up = list(TrendingTopic.objects.filter(is_muted=False).values_list("tag", flat=True))
    return up.index(tag.pk) if tag.pk in up else 0


def _said(request, act) -> None:
    """Do it, and say so with the way to undo it; or say why not."""
    try:
        say_done(request, act())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)


def _to_bar(tag="") -> HttpResponseRedirect:
    """The page, at the tag whose button was pressed."""
    anchor = f"#tag-{tag}" if tag else ""
    return HttpResponseRedirect(reverse("admin:articles_trendingtopic_changelist") + anchor)
