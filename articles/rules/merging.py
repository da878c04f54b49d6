"""Two people changed one text: what each of them meant, put together.

The method is the three-way merge of version control (Khanna, Kunal, Pierce: A Formal Investigation of
Diff3, 2007): both texts are compared with the one they began from; where only one of them differs, that
one counts; where both do, and not alike, somebody has to choose.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

ALIKE = 0.3  # the share of common words from which a changed paragraph is still the same one
MOST_COMPARED = 10_000  # pairs of paragraphs; beyond, a rewrite is taken as a whole


@dataclass(frozen=True)
class Clash:
    """A place that both changed, each in another way: what stood there, what they made of it, and I."""

    base: tuple
    theirs: tuple
    mine: tuple


@dataclass
class Merged:
    """``parts`` in their order: pieces as they are, and clashes where somebody has to choose."""

    parts: list = field(default_factory=list)

    @property
    def clashes(self) -> list[Clash]:
        return [part for part in self.parts if isinstance(part, Clash)]

    @property
    def pieces(self) -> list:
        """The merged pieces; at each clash, mine."""
        found = []
        for part in self.parts:
            found += part.mine if isinstance(part, Clash) else [part]
        return found


def merge_lists(base: Sequence, theirs: Sequence, mine: Sequence) -> Merged:
    """Merge three lists of pieces: blocks, words, anything that can be compared and hashed.

    Piece by piece of ``base``, and gap by gap between them: changes of neighbouring pieces are changes
    in different places. What one moved and the other took away is a clash where it was moved to.
    """
    merged = Merged()
    gone = set(base) - (set(theirs) & set(mine))
    for slot in zip(_slots(base, base), _slots(base, theirs), _slots(base, mine), strict=True):
        original, their_part, my_part = slot
        new = {*their_part, *my_part} - set(original)
        if moved := tuple(piece for piece in base if piece in new & gone):
            merged.parts.append(Clash(original or moved, their_part, my_part))
        elif original == their_part == my_part:
            merged.parts += map(_last_written, *slot)
        elif my_part in (original, their_part):
            merged.parts += their_part
        elif their_part == original:
            merged.parts += my_part
        else:
            merged.parts.append(Clash(*slot))
    return merged


def merge_values(base, theirs, mine):
    """The value of one field, or a ``Clash`` of the three."""
    if mine in (base, theirs):
        return theirs
    return mine if theirs == base else Clash((base,), (theirs,), (mine,))


def merge_sets(base: Iterable, theirs: Iterable, mine: Iterable) -> list:
    """What both agree on, with what either added and without what either took away, in the order of
    whoever changed it; where both did, in theirs."""
    base, theirs, mine = list(base), list(theirs), list(mine)
    if theirs == base:
        return mine
    kept = [each for each in theirs if each in mine or each not in base]
    return kept + [each for each in mine if each not in base and each not in kept]


def _last_written(base, theirs, mine):
    """Of three equal pieces, the one written otherwise than the first: space counts in some."""
    return mine if repr(theirs) == repr(base) else theirs


def _slots(base: Sequence, other: Sequence) -> list[tuple]:
    """What ``other`` has in each gap and in place of each piece of ``base``: gap, piece, gap, …, gap."""
    slots: list[tuple] = [()] * (2 * len(base) + 1)
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    for _, begin, end, other_begin, other_end in matcher.get_opcodes():
        new = other[other_begin:other_end]
        at = begin
        for old, changed in counterparts(base[begin:end], new):
            if old is None:
                slots[2 * at] += (new[changed],)
            else:
                at = begin + old + 1
                slots[2 * (begin + old) + 1] = () if changed is None else (new[changed],)
    return slots


def counterparts(old: Sequence, new: Sequence) -> list[tuple[int | None, int | None]]:
    """Which new piece stands for which old one, in order; None where one has no counterpart.

    As many new as old ones: each stands for its own. Else those that share most of their words.
    """
    if len(old) == len(new):
        return [(step, step) for step in range(len(old))]
    if not old or not new or len(old) * len(new) > MOST_COMPARED:
        return [(step, None) for step in range(len(old))] + [
            (None, step) for step in range(len(new))
        ]
    return _most_alike(old, new)


def _most_alike(old: Sequence, new: Sequence) -> list[tuple[int | None, int | None]]:
    """The pairing, in order on both sides, with the most words in common."""
    words = [set(str(piece).split()) for piece in old], [set(str(piece).split()) for piece in new]
    # best[i][j]: the likeness of the best pairing of what follows old[i] and new[j]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[_likeness(one, other) for other in words[1]] for one in words[0]]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] + best[i + 1][j + 1])
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs + [(step, None) for step in range(i, len(old))] + [
        (None, step) for step in range(j, len(new))
    ]  # fmt: skip


def _likeness(one: set[str], other: set[str]) -> float:
    """The share of common words, from 0 to 1; 0 where too few are common to be the same piece."""
    share = len(one & other) / (len(one | other) or 1)
    return share if share >= ALIKE else 0.0
