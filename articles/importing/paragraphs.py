"""The body of a pasted page: lines of plain text to paragraphs and lists.

A blank line always divides. What a single line end means depends on where the text comes from: a web
page's copy has one paragraph a line; a mail or an old terminal wraps each line at some width. A block is
taken for wrapped when the page's longest line in such blocks is of a terminal's width (40-120 characters;
from 20 for scripts without spaces), each line but the last is so full that the next word would not have
fitted, and fewer than half of them end like a sentence. Then its lines are joined; otherwise each line is
a paragraph of its own.
"""

import re
from collections.abc import Iterator
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from articles.importing import plain_text

WIDEST_WRAPPED, NARROWEST_WRAPPED, NARROWEST_WITHOUT_SPACES = 120, 40, 20

_GLYPHS = "•▪●‣◦⁃∙■□○◆◇▶►✓➢"
_BULLET = re.compile(rf"\s*(?:[{_GLYPHS}]\s*|[·・*–-](?:\s+|$))")
_SENTENCE_END = re.compile("[.!?…:;。！？؟।»”\"')\\]]$")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


class Line(NamedTuple):
    """One line of a tidied page. ``bullet`` tells whether it began with a bullet, which is off."""

    text: str
    bullet: bool = False
    indented: bool = False

    @property
    def blank(self) -> bool:
        return not self.text and not self.bullet


_LONE = Line("", bullet=True)


def lines(text: str) -> list[Line]:
    """The lines of ``text``, bullets recognised; a bullet alone on its line takes the next line."""
    found: list[Line] = []
    for raw in text.split("\n"):
        line = _line(raw)
        if found and found[-1] == _LONE and not line.bullet:
            found[-1] = Line(line.text, bullet=True)  # a blank line leaves it lone
        else:
            found.append(line)
    return [Line("") if line == _LONE else line for line in found]


def as_html(body: list[Line]) -> tuple[str, list[str]]:
    """The body as HTML, and the paragraphs' plain texts (a list counts as one empty text)."""
    blocks = list(_blocks(body))
    width = _width(blocks)
    html, texts = [], []
    for is_list, block in blocks:
        for text in [""] if is_list else _paragraphs(block, width):
            html.append(_list(block) if is_list else f"<p>{plain_text.as_html(text)}</p>")
            texts.append(text)
    return "\n".join(html), texts


def seam(first: str, second: str) -> str:
    """What joins two lines of one wrapped text: nothing after a hyphen or between Chinese characters."""
    tight = _WIDE.match(first[-1:]) and _WIDE.match(second[:1])
    broken_word = first[-1:] == "-" and first[-2:-1].isalpha() and second[:1].islower()
    return "" if tight or broken_word else " "


def _line(raw: str) -> Line:
    match = _BULLET.match(raw)
    text = plain_text.line(raw[match.end() :] if match else raw)
    return Line(text, bullet=bool(match), indented=not match and raw[:2] == "  ")


def _blocks(body: list[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Runs of lines without a blank between: (True, bullets) or (False, text lines)."""
    for blank, run in groupby(_with_lists_closed_up(body), key=lambda line: line.blank):
        if not blank:
            for bullet, block in groupby(_continued(run), key=lambda line: line.bullet):
                yield bullet, list(block)


def _with_lists_closed_up(body: list[Line]) -> Iterator[Line]:
    # Blank lines between two bullets are a matter of spacing: it is one list.
    gap: list[Line] = []
    after_bullet = False
    for line in body:
        if line.blank:
            gap.append(line)
            continue
        if not (after_bullet and line.bullet):
            yield from gap
        gap, after_bullet = [], line.bullet
        yield line


def _continued(run: Iterator[Line]) -> Iterator[Line]:
    """An indented line right after a bullet goes on with the bullet's text."""
    held: list[Line] = []
    for line in run:
        if held and held[0].bullet and line.indented and not line.bullet:
            held.append(line)
            continue
        yield from _merged(held)
        held = [line]
    yield from _merged(held)


def _merged(held: list[Line]) -> Iterator[Line]:
    if held:
        yield Line(" ".join(line.text for line in held), bullet=held[0].bullet)


def _list(block: list[Line]) -> str:
    items = "".join(f"<li>{plain_text.as_html(line.text)}</li>" for line in block)
    return f"<ul>{items}</ul>"


def _paragraphs(block: list[Line], width: int) -> list[str]:
    texts = [line.text for line in block]
    if len(texts) == 1 or not _wrapped(texts, width):
        return texts
    seams = [seam(before, after) for before, after in pairwise(texts)]
    return ["".join(chain.from_iterable(zip(texts, [*seams, ""], strict=True)))]


def _width(blocks: list[tuple[bool, list[Line]]]) -> int:
    """The longest line among those that stand together without a blank between."""
    together = (block for is_list, block in blocks if not is_list and len(block) > 1)
    return max((len(line.text) for block in together for line in block), default=0)


def _wrapped(texts: list[str], width: int) -> bool:
    ended = sum(bool(_SENTENCE_END.search(text[-1:])) for text in texts[:-1])
    return (
        _narrowest(texts[0]) <= width <= WIDEST_WRAPPED
        and ended * 2 < len(texts)
        and all(_full(text, after, width) for text, after in pairwise(texts))
    )


def _narrowest(text: str) -> int:
    return NARROWEST_WITHOUT_SPACES if _WIDE.search(text) else NARROWEST_WRAPPED


def _full(text: str, after: str, width: int) -> bool:
    """True if the first word of the line after would not have fitted on this one."""
    if _WIDE.match(after):
        return len(text) >= width - 3
    return len(text) + 1 + len(after.split(" ", 1)[0]) > width - 2
