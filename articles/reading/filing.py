"""The articles under one category, tag, source or author."""

from django.utils.translation import gettext_lazy as _

from articles.models import Author, Category, LiveCopy, Redirect, Source, Tag
from articles.reading.absent import Absent, Moved
from articles.reading.chrome import read_chrome
from articles.reading.listings import Listing, Window, names_on, read_stories
from articles.reading.redirects import follow_former
from articles.reading.topics import read_topic, stories_under
from articles.rules import addresses, names

# kind → (its table, how a live copy refers to it, the word above the title)
KINDS = {
    "category": (Category, "category", _("Category")),
    "source": (Source, "source", _("Source")),
    "author": (Author, "authors", _("Author")),
    "tag": (Tag, "tags", _("Topic")),
}
ALIASED = ("category", "source", "tag")


def read_filed(kind: str, slug: str, window: Window, *, plain: bool = False) -> Listing:
    """Four queries: the thing, its stories, the two of the chrome. ``kind`` is a key of ``KINDS``.

    One more for a tag: how many stories it has. The first page tells of it what ``read_topic`` reads,
    unless it is to be a ``plain`` list, as in print.
    """
    table, relation, kicker = KINDS[kind]
    things = table.objects.select_related("alias_of") if kind in ALIASED else table.objects
    thing = things.filter(slug=slug).first()
    if thing is None:
        raise _former(kind, slug)
    if kind in ALIASED and thing.alias_of:
        raise _leading_to(kind, thing)
    if kind == "tag" and thing.status != Tag.APPROVED:
        raise Absent()
    if kind == "tag":
        copies, count = stories_under(thing)
    else:
        copies, count = LiveCopy.objects.filter(**{relation: thing}), 0
    stories, older, newer = read_stories(copies, window)
    first = not (plain or window.before or window.after)
    topic = read_topic(thing, copies, count, stories) if kind == "tag" and first else None
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
        topic=topic,
        chrome=chrome,
        names=chrome.names
        | names_on(stories)
        | (topic.names if topic else set())
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
