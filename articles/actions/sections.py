"""What happens to sections: open one, change or move one with all below it, delete an empty one."""

from django.db import transaction

from articles.actions.addresses import clear_for, lead_on
from articles.actions.beats import announce, record, require, store
from articles.actions.filing import refuse_if_used
from articles.models import Section
from articles.rules import addresses, cleaning, limits, names
from articles.rules.refusals import AddressTaken, NotFit, NotNow


@transaction.atomic
def save_section(section: Section, *, by) -> Section:
    """Open a section, or change one; a new slug or parent moves all below it and leaves redirects.

    Raises ``NotFit`` for a circle, a tree too deep or a reserved slug, ``AddressTaken`` for a
    sibling's slug.
    """
    require(by, "change_section" if section.pk else "add_section", "change sections")
    tree = {row.pk: row for row in Section.objects.select_for_update()}
    section.title = cleaning.clean_line(section.title)
    section.slug = addresses.slug_of(section.slug) or addresses.slug_of(section.title)
    former_path = _former_path(section, tree)
    _place(section, tree)
    store(section, field="title")
    changed = clear_for(section.public_path)
    if former_path and former_path != section.path:
        changed |= lead_on(f"/{former_path}/", section=section)
        changed |= _move_below(section, former_path, tree)
    record(by=by, verb="save", thing=names.thing("section", section.pk),
           sentence=f"Saved the section “{section.title}” at {section.path}")  # fmt: skip
    announce([names.SECTIONS, names.FRONT, *changed, *_lists_on(former_path, section.path)])
    return section


@transaction.atomic
def delete_section(section: Section, *, by) -> None:
    """Delete a section that nothing uses. Raises ``InUse`` with what does."""
    require(by, "delete_section", "delete sections")
    refuse_if_used(section)
    record(by=by, verb="delete", thing=names.thing("section", section.pk),
           sentence=f"Deleted the section “{section.title}” at {section.path}")  # fmt: skip
    section.delete()
    announce([names.SECTIONS, names.FRONT])


def _former_path(section: Section, tree: dict[int, Section]) -> str:
    """Where the section stood before this change; empty for a new one."""
    if section.pk is None:
        return ""
    if section.pk not in tree:
        raise NotNow("Somebody deleted this section in the meantime.")
    return tree[section.pk].path


def _place(section: Section, tree: dict[int, Section]) -> None:
    """Set path and depth from slug and parent, and refuse a place where it cannot stand."""
    if not section.title:
        raise NotFit("A section needs a title.", field="title")
    if not section.slug:
        raise NotFit("This title makes no address: give the section a slug.", field="slug")
    if addresses.is_reserved(section.slug):
        raise NotFit(f"“{section.slug}” is the address of another page: choose another slug.",
                     field="slug")  # fmt: skip
    parent = tree[section.parent_id] if section.parent_id else None
    if section.pk and parent and _is_below(parent, tree[section.pk]):
        raise NotFit("A section cannot stand below itself.", field="parent")
    section.path = f"{parent.path}/{section.slug}" if parent else section.slug
    section.depth = parent.depth + 1 if parent else 1
    if section.depth + _height(section, tree) > limits.DEEPEST_SECTION:
        raise NotFit(f"Sections go {limits.DEEPEST_SECTION} deep at most.", field="parent")
    if any(row.path == section.path and row.pk != section.pk for row in tree.values()):
        raise AddressTaken(f"There is a section at /{section.path}/ already.", field="slug")


def _is_below(section: Section, other: Section) -> bool:
    return section.path == other.path or section.path.startswith(f"{other.path}/")


def _height(section: Section, tree: dict[int, Section]) -> int:
    """How many levels stand below a section."""
    if not section.pk:
        return 0
    own = tree[section.pk]
    return max(row.depth for row in tree.values() if _is_below(row, own)) - own.depth


def _move_below(section: Section, former_path: str, tree: dict[int, Section]) -> set[str]:
    """Take everything below along. Returns the names of what its new addresses led to before."""
    changed = set()
    for row in sorted(tree.values(), key=lambda row: row.depth):
        if row.pk != section.pk and row.path.startswith(f"{former_path}/"):
            old = row.path
            row.path = section.path + old.removeprefix(former_path)
            row.depth = row.path.count("/") + 1
            row.save(update_fields=["path", "depth"])
            changed |= clear_for(row.public_path) | lead_on(f"/{old}/", section=row)
    return changed


def _lists_on(*paths: str) -> list[str]:
    """The names of the lists of every section on the way down these paths."""
    steps = [path.split("/") for path in paths if path]
    ways = {"/".join(step[:depth]) for step in steps for depth in range(1, len(step) + 1)}
    found = Section.objects.filter(path__in=ways).values_list("pk", flat=True)
    return [names.listing("section", pk) for pk in found]
