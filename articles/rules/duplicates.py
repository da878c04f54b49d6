"""Pairs and groups of tags that are probably one topic twice, without comparing each with each.

Names meet where they have something in common that can be looked up: the skeleton, the letters, or a
word that is in two spellings (both are the same with one letter left out, or sound alike).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from articles.rules.likeness import SMALL_WORDS, WRITTEN_APART, one_skeleton, score_of
from articles.rules.skeletons import words_of
from articles.rules.spellings import (
    APART,
    bare_of,
    figures_of,
    may_be_misspelled,
    slips_between,
    sounds,
)

# More words than this that are one but for a letter are a row of codes and no misspelling.
MOST_ALIKE = 30
MOST_APART = 2  # letters

Topic = tuple[int, str, str]  # number, name, skeleton


@dataclass(frozen=True)
class Pair:
    """Two tags, the lower number first; ``why`` says in what they differ, ``score`` goes up to 1."""

    one: int
    other: int
    score: float
    why: str


@dataclass(frozen=True)
class Group:
    """All tags that pairs hold together, by number, and these pairs, the likeliest first."""

    numbers: tuple[int, ...]
    pairs: tuple[Pair, ...]

    @property
    def score(self) -> float:
        return self.pairs[0].score


def near_duplicates(known: Iterable[Topic]) -> list[Group]:
    """Groups of tags that are probably one topic, the likeliest first.

    Of many spellings of one skeleton each is paired with the oldest alone, which then stands for all.
    """
    same = defaultdict(list)
    for topic in sorted(known):
        same[topic[2]].append(topic)
    first = [topics[0] for topics in same.values()]
    pairs = [
        *(pair for topics in same.values() for pair in _of_one_skeleton(*topics)),
        *_meeting(first, _letters, WRITTEN_APART),
        *_meeting(first, lambda topic: bare_of(topic[2]), SMALL_WORDS),
        *_misspelled(first),
    ]
    return _groups(list({(pair.one, pair.other): pair for pair in reversed(pairs)}.values()))


def _of_one_skeleton(first: Topic, *others: Topic) -> Iterator[Pair]:
    for number, name, _ in others:
        yield Pair(first[0], number, *one_skeleton(first[1], name))


def _letters(topic: Topic) -> Hashable:
    words = words_of(topic[1])
    return "".join(words) and ("".join(words), figures_of(words))


def _meeting(topics: list[Topic], where: Callable[[Topic], Hashable], why: str) -> Iterator[Pair]:
    """Each topic paired with the first one that is in the same place; in none, where that is empty."""
    first: dict[Hashable, int] = {}
    for topic in topics:
        place = where(topic)
        if place and first.setdefault(place, topic[0]) != topic[0]:
            yield Pair(first[place], topic[0], 0.96, why)


def _misspelled(topics: list[Topic]) -> Iterator[Pair]:
    """Pairs that are one name but for a letter or two in their long words."""
    numbers = {bare_of(skeleton) or skeleton: number for number, _, skeleton in reversed(topics)}
    slips = _slips({word for name in numbers for word in name.split()})
    for name, number in numbers.items():
        for words, left in _respelled(name.split(), slips):
            other = numbers.get(" ".join(sorted(words)), number)
            if other > number:
                apart = MOST_APART - left
                yield Pair(number, other, score_of(apart, "".join(words)), APART[apart])


Slips = dict[str, dict[str, int]]


def _respelled(
    words: list[str], slips: Slips, left: int = MOST_APART, place: int = 0
) -> Iterator[tuple[list[str], int]]:
    """``words`` with some of them, from ``place`` on, in another spelling; how many letters are left."""
    for here in range(place, len(words)):
        for other, apart in slips.get(words[here], {}).items():
            if apart <= left:
                changed = [*words[:here], other, *words[here + 1 :]]
                yield changed, left - apart
                yield from _respelled(changed, slips, left - apart, here + 1)


def _slips(words: Iterable[str]) -> Slips:
    """For each word the others that are probably the same, and by how many letters they differ."""
    meeting = defaultdict(set)
    for word in filter(may_be_misspelled, words):
        meeting[sounds(word), "sound"].add(word)
        meeting[word].add(word)
        for place in range(1, len(word)):
            meeting[word[:place] + word[place + 1 :]].add(word)
    slips: Slips = defaultdict(dict)
    for alike in meeting.values():
        if 1 < len(alike) <= MOST_ALIKE:
            for one, other in combinations(alike, 2):
                if apart := slips_between(one, other):
                    slips[one][other] = slips[other][one] = apart
    return slips


def _groups(pairs: list[Pair]) -> list[Group]:
    leaders: dict[int, int] = {}
    for pair in pairs:
        leaders[_leader(leaders, pair.other)] = _leader(leaders, pair.one)
    together = defaultdict(list)
    for pair in pairs:
        together[_leader(leaders, pair.one)].append(pair)
    return sorted(map(_group, together.values()), key=lambda group: (-group.score, group.numbers))


def _leader(leaders: dict[int, int], number: int) -> int:
    """Whom a number stands together with; the way there is halved for those who ask next."""
    while (above := leaders.get(number, number)) != number:
        leaders[number] = number = leaders.get(above, above)
    return number


def _group(pairs: list[Pair]) -> Group:
    numbers = {number for pair in pairs for number in (pair.one, pair.other)}
    pairs.sort(key=lambda pair: (-pair.score, pair.one, pair.other))
    return Group(tuple(sorted(numbers)), tuple(pairs))
