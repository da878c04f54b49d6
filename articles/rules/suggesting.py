"""What an article may be filed under: its words say it, and each suggestion says why.

Nothing here is put on an article: an editor takes a suggestion or lets it be.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from articles.rules.mentions import Folded, Line, Names
from articles.rules.story_parts import parts_of
from articles.rules.wording import Sentence, say, say_many

FIRST_PARAGRAPHS = 3
HEADLINE, STANDFIRST, FIRST, FURTHER = range(4)
PLACES = (
    say("in the headline"), say("in the standfirst"), say("in the first paragraphs"), say("further down"),
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """The words of an article. ``paragraphs`` are plain text, a line each."""

    headline: str = ""
    standfirst: str = ""
    paragraphs: tuple[str, ...] = ()

    @classmethod
    def of(cls, headline: str, standfirst: str, body: str) -> "Text":
        """``body`` is cleaned."""
        lines = (part.line for part in parts_of(body) if part.kind == "line")
        return cls(headline, standfirst, tuple(lines))

    def lines(self) -> Iterable[tuple[int, str]]:
        """Each line with where it stands."""
        yield HEADLINE, self.headline
        yield from ((STANDFIRST, line) for line in self.standfirst.splitlines())
        for number, line in enumerate(self.paragraphs):
            yield (FIRST if number < FIRST_PARAGRAPHS else FURTHER), line


@dataclass
class Found:
    """A thing whose name the text has. ``where`` is the first of the places there are for it.

    ``name`` is the name that stands in that place; the thing may have others.
    """

    thing: Hashable
    name: str
    where: int
    times: int = field(default=0)

    @property
    def why(self) -> Sentence:
        """For the desk: “in the headline, 4 times”."""
        place = PLACES[self.where]
        if self.times == 1:
            return place
        return say_many(
            "%(place)s, %(count)s time", "%(place)s, %(count)s times", self.times, place=place
        )


def find_names(text: Text | str, names: Iterable[tuple[str, Hashable]]) -> list[Found]:
    """The things whose names stand in a text, those it is about first.

    ``names`` pairs each name with what it leads to: a tag's other names lead to the tag's number. A
    plain string is one paragraph. How names are compared is told in :mod:`articles.rules.mentions`.
    """
    text = Text(paragraphs=(text,)) if isinstance(text, str) else text
    folded = Folded()
    lines = [(where, Line(line, folded)) for where, line in text.lines()]
    known = Names(names, [line for _, line in lines])
    found: dict[Hashable, Found] = {}
    for where, line in lines:
        for name, thing in known.mentioned_in(line):
            found.setdefault(thing, Found(thing, name, where)).times += 1
    return sorted(found.values(), key=_aboutness)


def _aboutness(found: Found) -> tuple:
    """The place says most, then how often, then the longer name, which says more exactly what is meant."""
    return found.where, -found.times, -len(found.name), found.name
