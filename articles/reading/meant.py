"""What a reader perhaps meant whose search found little: names readers know, and words of the headlines.

Both are asked for afresh and within bounds, so nothing has to be kept in step: of the names only those that
share three letters with a word that was typed, of the headlines only the newest.
"""

import re
from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.models import Author, LiveCopy, Source, Tag
from articles.rules.asking import Asked, Part, with_words
from articles.rules.likeness import nearest
from articles.rules.skeletons import words_of
from articles.rules.spellings import letters_allowed
from articles.rules.terms import Phrase, fold

HEADLINES = 1_000
NAMES = 2_000  # of one kind
MOST = 3
NEAR_ENOUGH = 0.55  # a name that is a letter or two apart; what only shares words is another thing
MOST_WORDS = 5  # of what was typed, that names are looked up by
LONG = 8  # letters; shorter words are looked up by three letters, these by four
SHORTEST = 4  # letters; shorter words are too often one letter from another
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Meant:
    """``asked``: the same search with its words as headlines spell them, or None. ``names``: tags, authors
    and sources with pages of their own."""

    asked: Asked | None
    names: list

    def __bool__(self):
        return bool(self.asked or self.names)


def read_meant(asked: Asked) -> Meant:
    """Four queries: names of tags, of sources, of authors, the newest headlines; and one for each kind that
    a near name is of. None where no word was asked for."""
    if not asked.wanted:
        return Meant(None, [])
    typed = " ".join(" ".join(phrase.terms) for phrase in asked.wanted)
    words = sorted(words_of(typed), key=len, reverse=True)[:MOST_WORDS]
    found = [
        pair for table in (Tag, Source, Author) for pair in _near(typed, _likely(table, words))
    ]
    found.sort(key=lambda scored: -scored[0])
    names = list(dict.fromkeys(thing for _, thing in found))[:MOST]
    return Meant(_respelled(asked), names)


def _likely(table, words: list[str]) -> QuerySet:
    """The things of one kind whose names share letters with ``words``."""
    likely = Q()
    for word in words:
        size = 3 if len(word) < LONG else 4
        likely |= Q(key__contains=word[:size]) | Q(key__contains=word[-size:])
    things = table.objects.filter(likely)
    if table is Tag:
        things = things.filter(Q(status=Tag.APPROVED) | Q(alias_of__status=Tag.APPROVED))
    return things.order_by("pk")[:NAMES]


def _near(typed: str, things: QuerySet) -> list[tuple[float, object]]:
    """The nearest of ``things`` with how near they are, each as what its name means now."""
    table = things.model
    known = things.values_list("pk", "name", *(["skeleton"] if table is Tag else []))
    near = [each for each in nearest(typed, known, MOST) if each.score >= NEAR_ENOUGH]
    if not near:
        return []
    rows = table.objects if table is Author else table.objects.select_related("alias_of")
    meant = rows.in_bulk([each.number for each in near])
    return [(each.score, _meant(meant[each.number])) for each in near if each.number in meant]


def _meant(thing):
    return getattr(thing, "meant", thing)


def _respelled(asked: Asked) -> Asked | None:
    headlines = LiveCopy.objects.newest_first().values_list("headline", flat=True)[:HEADLINES]
    vocabulary = _words_of(headlines)
    changed = {
        part: word
        for part in asked.parts
        if part.field == "wanted" and (word := _nearest_word(part, vocabulary))
    }
    return with_words(asked, changed) if changed else None


def _words_of(headlines) -> dict[str, str]:
    """Folded word → as it is spelled most often."""
    counted = Counter(_WORD.findall("\n".join(headlines).lower()))
    rarest_first = [word for word, _ in counted.most_common()][::-1]
    return {word if word.isascii() else fold(word): word for word in rarest_first}


def _nearest_word(part: Part, vocabulary: dict[str, str]) -> str | None:
    """The headlines' word that one typed word may be a slip of; None where it is one of theirs itself."""
    phrase = part.value
    if not isinstance(phrase, Phrase) or len(phrase.terms) != 1 or phrase.goes_on:
        return None
    typed = phrase.terms[0]
    if len(typed) < SHORTEST or not typed.isalpha() or typed in vocabulary:
        return None
    near = process.extractOne(
        typed, vocabulary.keys(), scorer=OSA.distance, score_cutoff=letters_allowed(typed)
    )
    return vocabulary[near[0]] if near else None
