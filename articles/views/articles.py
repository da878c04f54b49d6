from datetime import date

from django.http import Http404

from articles.reading.articles import read_article
from articles.rules import licences
from articles.views.page import show


def article(request, year, month, day, slug, *, printed=False):
    """The article, on screen or printer-friendly; both have one permanent address."""
    surface = licences.PRINT if printed else licences.PAGE
    page = read_article(_date(year, month, day), slug, surface=surface, plain=printed)
    template = "print/article.html" if printed else "public/article.html"
    # Where the source refuses, the answer does: no machine is to file it as a print of the story.
    status = 403 if page.is_withheld else 200
    return show(template, page, path=page.copy.get_absolute_url(), status=status)


def _date(year, month, day) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404 from error
