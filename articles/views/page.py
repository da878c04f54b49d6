"""From a page's data to its answer: one template, the names it depends on, how long it may be kept."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from articles.reading.listings import PAGE, PRINTED, Window
from articles.reading.paper import paper, written
from articles.rules import licences
from articles.rules.positions import Position

# A reader's browser asks each time (and hears 304); a cache in between may answer for a second, and
# for a day when the site itself cannot.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"


def show(template: str, page, *, path: str, status: int = 200) -> HttpResponse:
    """``page`` in ``template``; ``path`` is its permanent address. No request is at hand: what is
    kept for all readers cannot depend on one."""
    context = {"page": page, "paper": paper(), "permalink": settings.SITE_URL + path}
    return keepable(HttpResponse(written(template, context), status=status), page.names)


def keepable(response: HttpResponse, names) -> HttpResponse:
    """Let the answer be kept until one of ``names`` is announced."""
    response["Cache-Control"] = CACHE_CONTROL
    response["Cache-Tag"] = ",".join(sorted(names))
    return response


def window_of(request: HttpRequest, *, printed: bool) -> Window:
    """The part of a list that the address asks for. A position that is none is not found."""
    size, surface = (PRINTED, licences.PRINT) if printed else (PAGE, licences.PAGE)
    before, after = (_position(request, name) for name in ("before", "after"))
    if before and after:
        raise Http404
    return Window(before=before, after=after, size=size, surface=surface)


def _position(request: HttpRequest, name: str) -> Position | None:
    if name not in request.GET:
        return None
    position = Position.read(request.GET[name])
    if position is None:
        raise Http404
    return position
