"""Neighbouring terms as one term, for an index that knows of words which stories hold them, and not where.

Two words that nearly every story holds stand side by side in few. An index of pairs finds these at once; without
one, each story that holds both has to be looked into. So it is of three words about a short one: “in the”, and
“the results”, stand in thousands of stories where “in the results” does not.
"""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise

from articles.rules.terms import GAP

_SIGN = "\ue013"  # no text can make it
_LONGEST = 12  # bytes; all that a text with 16,000 terms gives then fits beside them
_SHORT = 4  # letters


def neighbours_of(terms: Sequence[str]) -> list[str]:
    """The neighbours in a text, each once; none over a :data:`GAP`."""
    runs = dict.fromkeys(pairwise(terms))
    runs |= dict.fromkeys(
        run for run in zip(terms, terms[1:], terms[2:], strict=False) if len(run[1]) <= _SHORT
    )
    return [_term(run) for run in runs if GAP not in run]


def covering(phrase: Sequence[str]) -> list[str]:
    """Those neighbours that a phrase is in: one, where that is all there is to know of it."""
    found, place = [], 0
    while place < len(phrase) - 1:
        size = 3 if place + 2 < len(phrase) and len(phrase[place + 1]) <= _SHORT else 2
        found.append(_term(phrase[place : place + size]))
        place += 1
        if size == 3 and place == len(phrase) - 2:
            break
    return found


def _term(run: Sequence[str]) -> str:
    """All of them, with spaces between. Of longer ones a digest of 72 bits, which holds no space: no two runs
    will be mistaken for each other."""
    written = " ".join(run)
    if len(written.encode()) > _LONGEST:
        written = b64encode(blake2b(written.encode(), digest_size=9).digest()).decode()
    return _SIGN + written
