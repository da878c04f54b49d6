"""The lines of a pasted page, and the bullets they begin with.

Some signs are bullets wherever they begin a line: •, ▪, ・ and, with a space after them, *, - or +.
Others are only so in company: “1.” where “2.” comes next, “-June” without a space where the next line
begins in the same way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from html.entities import html5

from articles.importing import plain_text

_GLYPHS = "•▪▫●‣◦⁃∙■□○◆◇▶▷►▸▹✓✔✦❖➢➤⦁⚫\uff65・·"
_SPACED = "*+–—―‐‑‒−→➔-"
_BULLET = re.compile(
    rf"[\s\u200e\u200f\u061c]*(?P<mark>[{_GLYPHS}]|[{_SPACED}](?=\s|[\u200e\u200f]|$))[\s\u200e\u200f\u061c]*"
)
_BEFORE = r"[\s\u200e\u200f\u061c]*"
_NUMBER = re.compile(rf"{_BEFORE}(?P<mark>(?P<number>\d{{1,2}})[.)])\s+(?=\S)")
_TIGHT = re.compile(rf"{_BEFORE}(?P<mark>[*–—‐-]|--)(?=[^\W_]|[,،、“\"'«])")
_RULE = re.compile(r"(?:[*_=~#·•–—-] ?){3,}")  # “* * *” divides a text
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,20}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_SYMBOL_FONT = re.compile(r"^([ \t\xa0]*)[\ue000-\uf8ff](?=[ \t\xa0]|$)", re.MULTILINE)
_LETTER_O = re.compile(r"^([ \xa0]*)o\t", re.MULTILINE)  # Word's hollow bullet
_SOFT_HYPHEN = re.compile("\xad\r?\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. ``mark`` is the bullet that is off: “•”, “- ” or “1. ”; “” without one."""

    text: str
    mark: str = ""
    indent: int = 0
    width: int = 0  # columns that the line takes, with indent and mark

    @property
    def bullet(self) -> bool:
        return bool(self.mark)

    @property
    def blank(self) -> bool:
        return not self.text and not self.mark

    @property
    def numbered(self) -> bool:
        return self.mark[:1].isdigit()

    @property
    def written(self) -> str:
        """The line with the sign it began with."""
        return f"{self.mark}{self.text}"


_BLANK = Line("")


def prepared(text: str) -> str:
    """``text`` tidied, after what would be lost by that is saved: Word's bullets, HTML's entities."""
    text = _ENTITY.sub(_character, text)
    text = _SYMBOL_FONT.sub(r"\1•", text)
    return plain_text.tidy(_SOFT_HYPHEN.sub("", _LETTER_O.sub(r"\1•\t", text)))


def read(text: str) -> list[Line]:
    """The lines of ``text``, bullets recognised; a bullet alone on its line takes the next line."""
    found: list[Line] = []
    for line in _in_company([_line(raw) for raw in text.split("\n")]):
        if found and _is_lone(found[-1]) and not line.bullet:
            found[-1] = replace(line, mark=found[-1].mark)  # a blank line leaves it lone
        else:
            found.append(line)
    return [_BLANK if _is_lone(line) else line for line in found]


def _character(entity: re.Match) -> str:
    known = entity[0][1] == "#" or entity[0][1:] in html5
    return unescape(entity[0]) if known else entity[0]


def _is_lone(line: Line) -> bool:
    return line.bullet and not line.text


def _line(raw: str) -> Line:
    if not raw:
        return _BLANK
    plain = plain_text.line(raw)
    indent, width = len(raw) - len(raw.lstrip()), len(raw.rstrip())
    if not plain:
        return _BLANK
    if len(plain) < 200 and _RULE.fullmatch(plain):
        return Line(plain, width=width)
    match = _BULLET.match(raw)
    if not match:
        return Line(plain, "", indent, width)
    mark = match["mark"] if match["mark"] in _GLYPHS else f"{match['mark']} "
    return Line(plain_text.line(raw[match.end() :]), mark, indent, width)


def _in_company(lines: list[Line]) -> list[Line]:
    """Numbers that count and dashes without a space, made bullets where two or more stand together."""
    text_at = [index for index, line in enumerate(lines) if not line.blank]
    for form in (_NUMBER, _TIGHT):
        run: list[tuple[int, re.Match]] = []
        for index in [*text_at, -1]:
            match = (
                form.match(lines[index].text) if index >= 0 and not lines[index].bullet else None
            )
            if run and not (match and _follows(match, run[-1][1])):
                _mark(lines, run)
                run = []
            if match and (run or match.groupdict().get("number", "1") == "1"):
                run.append((index, match))
    return lines


def _follows(match: re.Match, before: re.Match) -> bool:
    if "number" in match.groupdict():
        return int(match["number"]) == int(before["number"]) + 1
    return match["mark"] == before["mark"]


def _mark(lines: list[Line], run: list[tuple[int, re.Match]]) -> None:
    # Lines that all go on with a number are amounts (“-5 percent”), and the dash is a minus.
    amounts = all(lines[index].text[match.end() :][:1].isdigit() for index, match in run)
    if len(run) < 2 or (amounts and "number" not in run[0][1].groupdict()):
        return
    for index, match in run:
        text = lines[index].text
        space = " " if "number" in match.groupdict() else ""
        lines[index] = replace(
            lines[index], text=text[match.end() :].lstrip(), mark=f"{match['mark']}{space}"
        )


def blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """The runs of lines between blank ones."""
    block: list[Line] = []
    for line in lines:
        if not line.blank:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block
