"""The filters of the ledger."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.article_filters import ByDays, midnight_after, midnight_of
from articles.admin.verbs import spoken_verb
from articles.models import LedgerEntry

KINDS = {
    "tag": _("Tags"), "article": _("Tags of many articles"), "category": _("Categories"), "source": _("Sources"),
    "section": _("Sections"), "topic": _("Trending topics"),
}  # fmt: skip


class About(admin.SimpleListFilter):
    title, parameter_name = _("about"), "about"

    def lookups(self, request, model_admin):
        return KINDS.items()

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() in KINDS else queryset


class What(admin.SimpleListFilter):
    """The acts that there are."""

    title, parameter_name = _("act"), "act"

    def lookups(self, request, model_admin):
        verbs = LedgerEntry.objects.order_by("verb").values_list("verb", flat=True).distinct()
        return [(verb, capfirst(spoken_verb(verb))) for verb in verbs]

    def queryset(self, request, queryset):
        return queryset.filter(verb=self.value()) if self.value() else queryset


class Who(admin.SimpleListFilter):
    """Those who did any."""

    title, parameter_name = _("who"), "who"

    def lookups(self, request, model_admin):
        numbers = LedgerEntry.objects.order_by().values("made_by").distinct()
        people = get_user_model().objects.filter(pk__in=numbers).order_by("username")
        return [(str(each.pk), str(each)) for each in people]

    def queryset(self, request, queryset):
        if self.value() not in dict(self.lookup_choices):
            return queryset
        return queryset.filter(made_by=self.value())


class Days(ByDays):
    title, parameter_names = _("days"), ("from", "to")

    def within(self, first, last):
        asked = {
            "made_at__gte": first and midnight_of(first),
            "made_at__lt": last and midnight_after(last),
        }
        return self.asked(asked)
