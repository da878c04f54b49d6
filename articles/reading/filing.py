"""The articles under one category, tag, source or author."""

from articles.models import Author, Category, LiveCopy, Redirect, Source, Tag
from articles.reading.absent import Absent, Moved
from articles.reading.chrome import read_chrome
from articles.reading.listings import Listing, Window, names_on, read_stories
from articles.reading.redirects import follow_former
from articles.rules import addresses, names

# kind → (its table, how a live copy refers to it, the word above the title)
KINDS = {
    "category": (Category, "category", "Category"),
    "source": (Source, "source", "Source"),
    "author": (Author, "authors", "Author"),
    "tag": (Tag, "tags", "Topic"),
}
ALIASED = ("category", "source", "tag")


def read_filed(kind: str, slug: str, window: Window) -> Listing:
    """Four queries: the thing, its stories, the two of the chrome. ``kind`` is a key of ``KINDS``."""
    table, relation, kicker = KINDS[kind]
    things = table.objects.select_related("alias_of") if kind in ALIASED else table.objects
    thing = things.filter(slug=slug).first()
    if thing is None:
        raise _former(kind, slug)
    if kind in ALIASED and thing.alias_of:
        raise _leading_to(kind, thing)
    if kind == "tag" and thing.status != Tag.APPROVED:
        raise Absent()
    stories, older, newer = read_stories(LiveCopy.objects.filter(**{relation: thing}), window)
    chrome = read_chrome()
    return Listing(
        title=thing.name,
        name=names.thing(kind, thing.pk),
        kicker=kicker,
        description=thing.description,
        path=thing.public_path,
        stories=stories,
        older=older,
        newer=newer,
        chrome=chrome,
        names=chrome.names
        | names_on(stories)
        | {names.thing(kind, thing.pk), names.listing(kind, thing.pk)},
    )


def _former(kind: str, slug: str) -> Absent:
    path = addresses.listing_path(kind, slug)
    found = Redirect.objects.filter(path=path, **{f"{kind}__isnull": False}).select_related(kind)
    redirect = found.first()
    if redirect is None:
        return follow_former(path)
    return _leading_to(kind, getattr(redirect, kind))


def _leading_to(kind: str, thing) -> Absent:
    """From another name, or a former address, to the thing itself in one hop."""
    meant = thing.meant if kind in ALIASED else thing
    if kind == "tag" and meant.status != Tag.APPROVED:
        return Absent()
    both = {names.thing(kind, thing.pk), names.thing(kind, meant.pk)}
    return Moved(meant.public_path, both)
