"""One line of Markdown, or of HTML, to its words alone: for headlines, names and labels."""

import re
from html import unescape

from markdown_it import MarkdownIt

from articles.importing import plain_text, wellformed

_inlines = MarkdownIt("commonmark", {"html": True, "maxNesting": 10}).enable("strikethrough")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*+)?>")
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*+-->", re.DOTALL)
_DROPPED = re.compile(
    r"<(script|style)\b[^<>]*+>(?:(?!<(?:script|style)\b|</\1\b).)*+</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = frozenset("*_[`\\~!<&")


def of(text: str) -> str:
    """``text`` without tags of HTML and signs of Markdown, entities as their letters.

    Only elements that exist are tags: “Love <Paris attack> victims” is all words.
    """
    if not _SIGNS.isdisjoint(text):
        html = _inlines.renderInline(_DROPPED.sub("", _COMMENT.sub("", text)))
        text = unescape(_TAG.sub(_space_or_word, html))
    return plain_text.line(plain_text.tidy(text).replace("\n", " "))


def _space_or_word(tag: re.Match) -> str:
    name = tag[1].lower()
    if name not in wellformed.KNOWN:
        return tag[0]
    return " " if name in ("br", "p", "div", "li") else ""
