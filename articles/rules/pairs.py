"""Neighbouring terms as one term, for an index that knows of words which stories hold them, and not where.

Two words that nearly every story holds stand side by side in few. An index of pairs finds these at once; without
one, each story that holds both has to be looked into.
"""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise

from articles.rules.terms import GAP

_PAIR = "\ue013"  # no text can make it
_LONGEST = 24  # bytes; the pairs of a text with 16,000 terms then fit beside them


def pairs_of(terms: Sequence[str]) -> list[str]:
    """Each pair of neighbours once; none over a :data:`GAP`."""
    found = dict.fromkeys(pairwise(terms))
    return [pair_term(one, other) for one, other in found if one != GAP != other]


def pair_term(one: str, other: str) -> str:
    """The pair as a term: both, with a space between them. Of longer ones a digest of 64 bits, which holds no
    space: two of a million million million are mistaken for each other."""
    pair = f"{one} {other}"
    written = pair.encode()
    return _PAIR + (
        pair if len(written) <= _LONGEST else blake2b(written, digest_size=8).hexdigest()
    )
