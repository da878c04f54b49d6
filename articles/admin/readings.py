"""Readings at the desk: what was read most, in which sections and when; and those of one article."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet, Sum
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.admin.desk import ReadOnlyAdmin
from articles.admin.section_list import in_order
from articles.admin.widgets import is_number
from articles.models import Article, Reading, Section
from articles.reading.tree import Tree
from articles.rules import readings

TITLES = {"day": _("Last 24 hours"), "week": _("Last 7 days"), "month": _("Last 30 days")}
TOP = 25
DAYS_OF_ARTICLE = 14


@dataclass
class Chart:
    """``label`` says in words what it shows, for who does not see it."""

    bars: list[readings.Bar]
    label: str
    by_hour: bool = False

    @property
    def width(self) -> int:
        return sum(bar.width + 1 for bar in self.bars)

    @property
    def most(self) -> int:
        return max((bar.value for bar in self.bars), default=0)


@dataclass
class SectionLine:
    """``screen`` counts what stands below it as well."""

    section: Section
    screen: int


@admin.register(Reading)
class ReadingAdmin(ReadOnlyAdmin):
    """One page in place of a list, for everybody at the desk."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [path("", wrap(self.page), name="articles_reading_changelist")]

    def has_view_permission(self, request, obj=None):
        return True

    def has_module_permission(self, request):
        return True

    def page(self, request):
        return require_safe(self._page)(request)

    def _page(self, request):
        """Five queries beside those of any page: the sections, the sums of each, the hours, the articles
        read most, and their headlines."""
        tree, now = Tree.read(), timezone.now()
        period = request.GET.get("period", "day")
        if period not in readings.PERIODS:
            raise Http404
        section = _section(request.GET.get("section", ""), tree)
        rows = Reading.objects.filter(hour__gte=readings.since(period, now, settings.TIME_ZONE))
        lines = _sections(rows, tree)
        if section:
            rows = rows.filter(article__section__in=tree.below(section.pk))
        chart, printed = _chart(rows, period, now)
        context = {
            "title": _("Readings"), "periods": TITLES.items(), "period": period, "section": section,
            "lines": lines, "chart": chart, "articles": _articles(rows), "printed": printed,
            "total": sum(bar.value for bar in chart.bars),
        }  # fmt: skip
        common = self.admin_site.each_context(request) | {"opts": self.opts, "media": self.media}
        return TemplateResponse(request, "admin/articles/reading/page.html", common | context)


def panel_of(article: Article) -> dict:
    """What an article's form tells of its readings, once it was published. Two queries."""
    if not article.first_published_at:
        return {}
    now, rows = timezone.now(), Reading.objects.filter(article=article)
    days = readings.last_days(DAYS_OF_ARTICLE, now, settings.TIME_ZONE)
    recent = rows.filter(hour__gte=readings.first_hour(days[0], settings.TIME_ZONE))
    numbers = readings.by_day(recent.values_list("hour", "screen"), days, settings.TIME_ZONE)
    total = rows.aggregate(screen=Sum("screen", default=0), printed=Sum("printed", default=0))
    label = _("Readings a day, in the last %(number)s days") % {"number": DAYS_OF_ARTICLE}
    return total | {"chart": Chart(readings.bars(numbers), label)}


def _section(chosen: str, tree: Tree) -> Section | None:
    if not chosen:
        return None
    if not is_number(chosen) or int(chosen) not in tree.by_number:
        raise Http404
    return tree.by_number[int(chosen)]


def _sections(rows: QuerySet, tree: Tree) -> list[SectionLine]:
    """Every section in the order of the tree, by where its articles are filed now."""
    own = dict(rows.values_list("article__section").annotate(Sum("screen")))
    return [
        SectionLine(tree.by_number[number], sum(own.get(below, 0) for below in tree.below(number)))
        for number in in_order(tree)
    ]


def _chart(rows: QuerySet, period: str, now: datetime) -> tuple[Chart, int]:
    """The hours of a day, or the days of what is longer; and how often something was opened for print."""
    sums = list(rows.values_list("hour").annotate(Sum("screen"), Sum("printed")).order_by())
    numbers = [(hour, screen) for hour, screen, _ in sums]
    if by_hour := period == "day":
        values = dict.fromkeys(readings.last_hours(24, now), 0) | dict(numbers)
        label = _("Readings an hour, in the last 24 hours")
    else:
        days = readings.last_days(readings.PERIODS[period], now, settings.TIME_ZONE)
        values = readings.by_day(numbers, days, settings.TIME_ZONE)
        label = _("Readings a day, in the last %(number)s days") % {"number": len(days)}
    return Chart(readings.bars(values), label, by_hour), sum(printed for *_, printed in sums)


def _articles(rows: QuerySet) -> list[dict]:
    """What was read most, each with its ``article``."""
    sums = rows.values("article").annotate(screen=Sum("screen"), printed=Sum("printed"))
    most = list(sums.order_by("-screen", "-article")[:TOP])
    numbers = [row["article"] for row in most]
    found = Article.objects.select_related("section").only("headline", "section__title")
    articles = found.in_bulk(numbers)
    return [
        row | {"article": articles[row["article"]]} for row in most if row["article"] in articles
    ]
