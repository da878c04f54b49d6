"""What the forms of a feed have in common: lasting names, whole addresses, and a story's HTML."""

from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.utils.encoding import iri_to_uri

from articles.reading.feeds import Item
from articles.reading.machine import whole
from articles.reading.paper import written
from articles.rules.links import absolute
from articles.rules.xml_text import fit_for_xml
from articles.templatetags.pictures import plain_figure, plain_story

MEDIA = "http://search.yahoo.com/mrss/"  # Media RSS, which readers of both forms know

SINCE = "2026"  # a year in which the paper had its address: with that, a name is its own for ever


def lasting(name: str) -> str:
    """A tag URI (RFC 4151): the same whatever becomes of the address."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{SINCE}:{quote(name, safe=':')}"


def url(path: str) -> str:
    """The whole address of a path of the paper."""
    return settings.SITE_URL + iri_to_uri(path)


def content(item: Item) -> str:
    """The story in full as HTML, its addresses whole; empty where only a summary is given."""
    if not item.body:
        return ""
    here = url(item.path)
    lead = plain_figure(item.lead) if item.lead else ""
    told = {"item": item, "body": absolute(lead + plain_story(item.body, item.pictures), here)}
    return fit_for_xml(written("feeds/story.html", told)).strip()


def add_image(entry, item: Item) -> None:
    """The story's picture, as Media RSS has it."""
    if item.image:
        add(
            entry, "media:content", url=whole(item.image.address), medium="image",
            type=item.image.type, width=str(item.image.width), height=str(item.image.height),
        )  # fmt: skip


def add(parent, tag: str, text: str = "", **attributes: str):
    """A new element below ``parent``; no sign is in it that XML forbids."""
    clean = {name: fit_for_xml(value) for name, value in attributes.items()}
    element = ElementTree.SubElement(parent, tag, clean)
    element.text = fit_for_xml(text)
    return element


def document(root) -> bytes:
    """The document as bytes."""
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
