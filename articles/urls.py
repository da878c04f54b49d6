"""Every public address, in the order a reader meets them. ``rules.addresses`` reserves their names."""

from django.urls import path, register_converter

from articles.views import (
    archives,
    articles,
    converters,
    corrections,
    filing,
    front,
    robots,
    sections,
    tags,
)

register_converter(converters.Slug, "slug_")
register_converter(converters.SectionPath, "steps")
register_converter(converters.Year, "yyyy")
register_converter(converters.TwoDigits, "nn")

PRINTED = {"printed": True}


def with_print(route, view, name, **more):
    """A page and its printer-friendly version, one address below it; a section's path would match both."""
    return [
        path(f"{route}print/", view, more | PRINTED, name=f"{name}-print"),
        path(route, view, more, name=name),
    ]


urlpatterns = [
    *with_print("", front.front, "front"),
    path("robots.txt", robots.robots),
    *with_print("tags/", tags.index, "tags"),
    *with_print("tags/<slug_:slug>/", filing.listing, "tag", kind="tag"),
    *with_print("categories/<slug_:slug>/", filing.listing, "category", kind="category"),
    *with_print("sources/<slug_:slug>/", filing.listing, "source", kind="source"),
    *with_print("authors/<slug_:slug>/", filing.listing, "author", kind="author"),
    *with_print("corrections/", corrections.index, "corrections"),
    *with_print("<yyyy:year>/", archives.archive, "year"),
    *with_print("<yyyy:year>/<nn:month>/", archives.archive, "month"),
    *with_print("<yyyy:year>/<nn:month>/<nn:day>/", archives.archive, "day"),
    *with_print("<yyyy:year>/<nn:month>/<nn:day>/<slug_:slug>/", articles.article, "article"),
    *with_print("<steps:path>/", sections.section, "section"),
    path("<steps:path>", sections.without_slash),
]
