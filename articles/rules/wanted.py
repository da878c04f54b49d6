"""What an index is asked for: groups of alternatives, each of which an answer holds, and what it may not hold.

Beside the words of a text an index holds terms that no text can make, for each begins with a sign of the
private use area: the number of a thing it stands under, and the words of its headline and its standfirst
once more, which tells a word there from one anywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.rules.terms import Phrase

_THING, _HEADLINE, _STANDFIRST = "\ue010", "\ue011", "\ue012"
EVERY = (
    f"{_THING}every"  # each document holds it: something has to be asked for where all is unwanted
)
_KINDS = {"section": "s", "category": "c", "source": "o", "tag": "t", "author": "a"}

Group = tuple[Phrase, ...]


@dataclass(frozen=True)
class Wanted:
    """At least one phrase of each of ``groups``, and none of ``unwanted``. There is at least one group."""

    groups: tuple[Group, ...]
    unwanted: Group = ()


def number_term(kind: str, number: int) -> str:
    """The term of what stands under a thing. ``kind`` is one of section, category, source, tag, author."""
    return f"{_THING}{_KINDS[kind]}{number}"


def numbered(kind: str, numbers: Iterable[int]) -> Group:
    """Alternatives: whatever stands under one of these things."""
    return tuple(Phrase((number_term(kind, number),)) for number in numbers)


def in_headline(terms: Iterable[str]) -> list[str]:
    """The terms of a headline, as terms of their own."""
    return [_HEADLINE + term for term in terms]


def in_standfirst(terms: Iterable[str]) -> list[str]:
    """The terms of a standfirst, as terms of their own."""
    return [_STANDFIRST + term for term in terms]


def there(phrase: Phrase) -> Phrase:
    """The phrase, where it stands in the headline."""
    return replace(phrase, terms=tuple(in_headline(phrase.terms)))


def in_summary(phrase: Phrase) -> Group:
    """The phrase, where it stands in the headline or in the standfirst."""
    return there(phrase), replace(phrase, terms=tuple(in_standfirst(phrase.terms)))
