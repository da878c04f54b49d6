"""The filters of the list of articles. Each finds its articles by an index, however many there are."""

from datetime import date, datetime, time, timedelta

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Author, Byline, Category, Schedule, Section, Source, Tag, TaggedArticle
from articles.models.among import MANY, among
from articles.reading.tree import Tree
from articles.rules import limits, schedules
from articles.rules.cleaning import key_of

SUGGESTED = 8
LONGEST = 200


class Whose(admin.SimpleListFilter):
    """One's own articles, among all."""

    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", _("Mine"))]

    def queryset(self, request, queryset):
        return queryset.filter(made_by=request.user) if self.value() == "mine" else queryset


class Planned(admin.SimpleListFilter):
    """Articles with an hour that is to come, or that failed."""

    title = _("hour")
    parameter_name = "scheduled"

    def lookups(self, request, model_admin):
        return [(schedules.WAITING, _("Scheduled")), (schedules.FAILED, _("Failed at its hour"))]

    def queryset(self, request, queryset):
        if self.value() not in dict(self.lookup_choices):
            return queryset
        return queryset.filter(pk__in=Schedule.objects.filter(state=self.value()).values("article"))


class FormFilter(admin.ListFilter):
    """A part of the filters' form: fields rather than a list of links.

    ``said`` is a sentence about what was typed; ``suggested`` are names that may have been meant.
    """

    in_form = True
    parameter_names: tuple[str, ...] = ()

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.said = ""
        self.suggested: list[str] = []
        for name in self.parameter_names:
            if name in params:
                self.used_parameters[name] = params.pop(name)[-1].strip()[:LONGEST]

    def has_output(self):
        return True

    def expected_parameters(self):
        return list(self.parameter_names)

    @property
    def value(self) -> str:
        return self.used_parameters.get(self.parameter_names[0], "")

    def choices(self, changelist):
        """Links to the names that were perhaps meant."""
        name = self.parameter_names[0]
        for suggested in self.suggested:
            yield {
                "display": suggested,
                "query_string": changelist.get_query_string({name: suggested}),
            }


class ByNumber(FormFilter):
    """One of a list that is short enough to be shown whole."""

    template = "admin/articles/article/_filter_select.html"

    def options(self):
        """(number, text, whether it is chosen) of each. One query."""
        for number, text in self.rows():
            yield number, text, str(number) == self.value

    def queryset(self, request, queryset):
        if not self.value:
            return queryset
        if self.value not in {str(number) for number, _ in self.rows()}:
            self.said = _("There is no such %(kind)s.") % {"kind": self.title}
            return queryset.none()
        return self.narrow(queryset, int(self.value))


class BySection(ByNumber):
    """A section and all that stands below it."""

    title, parameter_names = _("section"), ("section",)

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.tree = Tree(Section.objects.only("title", "order", "parent", "path", "depth"))

    def rows(self, above=None):
        for section in self.tree.children(above):
            yield section.pk, "\u2003" * (section.depth - 1) + section.title
            yield from self.rows(section.pk)

    def narrow(self, queryset, number):
        return queryset.filter(section__in=self.tree.below(number))


class ByCategory(ByNumber):
    title, parameter_names = _("category"), ("category",)

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        categories = list(Category.objects.all())
        self.categories = [each for each in categories if each.alias_of_id is None]
        meant = {str(each.pk): str(each.alias_of_id) for each in categories if each.alias_of_id}
        # An address kept from before a merge asks for what its number means now.
        self.used_parameters |= {"category": meant[self.value]} if self.value in meant else {}

    def rows(self):
        for category in self.categories:
            yield (
                category.pk,
                _("%(name)s (retired)") % {"name": category}
                if category.is_retired
                else str(category),
            )

    def narrow(self, queryset, number):
        return queryset.filter(category=number)


class ByName(FormFilter):
    """A name that is typed, among too many to be shown. One that is not known is answered with those
    that hold it."""

    template = "admin/articles/article/_filter_name.html"
    kind: type
    suggested_by: tuple[
        str, str
    ]  # the table and column whose suggestions the field's script asks for

    @property
    def suggestions(self) -> str:
        table, column = self.suggested_by
        return f"app_label=articles&model_name={table}&field_name={column}"

    def queryset(self, request, queryset):
        if not self.value:
            return queryset
        found = self.narrow(queryset, key_of(self.value))
        return queryset.none() if found is None else found

    def not_known(self) -> None:
        """Say so, and suggest. One query, made only here."""
        key = key_of(self.value)
        names = self.kind.objects.filter(key__contains=key).order_by("name") if key else []
        self.suggested = list(dict.fromkeys(each.name for each in names[:SUGGESTED]))
        known = key in map(key_of, self.suggested)
        said = (
            _("“%(name)s” is on no article.")
            if known
            else _("“%(name)s” is no %(kind)s that is known.")
        )
        self.said = said % {"name": self.value, "kind": self.title}


class BySource(ByName):
    title, parameter_names, kind = _("source"), ("source",), Source
    suggested_by = ("livecopy", "source")  # the article's form is not offered what is retired

    def narrow(self, queryset, key):
        """Whatever name of the source was typed."""
        source = Source.objects.filter(key=key).first()
        number = source and (source.alias_of_id or source.pk)
        return queryset.filter(source=number) if source else self.not_known()


class ByLink(ByName):
    """A name on articles by a table of links."""

    links: type
    article: str

    def named(self, key: str) -> Q:
        return Q(**{f"{self.suggested_by[1]}__key": key})

    def narrow(self, queryset, key):
        links = self.links.objects.filter(self.named(key))
        every = links.values(self.article)
        first = [row[self.article] for row in every[: MANY + 1]]
        return among(queryset, first=first, every=every) if first else self.not_known()


class ByAuthor(ByLink):
    title, parameter_names, kind = _("author"), ("author",), Author
    suggested_by, links, article = ("byline", "author"), Byline, "article_id"


class ByTag(ByLink):
    title, parameter_names, kind = _("tag"), ("tag",), Tag
    suggested_by, links, article = ("taggedarticle", "tag"), TaggedArticle, "content_object_id"

    def named(self, key):
        """Whatever name of the tag was typed."""
        return Q(tag__key=key) | Q(tag__in=Tag.objects.filter(key=key).values("alias_of"))


class ByDays(FormFilter):
    """From a day to a day, either of them open; or one of the periods that are asked for most."""

    template = "admin/articles/article/_filter_days.html"

    def queryset(self, request, queryset):
        days = [self._day(name) for name in self.parameter_names]
        if self.said:
            return queryset.none()
        first, last = sorted(days) if all(days) else days
        return queryset.filter(self.within(first, last))

    @staticmethod
    def asked(lookups: dict) -> Q:
        """These lookups, without those of an end that is open."""
        return Q(**{name: end for name, end in lookups.items() if end})

    def _day(self, name: str) -> date | None:
        typed = self.used_parameters.get(name, "")
        try:
            day = date.fromisoformat(typed) if typed else None
        except ValueError:
            day = date.min
        if day and not limits.FIRST_DAY < day < limits.LAST_DAY:
            self.said = _("“%(text)s” is no day: write it as 2022-06-30.") % {"text": typed}
            return None
        return day

    def fields(self):
        """(name, label, day) of both. What is no day is told in words: a field of days cannot show it."""
        for name, label in zip(self.parameter_names, (_("from"), _("to")), strict=True):
            day = self._day(name)
            yield name, label, day.isoformat() if day else ""

    def choices(self, changelist):
        today = timezone.localdate()
        periods = {
            _("Today"): today,
            _("This week"): today - timedelta(days=today.weekday()),
            _("This month"): today.replace(day=1),
            _("This year"): today.replace(month=1, day=1),
        }
        for text, first in periods.items():
            days = dict(
                zip(self.parameter_names, (first.isoformat(), today.isoformat()), strict=True)
            )
            yield {
                "display": text,
                "query_string": changelist.get_query_string(days),
                "selected": days == self.used_parameters,
            }


class ByPublication(ByDays):
    title, parameter_names = _("published"), ("published_from", "published_to")

    def within(self, first, last):
        return self.asked({"published_on__gte": first, "published_on__lte": last})


class ByChange(ByDays):
    title, parameter_names = _("changed"), ("changed_from", "changed_to")

    def within(self, first, last):
        asked = {
            "updated_at__gte": first and midnight_of(first),
            "updated_at__lt": last and midnight_after(last),
        }
        return self.asked(asked)


def midnight_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def midnight_after(day: date) -> datetime:
    return midnight_of(day + timedelta(days=1))
