"""The printed press-digest page, as it comes out of a browser, a mail or an old file.

From the top: a print control, the breadcrumb, the headline, a bullet block of date, source and category,
the body, the author's line that closes it, and a last bullet block: the site's trending topics of the day.
Any part may be missing. What is missing stays empty; what was guessed carries a doubt for the editor; only
an empty page is refused. Time grows in step with the length, whatever the page contains.
"""

from articles.importing import (
    bylines,
    closing_line,
    digest_cut,
    digest_facts,
    digest_head,
    furniture,
    lines,
    paragraphs,
    topics,
)
from articles.importing.digest_cut import Cut
from articles.importing.incoming import Incoming, Unreadable
from articles.importing.lines import Line
from articles.importing.paragraphs import Block
from articles.rules import limits
from articles.rules.wording import listed, say

_MOST_CLOSING = 6  # paragraphs below the text: authors, a disclaimer, an address


def read(text: str) -> Incoming:
    """The article on the page. Raises Unreadable for a page without text, and for nothing else."""
    incoming = Incoming()
    page = furniture.taken_off(lines.read(lines.prepared(text)), incoming)
    if not page:
        raise Unreadable(say("There is no text in it."))
    cut = _with_headline(incoming, digest_cut.cut(page))
    digest_head.fill(incoming, cut.head, facts_follow=bool(cut.facts))
    digest_facts.fill(incoming, cut.facts)
    rest = _without_byline(incoming, topics.taken_off(incoming, cut.rest))
    _fill_body(incoming, rest)
    _doubt_what_was_left(incoming, cut)
    _doubt_the_date(incoming)
    return incoming


def _with_headline(incoming: Incoming, cut: Cut) -> Cut:
    """Where none stands above the facts, the headline may be their first bullet or the line below them."""
    above = [line for line in cut.head if not line.blank]
    if not cut.facts or any(not digest_head.breadcrumb(line.text) for line in above):
        return cut
    first, *others = cut.facts
    names = [item for item in cut.facts if not item.dated and not item.label]
    if (
        not first.sure
        and not bylines.names(first.text)
        and (len(names) > 2 or _is_headline(first.text))
    ):
        incoming.doubt(
            "headline",
            say("“%(text)s”, the first bullet, was taken for the headline.", text=first.text),
        )
        return Cut([*cut.head, Line(""), Line(first.text)], others, cut.rest, cut.dropped)
    return _with_headline_below(incoming, cut)


def _is_headline(text: str) -> bool:
    return len(text.split(" ")) > 4


def _with_headline_below(incoming: Incoming, cut: Cut) -> Cut:
    blocks = list(lines.blocks(cut.rest))
    first = blocks[0] if blocks else []
    if len(first) != 1 or first[0].bullet or len(blocks) < 2:
        return cut
    text, below = first[0].text, blocks[1][0].text
    if (
        len(text) > limits.HEADLINE
        or text.endswith((".", "。", "।", ":"))
        or len(below) <= len(text)
    ):
        return cut
    incoming.doubt(
        "headline", say("“%(text)s”, below date and source, was taken for the headline.", text=text)
    )
    at = cut.rest.index(first[0]) + 1
    return Cut([*cut.head, Line(""), Line(text)], cut.facts, cut.rest[at:], cut.dropped)


def _without_byline(incoming: Incoming, rest: list[Line]) -> list[Line]:
    """The text without the byline that may stand on its first line."""
    rest = furniture.trimmed(rest)
    more = any(not line.blank for line in rest[1:])
    if rest and more and not rest[0].bullet and digest_head.fill_byline(incoming, rest[0].text):
        return furniture.trimmed(rest[1:])
    return rest


def _fill_body(incoming: Incoming, rest: list[Line]) -> None:
    body = paragraphs.read(rest)
    blocks = _without_closing(incoming, body.blocks)
    incoming.body = "\n".join(block.html for block in blocks)
    if not blocks:
        incoming.doubt("body", say("No text was found below the headline."))
    elif body.guessed:
        incoming.doubt(
            "body",
            say(
                "The lines of the text were cut at a width. Please check where its paragraphs end."
            ),
        )


def _without_closing(incoming: Incoming, blocks: list[Block]) -> list[Block]:
    """The text above the author's lines, which go into ``incoming.author_note``."""
    end, beside = len(blocks), len(blocks)
    for index in range(len(blocks) - 1, max(0, len(blocks) - 1 - _MOST_CLOSING), -1):
        text = blocks[index].text
        if closing_line.goes_with_one(text):
            continue
        above = "\n".join(block.text for block in blocks[:index])
        closing = closing_line.read(text, above=above, authors=incoming.authors)
        if not closing or not closing.sure:
            beside = beside if closing is None or end < len(blocks) else index
            break
        _add_authors(incoming, closing)
        end = index
    if end < len(blocks):
        incoming.author_note = " ".join(block.text for block in blocks[end:])
    elif beside < len(blocks):
        incoming.doubt(
            "author_note",
            say("The last paragraph may be the author's line; it was left in the text."),
        )
    return blocks[:end]


def _add_authors(incoming: Incoming, closing: closing_line.ClosingLine) -> None:
    new = [name for name in closing.names if name not in incoming.authors]
    incoming.authors[:0] = new
    if new:
        incoming.doubt(
            "authors",
            say("%(names)s: read from the line that closes the piece.", names=listed(new)),
        )


def _doubt_what_was_left(incoming: Incoming, cut: Cut) -> None:
    for text in cut.dropped:
        incoming.doubt(
            "category", say("“%(text)s”, beside the date, was left in the text.", text=text)
        )


def _doubt_the_date(incoming: Incoming) -> None:
    asked = any(doubt.field == "published_on" for doubt in incoming.doubts)
    if not incoming.published_on and not asked:
        incoming.doubt("published_on", say("No date was found. Please give the date of the paper."))
