"""What a reader of outside material hands on: one article's fields, and what to ask an editor about.

Nothing here knows the database. Sections, tags, sources and authors are the names that stood in the
material; finding or making the rows is the importer's business.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from articles.rules.wording import Words, say, say_many, settled

MOST = 500  # notes, and doubts, of one file: nobody reads more
LONGEST = 2_000  # characters of one sentence


@dataclass(frozen=True)
class Doubt:
    """A sentence for the editor, shown beside ``field`` (the name of an attribute of Incoming)."""

    field: str
    sentence: str


@dataclass
class Incoming:
    """One article as it was read. An empty field means that the material did not say."""

    headline: str = ""
    standfirst: str = ""
    body: str = ""  # HTML, not cleaned yet: the action that stores it does that
    published_on: date | None = None
    published_at: datetime | None = None  # aware; only when the material gives time and zone
    slug: str = ""
    section: tuple[str, ...] = ()  # from the top down: titles, or steps of a path
    category: str = ""
    source: str = ""
    source_url: str = ""
    original_is_canonical: bool = False  # the material sends search engines there
    authors: list[str] = field(default_factory=list)
    author_note: str = ""  # plain text: the author's line that closes the piece
    tags: list[str] = field(default_factory=list)
    trending: list[str] = field(default_factory=list)  # the site's topics of that day, not its tags
    aliases: list[str] = field(default_factory=list)  # former addresses, each beginning with /
    language: str = ""
    draft: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what was left out or changed, in sentences
    # What was said already, and how often: a look through the lists would take time by their square.
    _asked: set[Doubt] = field(default_factory=set, init=False, repr=False, compare=False)
    _noted: set[str] = field(default_factory=set, init=False, repr=False, compare=False)

    def doubt(self, about: str, sentence: Words) -> None:
        """Asks the editor to look at the field named ``about``; the same question only once."""
        question = Doubt(about, _short(settled(sentence)))
        if question in self._asked:
            return
        self._asked.add(question)
        if len(self._asked) <= MOST:
            self.doubts.append(question)
        elif len(self._asked) == MOST + 1:
            more = say("There are more questions than can be shown here.")
            self.doubts.append(Doubt("", settled(more)))

    def note(self, sentence: Words) -> None:
        """Records what was left out or changed; the same sentence only once, and no more than MOST."""
        sentence = _short(settled(sentence))
        if sentence in self._noted:
            return
        self._noted.add(sentence)
        if len(self._noted) <= MOST:
            self.notes.append(sentence)
        else:
            more = len(self._noted) - MOST
            rest = say_many("There is %(count)s more note, which is not listed.",
                            "There are %(count)s more notes, which are not listed.", more)  # fmt: skip
            self.notes[MOST:] = [settled(rest)]


class Unreadable(Exception):
    """The material cannot be read at all. ``reason`` is a sentence; ``line`` counts from 1."""

    def __init__(self, reason: Words, line: int | None = None):
        super().__init__(reason, line)
        self.reason = reason
        self.line = line

    def __str__(self) -> str:
        return str(self.said)

    @property
    def said(self) -> Words:
        """The reason with its line."""
        return (
            say("line %(line)s: %(reason)s", line=str(self.line), reason=self.reason)
            if self.line
            else self.reason
        )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"
