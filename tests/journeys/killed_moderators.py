"""A moderator whose server is killed while a tag of many articles is merged, and the merge undone.

Run by ``test_killed_moderators.py`` in the environment of a site of its own: it prints, as JSON, what each
death met and what was wrong after it.
"""

import json
import os
import random
import signal
import sys
import time

import django

django.setup()

from django.db import connection, connections  # noqa: E402  Django is ready only now

from articles.actions.articles import publish  # noqa: E402
from articles.actions.tag_merging import merge_tags  # noqa: E402
from articles.actions.undoing import undo  # noqa: E402
from articles.models import (  # noqa: E402
    Announcement,
    AnnouncementCounter,
    Article,
    LedgerEntry,
    LiveTag,
    Tag,
    TaggedArticle,
)
from tests.factories import a_draft, a_section, a_tag  # noqa: E402

ARTICLES = 120
LONGEST = 0.25  # seconds that a server lives: some merges and undoings


def fill() -> tuple[int, int]:
    """Articles under one tag, a third of them under the other too, half of them live."""
    section, tag, into = a_section(), a_tag("Corona"), a_tag("COVID-19")
    for number in range(ARTICLES):
        names = ["Corona", "COVID-19"] if number % 3 == 0 else ["Corona"]
        article = a_draft(section=section, tags=names)
        if number % 2:
            publish(article, by=None)
    return tag.pk, into.pk


def moderate(tag: int, into: int) -> None:
    """Merge and undo, over and over, until killed."""
    while True:
        entry = LedgerEntry.objects.filter(verb="merge", state="done").first()
        if entry:
            undo(entry, by=None)
        else:
            merge_tags(Tag.objects.get(pk=tag), into=Tag.objects.get(pk=into), by=None)


def kill_one(tag: int, into: int, after: float) -> None:
    connections.close_all()
    pid = os.fork()
    if not pid:
        moderate(tag, into)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def state_of(tag: int, into: int) -> tuple:
    """Which articles stand under the two, at the desk and for readers, and what the first one is."""
    both = [tag, into]
    return (
        sorted(TaggedArticle.objects.filter(tag__in=both).values_list("content_object", "tag")),
        sorted(LiveTag.objects.filter(tag__in=both).values_list("copy", "tag")),
        Tag.objects.values_list("status", "alias_of").get(pk=tag),
    )


def main(deaths: int) -> None:
    tag, into = fill()
    apart = state_of(tag, into)
    entry = merge_tags(Tag.objects.get(pk=tag), into=Tag.objects.get(pk=into), by=None)
    together, dice, told = state_of(tag, into), random.Random(1), []  # noqa: S311 the same each time
    done = LedgerEntry.objects.count()
    undo(entry, by=None)
    for _ in range(deaths):
        kill_one(tag, into, dice.uniform(0.01, LONGEST))
        found = state_of(tag, into)
        merged = LedgerEntry.objects.filter(verb="merge", state="done").count()
        wrong = []
        if Announcement.objects.count() != AnnouncementCounter.objects.get().last:
            wrong.append("The announcements have a gap.")
        if found != (together if merged else apart):
            wrong.append(f"The articles are not as the ledger tells: {merged} merged.")
        told.append({"merged": merged, "acts": LedgerEntry.objects.count() - done, "wrong": wrong})
    print(
        json.dumps(
            {"deaths": told, "vendor": connection.vendor, "articles": Article.objects.count()}
        )
    )


main(int(sys.argv[1]))
