"""The body of a pasted page: lines of plain text to paragraphs and lists.

A blank line always divides; what a single line end means, ``wrapping`` tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from articles.importing import lines, plain_text
from articles.importing.lines import Line
from articles.importing.wrapping import Width

_SPEECH = ("—", "―")  # at the beginning of a line they are how many languages print what is said


@dataclass(frozen=True)
class Block:
    """A paragraph with its plain text, or a list, which has none; both as HTML."""

    html: str
    text: str = ""


@dataclass(frozen=True)
class Body:
    """The blocks of a text. ``guessed`` is True where only a short line told a paragraph's end."""

    blocks: list[Block]
    guessed: bool


def read(body: list[Line]) -> Body:
    """The paragraphs and lists that ``body`` is."""
    body = _without_lone_marks(list(_with_lists_closed_up(body)))
    width = Width(_plain_runs(body))
    found: list[Block] = []
    for is_list, block in _blocks(body, width):
        if is_list:
            found.append(Block(_list(block)))
        else:
            found += [
                Block(f"<p>{plain_text.as_html(text)}</p>", text)
                for text in width.paragraphs(block)
            ]
    return Body(found, width.guessed)


def _plain_runs(body: list[Line]) -> Iterator[list[Line]]:
    for block in lines.blocks(body):
        for bullet, run in groupby(block, key=lambda line: line.bullet):
            if not bullet:
                yield list(run)


def _blocks(body: list[Line], width: Width) -> Iterator[tuple[bool, list[Line]]]:
    """Runs of lines without a blank between: (True, bullets) or (False, text lines)."""
    for block in lines.blocks(body):
        for kind, run in groupby(_continued(block, width), key=_kind):
            yield kind != "", list(run)


def _kind(line: Line) -> str:
    return "1" if line.numbered else line.mark and "•"


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


def _without_lone_marks(body: list[Line]) -> list[Line]:
    """Dashes of speech, and a dash or an asterisk on one line only, are text and no list."""
    found: list[Line] = []
    for bullet, run in groupby(body, key=lambda line: line.bullet):
        block = list(run)
        speech = _is_speech(block)
        alone = speech or (len(block) == 1 and block[0].mark[-1:] == " ")
        if not bullet:
            found += block
        else:
            found += [_as_text(line) if alone or _speaks(line) else line for line in block]
    return found


def _is_speech(block: list[Line]) -> bool:
    """“– We are ready – he said.”: the dash that opens what is said comes again behind it."""
    again = sum(line.mark.strip() in ("–", "-") and f" {line.mark}" in line.text for line in block)
    return block[0].bullet and again * 2 >= len(block)


def _speaks(line: Line) -> bool:
    return line.mark.startswith(_SPEECH)


def _as_text(line: Line) -> Line:
    return replace(line, text=line.written, mark="")


def _continued(block: list[Line], width: Width) -> Iterator[Line]:
    """An indented line right after a bullet goes on with the bullet's text, as does one after a full line."""
    held: list[Line] = []
    for line in block:
        if held and held[0].bullet and not line.bullet and _goes_on(held[-1], line, width):
            held.append(line)
            continue
        yield from _merged(held)
        held = [line]
    yield from _merged(held)


def _goes_on(before: Line, line: Line, width: Width) -> bool:
    return line.indent >= 2 or width.continues(before, line)


def _merged(held: list[Line]) -> Iterator[Line]:
    if len(held) == 1:
        yield held[0]
    elif held:
        yield replace(held[0], text=" ".join(line.text for line in held))


def _list(block: list[Line]) -> str:
    items = "".join(f"<li>{plain_text.as_html(line.text)}</li>" for line in block)
    kind = "ol" if block[0].numbered else "ul"
    return f"<{kind}>{items}</{kind}>"
