"""Links of a printed article: numbered in the text, written out at its end."""

import re
from html import unescape

_LINK = re.compile(r'<a [^<>]*?href="([^"<>]*)"[^<>]*>(.*?)</a>', re.DOTALL)
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
