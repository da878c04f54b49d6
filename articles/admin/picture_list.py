"""The pictures of the library as a grid: searched, narrowed to what needs work, newest first, page by page."""

import re

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.widgets import is_number
from articles.models import PictureTag
from articles.rules.cleaning import key_of

BEFORE, AFTER = "before", "after"
SEARCHED = ("caption", "credit", "creator", "alt")
WORDS = 8  # of what was typed, so many are looked for


class Needs(admin.SimpleListFilter):
    """One of the things that a picture may need; shown as a line of links above the grid."""

    title, parameter_name = _("what they need"), "needs"

    def lookups(self, request, model_admin):
        return [
            ("use", _("In no article")),
            ("words", _("Without alternative text")),
            ("licence", _("Licence ended")),
            ("file", _("File not ready")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "use":
                return queryset.unused()
            case "words":
                return queryset.without_words()
            case "licence":
                return queryset.ended(timezone.now())
            case "file":
                return queryset.filter(file__made_at=None)
        return queryset


class PictureList(ChangeList):
    """The stock list without its count and its pages by number.

    ``older`` and ``newer`` are the addresses of the neighbouring pages, empty where there is none.
    """

    older = newer = ""

    def get_queryset(self, request, exclude_parameters=None):
        for name in (BEFORE, AFTER):  # a place in one list is none in another: no filter keeps it
            self.params.pop(name, None)
            self.filter_params.pop(name, None)
        return super().get_queryset(request, exclude_parameters)

    def get_ordering(self, request, queryset):
        return ["-pk"]

    def get_results(self, request):
        """Two queries: a page, and what was made of its files."""
        before, after = (_number(request, name) for name in (BEFORE, AFTER))
        pictures, size = self.queryset.with_cards(), self.list_per_page
        if after:
            rows = list(pictures.filter(pk__gt=after).order_by("pk")[: size + 1])
            found, older, newer = rows[:size][::-1], True, len(rows) > size
        else:
            rows = list((pictures.filter(pk__lt=before) if before else pictures)[: size + 1])
            found, older, newer = rows[:size], len(rows) > size, bool(before)
        now = timezone.now()
        for picture in found:
            picture.licence_has_ended = bool(
                picture.licence_ends_at and picture.licence_ends_at <= now
            )
        self.is_beside_nothing = not found and bool(before or after)
        self.result_list, self.result_count = found, len(found)
        self.older = self.get_query_string({BEFORE: found[-1].pk}) if found and older else ""
        self.newer = self.get_query_string({AFTER: found[0].pk}) if found and newer else ""
        self.full_result_count, self.show_full_result_count = None, False
        self.show_admin_actions, self.can_show_all = False, False
        self.multi_page, self.paginator = False, None

    @property
    def newest(self) -> str:
        return self.get_query_string()

    @property
    def narrowed(self) -> list[dict]:
        """What the grid can be narrowed to, as links."""
        return list(self.filter_specs[0].choices(self))

    @property
    def searched_within(self) -> str:
        """What the grid is narrowed to, for the form of the search."""
        return self.params.get(Needs.parameter_name, "")


def _number(request, name: str) -> int | None:
    """A place that is none is the beginning of the list."""
    typed = request.GET.get(name, "")
    return int(typed) if is_number(typed) else None


def with_words(pictures, typed: str):
    """Those of which something is said that holds each of the typed words, or that have a tag of it."""
    for word in typed[:200].split()[:WORDS]:
        pictures = pictures.filter(_says(word) | Q(pk__in=_tagged(word)))
    return pictures


def _says(word: str) -> Q:
    # Other letters than these SQLite finds in one case alone, unless by a pattern.
    lookup, value = ("icontains", word) if word.isascii() else ("iregex", re.escape(word))
    return Q(*((f"{column}__{lookup}", value) for column in SEARCHED), _connector=Q.OR)


def _tagged(word: str):
    return PictureTag.objects.filter(tag__key__contains=key_of(word)).values("picture")
