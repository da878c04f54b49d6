"""A Markdown file with front matter, of Hugo's or Jekyll's making, to a filled Incoming."""

import re
from html import unescape
from pathlib import PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from articles.importing import (
    attribute_lists,
    dialects,
    footnotes,
    front_fields,
    front_matter,
    mending,
    plain_text,
    raw_html,
    shortcodes,
    unseen,
)
from articles.importing.incoming import Incoming, Unreadable
from articles.importing.meanings import Resolve
from articles.importing.names import Names
from articles.importing.pieces import Quote
from articles.importing.shortcodes import Taken
from articles.rules.wording import say

DEEPEST = 120  # elements inside one another (a list counts for two); no article comes near it
_TOO_DEEP = say("Its lists or quotations are nested too deep to be an article's.")
_MARKS = ["table", "strikethrough"]
_renderer = MarkdownIt("commonmark", {"html": True}).enable(_MARKS)
# Blocks may be nested deep; were links and emphasis allowed to be, a row of brackets would take minutes.
_blocks = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST}).enable(_MARKS)
_blocks.disable(["inline", "text_join"])
_inlines = MarkdownIt("commonmark", {"html": True, "maxNesting": 10}).enable(_MARKS)
_inlines.disable(["normalize", "block"])
MOST_LINES = 60_000  # with words; each may be a paragraph, an item or a row, and takes its time
MOST_SIGNS = {"[": 100_000, "*": 300_000, "_": 300_000, "~": 300_000, "<": 200_000}
_LINE = re.compile(r"^[^\S\n]*+\S", re.MULTILINE)
_TITLE = re.compile(r"\s*<h1>(.*?)</h1>", re.DOTALL)
_HTML = re.compile(
    r"\s*</?(?!script|style|html|head|meta|link|code)[A-Za-z][A-Za-z0-9]*[\s>]", re.IGNORECASE
)
_ENTITY = re.compile(r"&#\d{2,5};")
_TAG = re.compile(r"<[^<>]*>")


def read(
    text: str, *, names: Names | None = None, resolve: Resolve = lambda ref: None, name: str = ""
) -> Incoming:
    """The article in ``text``. ``name`` is the file's: its date and slug serve where none are given.

    ``resolve`` gives the public address of the page that another file or old path stands for, or None.
    Raises Unreadable, with the line of the file, for front matter that cannot be read.
    """
    front = front_matter.split(text)
    _refuse_heaps(front.body)
    incoming = fields(front, names or Names(), name)
    taken = shortcodes.take(front.body, incoming, resolve, first_line=front.body_line)
    html = mending.rendered(_rendered(_plain_markdown(taken, incoming)))
    html = _without_title(html, taken, incoming)
    _render_quotes(taken)
    incoming.body = shortcodes.defused(raw_html.tidied(html, taken, incoming, resolve), taken)
    if not incoming.body:
        incoming.doubt("body", say("There is no text below the front matter."))
    return incoming


def fields(front: front_matter.Front, names: Names, name: str = "") -> Incoming:
    """Everything but the body: enough to know an article's date, slug and former addresses."""
    incoming = Incoming()
    front_fields.fill(incoming, front, names, name)
    return incoming


def ref_keys(name: str) -> list[str]:
    """The words by which another file's shortcode may name the file ``name``, the fullest first.

    ``news/2014/03/2014-03-05-some-words.md`` is “/news/2014/03/2014-03-05-some-words”,
    “2014-03-05-some-words” and “some-words”. Both sides go through this: a ref is found if one of
    its keys is one of the file's.
    """
    path = PurePosixPath("/" + name.strip().strip("/"))
    path = path.with_suffix("") if path.suffix in (".md", ".markdown", ".html") else path
    path = path.parent if path.name in ("index", "_index") else path
    slug = re.sub(r"^\d{4}-\d{1,2}-\d{1,2}-", "", path.name)
    return list(dict.fromkeys([str(path), path.name, slug]))


def _refuse_heaps(body: str) -> None:
    """Far beyond any article, a machine's heap of lines or signs would keep everybody waiting."""
    if body.count("\n") > MOST_LINES and sum(1 for _ in _LINE.finditer(body)) > MOST_LINES:
        raise Unreadable(
            say(
                "It has more than %(most)s lines, which no article has.",
                most=MOST_LINES,
            )
        )
    for sign, most in MOST_SIGNS.items():
        if body.count(sign) > most:
            raise Unreadable(
                say(
                    "It has more than %(most)s times the sign %(sign)s, which no article has.",
                    most=most,
                    sign=sign,
                )
            )


def _plain_markdown(taken: Taken, incoming: Incoming) -> str:
    """What CommonMark knows, without comments, attribute lists and footnotes; code as it was."""
    text, code = unseen.hidden(taken.text, incoming, taken.mark)
    text = dialects.in_commonmark(attribute_lists.without(text), incoming)
    text = footnotes.taken(text, taken, incoming)
    return unseen.restored(mending.source(text), code, taken.mark)


def _rendered(text: str) -> str:
    """CommonMark with tables, save that indented text is code only if it looks like code.

    Converters from other systems indent HTML and paragraphs at will; by the letter of the standard four
    spaces make them code, and readers would see tags.
    """
    environment: dict = {}
    tokens = _parsed(text, environment)
    for token in tokens:
        if token.type == "code_block" and _HTML.match(token.content):
            token.type = "html_block"
        elif token.type == "code_block" and _is_prose(token.content):
            token.type, token.content = "html_block", _renderer.render(token.content)
    return _renderer.renderer.render(tokens, _renderer.options, environment)


def _parsed(text: str, environment: dict) -> list[Token]:
    """The tokens of ``text``. The parser drops what is nested too deep for it, so that is refused."""
    try:
        tokens = _blocks.parse(text, environment)
    except RecursionError:
        raise Unreadable(_TOO_DEEP) from None
    if max((token.level for token in tokens), default=0) >= DEEPEST - 1:
        raise Unreadable(_TOO_DEEP)
    state = StateCore("", _inlines, environment, tokens)
    _inlines.core.process(state)
    return state.tokens


def _is_prose(content: str) -> bool:
    words = max(content.split("\n"), key=len).split()
    plain = sum(
        word.strip("“”\"'‘’(),.;:!?*_").replace("’", "").replace("-", "").isalpha()
        for word in words
    )
    return bool(_ENTITY.search(content)) or (len(words) >= 8 and plain >= 0.8 * len(words))


def _without_title(html: str, taken: Taken, incoming: Incoming) -> str:
    """Without a first heading that repeats the headline; where there is no headline, it is the headline."""
    match = _TITLE.match(html)
    words = taken.stand_in.sub(taken.words_of, _TAG.sub("", match[1])) if match else ""
    title = plain_text.line(shortcodes.defused(unescape(words), taken).replace("\n", " "))
    if title and not incoming.headline:
        incoming.headline = title
        incoming.doubts = [doubt for doubt in incoming.doubts if doubt.field != "headline"]
        incoming.doubt("headline", say("The first heading of the text was taken for the headline."))
    return html[match.end() :] if title and title == incoming.headline else html


def _render_quotes(taken: Taken) -> None:
    for number, piece in enumerate(taken.pieces):
        if isinstance(piece, Quote):
            inside = (_inline(words) for words in (piece.text, piece.cite))
            taken.pieces[number] = Quote(*inside)


def _inline(words: str) -> str:
    cleaned = raw_html.tidied(
        f"<div>{_renderer.renderInline(words)}</div>",
        Taken("", "nothing"),
        Incoming(),
        lambda ref: None,
    )
    return cleaned.removeprefix("<p>").removesuffix("</p>")
