"""Fronts at the desk: which there are, what stands where, and the buttons that change it."""

from dataclasses import dataclass, field
from functools import partial

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.actions.fronts import begin_again, place, show_front, take_away
from articles.admin.desk import ReadOnlyAdmin
from articles.admin.front_hours import changes_of, end_one, schedule_page, until_page
from articles.admin.front_pages import back_to, front_of, page_of, section_at
from articles.admin.front_preview import preview
from articles.admin.scheduling import zone_of
from articles.admin.widgets import is_number
from articles.models import Article, Front, LiveCopy, Section
from articles.reading.tree import Tree
from articles.rules import arranging, cleaning, hours
from articles.rules.refusals import Refusal
from articles.rules.terms import question
from articles.search import desk as desk_search

CANDIDATES = 20


@dataclass
class Standing:
    """An article in its place; ``until`` is spoken, and empty where it stands for good."""

    article: Article
    until: str
    is_over: bool


@dataclass
class Slot:
    """One slot as it stands at the desk; ``room`` is how many more fit."""

    name: str
    title: str
    standing: list[Standing] = field(default_factory=list)

    @property
    def room(self) -> int:
        return arranging.ROOM[self.name] - len(self.standing)


@admin.register(Front)
class FrontAdmin(ReadOnlyAdmin):
    """The list of fronts, and the page on which one is arranged."""

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.curate_front")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def get_urls(self):
        def at(step, view, name):
            return path(step, self.admin_site.admin_view(self._for_curators(view)), name=name)

        return [
            at("", self.fronts, "articles_front_changelist"),
            at("<str:page>/", self.front, "articles_front_arrange"),
            at("<str:page>/change/", require_POST(self.change), "articles_front_change_one"),
            at("<str:page>/show/", require_POST(self.show), "articles_front_show"),
            at("<str:page>/schedule/", self._at(schedule_page), "articles_front_schedule"),
            at("<str:page>/changes/<int:number>/end/", end_one, "articles_front_end"),
            at("<str:page>/until/<int:article>/", self._at(until_page), "articles_front_until"),
            at("<str:page>/preview/", preview, "articles_front_preview"),
        ]

    def _at(self, view):
        return partial(view, model_admin=self)

    def _for_curators(self, view):
        """``view`` for those alone who may place articles."""

        def asked(request, *args, **kwargs):
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return asked

    def fronts(self, request):
        """The front page, and every section in the order of the tree."""
        known = {front.section_id: front for front in Front.objects.all()}
        sections = Section.objects.order_by("path")
        return page_of(self, request, "fronts", title=_("Fronts"), paper_front=known.get(None),
                          sections=[(each, known.get(each.pk)) for each in sections])  # fmt: skip

    def front(self, request, page):
        """What stands where on one front, and what may be placed."""
        section = section_at(page)
        front = front_of(section)
        asked = cleaning.clean_line(request.GET.get("q", "")[:100])
        slots = _slots(front, zone=zone_of(request) or settings.TIME_ZONE)
        placed = {each.article.pk for slot in slots for each in slot.standing}
        return page_of(
            self, request, "front", title=capfirst(str(front)), front=front, key=page,
            slots=slots, asked=asked, names=arranging.SLOTS, changes=changes_of(front, request),
            candidates=[each for each in _candidates(section, asked) if each.pk not in placed],
        )  # fmt: skip

    def change(self, request, page):
        """Place an article, or take one away, as the button pressed says."""
        return self._act(request, page, _changed)

    def show(self, request, page):
        """Show readers the front, or go back to what they see."""
        return self._act(request, page, _shown)

    def _act(self, request, page, act):
        section = section_at(page)
        try:
            messages.success(request, act(request, section))
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        return HttpResponseRedirect(back_to(page, request.POST.get("article", "")))


def _slots(front: Front, *, zone: str) -> list[Slot]:
    """Every slot with its articles as they are now; one query."""
    numbers, now = [each.article for each in front.placements], timezone.now()
    there = Article.objects.select_related("section").defer("body", "author_note").in_bulk(numbers)

    def standing(each: arranging.Placement) -> Standing:
        until = hours.spoken(each.until, zone=zone) if each.until else ""
        return Standing(there[each.article], until, each.is_over(now))

    return [
        Slot(
            name,
            arranging.SLOTS[name],
            [standing(each) for each in placed if each.article in there],
        )
        for name, placed in arranging.by_slot(front.placements).items()
    ]


def _candidates(section: Section | None, asked: str) -> list[Article]:
    """The newest live articles of a page, or those that hold the words asked for, drafts too: what
    is placed before its hour stands there as soon as it is live."""
    rows = _found(asked) if asked else _newest(section)
    numbers = list(rows[:CANDIDATES])
    there = Article.objects.select_related("section").defer("body", "author_note").in_bulk(numbers)
    return [there[number] for number in numbers if number in there]


def _found(asked: str):
    found = desk_search.find(Article.objects.all(), question(asked))
    return found.newest_first().values_list("pk", flat=True)


def _newest(section: Section | None):
    copies = LiveCopy.objects.newest_first()
    if section:
        copies = copies.filter(section__in=Tree.read().below(section.pk))
    return copies.values_list("article", flat=True)


def _changed(request, section) -> str:
    """Do what the pressed button says; the sentence says what happened."""
    number, wanted = request.POST.get("article", ""), request.POST.get("slot", "")
    at = request.POST.get("at", "0")
    if not is_number(number):
        raise Http404
    if wanted == "away":
        take_away(section, int(number), by=request.user)
        return _("Taken away. Readers see it as before until you show them the change.")
    place_at = int(at) if is_number(at) else 0
    fallen = place(section, int(number), slot=wanted, at=place_at, by=request.user)
    gone = [_("“%(article)s” has no place any more.") % {"article": each} for each in fallen]
    return " ".join([_("Placed. Readers see it as before until you show them the change."), *gone])


def _shown(request, section) -> str:
    if "again" in request.POST:
        begin_again(section, by=request.user)
        return _("This is what readers see.")
    version = request.POST.get("version", "")
    shown = show_front(section, version=int(version) if is_number(version) else -1, by=request.user)
    return _("Readers see %(front)s as it stands here.") % {"front": shown}
