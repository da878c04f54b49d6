"""Every public address, in the order a reader meets them. ``rules.addresses`` reserves their names."""

from django.urls import path, register_converter

from articles import sitemaps
from articles.feeds import views as feeds
from articles.rules.addresses import ATOM, FEEDS, FOLDERS, JSON_FEED, RSS
from articles.views import (
    archives,
    articles,
    converters,
    corrections,
    filing,
    front,
    media,
    most_read,
    robots,
    search,
    sections,
    tags,
)

register_converter(converters.Slug, "slug_")
register_converter(converters.SectionPath, "steps")
register_converter(converters.PictureName, "picture")
register_converter(converters.SitemapName, "part")
register_converter(converters.Year, "yyyy")
register_converter(converters.TwoDigits, "nn")

PRINTED = {"printed": True}
FEED_NAMES = {ATOM: "feed", RSS: "rss", JSON_FEED: "json"}


def with_print(route, view, name, **more):
    """A page and its printer-friendly version, one address below it; a section's path would match both."""
    return [
        path(f"{route}print/", view, more | PRINTED, name=f"{name}-print"),
        path(route, view, more, name=name),
    ]


def with_feeds(route, feed, name, **more):
    """The feed of a list in each of its forms, beside its printer-friendly version."""
    return [
        path(route + step, feed, more | {"form": form}, name=f"{name}-{FEED_NAMES[form]}")
        for form, step in FEEDS.items()
    ]


def filed_under(kind):
    """The addresses of all that lists articles by a name."""
    route = f"{FOLDERS[kind]}/<slug_:slug>/"
    return [
        *with_feeds(route, feeds.filed, kind, kind=kind),
        *with_print(route, filing.listing, kind, kind=kind),
    ]


urlpatterns = [
    *with_feeds("", feeds.front, "front"),
    *with_print("", front.front, "front"),
    path("robots.txt", robots.robots),
    path("llms.txt", robots.llms),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<part:name>.xml", sitemaps.file, name="sitemap-file"),
    path("news-sitemap.xml", sitemaps.news),
    path("media/pictures/<picture:name>", media.picture, name="picture"),
    *with_print("tags/", tags.index, "tags"),
    *filed_under("tag"),
    *filed_under("category"),
    *filed_under("source"),
    *filed_under("author"),
    *with_feeds("search/", feeds.search, "search"),
    *with_print("search/", search.search, "search"),
    path("search", search.without_slash),
    *with_feeds("corrections/", feeds.corrections, "corrections"),
    *with_print("corrections/", corrections.index, "corrections"),
    *with_print("most-read/", most_read.index, "most-read"),
    *with_print("<yyyy:year>/", archives.archive, "year"),
    *with_print("<yyyy:year>/<nn:month>/", archives.archive, "month"),
    *with_print("<yyyy:year>/<nn:month>/<nn:day>/", archives.archive, "day"),
    path(
        "<yyyy:year>/<nn:month>/<nn:day>/<slug_:slug>/versions/", articles.versions, name="versions"
    ),
    *with_print("<yyyy:year>/<nn:month>/<nn:day>/<slug_:slug>/", articles.article, "article"),
    *with_feeds("<steps:path>/", feeds.section, "section"),
    *with_print("<steps:path>/", sections.section, "section"),
    path("<steps:path>", sections.without_slash),
]
