"""A section's page: its articles and those of everything below it."""

from articles.models import LiveCopy, Redirect
from articles.reading.absent import Absent, Moved
from articles.reading.chrome import read_chrome
from articles.reading.listings import Listing, Window, names_on, read_stories
from articles.reading.redirects import follow_former
from articles.rules import names


def read_section(path: str, window: Window) -> Listing:
    """Three queries: the two of the chrome, the stories. One more where no such section stands."""
    chrome = read_chrome()
    section = chrome.tree.by_path.get(path)
    if section is None:
        raise _former(f"/{path}/")
    copies = LiveCopy.objects.filter(section__in=chrome.tree.below(section.pk))
    stories, older, newer = read_stories(copies, window)
    return Listing(
        title=section.title,
        description=section.description,
        path=section.public_path,
        trail=chrome.tree.trail(section.pk),
        subsections=chrome.tree.children(section.pk),
        stories=stories,
        older=older,
        newer=newer,
        chrome=chrome,
        names=chrome.names | names_on(stories) | {names.listing("section", section.pk)},
    )


def _former(path: str) -> Absent:
    """A former section, or any other former address: this is the last form an address can have."""
    found = Redirect.objects.filter(path=path, section__isnull=False).select_related("section")
    redirect = found.first()
    if redirect is None:
        return follow_former(path)
    return Moved(redirect.section.public_path, {names.SECTIONS})
