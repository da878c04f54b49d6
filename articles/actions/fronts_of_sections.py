"""What is placed on the fronts of sections that go, kept so that undoing brings it back."""

from collections.abc import Iterable

from articles.actions.fronts import give_readers, locked, store_front
from articles.models import Front, LivePlacement, Section
from articles.rules.arranging import Placement


def fronts_of(sections: Iterable[int]) -> list[dict]:
    """The fronts as the desk and the readers have them, as JSON. Two queries; they are held until the
    commit, so that nobody places an article on one that is about to go."""
    fronts = Front.objects.select_for_update(of=("self",)).filter(section__in=sections)
    kept = {front.section_id: front.kept for front in fronts.order_by("pk")}
    shown = LivePlacement.objects.filter(section__in=kept).order_by("slot", "order")
    by_section: dict[int, list] = {number: [] for number in kept}
    for each in shown:
        placement = Placement(each.slot, each.article_id, each.until)
        by_section[each.section_id].append(placement.as_json())
    return [{"section": number, "kept": kept[number], "shown": by_section[number]} for number in kept]  # fmt: skip


def bring_fronts_back(told: Iterable[dict], *, by) -> None:
    """Arrange again what :func:`fronts_of` told of."""
    for each in told:
        front = locked(Section.objects.get(pk=each["section"]))
        shown = [Placement.of_json(one) for one in each["shown"]]
        give_readers(front, shown)
        store_front(front, [Placement.of_json(one) for one in each["kept"]], by=by)
        if each["kept"] == each["shown"]:
            front.shown_version = front.version
            front.save(update_fields=["shown_version"])
