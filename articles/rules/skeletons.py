"""What two spellings of one topic have in common: the skeleton of a name.

A name is cut into words without case, accents, width and punctuation. What else two spellings may differ
in is taken away in steps (:data:`STEPS`), so that it can also be said in which of them they do.
"""

import re
from collections.abc import Callable

from articles.rules.cleaning import key_of
from articles.rules.kana import one_kana
from articles.rules.lookalikes import one_alphabet
from articles.rules.terms import PIECE, fold
from articles.rules.wording import Sentence, say

LONGEST = 400

# “O’Brien”, “U.S.”, “e-mail”: one word each. The sign comes first in a pattern, for speed.
_INSIDE = re.compile(r"['’ʼ‘`.·](?<=[^\W\d_].)(?=[^\W\d_])|[-‐‑](?<=\b[^\W\d_].)(?=[^\W\d_])")
# “Disney+” is not “Disney”, nor “C#” the letter
_SIGN_SAID = re.compile(r"&|\+(?<=[\w+].)|#(?<=\w.)")
_SAID = {"&": " and ", "+": " plus ", "#": " sharp "}
_PLAIN_WORD = re.compile("[a-z]+|[0-9]+")
_PART = re.compile(r"[0-9]+|[^\W0-9][^0-9]*")

# They end in “s” and are more than one of what they would be without it.
_NO_PLURALS = {
    "aids", "arms", "customs", "hamas", "hans", "james", "laos", "mars", "mers", "news", "sars",
    "series", "species", "texas", "times", "wales", "windows",
}  # fmt: skip
_ENDS_IN_IE = {"calorie", "cookie", "hippie", "hoodie", "movie", "rookie", "selfie", "zombie"}


def skeleton_of(name: str) -> str:
    """What spellings of one topic share: “Covid19” and “covid-19”, “Wars in Yemen” and “Yemen: in war”.

    Words in the order of the alphabet, a space between. A name of signs alone has its key. Never shown.
    """
    return skeleton_of_words(words_of(name)) or " ".join(key_of(name).split())


def skeleton_of_words(words: list[str]) -> str:
    """The skeleton of a name that :func:`words_of` has cut."""
    for _, step in STEPS_IN_ASCII if "".join(words).isascii() else STEPS:
        words = step(words)
    return " ".join(words)[:LONGEST]


def words_of(name: str) -> list[str]:
    """The words of a name in their order, letters and digits apart: “Covid-19” is “covid”, “19”."""
    folded = _INSIDE.sub("", fold(name))
    folded = _SIGN_SAID.sub(lambda sign: _SAID[sign[0]], folded)
    if folded.isascii():
        return _PLAIN_WORD.findall(folded)
    return [part for piece in PIECE.finditer(folded) for part in _PART.findall(piece[0])]


def differences(name: str, other: str) -> list[Sentence]:
    """What two names of one skeleton differ in beside case, accents and punctuation, in words to show."""
    reasons = []
    for left_out, (reason, _) in enumerate(STEPS):
        words, others = words_of(name), words_of(other)
        for _, step in STEPS[:left_out] + STEPS[left_out + 1 :]:
            words, others = step(words), step(others)
        if words != others:
            reasons.append(reason)
    return reasons


def _singular(word: str) -> str:
    """A word in “s” as the one of which it is the plural; what only looks like one stays as it is."""
    if len(word) < 4 or word in _NO_PLURALS or word[-2] in "sui":
        return word
    if word.endswith("ies") and len(word) > 5 and word[:-1] not in _ENDS_IN_IE:
        return word[:-3] + "y"
    return word[:-2] if word.endswith("es") and _has_es(word[:-2]) else word[:-1]


def _has_es(stem: str) -> bool:
    """Whether a plural takes “es”: classes, taxes, churches, viruses (not houses, causes), heroes."""
    if stem.endswith("us"):
        return stem[-3:-2] not in ("a", "o")
    return stem.endswith(("ss", "x", "zz", "ch", "sh")) or (stem.endswith("o") and len(stem) > 3)


def _all_singular(words: list[str]) -> list[str]:
    return [_singular(word) if word[-1] == "s" and word.isascii() else word for word in words]


# Each makes one difference in spelling disappear from a list of words.
STEPS: tuple[tuple[Sentence, Callable[[list[str]], list[str]]], ...] = (
    (say("written in the other kana"), one_kana),
    (say("looks alike in another alphabet"), one_alphabet),
    (say("plural"), _all_singular),
    (say("other word order"), sorted),
)
STEPS_IN_ASCII = STEPS[2:]  # nine names of ten: twenty thousand are cut while somebody waits
