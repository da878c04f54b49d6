"""Writes an article's HTML from a stream of text and tags: every word ends up inside a proper block.

Paragraphs and inline elements are written only when a word comes, so empty ones never are; and a block
that begins inside an inline element closes it and opens it again behind.
"""

import re
from dataclasses import dataclass, field
from html import escape

from articles.importing import plain_text

# Where text stands directly, without a paragraph around it.
_HOLDS_TEXT = ("li", "th", "td", "caption")
_HOLDS_BLOCKS_ONLY = ("ul", "ol", "table", "thead", "tbody", "tr")
_BLANK = " \t\n\r\f\xa0\u200b\ufeff"
_SPACES = re.compile("[ \t\r\n\f]+")


@dataclass(eq=False)
class Inline:
    """An inline element that is wanted around the words to come; ``shown`` once a word stood in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    repeated: bool = False  # inside another of the same tag: nothing to write
    shown: bool = False


class Flow:
    """The HTML written so far, and what is open."""

    def __init__(self):
        self.inlines: list[Inline] = []
        self._written: list[Inline] = []
        self._out: list[str] = []
        self._blocks: list[str] = [""]  # "" is layout: it divides paragraphs and is not written
        self._paragraph = ""  # the one wanted, or open if _open
        self._open = False  # words have been written since the last boundary of blocks
        self._breaks = 0
        self._captured: list[str] | None = None

    def html(self) -> str:
        """All of it, when the last tag has been closed."""
        self.close_paragraph()
        return "".join(self._out)

    def text(self, words: str) -> None:
        if self._captured is not None:
            self._captured.append(words)
        elif words and self._paragraph == "pre":
            self._write(words)
        elif words.strip(_BLANK):
            words = _SPACES.sub(" ", words)
            words = words.lstrip(" ") if self._out[-1:] and self._out[-1].endswith(" ") else words
            self._write(words if self._open else words.lstrip())
        elif words and self._open and not self._breaks:
            self._close_inlines_not_wanted()
            self._out.append(" ")

    def line_break(self) -> None:
        if self._paragraph == "pre":
            self.text("\n")
        elif self._open:
            self._breaks += 1

    def rule(self) -> None:
        self.close_paragraph()
        if self._blocks[-1] not in _HOLDS_BLOCKS_ONLY:
            self._out.append("<hr>")

    def open_paragraph(self, tag: str) -> None:
        """A ``p``, ``h2``, ``h3`` or ``pre``."""
        self.close_paragraph()
        self._paragraph = tag

    def close_paragraph(self) -> None:
        self._close_written(0)
        if self._open and self._paragraph:
            self._out[-1] = self._out[-1].rstrip("\n" if self._paragraph == "pre" else " \n\t")
            self._out.append(f"</{self._paragraph}>\n")
        self._paragraph, self._open, self._breaks = "", False, 0

    def open_block(self, tag: str, attributes: dict[str, str]) -> None:
        """A list, quotation or part of a table; an empty ``tag`` only divides."""
        self.close_paragraph()
        self._blocks.append(tag)
        if tag:
            self._out.append(_start(tag, attributes))

    def close_block(self) -> None:
        self._out[-1:] = [
            piece.rstrip(" \n\t") if self._open else piece for piece in self._out[-1:]
        ]
        self.close_paragraph()
        tag = self._blocks.pop()
        if tag:
            self._out.append(f"</{tag}>\n")

    def open_inline(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        heading = tag == "strong" and self._paragraph in ("h2", "h3")
        repeated = heading or any(
            inline.tag == tag and not inline.repeated for inline in self.inlines
        )
        self.inlines.append(Inline(tag, attributes or {}, repeated))

    def close_inline(self) -> None:
        self.inlines.pop()

    def link(self, href: str, words: str) -> None:
        """A link inside the text."""
        self.open_inline("a", {"href": href})
        self.text(words)
        self.close_inline()

    def link_paragraph(self, href: str, words: str) -> None:
        """A link in a paragraph of its own, or inside the text where there can be none."""
        if self._paragraph == "pre" or any(inline.tag == "code" for inline in self.inlines):
            self.text(href)
            return
        outside, self.inlines = self.inlines, []
        own = self._paragraph in ("", "p") and self._blocks[-1] not in _HOLDS_TEXT
        tag = self._paragraph
        if own:
            self.open_paragraph("p")
        elif self._open:
            self.text(" ")
        self.link(href, words)
        if own:
            self.open_paragraph(tag)
        self.inlines = outside

    def html_inside(self, html: str) -> None:
        """Inline HTML that is clean already, into the paragraph wanted."""
        if html:
            self._begin()
            self._out.append(html)

    def capture(self) -> None:
        """From here on words are not written but collected, until ``captured`` fetches them."""
        self._captured = []

    def captured(self) -> str:
        words, self._captured = " ".join("".join(self._captured or []).split()), None
        return words

    def _write(self, words: str) -> None:
        self._begin()
        self._close_inlines_not_wanted()
        for inline in self.inlines:
            if not inline.repeated and inline not in self._written:
                self._out.append(_start(inline.tag, inline.attributes))
                self._written.append(inline)
            inline.shown = True
        bare = self._paragraph == "pre" or any(
            inline.tag in ("a", "code") for inline in self.inlines
        )
        # Nearly all words are no address: to look for one in each takes a third of the writing.
        bare = bare or not ("//" in words or "www." in words.lower())
        self._out.append(escape(words, quote=False) if bare else plain_text.as_html(words))

    def _begin(self) -> None:
        """Opens the paragraph wanted, and writes the line breaks that were waiting for words."""
        if self._breaks > 1 and self._paragraph == "p":
            self.open_paragraph("p")
        elif self._breaks:
            self._out.append("<br>" * self._breaks)
        self._breaks = 0
        if self._open:
            return
        if not self._paragraph and self._blocks[-1] not in _HOLDS_TEXT + _HOLDS_BLOCKS_ONLY:
            self._paragraph = "p"
        if self._paragraph:
            self._out.append(f"<{self._paragraph}>")
        self._open = True

    def _close_inlines_not_wanted(self) -> None:
        wanted = [inline for inline in self.inlines if not inline.repeated]
        same = 0
        while same < min(len(wanted), len(self._written)) and wanted[same] is self._written[same]:
            same += 1
        self._close_written(same)

    def _close_written(self, keep: int) -> None:
        while len(self._written) > keep:
            self._out.append(f"</{self._written.pop().tag}>")


def _start(tag: str, attributes: dict[str, str]) -> str:
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>"
