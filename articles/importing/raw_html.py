"""HTML of any make and age, to the few elements an article is made of, without loss of meaning.

Old tags become new ones (``b`` → ``strong``), headings become two levels, layout (``div``, ``center``,
``span``) is unwrapped, players become links, pictures are left out with a note. The HTML is made
well-formed first, so that the walk here meets each end where it belongs; what comes out is cleaned again
by the action that stores it.
"""

import re
import textwrap
from collections.abc import Iterable
from html.parser import HTMLParser

from articles.importing import wellformed
from articles.importing.flow import Flow
from articles.importing.incoming import Incoming, Unreadable
from articles.importing.meanings import Resolve
from articles.importing.pieces import Address, Embed, Picture, Quote, Raised, embed
from articles.importing.shortcodes import Taken
from articles.importing.wellformed import INLINE, KEPT, PLAYERS
from articles.rules import cleaning
from articles.rules.wording import say

LONGEST_ALT = 120  # characters of a picture's alternative text, where it becomes a link's words
_HEADING = re.compile("<(h[1-6])>")
_EMPTY = re.compile(r"<(ul|ol|li|blockquote|pre|p|h2|h3)(?: [^<>]*)?>\s*</\1>")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)(?:[?#].*)?$", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def tidied(html: str, taken: Taken, incoming: Incoming, resolve: Resolve) -> str:
    """``html`` in an article's elements, the stand-ins of ``taken`` exchanged for their pieces."""
    if cleaning.is_bottomless(html):
        raise Unreadable(say("Its HTML is nested too deep to be an article's."))
    html = wellformed.wellformed(html, incoming)
    walk = _Walk(taken, incoming, resolve, _heading_levels(_HEADING.findall(html)))
    walk.feed(html)
    walk.close()
    html, before = walk.flow.html(), None
    while html != before:  # an emptied item may leave its list empty, hence again
        before, html = html, _EMPTY.sub("", html)
    return html.strip()


def _heading_levels(used: Iterable[str]) -> dict[str, str]:
    """The highest level that occurs becomes h2, every level below it h3."""
    levels = sorted(set(used))
    return {level: "h2" if level == levels[0] else "h3" for level in levels}


class _Walk(HTMLParser):
    """Hands each tag of well-formed HTML to the flow; ``ends`` keeps what each open tag has to close."""

    def __init__(
        self, taken: Taken, incoming: Incoming, resolve: Resolve, headings: dict[str, str]
    ):
        super().__init__(convert_charrefs=True)
        self.flow = Flow()
        self.taken, self.incoming, self.resolve, self.headings = taken, incoming, resolve, headings
        self.stand_in = taken.stand_in
        self.ends: list[str] = []
        self.figures: list[bool] = []  # of each open figure: has a picture been left out of it?
        self.alt = ""  # of a picture inside the link that is open

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.flow.line_break()
        elif tag == "hr":
            self.flow.rule()
        elif tag == "img":
            self._picture(given)
        else:
            self.ends.append(self._open(tag, given))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("br", "hr", "img") or not self.ends:
            return
        end = self.ends.pop()
        if end == "link":
            self._close_link()
        elif end == "inline":
            self.flow.close_inline()
        elif end == "block":
            self.flow.close_block()
        elif end == "paragraph":
            self.flow.close_paragraph()
        elif end == "caption":
            self.incoming.note(
                say(
                    "The caption “%(caption)s” was left out with its picture.",
                    caption=self.flow.captured(),
                )
            )
        if tag == "figure" and self.figures:
            self.figures.pop()

    def handle_data(self, data: str) -> None:
        position = 0
        for match in self.stand_in.finditer(data):
            self.flow.text(data[position : match.start()])
            self._piece(self.taken.pieces[int(match[1])])
            position = match.end()
        self.flow.text(data[position:])

    def _open(self, tag: str, given: dict[str, str]) -> str:
        """Opens ``tag`` and says what its end has to close."""
        if tag in INLINE:
            return self._open_inline(INLINE[tag])
        if tag == "a":
            return self._open_link(given)
        if tag == "p" or tag == "pre" or tag in self.headings:
            self.flow.open_paragraph(self.headings.get(tag, tag))
            return "paragraph"
        if tag == "dt":
            self.flow.open_paragraph("p")
            return "paragraph"
        if tag in PLAYERS:
            self._player(given.get(PLAYERS[tag], ""), given.get("title", ""))
            return ""
        return self._open_block(tag, given)

    def _open_inline(self, tag: str) -> str:
        self.flow.open_inline(tag)
        return "inline"

    def _open_block(self, tag: str, given: dict[str, str]) -> str:
        if tag == "figcaption" and self.figures and self.figures[-1]:
            self.flow.capture()
            return "caption"
        if tag == "figure":
            self.figures.append(False)
        self.flow.open_block(tag if tag in KEPT else "", given)
        return "block"

    def _open_link(self, given: dict[str, str]) -> str:
        self.alt = ""
        href = self._address(given.get("href", ""))
        if not href:
            return ""
        title = self.stand_in.sub("", given.get("title", ""))
        self.flow.open_inline("a", {"href": href} | ({"title": title} if title else {}))
        return "link"

    def _close_link(self) -> None:
        """A link around a picture: its alternative text takes its place, unless it only shows it larger."""
        link = self.flow.inlines[-1]
        if self.alt and not link.shown and not _PICTURE_FILE.search(link.attributes["href"]):
            self.flow.text(textwrap.shorten(self.alt, LONGEST_ALT, placeholder="…"))
        self.flow.close_inline()

    def _address(self, href: str) -> str:
        """Where a link leads, on this site or outside; empty if nowhere."""
        href = href.strip()
        match = self.stand_in.match(href)
        if match:
            piece = self.taken.pieces[int(match[1])]
            address = piece.href if isinstance(piece, Address | Embed) else ""
            return address + href[match.end() :] if address else ""
        href = self.stand_in.sub("", href)
        if href.startswith("//"):
            return f"https:{href}"
        if not href or href.startswith("#") or _SCHEME.match(href):
            return "" if href.startswith("#") else href
        return self._inside(href)

    def _inside(self, href: str) -> str:
        path, sign, fragment = href.partition("#")
        found = self.resolve(path)
        if found:
            return found + sign + fragment
        self.incoming.note(
            say("The link to %(address)s leads to no page known here.", address=href)
        )
        return href if href.startswith("/") else ""

    def _picture(self, given: dict[str, str]) -> None:
        alt = self.stand_in.sub("", given.get("alt", ""))
        self._left_out(Picture(given.get("src", ""), alt))
        self.incoming.note(Picture(given.get("src", ""), alt).note())

    def _left_out(self, picture: Picture) -> None:
        self.alt = picture.alt or picture.caption or self.alt
        if self.figures:
            self.figures[-1] = True

    def _player(self, address: str, title: str) -> None:
        found = embed(address, title) if address else None
        if found:
            self.flow.link_paragraph(found.href, found.label)
            self.incoming.note(
                say("What %(address)s showed inside the page became a link.", address=found.href)
            )
        elif address:
            self.incoming.note(
                say("What %(address)s showed inside the page was left out.", address=address)
            )

    def _piece(self, piece) -> None:
        if isinstance(piece, Picture):
            self._left_out(piece)
        elif isinstance(piece, Embed):
            self.flow.link_paragraph(piece.href, piece.label)
        elif isinstance(piece, Address):
            if piece.href:
                self.flow.link(piece.href, piece.href)
        elif isinstance(piece, Quote):
            self._quote(piece)
        elif isinstance(piece, Raised):
            self.flow.open_inline("sup")
            self.flow.text(piece.text)
            self.flow.close_inline()
        else:
            self.flow.text(piece.text)

    def _quote(self, piece: Quote) -> None:
        self.flow.open_block("blockquote", {})
        for words in (piece.text, piece.cite and f"<cite>{piece.cite}</cite>"):
            self.flow.open_paragraph("p")
            self.flow.html_inside(words)
            self.flow.close_paragraph()
        self.flow.close_block()
