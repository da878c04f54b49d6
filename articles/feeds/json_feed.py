"""A feed in the form of JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json

from django.conf import settings
from django.utils.encoding import iri_to_uri

from articles.feeds.parts import content, lasting, url
from articles.reading.feeds import Feed, Item
from articles.reading.machine import whole
from articles.rules.addresses import JSON_FEED
from articles.templatetags.paper import moment

TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def written(feed: Feed) -> bytes:
    """The document of a feed."""
    told = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": url(feed.path),
        "feed_url": url(feed.paths[JSON_FEED]),
        "description": feed.description,
        "language": settings.SITE_LANGUAGE,
        "authors": [{"name": settings.SITE_NAME, "url": settings.SITE_URL}],
    }
    items = [_item(item) for item in feed.items]
    return json.dumps(_said(told) | {"items": items}, ensure_ascii=False).encode()


def _item(item: Item) -> dict:
    told = content(item)
    return _said(
        {
            "id": lasting(item.name),
            "url": url(item.path),
            "external_url": iri_to_uri(item.original),
            "title": item.title,
            "content_html": told,
            # One of the two must be there, though there be nothing but a headline to tell.
            "content_text": "" if told else item.summary or item.title,
            "summary": item.summary,
            "image": whole(item.image.address) if item.image else "",
            "date_published": moment(item.published_at),
            "date_modified": moment(item.updated_at),
            "authors": [{"name": each.name, "url": url(each.public_path)} for each in item.authors],
            "tags": [tag.name for tag in item.tags],
            "language": item.language,
        }
    )


def _said(told: dict) -> dict:
    """Without what there is nothing to say of: the form has no empty values."""
    return {name: value for name, value in told.items() if value}
