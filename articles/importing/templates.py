"""What Liquid and Hugo decide when they build a page: comments, conditions, loops, words shown as written.

Comments are private and go without a word. Of a condition the first branch stays, since what it asked
cannot be known here; what a loop would list is left out; both are noted.
"""

import re
from dataclasses import dataclass

from articles.importing.incoming import Incoming
from articles.rules.wording import Sentence, say

_TAG = re.compile(
    r"\{%-?\s*+(?P<end>end)?(?P<name>comment|raw|doc|if|unless|case|for|tablerow|capture|schema|javascript"
    r"|stylesheet)\b(?P<said>[^{}%]{0,1000}+)%\}"
    r"|\{%-?\s*+(?P<branch>else|elsif|elseif|when)\b[^{}%]{0,1000}+%\}"
    r"|\{\{[<%]\s*+(?P<slash>/?)\s*+(?P<hugo>comment)\b[^{}]{0,300}?(?P<alone>/?)\s*[>%]\}\}"
    r"|(?P<open>\{\{-?\s*+/\*)|(?P<close>\*/\s*+-?\}\})",
    re.IGNORECASE,
)
_SILENT = frozenset(("comment", "doc", "{{/*", "schema", "javascript", "stylesheet"))
_VERBATIM = _SILENT | {"raw"}  # what looks like a tag in them is none
_BRANCHED = frozenset(("if", "unless", "case"))
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}")

_OTHERWISE = say(
    "Line %(line)s: the page asked “%(said)s” when it was built; what is shown otherwise was left out."
)
_FIRST = say(
    "Line %(line)s: the page asked “%(said)s” when it was built; what it shows first was kept."
)
_WRITES = say(
    "Line %(line)s: the page asked “%(said)s” when it was built; what it writes was left out."
)


@dataclass(eq=False)
class _Tag:
    """One tag. ``kind`` is open, close or branch; ``mate`` the other end of an open or a close."""

    kind: str
    name: str
    match: re.Match
    mate: "_Tag | None" = None


def decided(text: str, incoming: Incoming, written, first_line: int = 1) -> str:
    """``text`` with its conditions decided. ``written`` makes a stand-in for signs shown as written."""
    if "{%" not in text and "{{" not in text:
        return text
    tags = [_tag(match) for match in _TAG.finditer(text)]
    _pair(tags)
    return _Decision(text, incoming, written, first_line).of(tags) if tags else text


def _tag(match: re.Match) -> _Tag:
    if match["branch"]:
        return _Tag("branch", match["branch"].lower(), match)
    if match["open"] or match["close"]:
        return _Tag("open" if match["open"] else "close", "{{/*", match)
    if match["hugo"]:
        kind = "alone" if match["alone"] else "close" if match["slash"] else "open"
        return _Tag(kind, "comment", match)
    return _Tag("close" if match["end"] else "open", match["name"].lower(), match)


def _pair(tags: list[_Tag]) -> None:
    """Finds for each opening its end; those without one, and what is verbatim, stay single."""
    last = {tag.name: number for number, tag in enumerate(tags) if tag.kind == "close"}
    open_tags: list[_Tag] = []
    verbatim: _Tag | None = None
    for number, tag in enumerate(tags):
        if verbatim:
            if tag.kind == "close" and tag.name == verbatim.name:
                tag.mate, verbatim.mate, verbatim = verbatim, tag, None
        elif tag.kind == "open" and last.get(tag.name, -1) > number:
            if tag.name in _VERBATIM:
                verbatim = tag
            else:
                open_tags.append(tag)
        elif tag.kind == "close" and any(opened.name == tag.name for opened in open_tags[-50:]):
            while (opened := open_tags.pop()).name != tag.name:
                pass
            tag.mate, opened.mate = opened, tag


class _Decision:
    """One way through the tags: what is written of the text, and what not."""

    def __init__(self, text: str, incoming: Incoming, written, first_line: int):
        self.text, self.incoming, self.written = text, incoming, written
        self.line, self.counted = first_line, 0
        self.out: list[str] = []
        self.position = 0
        self.frames: list[
            tuple[_Tag, bool]
        ] = []  # what is open here, and whether it hides its words
        self.hiding = 0  # how many of them do

    def of(self, tags: list[_Tag]) -> str:
        for tag in tags:
            if tag.match.start() >= self.position:
                self._take(tag)
        self._write(len(self.text))
        return "".join(self.out)

    def _take(self, tag: _Tag) -> None:
        if tag.kind == "open" and tag.mate and tag.name in _VERBATIM:
            self._take_verbatim(tag)
        elif tag.kind == "open" and tag.mate:
            self._note_opening(tag)
            self._write(tag.match.start(), tag.match.end())
            self._push(tag, hides=tag.name not in ("if", "unless"))
        elif tag.kind == "close" and tag.mate:
            self._write(tag.match.start(), tag.match.end())
            self._pop()
        elif tag.kind == "branch" and self.frames:
            self._write(tag.match.start(), tag.match.end())
            self._turn(tag)

    def _turn(self, tag: _Tag) -> None:
        """The next branch of what is open."""
        opened, hides = self._pop()
        first = opened.name == "case" and tag.name == "when" and hides and opened.kind == "open"
        if first:
            opened.kind = "begun"
        elif opened.name in _BRANCHED and not self.hiding:
            self._note(tag, _OTHERWISE)
        self._push(opened, hides=not first)

    def _push(self, tag: _Tag, *, hides: bool) -> None:
        self.frames.append((tag, hides))
        self.hiding += hides

    def _pop(self) -> tuple[_Tag, bool]:
        tag, hides = self.frames.pop()
        self.hiding -= hides
        return tag, hides

    def _take_verbatim(self, tag: _Tag) -> None:
        self._write(tag.match.start(), tag.match.end())
        end = tag.mate.match
        if tag.name == "raw" and not self.hiding:
            inside = self.text[self.position : end.start()]
            self.out.append(_BRACES.sub(lambda match: self.written(match[0]), inside))
        elif self._stands_alone(tag.match.start(), end.end()):
            self.out.append("\n" * self.text.count("\n", tag.match.start(), end.end()))
        self.position = end.end()

    def _stands_alone(self, start: int, end: int) -> bool:
        # Then the lines that follow keep their numbers.
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        return before in ("", "\n") and after in ("", "\n")

    def _write(self, end: int, position: int | None = None) -> None:
        """Writes up to ``end`` unless it is hidden, and goes on at ``position``."""
        if not self.hiding:
            self.out.append(self.text[self.position : end])
        self.position = end if position is None else position

    def _note_opening(self, tag: _Tag) -> None:
        if self.hiding:
            return
        if tag.name in _BRANCHED:
            self._note(tag, _FIRST)
        else:
            self._note(tag, _WRITES)

    def _note(self, tag: _Tag, sentence: Sentence) -> None:
        start = tag.match.start()
        self.line += self.text.count("\n", self.counted, start)
        self.counted = start
        said = " ".join(tag.match[0].strip("{}%- ").split())[:200]
        self.incoming.note(sentence.filled(line=str(self.line), said=said))
