"""Whether two words, or two names, are one in two spellings: by the letters they are apart.

Names that differ in a number are two topics, however alike: G7 and G8, World War I and II.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from articles.rules.wording import say

SHORTEST = 6  # letters of a word; shorter ones are too often one letter from another: Iran, Iraq
APART = {1: say("one letter apart"), 2: say("two letters apart")}

_SMALL_WORDS = {"the", "of", "in"}
_ROMAN = re.compile("(?=.)(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_HAN_NUMBER = re.compile("[〇一二三四五六七八九十百千万]")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff]{2}")

# Letters that one name from another alphabet is written with: Zelensky, Zelenskyi; Brasil, Brazil.
_ALIKE = str.maketrans("yjckqszvwый", "iikkkssvvии")
_VOWELS = str.maketrans("eiouаеэиоуюя", "aaaaaaaaaaaa", "h")
_TWICE = re.compile(r"(.)\1+")
# Each of these is a word of its own and no other one misspelled.
_NO_SLIPS = {
    "desert", "dessert", "hungary", "hungry", "marital", "martial", "mediation", "medication",
    "meditation", "grenada", "granada", "untied", "united",
}  # fmt: skip


def numbers_of(words: list[str]) -> list[str]:
    """What tells one of a row from the next: “28” of COP28, “ii”, the “b” of hepatitis B, 第二次's 二."""
    numbers = [word for word in words if word.isdigit() or len(word) == 1 or _ROMAN.fullmatch(word)]
    return sorted(numbers + _HAN_NUMBER.findall(" ".join(words)))


def figures_of(words: list[str]) -> tuple[str, ...]:
    """The numbers in digits: 9/11 is not 911, though the digits are the same."""
    return tuple(word for word in words if word.isdigit())


def bare_of(skeleton: str) -> str:
    """A skeleton without its small words: “Ukraine war” and “War in Ukraine”. Empty where little is left."""
    words = [word for word in skeleton.split() if word not in _SMALL_WORDS]
    return " ".join(words) if sum(map(len, words)) >= SHORTEST else ""


def has_no_spaces(text: str) -> bool:
    """Written in a script that sets no spaces between words: a shorter name may stand inside a longer."""
    return _SPACELESS.search(text) is not None


def may_be_misspelled(word: str) -> bool:
    """A long word of letters. A Han sign in the place of another makes another word, not a slip."""
    return len(word) >= SHORTEST and not (
        word.isdigit() or _ROMAN.fullmatch(word) or _HAN.search(word)
    )


def letters_allowed(letters: str) -> int:
    """How many letters another name may be apart to be offered to somebody who typed ``letters``."""
    if _HAN.search(letters):
        return int(len(letters) >= 4)
    return (len(letters) >= 3) + (len(letters) >= 8)


def slips_between(word: str, other: str) -> int:
    """The one or two letters between two spellings of one word; 0 where these are two words.

    Nobody misses the first letter (Gambia, Zambia); a last one makes another word (Russian, Somali); and of
    those inside, a consonant for a consonant does so even in a longish word (Ireland, Iceland).
    """
    apart = OSA.distance(word, other, score_cutoff=2)
    shorter = min(len(word), len(other))
    if not 0 < apart <= 2 or word[0] != other[0] or {word, other} <= _NO_SLIPS:
        return 0
    alike = _alike(word), _alike(other)
    if alike[0] == alike[1]:
        return apart if shorter >= SHORTEST + 2 * (apart - 1) else 0
    if alike[0][-1] != alike[1][-1]:
        return 0
    if sounds(word) == sounds(other) and shorter >= 8:
        return apart
    return 1 if apart == 1 and shorter >= _shortest_for(word, other) else 0


def _shortest_for(word: str, other: str) -> int:
    """From which length on a slip is likelier than another word: Isreal, goverment, Afghamistan."""
    if sorted(word) == sorted(other):
        return SHORTEST
    return 9 if len(word) != len(other) else 11


def sounds(word: str) -> str:
    """What spellings of a foreign name share: all vowels are one, no letter stands twice."""
    return word[0] + _TWICE.sub(r"\1", _alike(word)[1:].translate(_VOWELS))


@lru_cache(maxsize=4096)  # words come by several times in a row, each time beside another
def _alike(word: str) -> str:
    return _TWICE.sub(r"\1", word.translate(_ALIKE))
