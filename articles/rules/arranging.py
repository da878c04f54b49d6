"""What stands where on a front: the slots an editor fills, and how the newest fill the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from articles.rules.wording import say

LEAD, SECOND, PICK = "lead", "second", "pick"
SLOTS = {LEAD: say("Lead"), SECOND: say("Second"), PICK: say("Picks")}
ROOM = {LEAD: 1, SECOND: 4, PICK: 6}
# Where what no longer fits goes; from the others it goes back among the newest.
NEXT = {LEAD: SECOND}


@dataclass(frozen=True)
class Placement:
    """An article, by number, in a slot. The order within a slot is that of the list it stands in.

    At ``until`` it goes back among the newest; without one it stays until somebody takes it away.
    """

    slot: str
    article: int
    until: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        return self.until is not None and self.until <= now

    def as_json(self) -> dict:
        kept = {"slot": self.slot, "article": self.article}
        return kept | {"until": self.until.isoformat()} if self.until else kept

    @classmethod
    def of_json(cls, kept: dict) -> "Placement":
        until = kept.get("until")
        return cls(kept["slot"], kept["article"], datetime.fromisoformat(until) if until else None)


def put(
    placements: Iterable[Placement], article: int, slot: str, *, place: int = 0
) -> tuple[list[Placement], list[int]]:
    """``article`` in ``slot`` before what stands at ``place``, and the articles that no longer fit.

    One that stands elsewhere moves, for as long as it was to stand there; nothing stands twice. A lead
    that is replaced becomes the first of the seconds.
    """
    placements = list(placements)
    moved = next((each for each in placements if each.article == article), Placement(slot, article))
    slots = by_slot(each for each in placements if each.article != article)
    slots[slot].insert(min(place, ROOM[slot] - 1), replace(moved, slot=slot))
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


def kept_until(
    placements: Iterable[Placement], article: int, until: datetime | None
) -> list[Placement]:
    """The placements, that of an article for a time; for good where there is no ``until``."""
    return [replace(each, until=until) if each.article == article else each for each in placements]


def lasting(placements: Iterable[Placement], now: datetime) -> list[Placement]:
    """Those whose time is not over."""
    return [each for each in placements if not each.is_over(now)]


def by_slot(placements: Iterable[Placement]) -> dict[str, list[Placement]]:
    """Every slot, in the order of the page, with what stands in it."""
    slots = {slot: [] for slot in SLOTS}
    for each in placements:
        slots[each.slot].append(each)
    return slots


def filled(placed: list, rest: Iterator, room: int) -> list:
    """What an editor placed, then as many of ``rest`` as there is room for."""
    return [*placed, *islice(rest, max(room - len(placed), 0))][:room]


def led(lead: list, *others: list):
    """What leads a page: the lead, or where there is none the first that stands elsewhere, taken from
    there. None only where nothing stands anywhere: a page with stories is never without a lead."""
    standing = next((each for each in (lead, *others) if each), None)
    return standing.pop(0) if standing else None
