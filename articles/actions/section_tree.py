"""The tree of sections as actions change it: held, moved as a whole, with its former addresses."""

from collections.abc import Iterable

from django.db.models import CharField, Count, F, Sum, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from articles.actions.addresses import clear_all, led_to
from articles.actions.holding import hold_filing
from articles.actions.ledger import Watch
from articles.models import Article, LedgerChange, LedgerEntry, LiveCopy, Redirect, Section
from articles.reading.tree import Tree
from articles.rules import names
from articles.rules.refusals import NotNow
from articles.rules.wording import say

PLACE = ["slug", "parent", "path", "depth"]


def hold_tree() -> Tree:
    """All sections, held until the commit. Who moves one sees every move before, so that two who would
    make a circle between them cannot both succeed. No article is filed meanwhile."""
    hold_filing(alone=True)
    return Tree(Section.objects.select_for_update(no_key=True).order_by("pk"))


def standing(tree: Tree, section: Section) -> Section:
    """The section as it is stored. Raises ``NotNow`` for one that is gone."""
    if section.pk not in tree.by_number:
        raise NotNow(say("Somebody deleted this section in the meantime."))
    return tree.by_number[section.pk]


def store_places(
    rows: dict[int, Section],
    former: dict[int, str],
    watch: Watch,
    *,
    merged: dict[str, int] | None = None,
    columns: Iterable[str] = PLACE,
) -> tuple[list[Redirect], set[str]]:
    """Store the places that ``settle`` reckoned, and lead on from where each stood (``former``), and from
    the paths of what was ``merged`` to the section of that number. Six queries at most.

    Returns the redirects made, and the names of what the addresses led to before.
    """
    leading = {path: number for number, path in former.items()} | (merged or {})
    taken = {row.path for row in rows.values()}
    concerned = {*leading, *(rows[number].path for number in former)}
    displaced = clear_all(f"/{path}/" for path in concerned)
    watch.add(*displaced)
    _write([rows[number] for number in former], columns)
    made = [
        Redirect(path=f"/{path}/", section_id=number, made_at=timezone.now())
        for path, number in leading.items()
        if path not in taken
    ]
    return Redirect.objects.bulk_create(made), led_to(displaced)


def stand_nowhere(numbers: Iterable[int]) -> None:
    """Take sections from their paths, within this transaction: no path of a section begins with “~”."""
    nowhere = Concat(Value("~"), Cast(F("pk"), CharField()))
    Section.objects.filter(pk__in=list(numbers)).update(path=nowhere)


def _write(moved: list[Section], columns: Iterable[str]) -> None:
    """The paths of several at once: first none of them stands anywhere, since one may take another's."""
    if moved:
        stand_nowhere(row.pk for row in moved)
        Section.objects.bulk_update(moved, columns)


def count_articles(numbers: list[int]) -> dict:
    """How many articles stand in these sections, at the desk or for readers; how many live pages; and a
    checksum of which. Three queries."""
    desk = Article.objects.filter(section__in=numbers).aggregate(count=Count("pk"), sum=Sum("pk"))
    live = LiveCopy.objects.filter(section__in=numbers).aggregate(count=Count("pk"), sum=Sum("pk"))
    only_live = LiveCopy.objects.filter(section__in=numbers).exclude(article__section__in=numbers)
    return {
        "articles": desk["count"] + only_live.count(),
        "live": live["count"],
        "checksum": (desk["sum"], live["sum"]),
    }


def section_meant(number: int | None) -> Section | None:
    """The section of this number, or the one it was merged into since; None where it is gone. One query
    for a section that stands."""
    while number:
        if section := Section.objects.filter(pk=number).first():
            return section
        number = _merged_into(number)
    return None


def _merged_into(number: int) -> int | None:
    gone = LedgerChange.objects.filter(
        kind="section", number=number, after__isnull=True,
        entry__verb="merge", entry__state=LedgerEntry.DONE,
    )  # fmt: skip
    change = gone.select_related("entry").order_by("-pk").first()
    return change and change.entry.asked["into"].get(str(number))


def lists_on(tree: Tree, *numbers: int) -> set[str]:
    """The names of the lists of these sections and of all above them."""
    return {
        names.listing("section", each.pk)
        for number in numbers
        if number in tree.by_number
        for each in tree.trail(number)
    }
