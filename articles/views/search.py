"""The readers' search. Kept by nobody: what is asked for has no end, and would push out the pages that
all readers share."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control

from articles.reading.absent import Absent
from articles.reading.listings import PAGE
from articles.reading.search import BEST, ORDERS, Results, read_blank, read_results
from articles.rules import asking, licences
from articles.rules.standings import Standing
from articles.search import readers
from articles.search.meaning import resolve
from articles.views.page import show

PRINTED = 100  # stories, each with its excerpt


def search(request, *, printed=False):
    order = request.GET.get("order", BEST)
    size, surface = (PRINTED, licences.PRINT) if printed else (PAGE, licences.SEARCH)
    order = order if order in ORDERS else BEST
    page = results(request, order=order, size=size, surface=surface)
    template = "print/search.html" if printed else "public/search.html"
    return kept_by_nobody(show(template, page, path=page.path + page.query))


def without_slash(request):
    query = request.GET.urlencode()
    return HttpResponsePermanentRedirect(f"{request.path}/" + (f"?{query}" if query else ""))


def results(request, *, order: str, size: int, surface: str) -> Results:
    """What the address asks for, as a list; without a name where it asks for nothing."""
    typed = request.GET.get("q", "")
    asked = asking.read(typed)
    typed = " ".join(typed.split())[: asking.LONGEST_QUESTION]
    if not asked:
        return read_blank(typed, asked)
    before, after = (_standing(request, name) for name in ("before", "after"))
    if before and after:
        raise Http404
    filters = resolve(asked)
    found = readers.find(asked, filters, order=order, window=readers.Window(before, after, size))
    if not found.copies and (before or after):
        raise Absent()  # no such page was ever linked
    return read_results(
        asked, found, order=order, unknown=filters.unknown, typed=typed, surface=surface
    )


def kept_by_nobody(response: HttpResponse) -> HttpResponse:
    """The answer for one reader's browser, which asks again each time."""
    del response["Cache-Tag"]
    del response["Cache-Control"]
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _standing(request, name: str) -> Standing | None:
    if not request.GET.get(name):
        return None
    standing = Standing.read(request.GET[name])
    if standing is None:
        raise Http404
    return standing
