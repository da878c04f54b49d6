from django.conf import settings
from django.http import Http404, HttpResponse

from articles.reading.paper import paper, written
from articles.reading.tree import Tree
from articles.rules import names
from articles.rules.addresses import feeds_of
from articles.views.page import keepable

ROBOTS = """User-agent: *
Disallow: /desk/
Disallow: /search/

Sitemap: {url}/sitemap.xml
Sitemap: {url}/news-sitemap.xml
"""


def robots(request):
    """Nothing to keep from machines but the desk and searches, of which there is no end."""
    return HttpResponse(ROBOTS.format(url=settings.SITE_URL), content_type="text/plain")


def llms(request):
    """What the paper is, for language models that read (llmstxt.org); only where the settings say so."""
    if not settings.LLMS_TXT:
        raise Http404
    sections = [(each, " ".join(each.description.split())) for each in Tree.read().listed(None)]
    told = {"sections": sections, "paper": paper(), "feeds": feeds_of("/")}
    text = written("public/llms.txt", told)
    return keepable(HttpResponse(text, content_type="text/plain; charset=utf-8"), {names.SECTIONS})
