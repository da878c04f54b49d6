"""A section's page: its articles and those of everything below it."""

from articles.models import LiveCopy, Redirect
from articles.reading.absent import Absent, Moved
from articles.reading.chrome import read_chrome
from articles.reading.listings import Listing, Window, names_on, read_stories
from articles.reading.placed import Placed, Rehearsal, read_placed
from articles.reading.redirects import follow_former
from articles.rules import names
from articles.rules.arranging import LEAD, PICK, SECOND


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
    lead = placed.at(section.pk, LEAD)
    if here and not lead:  # nothing is placed there: the newest leads
        lead, stories = stories[:1], stories[1:]
    return Listing(
        title=section.title, description=section.description, path=section.public_path,
        name=names.thing("section", section.pk),
        trail=chrome.tree.trail(section.pk), subsections=chrome.tree.listed(section.pk),
        lead=lead[0] if lead else None, seconds=placed.at(section.pk, SECOND),
        picks=placed.at(section.pk, PICK), stories=stories, older=older, newer=newer,
        chrome=chrome, names=found,
    )  # fmt: skip


def _former(path: str) -> Absent:
    """A former section, or any other former address: this is the last form an address can have."""
    found = Redirect.objects.filter(path=path, section__isnull=False).select_related("section")
    redirect = found.first()
    if redirect is None:
        return follow_former(path)
    return Moved(redirect.section.public_path, {names.SECTIONS})
