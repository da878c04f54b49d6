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
from articles.rules.wording import Sentence, say, say_many

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
        raise NotFit(say("A section needs a title."), field="title")
    if not section.slug:
        raise NotFit(say("This title makes no address: give the section a slug."), field="slug")
    if addresses.is_reserved(section.slug):
        raise NotFit(say("“%(slug)s” is the address of another page: choose another slug.", slug=section.slug),
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


def displaced_from(rows: dict[int, Section], former: dict[int, str]) -> Iterator[Sentence]:
    """A sentence for each address that leads to something else until now. One query."""
    paths = {rows[number].public_path for number in former}
    for redirect in Redirect.objects.filter(path__in=paths).select_related("section", "article"):
        if redirect.section_id not in former:
            yield _leads(redirect).filled(path=redirect.path)


def _leads(redirect: Redirect) -> Sentence:
    if to := redirect.section or redirect.article:
        return say(
            "%(path)s leads to “%(to)s” until now: this section will stand there itself.", to=to
        )
    return say("%(path)s leads elsewhere until now: this section will stand there itself.")


def menu_of(section: Section, tree: Tree) -> Sentence:
    """Where readers find a section listed."""
    if section.parent_id is None:
        return say("the section bar")
    return say("the subsections of “%(section)s”", section=tree.by_number[section.parent_id])


def _also(change: Change, live: int) -> Iterator[Sentence]:
    section, before, tree = change.section, change.before, change.tree
    if section.title != before.title:
        yield say("Menus and breadcrumbs say “%(now)s” instead of “%(before)s”.",
                  now=section.title, before=before.title)  # fmt: skip
    if section.parent_id != before.parent_id:
        yield say("It leaves %(former)s and joins %(present)s.",
                  former=menu_of(before, tree), present=menu_of(section, tree))  # fmt: skip
    if others := len(change.former.keys() - {section.pk}):
        yield say_many("%(count)s section below it moves with it.",
                       "%(count)s sections below it move with it.", others)  # fmt: skip
    if live:
        yield say("The breadcrumb of each of these live pages changes; their addresses stay.")
    yield from displaced_from(tree.by_number, change.former)
