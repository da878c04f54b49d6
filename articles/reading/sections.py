"""A section's page: its articles and those of everything below it."""

from articles.models import LiveCopy, Redirect, Section
from articles.reading.absent import Absent, Moved
from articles.reading.chrome import read_chrome
from articles.reading.listings import Listing, Window, names_on, read_stories
from articles.reading.placed import Placed, Rehearsal, read_placed
from articles.reading.redirects import follow_former
from articles.reading.tree import Tree
from articles.rules import names
from articles.rules.arranging import LEAD, PICK, SECOND, led


def read_section(
    path: str, window: Window, *, rehearsal: Rehearsal | None = None, plain: bool = False
) -> Listing:
    """Four queries: the two of the chrome, what is placed, the stories; and one for the copies of
    what is placed. One more than three where no such section stands.

    What editors placed stands on the first page, unless it is to be a ``plain`` list, as in print.
    """
    chrome = read_chrome()
    section = chrome.tree.by_path.get(path)
    if section is None:
        raise _former(f"/{path}/")
    first = not (plain or window.before or window.after)
    placed = read_placed([section.pk], rehearsal=rehearsal) if first else Placed()
    here = placed.at(section.pk)
    copies = LiveCopy.objects.filter(section__in=chrome.tree.below(section.pk))
    others = copies.exclude(pk__in=[copy.pk for copy in here])
    stories, older, newer = read_stories(others, window)
    own = {names.listing("section", section.pk)}
    found = chrome.names | names_on(here + stories) | placed.names | own
    lead, seconds, picks = (placed.at(section.pk, slot) for slot in (LEAD, SECOND, PICK))
    # Where something is placed, the newest leads if nothing is placed there.
    leading = led(lead, stories, seconds, picks) if here else None
    return Listing(
        title=section.title, description=section.description, path=section.public_path,
        name=names.thing("section", section.pk),
        trail=chrome.tree.trail(section.pk), subsections=_near(chrome.tree, section),
        lead=leading, seconds=seconds, picks=picks, stories=stories, older=older, newer=newer,
        chrome=chrome, names=found,
    )  # fmt: skip


def _near(tree: Tree, section: Section) -> list[Section]:
    """What stands below a section; of one that nothing stands below, its neighbours and itself."""
    near = tree.listed(section.pk)
    if not near and section.parent_id:
        near = tree.listed(section.parent_id)
    return [] if near == [section] else near


def _former(path: str) -> Absent:
    """A former section, or any other former address: this is the last form an address can have."""
    found = Redirect.objects.filter(path=path, section__isnull=False).select_related("section")
    redirect = found.first()
    if redirect is None:
        return follow_former(path)
    return Moved(redirect.section.public_path, {names.SECTIONS})
