"""Neighbouring terms as one term, for an index that knows of words which stories hold them, and not where.

Two words that nearly every story holds stand side by side in few. An index of pairs finds these at once; without
one, each story that holds both has to be looked into. So it is of three words: “in the”, and “the results”, stand
in thousands of stories where “in the results” does not.
"""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise

from articles.rules.terms import GAP

_SIGN = "\ue013"  # no text can make it
_LONGEST = 12  # bytes; all that a text with 16,000 terms gives then fits beside them


def neighbours_of(terms: Sequence[str]) -> list[str]:
    """Each two and each three neighbours in a text, once; none over a :data:`GAP`."""
    runs = dict.fromkeys(pairwise(terms))
    runs |= dict.fromkeys(zip(terms, terms[1:], terms[2:], strict=False))
    return [_term(run) for run in runs if GAP not in run]


def covering(phrase: Sequence[str]) -> list[str]:
    """Those neighbours that a phrase is in: one, where that is all there is to know of it."""
    size = min(len(phrase), 3)
    if size < 2:
        return []
    return [_term(phrase[place : place + size]) for place in range(len(phrase) - size + 1)]


def _term(run: Sequence[str]) -> str:
    """All of them, with spaces between. Of longer ones a digest of 72 bits, which holds no space: no two runs
    will be mistaken for each other."""
    written = " ".join(run)
    if len(written.encode()) > _LONGEST:
        written = b64encode(blake2b(written.encode(), digest_size=9).digest()).decode()
    return _SIGN + written
