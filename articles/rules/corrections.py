"""What a paper says of its own mistakes: the kinds, where on the page each stands, and its form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from articles.rules.wording import Sentence, say

CORRECTION, CLARIFICATION, UPDATE = "correction", "clarification", "update"
NOTE, RETRACTION = "note", "retraction"
KINDS = {
    CORRECTION: say("Correction"),
    CLARIFICATION: say("Clarification"),
    UPDATE: say("Update"),
    NOTE: say("Editor’s note"),
    RETRACTION: say("Retraction"),
}
NOUNS = {
    CORRECTION: say("correction"),
    CLARIFICATION: say("clarification"),
    UPDATE: say("update"),
    NOTE: say("editor’s note"),
    RETRACTION: say("retraction"),
}
# Whoever reads the story should know of these first; the others only add to it.
SERIOUS = frozenset([CORRECTION, NOTE, RETRACTION])


@dataclass(frozen=True)
class Note:
    """One correction as readers see it. ``made_at`` is aware; ``text`` holds a paragraph a line."""

    kind: str
    text: str
    made_at: datetime

    @property
    def label(self) -> Sentence:
        """Its kind in a word."""
        return KINDS[self.kind]

    @property
    def is_retraction(self) -> bool:
        return self.kind == RETRACTION

    @property
    def paragraphs(self) -> list[str]:
        return self.text.splitlines()

    def as_json(self) -> dict[str, str]:
        """The note as a column of JSON keeps it."""
        return {"kind": self.kind, "text": self.text, "made_at": self.made_at.isoformat()}

    @classmethod
    def of_json(cls, kept: dict[str, str]) -> "Note":
        return cls(kept["kind"], kept["text"], datetime.fromisoformat(kept["made_at"]))


def above_the_story(notes: Iterable[Note]) -> list[Note]:
    """Those that stand over a story: retractions first, then the newest first."""
    serious = (note for note in notes if note.kind in SERIOUS)
    return sorted(serious, key=lambda note: (note.is_retraction, note.made_at), reverse=True)


def below_the_story(notes: Iterable[Note]) -> list[Note]:
    """Those that stand under a story, the newest first."""
    others = (note for note in notes if note.kind not in SERIOUS)
    return sorted(others, key=lambda note: note.made_at, reverse=True)
