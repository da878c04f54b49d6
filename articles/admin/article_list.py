"""The list of the desk's articles: it pages by position, and counts nothing."""

from django.contrib.admin.views.main import ChangeList
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.reading.absent import Absent
from articles.reading.listings import Window, read_window
from articles.rules.positions import Position
from articles.rules.terms import question

BEFORE, AFTER, ORDER = "before", "after", "order"
# What an index serves: the column, and how it is said.
ORDERS = {"": ("updated_at", _("newest change first")),
          "published": ("published_at", _("newest publication first"))}  # fmt: skip


class ArticleList(ChangeList):
    """The stock list without its count, its pages by number and its sorting by any column.

    ``older`` and ``newer`` are the addresses of the neighbouring pages, empty where there is none.
    """

    older = newer = ""

    @property
    def order(self) -> str:
        return self.params.get(ORDER, "") if self.params.get(ORDER) in ORDERS else ""

    def get_queryset(self, request, exclude_parameters=None):
        for name in (BEFORE, AFTER):  # a place in one list is none in another: no filter keeps it
            self.params.pop(name, None)
            self.filter_params.pop(name, None)
        return super().get_queryset(request, exclude_parameters)

    def get_filters_params(self, params=None):
        asked = super().get_filters_params(params)
        return {name: value for name, value in asked.items() if name != ORDER}

    def get_ordering(self, request, queryset):
        return [f"-{ORDERS[self.order][0]}", "-pk"]

    def get_results(self, request):
        """One query: the numbers of a page by the indexes alone, and the lines of those."""
        window = Window(_position(request, BEFORE), _position(request, AFTER), self.list_per_page)
        placed = self.queryset.placed_by(ORDERS[self.order][0])
        self.is_beside_nothing = False
        try:
            found, older, newer = read_window(placed, window, read=_lines)
        except Absent:
            found, older, newer, self.is_beside_nothing = [], "", "", True
        self.result_list, self.result_count = found, len(found)
        self.older, self.newer = self._beside(older), self._beside(newer)
        self.full_result_count, self.show_full_result_count = None, False
        self.show_admin_actions, self.can_show_all = bool(found), False
        self.multi_page, self.paginator = False, None

    def _beside(self, place: str) -> str:
        """The address of a neighbouring page, from ``?before=…``."""
        name, _, position = place.lstrip("?").partition("=")
        return self.get_query_string({name: position}) if position else ""

    @property
    def newest(self) -> str:
        return self.get_query_string()

    @property
    def whole(self) -> str:
        """What chooses all pages of the list, as the end of an address."""
        return self.get_query_string(remove=[ORDER])

    @property
    def orders(self) -> list[dict]:
        """The ways to order the list, as links."""
        return [
            {"text": text, "chosen": name == self.order,
             "address": self.get_query_string({ORDER: name or None})}
            for name, (_, text) in ORDERS.items()
        ]  # fmt: skip

    @property
    def kept_beside_form(self) -> list[tuple[str, str]]:
        """What the address asks for beside the fields of the filters' form."""
        own = {
            name
            for spec in self.filter_specs
            if getattr(spec, "in_form", False)
            for name in spec.expected_parameters()
        }
        return [(name, value) for name, value in self.params.items() if name not in own]

    @property
    def said(self) -> list[str]:
        """What has to be said of the words that were searched for."""
        asked = question(self.query)
        said = []
        if self.query.strip() and not asked:
            said.append(
                _("There is no word to look for in “%(text)s”.") % {"text": self.query[:60]}
            )
        if asked.is_cut:
            said.append(_("That is more than can be looked for at once: only its beginning was."))
        return said


def _position(request, name: str) -> Position | None:
    """A place that is none is the beginning of the list."""
    return Position.read(request.GET.get(name, ""))


def _lines(page):
    return (
        Article.objects.for_lines().filter(pk__in=page.values("pk")).order_by(*page.query.order_by)
    )
