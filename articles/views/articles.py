from datetime import date

from django.http import Http404

from articles.reading.articles import read_article
from articles.views.page import show


def article(request, year, month, day, slug, *, printed=False):
    """The article, on screen or printer-friendly; both have one permanent address."""
    page = read_article(_date(year, month, day), slug)
    template = "print/article.html" if printed else "public/article.html"
    return show(template, page, path=page.copy.get_absolute_url())


def _date(year, month, day) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404 from error
