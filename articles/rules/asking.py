"""What a reader asks the search for, read from what was typed."""

from dataclasses import dataclass
from datetime import date

from articles.rules.terms import Phrase


@dataclass(frozen=True)
class Asked:
    """``wanted`` are all asked for, none of ``unwanted``. ``sections`` and their like are as typed.

    ``before`` is exclusive and ``after`` inclusive; both are days of the paper.
    """

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    sections: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    year: int | None = None
    before: date | None = None
    after: date | None = None
