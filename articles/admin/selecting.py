"""Articles that somebody chose in the list: rows by their numbers, or all that the list shows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.article_filters import ByNumber, FormFilter
from articles.admin.article_list import AFTER, BEFORE, ORDER
from articles.admin.widgets import is_number
from articles.models import Article
from articles.reading.paper import in_its_language

SELECTED, AGAIN = "selected", "again"
LIST = "admin:articles_article_changelist"


@dataclass
class Selection:
    """``query`` is what chooses the same articles again, as the end of an address."""

    articles: QuerySet
    describe: Callable[[], str]
    query: str
    warnings: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        """What is selected, in words."""
        return self.describe()

    @property
    def kept(self) -> dict[str, str]:
        """What a plan keeps of it: in the paper's language, for whoever reads the ledger."""
        with in_its_language():
            return {"said": self.describe(), "query": self.query}

    @property
    def list(self) -> str:
        """The list that it was chosen in."""
        return reverse(LIST) + ("" if self.query.startswith(f"?{SELECTED}=") else self.query)


def query_of(numbers) -> str:
    """The end of an address for rows of these numbers."""
    return f"?{SELECTED}={','.join(map(str, numbers))}"


def selection_of(model_admin, request) -> Selection:
    """What the address of a request chooses."""
    if SELECTED in request.GET:
        return _rows(request.GET[SELECTED].split(","))
    return _all_shown(model_admin, request)


def _rows(numbers: list[str]) -> Selection:
    if not all(map(is_number, numbers)):
        raise BadRequest("What is selected are no rows of the list.")
    count = len(set(numbers))

    def said():
        text = ngettext(
            "%(number)s article selected in the list",
            "%(number)s articles selected in the list",
            count,
        )
        return text % {"number": count}

    return Selection(Article.objects.filter(pk__in=set(numbers)), said, query_of(numbers))


def _all_shown(model_admin, request) -> Selection:
    """All pages of the list, whichever of them was looked at."""
    asked = QueryDict(mutable=True)
    for name, values in request.GET.lists():
        if name not in (AGAIN, BEFORE, AFTER, ORDER):
            asked.setlist(name, values)
    request.GET = asked
    try:
        shown = model_admin.get_changelist_instance(request)
    except IncorrectLookupParameters as wrong:
        raise BadRequest("The address asks for what the list does not have.") from wrong
    specs = shown.filter_specs
    warnings = shown.said + [each.said for each in specs if getattr(each, "said", "")]
    return Selection(shown.queryset, partial(_said, shown), shown.get_query_string(), warnings)


def _said(shown) -> str:
    parts = [
        _("%(filter)s “%(value)s”") % {"filter": spec.title, "value": value}
        for spec in shown.filter_specs
        if (value := _value(spec, shown))
    ]
    if shown.query.strip():
        parts.insert(0, _("words “%(words)s”") % {"words": shown.query.strip()[:100]})
    if not parts:
        return _("all articles there are")
    return _("all articles with %(filters)s") % {"filters": ", ".join(parts)}


def _value(spec, shown) -> str:
    """What is chosen in a filter, as it is shown."""
    if isinstance(spec, ByNumber):
        return next((text.strip() for _, text, chosen in spec.options() if chosen), spec.value)
    if isinstance(spec, FormFilter):
        used = [spec.used_parameters.get(name) for name in spec.parameter_names]
        if len(used) == 1 or not any(used):
            return used[0] or ""
        return _("%(first)s to %(last)s") % {"first": used[0] or "…", "last": used[1] or "…"}
    if not spec.used_parameters:
        return ""
    chosen = [each["display"] for each in spec.choices(shown) if each["selected"]]
    return str(chosen[-1]) if chosen else ""
