"""The tags that a name, typed or proposed, is probably meant for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.rules.skeletons import differences, skeleton_of, words_of
from articles.rules.spellings import (
    APART,
    bare_of,
    figures_of,
    has_no_spaces,
    letters_allowed,
    numbers_of,
)
from articles.rules.wording import Row, Sentence, listed, say

SPELLED_ALIKE = say("differs only in case, accents or punctuation")
WRITTEN_APART = say("written in one word or in several")
SMALL_WORDS = say("differs only in small words")
CONTAINS, IS_PART = say("contains it"), say("is part of it")
SHARES = say("shares words with it")
ENOUGH_SHARED = 0.2  # two fifths of the letters of the longer name
MOST_JUDGED = 500  # names with a word of it; of more than these only what shares most is looked at

# Number and name, and the skeleton where it is stored.
Known = tuple[int, str] | tuple[int, str, str]


@dataclass(frozen=True)
class Near:
    """A known tag and how near it is: ``score`` up to 1; ``why`` goes on a sentence about the tag."""

    number: int
    name: str
    score: float
    why: Sentence | Row


@dataclass(frozen=True)
class _Asked:
    """The name that is asked for, cut once."""

    name: str
    words: list[str]
    skeleton: str
    bare: str
    letters: str  # the words in one: “healthcare”

    @classmethod
    def of(cls, name: str) -> "_Asked":
        words, skeleton = words_of(name), skeleton_of(name)
        return cls(name, words, skeleton, bare_of(skeleton) or skeleton, "".join(words))


def nearest(name: str, known: Iterable[Known], most: int = 5) -> list[Near]:
    """The ``most`` known names that ``name`` may be meant for, the likeliest first.

    First come other spellings of the same, then what is a letter or two apart, then what shares words.
    Handing the stored skeletons saves most of the time. A tag that asks about itself has to be left out.
    """
    known = list(known)
    skeletons = [_skeleton(*entry) for entry in known]
    asked = _Asked.of(name)
    places = {*_spelled_alike(asked, known, skeletons), *_with_its_words(asked, skeletons)}
    found = [
        Near(*known[place][:2], *judged)
        for place in places
        if (judged := _judge(asked, known[place][1], skeletons[place]))
    ]
    return sorted(found, key=lambda near: (-near.score, len(near.name), near.number))[:most]


def _skeleton(_number: int, name: str, stored: str = "") -> str:
    return stored or skeleton_of(name)


def _spelled_alike(asked: _Asked, known: list[Known], skeletons: list[str]) -> Iterator[int]:
    """Places of names few letters apart: by the skeleton, and by the words in the order they stand in."""
    allowed = letters_allowed(asked.letters)
    names = [entry[1].lower() for entry in known]
    texts = ((asked.skeleton, skeletons), (asked.bare, skeletons), (asked.name.lower(), names))
    for text, those in texts:
        near = process.extract(text, those, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        yield from (place for _, _, place in near)


def _with_its_words(asked: _Asked, skeletons: list[str]) -> Iterator[int]:
    """Places of the names that may share most with the one asked for, of 20,000 in some milliseconds."""
    shared: dict[int, float] = defaultdict(int)
    for word in set(asked.bare.split()):
        for place in [place for place, skeleton in enumerate(skeletons) if word in skeleton]:
            shared[place] += len(word)
    if len(shared) > MOST_JUDGED:
        part = {place: letters / len(skeletons[place]) for place, letters in shared.items()}
        yield from nlargest(MOST_JUDGED, part, key=part.__getitem__)
    else:
        yield from shared
    if has_no_spaces(asked.bare):
        yield from (place for place, skeleton in enumerate(skeletons) if skeleton in asked.bare)


def _judge(asked: _Asked, name: str, skeleton: str) -> tuple[float, str] | None:
    """How near a name is and why, or None where it is another one."""
    if skeleton == asked.skeleton:
        return one_skeleton(asked.name, name)
    bare = bare_of(skeleton) or skeleton
    if bare == asked.bare:
        return 0.96, SMALL_WORDS
    return _by_letters(asked, name, bare) or _by_words(asked.bare, bare)


def one_skeleton(name: str, other: str) -> tuple[float, str]:
    """How near two names of one skeleton are, and what they differ in."""
    reasons = differences(name, other)
    return 1 - len(reasons) / 100, listed(reasons) if reasons else SPELLED_ALIKE


def _by_letters(asked: _Asked, name: str, bare: str) -> tuple[float, str] | None:
    if abs(len(bare) - len(asked.bare)) > 4:
        return None
    words = words_of(name)
    letters = "".join(words)
    if letters == asked.letters and figures_of(words) == figures_of(asked.words):
        return 0.96, WRITTEN_APART
    if numbers_of(words) != numbers_of(asked.words):
        return None
    apart = min(OSA.distance(letters, asked.letters), OSA.distance(bare, asked.bare))
    if not 0 < apart <= letters_allowed(asked.letters):
        return None
    return score_of(apart, letters), APART[apart]


def score_of(apart: int, letters: str) -> float:
    """The score of a name that is some letters apart: the fewer of all of them, the higher."""
    return round(0.95 * (1 - apart / max(len(letters), 2 * apart + 1)), 3)


def _by_words(wanted: str, other: str) -> tuple[float, str] | None:
    """What two names share of their words; or one run of signs of the other, where no spaces are set."""
    mine, theirs = set(wanted.split()), set(other.split())
    longer = max(wanted, other, key=len)
    shared = _share("".join(mine & theirs), longer)
    if mine <= theirs:
        return shared, CONTAINS
    if theirs <= mine:
        return shared, IS_PART
    if has_no_spaces(wanted) and has_no_spaces(other) and (wanted in other or other in wanted):
        return _share(min(wanted, other, key=len), longer), CONTAINS if longer == other else IS_PART
    return (shared, SHARES) if shared >= ENOUGH_SHARED else None


def _share(part: str, whole: str) -> float:
    """Up to a half: no shared word makes a name as likely as its letters do."""
    return round(len(part) / len(whole.replace(" ", "")) / 2, 3)
