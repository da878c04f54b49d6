"""A Markdown file with front matter, of Hugo's or Jekyll's making, to a filled Incoming."""

import re
from html import unescape
from pathlib import PurePosixPath

from markdown_it import MarkdownIt

from articles.importing import front_fields, front_matter, mending, plain_text, raw_html, shortcodes
from articles.importing.incoming import Incoming
from articles.importing.names import Names
from articles.importing.pieces import Quote
from articles.importing.shortcodes import Resolve, Taken

_renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
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
    incoming = fields(front, names or Names(), name)
    taken = shortcodes.take(front.body, incoming, resolve, first_line=front.body_line)
    html = _without_title(mending.rendered(_rendered(mending.source(taken.text))), incoming)
    _render_quotes(taken)
    incoming.body = shortcodes.defused(raw_html.tidied(html, taken, incoming, resolve))
    if not incoming.body:
        incoming.doubt("body", "There is no text below the front matter.")
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


def _rendered(text: str) -> str:
    """CommonMark with tables, save that indented text is code only if it looks like code.

    Converters from other systems indent HTML and paragraphs at will; by the letter of the standard four
    spaces make them code, and readers would see tags.
    """
    environment: dict = {}
    tokens = _renderer.parse(text, environment)
    for token in tokens:
        if token.type == "code_block" and _HTML.match(token.content):
            token.type = "html_block"
        elif token.type == "code_block" and _is_prose(token.content):
            token.type, token.content = "html_block", _renderer.render(token.content)
    return _renderer.renderer.render(tokens, _renderer.options, environment)


def _is_prose(content: str) -> bool:
    words = max(content.split("\n"), key=len).split()
    plain = sum(
        word.strip("“”\"'‘’(),.;:!?*_").replace("’", "").replace("-", "").isalpha()
        for word in words
    )
    return bool(_ENTITY.search(content)) or (len(words) >= 8 and plain >= 0.8 * len(words))


def _without_title(html: str, incoming: Incoming) -> str:
    """Without a first heading that repeats the headline; where there is no headline, it is the headline."""
    match = _TITLE.match(html)
    title = plain_text.line(unescape(_TAG.sub("", match[1])).replace("\n", " ")) if match else ""
    if title and not incoming.headline:
        incoming.headline = title
        incoming.doubts = [doubt for doubt in incoming.doubts if doubt.field != "headline"]
        incoming.doubt("headline", "The first heading of the text was taken for the headline.")
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
