"""What editors placed on the front page and on sections' fronts, as far as it is live."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from articles.models import LiveCopy, LivePlacement
from articles.rules import arranging, names

FRONT_PAGE = None


@dataclass(frozen=True)
class Rehearsal:
    """A page's front as it is to be looked at before readers see it: what is placed, and as they would be
    published now the articles among it that are not live. It is for the desk, which alone has those."""

    page: int | None
    placements: list[arranging.Placement]
    copies: dict[int, LiveCopy] = field(default_factory=dict)


@dataclass
class Placed:
    """``slots`` holds live copies by page (a section's number, None for the front page) and slot.

    ``names`` are those of all that is placed, live or not: published, it stands in its place.
    """

    slots: dict[tuple[int | None, str], list[LiveCopy]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def at(self, page: int | None, *slots: str) -> list[LiveCopy]:
        """What stands on a page in these slots, in order; in all of them where none is named."""
        chosen = slots or tuple(arranging.SLOTS)
        return [copy for slot in chosen for copy in self.slots.get((page, slot), [])]

    def count(self) -> int:
        """How many articles are placed at all."""
        return sum(map(len, self.slots.values()))


def read_placed(
    sections: Iterable[int] = (),
    *,
    front: bool = False,
    rehearsal: Rehearsal | None = None,
) -> Placed:
    """What stands on the fronts of ``sections``, and on the front page. One query; one more for the
    copies where anything does."""
    rows = _stored(sections, front)
    if rehearsal:
        rows = [row for row in rows if row[0] != rehearsal.page]
        rows += [(rehearsal.page, each.slot, each.article) for each in rehearsal.placements]
    if not rows:
        return Placed()
    copies = LiveCopy.objects.for_cards().in_bulk([article for _, _, article in rows])
    if rehearsal:
        copies = rehearsal.copies | copies
    placed = Placed(names={names.article(article) for _, _, article in rows})
    for page, slot, article in rows:
        if article in copies:
            placed.slots.setdefault((page, slot), []).append(copies[article])
    return placed


def _stored(sections: Iterable[int], front: bool) -> list[tuple[int | None, str, int]]:
    where = Q(section__in=list(sections))
    rows = LivePlacement.objects.filter(where | Q(section=None) if front else where)
    return list(rows.order_by("order").values_list("section", "slot", "article"))
