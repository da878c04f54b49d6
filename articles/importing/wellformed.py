"""HTML of any make to well-formed HTML of known elements: every tag ends where it belongs.

What is no tag of HTML is words. nh3 does the parsing, as browsers do it; what would make a browser lose
the words that follow is mended before.
"""

import re

import nh3

from articles.importing import plain_text, unseen
from articles.importing.incoming import Incoming
from articles.rules.wording import say

INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "tt": "code",
          "kbd": "code", "samp": "code", "s": "s", "del": "s", "strike": "s", "sub": "sub", "sup": "sup",
          "cite": "cite"}  # fmt: skip
UNWRAPPED = plain_text.words(
    "div center section article main aside header footer figure figcaption address details summary dl dd "
    "form fieldset nav hgroup"
)
KEPT = plain_text.words("ul ol li blockquote table caption thead tbody tr th td")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PLAYERS = {
    "iframe": "src",
    "embed": "src",
    "object": "data",
    "audio": "src",
    "video": "src",
    "source": "src",
}
_PLAIN = plain_text.words(
    "span font u small big abbr acronym time mark ins q label button bdi bdo nobr var dfn tfoot colgroup "
    "col picture track param legend wbr area map input select option optgroup base link meta html head body "
    "noframes frame frameset marquee blink dir menu data output progress meter ruby rt rp hr br p a img dt "
    "pre"
)
_DROPPED = {"script", "style", "title", "textarea", "noscript", "svg", "math", "template", "xmp"}
_WALKED = {
    *INLINE,
    *UNWRAPPED,
    *KEPT,
    *HEADINGS,
    *PLAYERS,
    "p",
    "pre",
    "a",
    "img",
    "br",
    "hr",
    "dt",
}
KNOWN = _WALKED | _PLAIN | _DROPPED
# A quoted value does not go on after a blank line: there a quotation mark was forgotten.
_VALUE = r"\"(?:[^\"\n]|\n(?![ \t]*\n)){0,2000}+\"|'(?:[^'\n]|\n(?![ \t]*\n)){0,2000}+'"
_TAG = re.compile(rf"<(?:/?([A-Za-z][^\s/<>]*+)(?:(?:[^<>\"']|{_VALUE})*+>|([^<>]*+>)?))?")
# What stands inside a player is for browsers that cannot play; the address may stand there too.
_INSIDE_PLAYER = re.compile(
    r"(<(audio|video)\b[^<>]*+>)((?:(?!</?(?:audio|video)\b).)*+)</\2\s*>",
    re.IGNORECASE | re.DOTALL,
)
_SOURCE = re.compile(r"<(?:source|embed|iframe)\b[^<>]*+>", re.IGNORECASE)
_cleaner = nh3.Cleaner(
    tags=_WALKED,
    clean_content_tags=_DROPPED,
    attributes={
        "a": {"href", "title"},
        "img": {"src", "alt"},
        "ol": {"start"},
        "th": {"colspan", "rowspan", "scope"},
        "td": {"colspan", "rowspan"},
        **{tag: {source, "title"} for tag, source in PLAYERS.items()},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    strip_comments=True,
)


def wellformed(html: str, incoming: Incoming) -> str:
    """``html`` without unknown tags and what browsers do not show; what was mended is noted."""
    html = _INSIDE_PLAYER.sub(_player_alone, unseen.shown(html, incoming))
    return _cleaner.clean(_TAG.sub(lambda match: _only_known(match, incoming), html))


def _only_known(match: re.Match, incoming: Incoming) -> str:
    """“<location>” and “<justin” are words that somebody typed, not tags; “</3” is none either.

    A frame becomes an element that holds nothing: what is written inside one counts as no markup, and
    would come out of the cleaning as it went in.
    """
    tag, name = match[0], (match[1] or "").lower()
    if name not in KNOWN:
        return tag.replace("<", "&lt;")
    if tag[-1] != ">":
        incoming.note(
            say("“%(tag)s” is a tag without an end; it was taken for words.", tag=tag[:60])
        )
        return f"&lt;{tag[1:]}"
    if match[2] is not None:
        incoming.note(
            say(
                "The tag %(tag)s has a quotation mark too few. Please check what follows it.",
                tag=tag[:200],
            )
        )
        tag = re.sub("[\"']", "", tag)
    if name == "iframe":
        return "" if tag[1] == "/" else f"<embed{tag[7:]}"
    return tag


def _player_alone(match: re.Match) -> str:
    source = _SOURCE.search(match[3])
    if "src=" in match[1].lower():
        return f"{match[1]}</{match[2]}>"
    return f"{match[1]}</{match[2]}>{source[0]}" if source else match[0]
