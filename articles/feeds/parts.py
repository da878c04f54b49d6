"""What the forms of a feed have in common: lasting names, whole addresses, and a story's HTML."""

from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.utils.encoding import iri_to_uri

from articles.reading.feeds import Item
from articles.reading.paper import written
from articles.rules.links import absolute
from articles.rules.xml_text import fit_for_xml

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
    told = {"item": item, "body": absolute(item.body, here)}
    return fit_for_xml(written("feeds/story.html", told)).strip()


def add(parent, tag: str, text: str = "", **attributes: str):
    """A new element below ``parent``; no sign is in it that XML forbids."""
    clean = {name: fit_for_xml(value) for name, value in attributes.items()}
    element = ElementTree.SubElement(parent, tag, clean)
    element.text = fit_for_xml(text)
    return element


def document(root) -> bytes:
    """The document as bytes."""
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
