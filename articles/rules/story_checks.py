"""What the checks look for inside the story: links, headings, pictures, and slips of the pen."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from articles.rules.cleaning import text_of
from articles.rules.figures import figures_in
from articles.rules.findings import Finding
from articles.rules.slips import DOUBLED, VAGUE
from articles.rules.story_parts import Part, parts_of
from articles.rules.wording import say

AROUND = 30  # signs of the line on either side of a place that has no words of its own
WORDLESS = say("A picture has no words for those who do not see it.")
_NO_WORD = re.compile(r"[\W_]+")
_TWICE = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)
_TO_COME = re.compile(r"[\[(]\s*TK\b|\bTK(?:TK)+\b|\blorem ipsum\b", re.IGNORECASE)


def story_findings(body: str, language: str, wordless: Collection[int] = ()) -> list[Finding]:
    """All that is found in a cleaned body, in its order; then of its pictures. ``wordless`` are the pictures
    of which the library does not say what they show."""
    if not body.strip():
        return [
            Finding("no-story", say("There is no story: readers get the headline alone."), "body")
        ]
    return [*_Story(language).looked_through(body), *_pictures(body, wordless)]


def _pictures(body: str, wordless: Collection[int]) -> Iterator[Finding]:
    for figure in figures_in(body):
        if not figure.alt and figure.picture in wordless:
            quote = text_of(figure.caption)[: 2 * AROUND]
            yield Finding("picture-without-words", WORDLESS, "body", quote)


@dataclass
class _Story:
    """One look through a body; ``level`` is that of the last heading. The headline is the first."""

    language: str
    level: int = field(default=1)

    def looked_through(self, body: str) -> Iterator[Finding]:
        for part in parts_of(body):
            look = LOOKS.get(part.kind)
            yield from look(self, part) if look else ()

    def link(self, part: Part) -> Iterator[Finding]:
        if not part.says_something:
            yield _found(
                "link-without-words", say("A link holds no words: nobody can follow it."), part
            )
        elif _bare(part.words) in VAGUE:
            sentence = say(
                "The words of this link do not say where it leads. Some readers hear only them."
            )
            yield _found("vague-link", sentence, part)

    def heading(self, part: Part) -> Iterator[Finding]:
        if not part.says_something:
            yield _found(
                "empty-heading", say("A heading holds no words; this comes after it."), part
            )
            return
        level = int(part.kind[1])
        if level > self.level + 1:
            sentence = (
                say("The first heading of a story is one of the larger kind.")
                if self.level == 1
                else say(
                    "A heading of level %(level)s follows one of level %(before)s: a step is missing.",
                    level=level,
                    before=self.level,
                )
            )
            yield _found("heading-order", sentence, part)
        self.level = level

    def picture(self, part: Part) -> Iterator[Finding]:
        if not part.says_something:
            yield _found("picture-without-words", WORDLESS, part)

    def line(self, part: Part) -> Iterator[Finding]:
        for code, sentence, place in look_for_slips(part.line, self.language):
            yield Finding(code, sentence, "body", _around(part.line, *place.span()))


LOOKS: dict[str, Callable[[_Story, Part], Iterator[Finding]]] = {
    "a": _Story.link,
    "img": _Story.picture,
    "line": _Story.line,
    **{f"h{level}": _Story.heading for level in range(1, 7)},
}


def look_for_slips(text: str, language: str) -> Iterator[tuple[str, str, re.Match]]:
    """Words that stand there twice, and words that were to be replaced: code, sentence, place."""
    doubled = DOUBLED.get(language.lower().partition("-")[0], ())
    for twice in _TWICE.finditer(text):
        if twice[1].casefold() in doubled:
            yield "repeated-word", say("“%(word)s” stands here twice.", word=twice[1]), twice
    for place in _TO_COME.finditer(text):
        sentence = say(
            "“%(words)s” was to be replaced by words still to come.", words=place[0].strip("[( ")
        )
        yield "placeholder", sentence, place


def _found(code: str, sentence: str, part: Part) -> Finding:
    """A finding about a part, quoted with what stands around it."""
    quote = _around(part.line, part.begin, part.begin + len(part.words))
    return Finding(code, sentence, "body", quote)


def _around(line: str, begin: int, end: int) -> str:
    """The words of a line around a place, whole words only."""
    first, last = max(0, begin - AROUND), min(len(line), end + AROUND)
    if first:
        first = line.find(" ", first, begin) + 1 or first
    if last < len(line):
        cut = line.rfind(" ", end, last)
        last = cut if cut > 0 else last
    return " ".join(line[first:last].split())


def _bare(words: str) -> str:
    return _NO_WORD.sub(" ", words).strip().casefold()
