from datetime import UTC, date, datetime

from django.conf import settings
from django.http import Http404

from articles.pagecache.tally import SHOWN
from articles.reading.articles import read_article
from articles.reading.versions import read_as_of, read_versions
from articles.rules import licences
from articles.views.page import show

AS_OF = "as-of"


def article(request, year, month, day, slug, *, printed=False):
    """The article, on screen or printer-friendly; both have one permanent address."""
    if AS_OF in request.GET:
        return _as_of(request.GET[AS_OF], _date(year, month, day), slug, printed=printed)
    surface = licences.PRINT if printed else licences.PAGE
    page = read_article(_date(year, month, day), slug, surface=surface, plain=printed)
    request.META[SHOWN] = (page.copy.article_id, printed)
    template = "print/article.html" if printed else "public/article.html"
    # Where the source refuses, the answer does: no machine is to file it as a print of the story.
    status = 403 if page.is_withheld else 200
    return show(template, page, path=page.copy.get_absolute_url(), status=status)


def versions(request, year, month, day, slug):
    """What the article said before, where the paper shows it."""
    _require_versions()
    page = read_versions(_date(year, month, day), slug)
    return show("public/versions.html", page, path=page.copy.get_absolute_url())


def _as_of(written: str, day: date, slug: str, *, printed: bool):
    """The version of a moment. It is not kept: an address for each second would push all others out."""
    _require_versions()
    moment = _moment(written)
    if moment is None or printed:
        raise Http404
    page = read_as_of(day, slug, moment)
    response = show("public/article.html", page, path=page.copy.get_absolute_url())
    del response["Cache-Tag"]
    response["Cache-Control"] = "no-cache"
    return response


def _moment(written: str) -> datetime | None:
    """A moment with its zone, in UTC; None for anything else."""
    try:
        moment = datetime.fromisoformat(written.replace(" ", "+"))  # a plus that nobody escaped
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _require_versions() -> None:
    if not settings.SHOW_VERSIONS:
        raise Http404


def _date(year, month, day) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404 from error
