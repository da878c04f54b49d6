"""Sitemaps: the index, its files, and Google's of the news.

None of them is among the kept pages. An index of all changes with every story; a robot that walks through
twenty years of months would push out the pages that people read; and what is news ends by the clock.
Each file costs one query of bounded size instead, and whatever stands in between may keep it for minutes: an
address that has moved or gone meanwhile says so itself.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpResponse
from django.utils.encoding import iri_to_uri
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page

from articles.models import LiveCopy
from articles.reading.absent import Absent
from articles.reading.sitemaps import File, Place, read_index, read_kind, read_month, read_news
from articles.rules import sitemaps
from articles.rules.xml_text import fit_for_xml
from articles.templatetags.paper import moment

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_SPACE = "http://www.google.com/schemas/sitemap-news/0.9"
FOR_MINUTES, FOR_A_MINUTE = 600, 60


@gzip_page
@conditional_page
def index(request):
    """Every file there is."""
    return _answer("sitemapindex", map(_file, read_index()), FOR_MINUTES)


@gzip_page
@conditional_page
def file(request, name):
    """The articles of a month, or the lists of one kind."""
    if month := sitemaps.read_month_file(name):
        places = read_month(*month)
    elif kind := sitemaps.read_kind_file(name):
        places = read_kind(*kind)
    else:
        raise Absent()
    return _answer("urlset", map(_place, places), FOR_MINUTES)


@gzip_page
@conditional_page
def news(request):
    """The stories of the last two days, as Google News reads them. No file of it is right for long."""
    return _answer(f'urlset xmlns:news="{NEWS_SPACE}"', map(_news, read_news()), FOR_A_MINUTE)


def _answer(root: str, lines: Iterable[str], seconds: int) -> HttpResponse:
    name = root.split()[0]
    parts = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{SPACE}">',
        *lines,
        f"</{name}>\n",
    ]
    response = HttpResponse("\n".join(parts), content_type="application/xml; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={seconds}"
    return response


def _file(file: File) -> str:
    return f"<sitemap>{_about(f'/sitemap-{file.name}.xml', file.modified_at)}</sitemap>"


def _place(place: Place) -> str:
    return f"<url>{_about(place.path, place.modified_at)}</url>"


def _news(copy: LiveCopy) -> str:
    language = sitemaps.news_language(copy.language or settings.SITE_LANGUAGE)
    return "".join(_elements(copy, language))


def _elements(copy: LiveCopy, language: str) -> Iterator[str]:
    yield f"<url>{_about(copy.public_path, None)}<news:news><news:publication>"
    yield f"<news:name>{_text(settings.SITE_NAME)}</news:name>"
    yield f"<news:language>{_text(language)}</news:language></news:publication>"
    yield f"<news:publication_date>{moment(copy.published_at)}</news:publication_date>"
    yield f"<news:title>{_text(copy.headline)}</news:title></news:news></url>"


def _about(path: str, modified_at) -> str:
    changed = f"<lastmod>{moment(modified_at)}</lastmod>" if modified_at else ""
    return f"<loc>{_text(settings.SITE_URL + iri_to_uri(path))}</loc>{changed}"


def _text(text: str) -> str:
    return escape(fit_for_xml(text))
