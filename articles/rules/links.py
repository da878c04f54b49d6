"""Links of an article that leaves its page: numbered for print, made whole for feeds."""

import re
from html import escape, unescape
from urllib.parse import urljoin

_LINK = re.compile(r'<a [^<>]*?href="([^"<>]*)"[^<>]*>(.*?)</a>', re.DOTALL)
_ADDRESS = re.compile(r'(\s(?:href|src|cite)=")([^"<>]*)(?=")')
_TAG = re.compile(r"<[^<>]*>")


def numbered(body: str, site: str = "") -> tuple[str, list[str]]:
    """``body`` with each link followed by its note's number, and the notes: addresses in that order.

    An address that stands twice has one note. A link whose text is its own address needs none: the
    paper shows it already. Addresses inside the paper are written out with ``site`` in front.
    """
    notes: list[str] = []

    def note(match):
        address = unescape(match[1])
        address = site + address if address.startswith("/") else address
        shown = unescape(_TAG.sub("", match[2])).strip()
        if shown in (address, address.removeprefix("mailto:")) or not shown:
            return match[0]
        if address not in notes:
            notes.append(address)
        number = notes.index(address) + 1
        return f'{match[0]}<sup class="note-mark">{number}</sup>'

    return _LINK.sub(note, body), notes


def absolute(body: str, page: str) -> str:
    """A cleaned ``body`` whose links and pictures have whole addresses. ``page`` is that of its own page,
    from which a reader's program could not tell where they lead (RFC 3986, 5)."""
    return _TAG.sub(lambda tag: _ADDRESS.sub(lambda each: _whole(each, page), tag[0]), body)


def _whole(attribute: re.Match, page: str) -> str:
    try:
        return attribute[1] + escape(urljoin(page, unescape(attribute[2])))
    except ValueError:  # garbled: it leads nowhere anyhow
        return attribute[0]
