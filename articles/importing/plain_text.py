"""Pasted text made plain: one kind of line end and space, nothing invisible; and text as HTML."""

import re
from html import escape

# Line ends of every system, and the controls that have no business in an article.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f\x80-\x84\x86-\x9f\xad"  # controls, the soft hyphen
    "\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff]"
)
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Where typesetters put a space that must not break: inside French quotes, before : ; ! ? %, in numbers.
_FIXED_SPACE = re.compile(r"(?<=[«\d])[\u00a0\u202f](?=\S)|(?<=\S)[\u00a0\u202f](?=[»;:!?%€\d])")
_KEPT = "\x00"  # stands for a fixed space meanwhile; the text itself has none left by then
_URL = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”«»|\\^`{}]+", re.IGNORECASE)
_CLOSERS = ".,;:!?'’…*_"
_PAIRS = {")": "(", "]": "["}
_EDGE_SIGNS = " \u200e\u200f\u061c"


def words(text: str) -> frozenset[str]:
    """The words of a table written as text, for looking one up."""
    return frozenset(text.split())


def tidy(text: str) -> str:
    """``text`` with ``\\n`` line ends and plain spaces, without invisible signs.

    Joiners that shape letters (Persian, Hindi, emoji) and left-to-right marks stay. A non-breaking
    space stays where typography wants it and becomes a plain one elsewhere.
    """
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    return _SPACES.sub(" ", _FIXED_SPACE.sub(_KEPT, text)).replace(_KEPT, "\xa0")


def line(text: str) -> str:
    """One line: ends stripped of spaces and direction marks, single spaces inside."""
    return " ".join(part for part in text.strip(_EDGE_SIGNS + "\n").split(" ") if part)


def as_html(text: str) -> str:
    """``text`` escaped, its bare addresses made links."""
    out, end = [], 0
    for match in _URL.finditer(text):
        shown = _without_closers(match[0])
        if len(shown) < 8:  # nothing after the “http://” or “www.”
            continue
        address = shown if "://" in shown[:8] else f"https://{shown}"
        out += [_escaped(text[end : match.start()])]
        out += [f'<a href="{escape(address)}">{_escaped(shown)}</a>']
        end = match.start() + len(shown)
    return "".join([*out, _escaped(text[end:])])


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _without_closers(url: str) -> str:
    # The full stop after an address ends the sentence; a bracket belongs to it only if it opened there.
    closers = _CLOSERS + "".join(close for close, opener in _PAIRS.items() if opener not in url)
    return url.rstrip(closers)
