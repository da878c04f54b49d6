"""A cleaned body as what the checks look at: its lines, and the links and headings in them; and pictures as
they are in HTML that is not ours. Those of the library are :mod:`articles.rules.figures`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from articles.rules.cleaning import TOKEN

_ALTERNATIVE = re.compile(r"""\balt=(?:"([^"]*)"|'([^']*)')""")
_INLINE = {"a", "strong", "em", "s", "sub", "sup", "code", "img"}
_KINDS = {"a", "h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass
class Part:
    """A piece of one line of the story. ``kind`` is its element, or “line” for the whole line.

    ``begin`` is where its words stand in ``line``; ``alternatives`` are those of pictures inside it.
    A heading without words has no line of its own: its line is the one after it.
    """

    kind: str
    words: str
    line: str
    begin: int
    alternatives: str = ""

    @property
    def says_something(self) -> bool:
        return bool((self.words + self.alternatives).strip())


@dataclass
class _Open:
    """An element that has begun; it ends before its line does."""

    kind: str
    begin: int
    end: int = 0
    alternatives: list[str] = field(default_factory=list)


def parts_of(body: str) -> Iterator[Part]:
    """The parts of a cleaned body, line by line: within a line what ends first comes first, then the line."""
    reading = _Reading()
    for token in TOKEN.finditer(body):
        yield from reading.take(token)
    yield from reading.end_line(last=True)


class _Reading:
    """What is known of the line that is being read. What stands in an empty line waits for the next."""

    def __init__(self):
        self.text: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.ended: list[_Open] = []

    def take(self, token: re.Match) -> Iterator[Part]:
        name = token[2]
        if name is None:
            self._write(unescape(token[0]))
            return
        if name == "br":
            self._write(" ")
        elif name not in _INLINE and not token[1]:
            yield from self.end_line()
        if name == "img":
            self._picture(token[3])
        elif name in _KINDS:
            self._end(name) if token[1] else self.open.append(_Open(name, self.length))
        if name not in _INLINE and name != "br" and token[1]:
            yield from self.end_line()

    def _write(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def _picture(self, attributes: str) -> None:
        found = _ALTERNATIVE.search(attributes)
        alternative = unescape(found[1] or found[2] or "") if found else ""
        for each in self.open:
            each.alternatives.append(alternative)
        # A picture in a link is judged with it: one that says nothing is the link's fault alone.
        if not any(each.kind == "a" for each in self.open):
            self.ended.append(_Open("img", self.length, self.length, [alternative]))

    def _end(self, name: str) -> None:
        if self.open and self.open[-1].kind == name:
            ended = self.open.pop()
            ended.end = self.length
            self.ended.append(ended)

    def end_line(self, *, last: bool = False) -> Iterator[Part]:
        line = "".join(self.text)
        if not line.strip() and not last:
            return
        for each in self.ended:
            words = line[each.begin : each.end]
            yield Part(each.kind, words, line, each.begin, "".join(each.alternatives))
        if line.strip():
            yield Part("line", line, line, 0)
        for each in self.open:  # it goes on in the next line, and has said what stands in this one
            each.alternatives.append(line[each.begin :])
            each.begin = 0
        self.text, self.length, self.ended = [], 0, []
