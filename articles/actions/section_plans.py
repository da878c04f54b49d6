"""A change of one section, reckoned in memory before it is done, and what is told of it."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from articles.actions.section_tree import count_articles, standing
from articles.models import Redirect, Section
from articles.reading.tree import Tree
from articles.rules import addresses, cleaning
from articles.rules.plans import Plan
from articles.rules.refusals import NotFit
from articles.rules.trees import settle

NAMING = ("title", "slug", "parent_id")
COLUMNS = (*NAMING, "order", "description", "path")


@dataclass
class Change:
    """``section`` as it is to be and as it was (``before``), in the tree as it is to be. ``former`` is where
    each section stood that moves, by number."""

    tree: Tree
    section: Section
    before: Section
    former: dict[int, str]

    @property
    def changed(self) -> set[str]:
        return {
            name for name in COLUMNS if getattr(self.section, name) != getattr(self.before, name)
        }

    @property
    def concerned(self) -> list[int]:
        """The sections whose name or way a reader sees change: none, where it is another's matter."""
        return self.tree.below(self.section.pk) if self.changed.intersection(NAMING) else []


def change_of(tree: Tree, section: Section, changes: dict) -> Change:
    """What ``changes`` (of title, slug, parent, order, description) make of the tree. Raises what
    ``settle`` raises, and ``NotFit`` for a title or a slug that cannot be one."""
    row = standing(tree, section)
    before = copy(row)
    for name, value in changes.items():
        setattr(row, name, value)
    take_words(row)
    former = settle(tree.by_number)
    return Change(Tree(tree.by_number.values()), row, before, former)


def take_words(section: Section) -> None:
    """Bring title and slug to their stored form, or refuse them."""
    section.title = cleaning.clean_line(section.title)
    section.slug = addresses.slug_of(section.slug) or addresses.slug_of(section.title)
    if not section.title:
        raise NotFit("A section needs a title.", field="title")
    if not section.slug:
        raise NotFit("This title makes no address: give the section a slug.", field="slug")
    if addresses.is_reserved(section.slug):
        raise NotFit(f"“{section.slug}” is the address of another page: choose another slug.",
                     field="slug")  # fmt: skip


def plan_of(change: Change) -> Plan:
    """What a change comes to. Five queries, whatever the number of articles."""
    counts = count_articles(change.concerned)
    return Plan(
        articles=counts["articles"],
        live=counts["live"],
        addresses=leading(change.tree.by_number, change.former),
        also=tuple(_also(change, counts["live"])),
        checksum=(
            change.section.pk, change.before.title, change.section.title,
            change.before.parent_id, change.section.parent_id, counts["checksum"],
        ),
    )  # fmt: skip


def leading(
    rows: dict[int, Section], former: dict[int, str], merged: dict[str, int] | None = None
) -> tuple[tuple[str, str], ...]:
    """Each address that will lead elsewhere, with where to: of those that stood there, and the former
    addresses of each, which go on in one hop. One query."""
    taken = {row.public_path for row in rows.values()}
    pairs = {f"/{path}/": rows[number].public_path for number, path in former.items()}
    pairs |= {f"/{path}/": rows[number].public_path for path, number in (merged or {}).items()}
    old = Redirect.objects.filter(section__in=former).values_list("path", "section")
    pairs |= {path: rows[number].public_path for path, number in old}
    return tuple(sorted((path, to) for path, to in pairs.items() if path not in taken))


def displaced_from(rows: dict[int, Section], former: dict[int, str]) -> Iterator[str]:
    """A sentence for each address that leads to something else until now. One query."""
    paths = {rows[number].public_path for number in former}
    for redirect in Redirect.objects.filter(path__in=paths).select_related("section", "article"):
        if redirect.section_id not in former:
            what = f" to “{led}”" if (led := redirect.section or redirect.article) else " elsewhere"
            yield f"{redirect.path} leads{what} until now: this section will stand there itself."


def menu_of(section: Section, tree: Tree) -> str:
    """Where readers find a section listed."""
    if section.parent_id is None:
        return "the section bar"
    return f"the subsections of “{tree.by_number[section.parent_id]}”"


def along(sections: int) -> str:
    """How many come with it, in words."""
    return f"{sections} section{'s' if sections != 1 else ''} below it"


def _also(change: Change, live: int) -> Iterator[str]:
    section, before, tree = change.section, change.before, change.tree
    if section.title != before.title:
        yield f"Menus and breadcrumbs say “{section.title}” instead of “{before.title}”."
    if section.parent_id != before.parent_id:
        yield f"It leaves {menu_of(before, tree)} and joins {menu_of(section, tree)}."
    if others := len(change.former.keys() - {section.pk}):
        yield f"{along(others)} {'moves' if others == 1 else 'move'} with it."
    if live:
        yield "The breadcrumb of each of these live pages changes; their addresses stay."
    yield from displaced_from(tree.by_number, change.former)
