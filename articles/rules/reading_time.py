"""How long a story takes to read."""

import re

from articles.rules.cleaning import text_of
from articles.rules.terms import PIECE

# A grown-up reads silently some 238 English words a minute (Brysbaert 2019, a review of 190 studies), and
# some 500 signs of a script that sets no spaces between words.
WORDS_A_MINUTE = 238
SIGNS_A_MINUTE = 500
_IN_WORD = re.compile(r"(?<=\w)['’ʼ.,:](?=\w)")


def minutes_of(body: str) -> int:
    """The whole minutes that a cleaned body takes, at least one; none for a body without words.

    Scripts with spaces count by the word, those without by the sign; a story may mix both.
    """
    words = signs = 0
    for piece in PIECE.finditer(_IN_WORD.sub("", text_of(body))):
        if piece[1]:
            signs += len(piece[1])
        else:
            words += 1
    if not words + signs:
        return 0
    return max(1, round(words / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE))
