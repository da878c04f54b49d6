"""Footnotes of Hugo and Jekyll: ``word[^1]`` and, anywhere, ``[^1]: The note.``

A raised number stands in the text; the notes follow in a list at the end of the article, numbered as
they come in the text.
"""

import re

from articles.importing.incoming import Incoming
from articles.importing.pieces import Raised
from articles.rules.wording import say

_LABEL = r"\[\^([^\[\]\s^][^\[\]\n]{0,100})\]"
_DEFINITION = re.compile(rf"^ {{0,3}}(?:> ?){{0,5}} {{0,3}}{_LABEL}:[ \t]*(.*)")
_REFERENCE = re.compile(_LABEL)
_INDENT = re.compile(r"(?:> ?){0,5}(?: {4}|\t| {2,3}(?=\S))")
_NEW_BLOCK = re.compile(r" {0,3}(?:#|>|[-*+] |\d{1,9}[.)] |\||<|\{|`{3}|~{3})")


def taken(text: str, pieces, incoming: Incoming) -> str:
    """Markdown (its code hidden) with stand-ins, put into ``pieces``, for numbers and a list of notes."""
    if "[^" not in text:
        return text
    lines, definitions = _apart(text.split("\n"))
    return _Notes(definitions, pieces, incoming).numbered("\n".join(lines))


def _apart(lines: list[str]) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The lines of the text, and the notes: label and lines."""
    rest: list[str] = []
    notes: list[tuple[str, list[str]]] = []
    inside, lazy, blanks = False, False, 0
    for line in lines:
        match = _DEFINITION.match(line)
        if match:
            notes.append((match[1].casefold(), [match[2]]))
            inside, lazy, blanks = True, bool(match[2]), 0
        elif inside and not line.strip():
            blanks, lazy = blanks + 1, False
        elif inside and (indent := _INDENT.match(line)):
            notes[-1][1].extend([""] * blanks + [line[indent.end() :]])
            blanks = 0
        elif lazy and not _NEW_BLOCK.match(line):
            notes[-1][1].append(line)
        else:
            rest.extend([""] * max(blanks, inside))
            rest.append(line)
            inside, lazy, blanks = False, False, 0
    return rest, notes


class _Notes:
    """The notes in the order in which the text asks for them."""

    def __init__(self, definitions, pieces, incoming: Incoming):
        self.pieces, self.incoming = pieces, incoming
        self.numbers: dict[str, int] = {}
        self.order: list[list[str]] = []
        self.by_label: dict[str, list[str]] = {}
        self.spare: list[list[str]] = []
        for label, lines in definitions:
            if label in self.by_label:
                self.spare.append(lines)
            else:
                self.by_label[label] = lines

    def numbered(self, text: str) -> str:
        text = _REFERENCE.sub(self._reference, text)
        items = list(self._items())
        return "\n".join([text, "", "***", "", *items, ""]) if items else text

    def _items(self):
        position = 0
        while position < len(self.order) or self._take_up_forgotten():
            lines = _REFERENCE.sub(self._reference, "\n".join(self.order[position])).split("\n")
            position += 1
            yield _item(position, lines)

    def _take_up_forgotten(self) -> bool:
        """Notes that the text never asks for come last."""
        left = [label for label in self.by_label if label not in self.numbers]
        for label in left:
            self._number(label)
        more, self.spare = self.spare, []
        self.order += more
        if left or more:
            self.incoming.note(
                say("A footnote is not referred to in the text; it stands among the notes.")
            )
        return bool(left or more)

    def _reference(self, match: re.Match) -> str:
        label = match[1].casefold()
        if label in self.by_label:
            return self.pieces.put(Raised(str(self._number(label))))
        if label.isdecimal():
            self.incoming.note(say("There is no text to the footnote %(text)s.", text=match[0]))
        return match[0]

    def _number(self, label: str) -> int:
        if label not in self.numbers:
            self.order.append(self.by_label[label])
            self.numbers[label] = len(self.order)
        return self.numbers[label]


def _item(number: int, lines: list[str]) -> str:
    start = f"{number}. "
    while len(lines) > 1 and not lines[0].strip():
        lines = lines[1:]
    inside = [f"{' ' * len(start)}{line}" if line.strip() else "" for line in lines[1:]]
    return "\n".join([start + lines[0].lstrip(), *inside])
