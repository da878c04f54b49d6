"""What changed between two texts: block by block, and inside a block word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from articles.rules.blocks import Block, blocks_of
from articles.rules.figures import NARROW, WIDE, attributes
from articles.rules.merging import counterparts
from articles.rules.wording import say

SAME, ADDED, REMOVED = "same", "added", "removed"
_TOKEN = re.compile(r"<[^<>]*>|[^\s<]+|\s+")
_HREF = re.compile(r'href="([^"]*)"')
PARAGRAPH = say("paragraph")
# Inside a block the marks of its text are words of their own: a reader sees them, so a change counts.
_MARKS = {
    "strong": say("bold"), "em": say("italic"), "s": say("struck"), "sub": say("lowered"),
    "sup": say("raised"), "code": say("code"),
}  # fmt: skip
_NAMES = {
    "h2": say("heading"), "h3": say("small heading"), "ul": say("list"), "ol": say("numbered list"),
    "blockquote": say("quote"), "table": say("table"), "pre": say("code"), "hr": say("rule"), "p": "",
    "figure": say("picture"),
}  # fmt: skip
_ALIGNED = {WIDE: say("wide"), NARROW: say("narrow")}


@dataclass(frozen=True)
class Run:
    """Words in a row that are the same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Comparison:
    """One block: what it is, whether as a whole it is the same, added or removed, and its words."""

    name: str
    kind: str
    runs: tuple[Run, ...]

    @property
    def is_changed(self) -> bool:
        return any(run.kind != SAME for run in self.runs)


def compare_bodies(old: str, new: str) -> list[Comparison]:
    """Every block of both bodies in order. A changed block is one entry with its words compared."""
    before = [Block.of(html) for html in blocks_of(old)]
    after = [Block.of(html) for html in blocks_of(new)]
    return [_compared(*pair) for pair in _pairs(before, after)]


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """Two lines of text, word by word."""
    return _runs(_words(old), _words(new))


def _pairs(before: list[Block], after: list[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, begin, end, other_begin, other_end in matcher.get_opcodes():
        old, new = before[begin:end], after[other_begin:other_end]
        for left, right in counterparts(old, new):
            yield (None if left is None else old[left]), (None if right is None else new[right])


def _compared(old: Block | None, new: Block | None) -> Comparison:
    if old is None or new is None:
        kind, only = (ADDED, new) if old is None else (REMOVED, old)
        return Comparison(_name(only), kind, (Run(kind, "".join(_tokens(only.html))),))
    runs = _runs(_tokens(old.html), _tokens(new.html))
    before, after = _name(old), _name(new)
    if before != after:
        runs = (
            Run(REMOVED, f"[{before or PARAGRAPH}]"),
            Run(ADDED, f"[{after or PARAGRAPH}]"),
            *runs,
        )
    return Comparison(after, SAME, runs)


def _name(block: Block) -> str:
    tag = re.match(r"<([a-z0-9]+)", block.html)
    return str(_NAMES.get(tag[1], tag[1])) if tag else ""


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)


def _tokens(html: str) -> list[str]:
    """The words of a block, the spaces between them, and its marks as words in brackets."""
    found: list[str] = []
    for token in _TOKEN.findall(html):
        if not token.startswith("<"):
            found.append(unescape(token))
        elif word := _mark(token):
            found.append(word)
    while found and found[0].isspace():
        found.pop(0)
    return found


def _mark(tag: str) -> str:
    name = re.match(r"</?([a-z0-9]+)", tag)[1]
    ends = tag.startswith("</")
    if name in _MARKS:
        return f"[{say('end of %(mark)s', mark=_MARKS[name])}]" if ends else f"[{_MARKS[name]}]"
    if name == "a":
        href = _HREF.search(tag)
        if ends:
            return f"[{say('end of link')}]"
        leads = (
            say("link to %(address)s", address=unescape(href[1]))
            if href
            else say("link to nothing")
        )
        return f"[{leads}]"
    if name == "figure" and not ends:
        return _picture(attributes(tag[:-1]))
    if name == "br" or (ends and name in ("li", "tr", "td", "th", "p", "figure")):
        return " "
    return ""


def _picture(said: dict[str, str]) -> str:
    """A figure's tag in words: all of it is seen, or heard, on the page."""
    number = said.get("data-picture")
    if number is None:
        return f"[{say('gallery')}] "
    told = [say("picture %(number)s", number=number)]
    told += [_ALIGNED[said["data-align"]]] if said.get("data-align") in _ALIGNED else []
    told += [say("shows: %(words)s", words=said["data-alt"])] if said.get("data-alt") else []
    return f"[{', '.join(map(str, told))}] "


def _runs(old: Sequence[str], new: Sequence[str]) -> tuple[Run, ...]:
    found: list[Run] = []
    for kind, begin, end, other_begin, other_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            found.append(Run(SAME, "".join(old[begin:end])))
            continue
        if end > begin:
            found.append(Run(REMOVED, "".join(old[begin:end])))
        if other_end > other_begin:
            found.append(Run(ADDED, "".join(new[other_begin:other_end])))
    return tuple(found)
