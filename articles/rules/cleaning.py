"""The only HTML that gets in: what an article is made of, by allow-list.

Everything a person or an import brings passes through :func:`clean_body` before it is stored, so
templates may show a stored body as it is. Cleaning is idempotent: cleaned twice is cleaned once.
"""

import re
import unicodedata
from html import escape, unescape

import nh3

from articles.rules import figure_forms
from articles.rules.figures import without_pictures
from articles.rules.tokens import TOKEN

TAGS = {
    "p", "h2", "h3", "ul", "ol", "li", "blockquote", "a", "strong", "em", "s", "sub", "sup",
    "br", "hr", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title", "hreflang", "lang"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "p": {"lang", "dir"},
    "blockquote": {"cite", "lang", "dir"},
    "figure": {"data-picture", "data-alt", "data-align", "data-gallery"},
}
SCHEMES = {"http", "https", "mailto"}
# What stands inside these is no text of the article's; everywhere else the words stay.
DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "title",
    "textarea",
    "noscript",
    "iframe",
    "svg",
    "math",
    "template",
}
# The older tags of pasted HTML that mean the same as a newer one.
_SYNONYM = {
    "b": "strong", "i": "em", "cite": "em", "del": "s", "strike": "s",
    "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3",
    "div": "p", "caption": "p", "dt": "p", "dd": "p",
}  # fmt: skip
_OLD_TAG = re.compile(r"<(/?)(" + "|".join(_SYNONYM) + r")(?=[\s>/])", re.IGNORECASE)
# What says nothing without words in it; an empty cell or list is left alone.
_NOTHING_WHEN_EMPTY = {"p", "h2", "h3", "li", "blockquote", "strong", "em", "a", "figcaption"}
_BLANK = re.compile(r"(?:\s|&nbsp;)*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_ANY_TAG = re.compile(r"<[^<>]*>")
_BLOCK_END = re.compile(r"</(?:p|h2|h3|li|blockquote|td|th|pre|figure)>|<br>|<hr>")
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", "!”", "?”", "。", "！", "？", "।", "؟")

_NESTING = re.compile(
    # Not those that a parser closes by itself when the next one begins.
    r"<(/?)(?!(?:p|li|tr|td|th|dt|dd|thead|tbody|br|hr|img|input|wbr|col|source|link|meta)[\s/>])"
    r"[a-z][^\s/>]*",
    re.IGNORECASE,
)
DEEPEST = 500  # elements inside one another; parsing takes time by the square of it

_cleaner = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=DROPPED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    link_rel="noopener",
    strip_comments=True,
)


def clean_body(html: str) -> str:
    """``html`` reduced to the allow-list, without empty blocks; every link keeps ``rel=noopener``."""
    html = _CONTROL.sub("", html.replace("\r\n", "\n").replace("\r", "\n"))
    html = _OLD_TAG.sub(lambda match: f"<{match[1]}{_SYNONYM[match[2].lower()]}", html)
    before, html = None, _cleaner.clean(html)
    while html != before:  # what an emptied block leaves behind may be parsed otherwise
        before = html
        html = figure_forms.settled(_CONTROL.sub("", html), clean_line)
        html = _cleaner.clean(_without_empty_blocks(html))
    return html.strip()


def _without_empty_blocks(html: str) -> str:
    """Cleaned ``html`` without elements that hold no words, nor others that do: one look at each tag."""
    kept: list[str] = []
    still_open: list[list] = [
        [0, True]
    ]  # where each open element begins in kept; whether it says something
    for token in TOKEN.finditer(html):
        closing, name = token[1], token[2]
        if name is None or name in ("br", "hr"):
            still_open[-1][1] |= name == "hr" or (name is None and not _BLANK.fullmatch(token[0]))
            kept.append(token[0])
        elif not closing:
            still_open.append([len(kept), name not in _NOTHING_WHEN_EMPTY])
            kept.append(token[0])
        elif len(still_open) > 1:
            begin, says_something = still_open.pop()
            if says_something:
                still_open[-1][1] = True
                kept.append(token[0])
            else:
                del kept[begin:]
    return "".join(kept)


def is_bottomless(html: str) -> bool:
    """True for elements nested so deep that no story needs it and parsing would take minutes."""
    depth = 0
    for match in _NESTING.finditer(html):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


def clean_line(text: str) -> str:
    """One line of plain text: no control or invisible direction signs, single spaces."""
    text = "".join(
        sign for sign in text if sign.isprintable() or sign.isspace() or sign in "\u200c\u200d"
    )
    return " ".join(unicodedata.normalize("NFC", text).split())


def clean_lines(text: str) -> str:
    """Plain text as paragraphs, one a line: each as :func:`clean_line` has it, none of them empty."""
    return "\n".join(line for each in text.splitlines() if (line := clean_line(each)))


def key_of(name: str) -> str:
    """What two names have in common that a reader takes for one: “COVID-19”, “covid-19”, “ＣＯＶＩＤ-19”.

    Compatibility forms and case are folded (Unicode 3.13, D146); the first 400 characters count.
    """
    folded = unicodedata.normalize("NFKC", clean_line(name)).casefold()
    return unicodedata.normalize("NFKC", folded)[:400]


def text_of(html: str) -> str:
    """The words of a cleaned body, blocks apart by a space: for excerpts, counting and search."""
    text = unescape(_ANY_TAG.sub("", _BLOCK_END.sub(" ", html)))
    if not text.isprintable():
        return " ".join(text.split())
    while "  " in text:  # the only space there is; to split takes as long as all else
        text = text.replace("  ", " ")
    return text.strip(" ")


def excerpt(html: str, longest: int = 200) -> str:
    """The first words of a cleaned body, cut at a word; an ellipsis says where a sentence was cut. What is
    said of a picture is no beginning of a story."""
    text = text_of(without_pictures(html))
    if len(text) <= longest:
        return text
    cut = text[:longest]
    words = (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-")
    return words if words.endswith(_SENTENCE_ENDS) else words + "…"


def paragraphs(text: str) -> str:
    """Plain text as HTML, a paragraph a line."""
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())
