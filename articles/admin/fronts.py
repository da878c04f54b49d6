"""Fronts at the desk: which there are, what stands where, and the buttons that change it."""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from articles.actions.front_hours import end_front_change, schedule_front
from articles.actions.fronts import begin_again, place, show_front, take_away
from articles.admin.desk import ReadOnlyAdmin
from articles.admin.scheduling import SHORT_LIST, HourForm, remember_zone, zone_of
from articles.admin.widgets import is_number
from articles.models import Article, Front, FrontChange, LiveCopy, Section
from articles.reading.front import read_front
from articles.reading.listings import Window
from articles.reading.paper import paper
from articles.reading.sections import read_section
from articles.reading.tree import Tree
from articles.rules import arranging, cleaning, schedules
from articles.rules.refusals import Refusal
from articles.rules.terms import question
from articles.search import desk as desk_search

PAPER = "paper"
CANDIDATES = 20


@dataclass
class Slot:
    """One slot as it stands at the desk; ``room`` is how many more fit."""

    name: str
    title: str
    articles: list[Article] = field(default_factory=list)

    @property
    def room(self) -> int:
        return arranging.ROOM[self.name] - len(self.articles)


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
            at("<str:page>/schedule/", self.schedule, "articles_front_schedule"),
            at(
                "<str:page>/changes/<int:number>/end/", require_POST(self.end), "articles_front_end"
            ),
            at("<str:page>/preview/", self.preview, "articles_front_preview"),
        ]

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
        return self._page(request, "fronts", title="Fronts", paper_front=known.get(None),
                          sections=[(each, known.get(each.pk)) for each in sections])  # fmt: skip

    def front(self, request, page):
        """What stands where on one front, and what may be placed."""
        section = _section(page)
        front = _front(section)
        asked = cleaning.clean_line(request.GET.get("q", "")[:100])
        slots = _slots(front)
        placed = {article.pk for slot in slots for article in slot.articles}
        return self._page(
            request, "front", title=capfirst(str(front)), front=front, key=page,
            slots=slots, asked=asked, names=arranging.SLOTS, changes=changes_of(front),
            candidates=[each for each in _candidates(section, asked) if each.pk not in placed],
        )  # fmt: skip

    def _page(self, request, template, **context):
        common = self.admin_site.each_context(request) | {"opts": self.opts}
        return TemplateResponse(request, f"admin/articles/front/{template}.html", common | context)

    def change(self, request, page):
        """Place an article, or take one away, as the button pressed says."""
        return self._act(request, page, _changed)

    def show(self, request, page):
        """Show readers the front, or go back to what they see."""
        return self._act(request, page, _shown)

    def _act(self, request, page, act):
        section = _section(page)
        try:
            messages.success(request, act(request, section))
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        return HttpResponseRedirect(_back(request, page))

    def schedule(self, request, page):
        """Asks for the hour at which readers are to see the front as it stands here."""
        section = _section(page)
        front = Front.objects.filter(section=section).first() or Front(section=section)
        form = HourForm(request.POST or None, chosen_zone=zone_of(request))
        if request.method == "POST":
            remember_zone(request)
            if form.is_valid() and (made := _scheduled(form, section, request)):
                messages.success(request, f"{made.sentence}. Until then nothing changes.")
                return HttpResponseRedirect(reverse("admin:articles_front_arrange", args=[page]))
        return self._page(request, "schedule", title=f"Schedule {front}", front=front, key=page,
                          form=form, version=request.POST.get("version", front.version))  # fmt: skip

    def end(self, request, page, number):
        """Cancel a change that waits, or dismiss one that failed."""
        change = get_object_or_404(FrontChange, pk=number, front__section=_section(page))
        return self._act(request, page, lambda *_: _ended(change, request))

    def preview(self, request, page):
        """The public page as it would be if the front were shown now. Nobody else can see it."""
        section = _section(page)
        front = _front(section)
        number = request.GET.get("change", "")
        change = get_object_or_404(front.changes, pk=number) if is_number(number) else front
        instead = {front.section_id: change.placements}
        if section is None:
            template, found, address = "public/front.html", read_front(instead), "/"
        else:
            template, address = "public/listing.html", section.public_path
            found = read_section(section.path, Window(), instead=instead)
        context = {
            "page": found,
            "paper": paper(),
            "permalink": settings.SITE_URL + address,
            "preview_back": reverse("admin:articles_front_arrange", args=[page]),
            "preview_back_to": "Back to the front",
        }
        return HttpResponse(render_to_string(template, context, request=request))


def _section(page: str) -> Section | None:
    """The section whose front an address names; None for the front page."""
    if page == PAPER:
        return None
    if not is_number(page):
        raise Http404
    return get_object_or_404(Section, pk=page)


def _front(section: Section | None) -> Front:
    """A page's front at the desk; one on which nothing was ever placed is not stored."""
    return Front.objects.filter(section=section).first() or Front(section=section)


def _slots(front: Front) -> list[Slot]:
    """Every slot with its articles as they are now; one query."""
    numbers = [each.article for each in front.placements]
    there = Article.objects.select_related("section").defer("body", "author_note").in_bulk(numbers)
    return [
        Slot(name, arranging.SLOTS[name],
             [there[each.article] for each in standing if each.article in there])
        for name, standing in arranging.by_slot(front.placements).items()
    ]  # fmt: skip


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
        return "Taken away. Readers see it as before until you show them the change."
    place_at = int(at) if is_number(at) else 0
    fallen = place(section, int(number), slot=wanted, at=place_at, by=request.user)
    gone = "".join(f" “{each}” has no place any more." for each in fallen)
    return f"Placed. Readers see it as before until you show them the change.{gone}"


def changes_of(front: Front):
    """What waits for its hour on a front, and what failed."""
    if front.pk is None:
        return []
    states = (schedules.WAITING, schedules.FAILED)
    return front.changes.filter(state__in=states).select_related("front__section")


def planned_fronts():
    """What the desk's front page says of fronts: failures first. One query."""
    states = (schedules.WAITING, schedules.FAILED)
    found = FrontChange.objects.filter(state__in=states).select_related("front__section")
    return found.order_by("state", "due_at")[:SHORT_LIST]


def _scheduled(form: HourForm, section, request) -> FrontChange | None:
    """The change that the form asks for; None where it was refused, and the form says why."""
    version, asked = request.POST.get("version", ""), form.cleaned_data
    number = int(version) if is_number(version) else -1
    try:
        return schedule_front(
            section, version=number, at=asked["at"], zone=asked["zone"], by=request.user
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def _ended(change: FrontChange, request) -> str:
    end_front_change(change, by=request.user)
    return "Cancelled: nothing happens at that hour."


def _shown(request, section) -> str:
    if "again" in request.POST:
        begin_again(section, by=request.user)
        return "This is what readers see."
    version = request.POST.get("version", "")
    shown = show_front(section, version=int(version) if is_number(version) else -1, by=request.user)
    return f"Readers see {shown} as it stands here."


def _back(request, page: str) -> str:
    """The page of the front, at the article that was moved."""
    number = request.POST.get("article", "")
    anchor = f"#article-{number}" if is_number(number) else ""
    return reverse("admin:articles_front_arrange", args=[page]) + anchor
