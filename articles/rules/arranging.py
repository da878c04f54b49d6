"""What stands where on a front: the slots an editor fills, and how the newest fill the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

LEAD, SECOND, PICK = "lead", "second", "pick"
SLOTS = {LEAD: "Lead", SECOND: "Second", PICK: "Picks"}
ROOM = {LEAD: 1, SECOND: 4, PICK: 6}
# Where what no longer fits goes; from the others it goes back among the newest.
NEXT = {LEAD: SECOND}


@dataclass(frozen=True)
class Placement:
    """An article, by number, in a slot. The order within a slot is that of the list it stands in."""

    slot: str
    article: int

    def as_json(self) -> dict:
        return {"slot": self.slot, "article": self.article}

    @classmethod
    def of_json(cls, kept: dict) -> "Placement":
        return cls(slot=kept["slot"], article=kept["article"])


def put(
    placements: Iterable[Placement], article: int, slot: str, *, place: int = 0
) -> tuple[list[Placement], list[int]]:
    """``article`` in ``slot`` before what stands at ``place``, and the articles that no longer fit.

    One that stands elsewhere moves; nothing stands twice. A lead that is replaced becomes the first
    of the seconds.
    """
    slots = by_slot(each for each in placements if each.article != article)
    slots[slot].insert(min(place, ROOM[slot] - 1), Placement(slot, article))
    fallen = []
    for name, standing in slots.items():
        while len(standing) > ROOM[name]:
            last = standing.pop()
            if name in NEXT:
                slots[NEXT[name]].insert(0, replace(last, slot=NEXT[name]))
            else:
                fallen.append(last.article)
    return [each for standing in slots.values() for each in standing], fallen


def taken_away(placements: Iterable[Placement], article: int) -> list[Placement]:
    """The placements without an article."""
    return [each for each in placements if each.article != article]


def by_slot(placements: Iterable[Placement]) -> dict[str, list[Placement]]:
    """Every slot, in the order of the page, with what stands in it."""
    slots = {slot: [] for slot in SLOTS}
    for each in placements:
        slots[each.slot].append(each)
    return slots


def filled(placed: list, rest: Iterator, room: int) -> list:
    """What an editor placed, then as many of ``rest`` as there is room for."""
    return [*placed, *islice(rest, max(room - len(placed), 0))][:room]
