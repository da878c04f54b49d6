"""Which stories belong to a story: those that share rare tags with it, and the same story in other papers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import log

from articles.rules.terms import terms_of

ALIKE = 0.6  # of the words of two stories together, those that are in both
APART = timedelta(days=3)  # between two papers that tell one story
TELLING = 5  # words: a shorter headline may head any story, as “Letters to the editor” does


def uses_of(tagged: Iterable[tuple[int, int]], looked_at: int) -> dict[int, float]:
    """How many stories stand under each tag, from pairs of a tag and a story under it, by their numbers.

    Of each tag the ``looked_at`` stories written last are known. Where there may be more, it counts as if
    all that were written before had it as often as those since the first of them: counting a hundred
    thousand would cost more than the page, and how often it is used of late says more.
    """
    under: defaultdict[int, list[int]] = defaultdict(list)
    for tag, story in tagged:
        under[tag].append(story)
    last = max((max(stories) for stories in under.values()), default=0)
    return {
        tag: len(stories)
        if len(stories) < looked_at
        else max(len(stories), len(stories) * last / (last - min(stories) + 1))
        for tag, stories in under.items()
    }


def nearness(tagged: Iterable[tuple[int, int]], uses: Mapping[int, float]) -> dict[int, float]:
    """How near each story is, by its number, nearest first; of equally near ones the higher number.

    ``tagged`` are pairs of a tag and a story under it. Each shared tag counts ``1 / log`` of how many
    stories stand under it (``uses``): what stands under ten thousand says little of any.
    """
    near: defaultdict[int, float] = defaultdict(float)
    for tag, story in tagged:
        near[story] += 1 / log(2 + uses[tag])
    return dict(sorted(near.items(), key=lambda item: (-round(item[1], 6), -item[0])))


@dataclass(frozen=True)
class Told:
    """A story as one paper tells it. ``source`` is the paper's number, None for one's own."""

    headline: str
    standfirst: str
    source: int | None
    day: date

    @cached_property
    def head(self) -> frozenset[str]:
        return frozenset(terms_of(self.headline))

    @cached_property
    def words(self) -> frozenset[str]:
        return self.head | frozenset(terms_of(self.standfirst))


def is_one_story(one: Told, other: Told) -> bool:
    """Whether two papers tell the same: nearly the same words, within a few days."""
    if one.source == other.source or abs(one.day - other.day) > APART:
        return False
    heads = (one.head, other.head)
    if min(map(len, heads)) >= TELLING and _likeness(*heads) >= ALIKE:
        return True
    return min(map(len, (one.words, other.words))) >= TELLING and (
        _likeness(one.words, other.words) >= ALIKE
    )


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's: the share of what is in both, from 0 to 1."""
    return len(one & other) / len(one | other)


def as_one(stories: Sequence, told: Callable[..., Told]) -> list[list]:
    """``stories`` in their order, each with those after it that are the same story in other papers."""
    groups: list[list] = []
    texts: dict[int, Told] = {place: told(story) for place, story in enumerate(stories)}
    first: list[int] = []
    for place, story in enumerate(stories):
        for leader, group in zip(first, groups, strict=True):
            if is_one_story(texts[leader], texts[place]):
                group.append(story)
                break
        else:
            first.append(place)
            groups.append([story])
    return groups
