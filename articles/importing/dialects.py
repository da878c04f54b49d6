"""What kramdown, Goldmark, GitHub and Ghost write and CommonMark does not know, put into its words.

All of it works on Markdown whose code is hidden.
"""

import re

from articles.importing.incoming import Incoming
from articles.rules.wording import say

_GHOST = "__GHOST_URL__"  # Ghost's exports: the site's own address
_CONTENTS = re.compile(r"^ {0,3}\[\[?_?toc_?\]\]?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_END_OF_BLOCK = re.compile(r"^\^[ \t]*$", re.MULTILINE)
_ABBREVIATION = re.compile(r"^ {0,3}\*\[([^\[\]\n]{1,100})\]:[ \t]*(.*)\n?", re.MULTILINE)
_DEFINITION = re.compile(r"\n {0,3}:[ \t]+(?=\S)")
_MARKDOWN_INSIDE = re.compile(
    r"^([ \t]*<[a-z]+\b[^<>\n]{0,500}?)[ \t]markdown=[\"']?(?:1|block|span)[\"']?([^<>\n]{0,500}>)",
    re.IGNORECASE | re.MULTILINE,
)
_ALERT = re.compile(r"^([ \t>]*>[ \t]?)\[!(\w{2,30})\][+-]?[ \t]*(.*)$", re.MULTILINE)
_FENCED_DIV = re.compile(
    r"^[ \t]{0,3}:{3,}[ \t]*(?:\{[^{}\n]{0,200}\}|[\w-]+)?[ \t]*(.*?)[ \t:]*$", re.MULTILINE
)
_TABLE = re.compile(r"(?:^ {0,3}\|.*\|[ \t]*(?:\n|\Z)){2,}", re.MULTILINE)
_DELIMITER = re.compile(r"[ \t|:+=-]+")
_PULLED = re.compile(r"\{\"[ \t]?([^{}\"\n]{1,500}?)[ \t]?\"\}")  # Octopress: words of a pull quote


def in_commonmark(text: str, incoming: Incoming) -> str:
    """``text`` with those signs taken for what they mean; abbreviations are noted."""
    text = _END_OF_BLOCK.sub("", _CONTENTS.sub("", text.replace(_GHOST, "")))
    if "*[" in text:
        text = _ABBREVIATION.sub(lambda match: _abbreviation(match, incoming), text)
    if "|" in text:
        text = _TABLE.sub(_table, text)
    if "[!" in text:
        text = _ALERT.sub(_alert, text)
    if "::" in text:
        text = _FENCED_DIV.sub(_title, text)
    if "markdown=" in text:
        text = _MARKDOWN_INSIDE.sub(r"\1\2\n\n", text)
    text = _PULLED.sub(r"\1", text) if '{"' in text else text
    return _DEFINITION.sub(r"\n\n", text)


def _abbreviation(match: re.Match, incoming: Incoming) -> str:
    incoming.note(
        say(
            "The abbreviation %(short)s (%(long)s) was left unexplained.",
            short=match[1],
            long=match[2].strip(),
        )
    )
    return ""


def _table(match: re.Match) -> str:
    """Kramdown's tables need no head; here the first row becomes one."""
    first, rest = match[0].split("\n", 1)
    if _DELIMITER.fullmatch(first):
        first, rest = [*rest.split("\n", 1), ""][:2]
    if _DELIMITER.fullmatch(rest.split("\n", 1)[0]):
        return f"{first}\n{rest}"
    columns = first.strip().strip("|").count("|") + 1
    return f"{first}\n|{'---|' * columns}\n{rest}"


def _alert(match: re.Match) -> str:
    return f"{match[1]}**{match[3].strip() or match[2].capitalize()}**\n{match[1].rstrip()}"


def _title(match: re.Match) -> str:
    return f"\n**{match[1]}**\n" if match[1] else ""
