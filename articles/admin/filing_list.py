"""The lists of categories and sources: what each is used for, found by any of its names."""

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, LiveCopy
from articles.rules.cleaning import key_of


class Standing(admin.SimpleListFilter):
    """Other names are left out unless they are asked for."""

    title, parameter_name = _("standing"), "standing"

    def lookups(self, request, model_admin):
        return [("offered", _("Offered")), ("retired", _("Retired")), ("names", _("Other names"))]

    def queryset(self, request, queryset):
        if self.value() == "names":
            return queryset.exclude(alias_of=None)
        kept = queryset.kept()
        retired = {"offered": False, "retired": True}.get(self.value())
        return kept if retired is None else kept.filter(is_retired=retired)


class Use(admin.SimpleListFilter):
    title, parameter_name = _("use"), "use"

    def lookups(self, request, model_admin):
        return [("none", _("On no article")), ("some", _("In use"))]

    def queryset(self, request, queryset):
        kind = queryset.model._meta.model_name
        used = Q(*(Exists(table.objects.filter(**{kind: OuterRef("pk")})) for table in (Article, LiveCopy)),
                 _connector=Q.OR)  # fmt: skip
        narrow = {"none": ~used, "some": used}
        return queryset.filter(narrow[self.value()]) if self.value() in narrow else queryset


def named_so(things, typed: str):
    """Those that go by a name that holds what was typed, in whatever case and width."""
    like = Q(key__contains=key_of(typed))
    aliases = things.model.objects.filter(like, alias_of__isnull=False)
    return things.filter(like | Q(pk__in=aliases.values("alias_of")))


def other_names(things) -> dict[int, list[str]]:
    """The other names of each of these things. One query."""
    found: dict[int, list[str]] = {}
    for thing in things[:1]:
        aliases = type(thing).objects.filter(alias_of__in=[each.pk for each in things])
        for number, name in aliases.order_by("name").values_list("alias_of", "name"):
            found.setdefault(number, []).append(name)
    return found


def use_of(things) -> tuple[dict[int, int], dict[int, int]]:
    """How many articles stand under each of these things, at the desk and for readers. Two queries."""
    if not things:
        return {}, {}
    kind, numbers = things[0]._meta.model_name, [each.pk for each in things]

    def counted(table) -> dict[int, int]:
        rows = table.objects.filter(**{f"{kind}__in": numbers}).order_by().values(kind)
        return dict(rows.annotate(number=Count("pk")).values_list(kind, "number"))

    return counted(Article), counted(LiveCopy)
