"""Who wrote an article, by its front matter: ``authors``, ``author`` and ``byline``."""

import re

from articles.importing.front_values import names as named
from articles.importing.front_values import unique
from articles.importing.incoming import Incoming
from articles.importing.names import Names, is_short
from articles.rules.wording import say

KEYS = ("authors", "author", "byline")
_AND = re.compile(r"\s*(?:[,;]|\band\b|&)\s+")
_BY = re.compile(r"by:?\s+(?=\S)", re.IGNORECASE)


def fill(incoming: Incoming, values: dict, names: Names) -> None:
    """The authors of ``authors`` and of ``author``; a byline counts where there are none."""
    written = [
        part
        for key in KEYS[:2]
        for person in named(incoming, key, values.get(key) or "", commas=False)
        for part in _people(person)
    ]
    byline = named(incoming, "byline", values.get("byline") or "", commas=False)
    if written and byline and not _says_the_same(byline, written, names):
        incoming.note(
            say("The byline “%(text)s” was left out beside the authors.", text=" ".join(byline))
        )
    elif not written:
        written = [part for person in byline for part in _people(_BY.sub("", person, count=1))]
    incoming.authors = unique(map(names.author, written))
    _doubt_short_forms(incoming, written, names)


def _people(person: str) -> list[str]:
    pieces = _AND.split(person)
    several = all(is_short(piece) or " " in piece for piece in pieces)
    return [piece for piece in (pieces if several else [person]) if piece]


def _says_the_same(byline: list[str], written: list[str], names: Names) -> bool:
    people = [part for person in byline for part in _people(_BY.sub("", person, count=1))]
    known = {name.casefold() for person in written for name in (person, names.author(person))}
    return all(person.casefold() in known for person in people)


def _doubt_short_forms(incoming: Incoming, written: list[str], names: Names) -> None:
    for person in written:
        if is_short(person) and person.lower() not in names.authors:
            made = names.author(person)
            incoming.doubt(
                "authors",
                say(
                    "“%(made)s” was made from the short form “%(person)s”.",
                    made=made,
                    person=person,
                ),
            )
