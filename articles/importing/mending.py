"""Small faults of converted Markdown that would show as signs, mended where the meaning is plain.

``source`` works on Markdown before it is rendered, ``rendered`` on the HTML after; code is left alone.
"""

import re
from html import unescape
from urllib.parse import quote

# [write to us](mailto:a@b.c?subject=Two words): a space ends an address in Markdown, and the link is lost.
_SPACED_ADDRESS = re.compile(r"\]\([ \t]*((?:https?:|mailto:)[^()<>\n\"']{1,500})\)")
_CODE = re.compile(r"(<code[^<>]*>[^<]*+</code>)")
_CLASSES = re.compile(r"\{[.#][\w-]+(?:[.#][\w-]+){0,9}\}")  # “{.title}” of kramdown and pandoc
_EMPTY_STRONG = re.compile(r"(?<!\*)\*{4}(?!\*)")
# **Results—**they came: after a dash or comma the closing stars do not count as closing.
_STRONG = re.compile(r"(?<!\*)\*\*(?=\S)([^*<>\n]{1,200}[—–:.,;!?”’)])\*\*(?=\w)")
_IMAGE = re.compile(r"&lt;img ((?:(?!&gt;|&lt;)[^<]){1,3000})&gt;")
# The way back from a footnote of ready HTML.
_BACK = re.compile(
    r"(?:&#160;|&nbsp;|\xa0| )?<a [^<>]*href=\"#[^<>]*>(?:&#8617;|&#x21a9;|↩)(?:&#xfe0e;|&#65038;|\ufe0e)?</a>",
    re.IGNORECASE,
)
_SRC = re.compile(r'src="([^"]*)"')
_ALT = re.compile(r'alt="(.*?)"(?= \w+=|\s*/?$)')


def source(text: str) -> str:
    """Addresses with spaces made whole."""
    return _SPACED_ADDRESS.sub(_whole_address, text)


def rendered(html: str) -> str:
    """Attribute marks and stray stars removed, half-written pictures made pictures."""
    pieces = _CODE.split(html)
    return "".join(piece if piece.startswith("<code") else _mended(piece) for piece in pieces)


def _whole_address(match: re.Match) -> str:
    address = match[1].strip()
    if " " not in address:
        return match[0]
    scheme, _, rest = address.partition(":")
    return f"]({scheme}:{quote(rest.strip(), safe='/?&=#%:;@+,.~!$*-_')})"


def _mended(html: str) -> str:
    html = _STRONG.sub(r"<strong>\1</strong>", _EMPTY_STRONG.sub("", html))
    html = _BACK.sub("", html) if 'href="#' in html else html
    return _IMAGE.sub(_image, _CLASSES.sub("", html))


def _image(match: re.Match) -> str:
    written = unescape(match[1])
    src, alt = _SRC.search(written), _ALT.search(written)
    if not src:
        return match[0]
    shown = alt[1].replace('"', "”") if alt else ""
    return f'<img src="{src[1]}" alt="{shown.replace("<", "")}">'
