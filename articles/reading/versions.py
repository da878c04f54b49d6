"""The versions of an article: what readers had when, and what each changed."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise

from django.db.models import Q
from django.utils import timezone

from articles.models import LiveCopy, LiveVersion
from articles.reading.absent import Absent
from articles.reading.articles import ArticlePage, find_copy, read_article
from articles.reading.chrome import Chrome, read_chrome
from articles.reading.pictures import read_pictures
from articles.rules import names
from articles.rules.comparing import Comparison, Run, compare_bodies, compare_words

SHOWN = 20  # the newest ones
COMPARED = 100_000  # signs of two bodies: longer ones are not compared while a reader waits


@dataclass
class Change:
    """A version, and what it changed of the one before. ``is_first``: there was none before;
    ``is_long``: the stories are too long to be compared."""

    version: LiveVersion
    is_first: bool = False
    is_long: bool = False
    headline: tuple[Run, ...] = ()
    standfirst: tuple[Run, ...] = ()
    blocks: list[Comparison] = field(default_factory=list)


@dataclass
class VersionsPage:
    """``changes`` stand newest first; there are none of an article from before versions were kept."""

    copy: LiveCopy
    changes: list[Change]
    chrome: Chrome

    @property
    def trail(self):
        return self.chrome.tree.trail(self.copy.section_id)

    @property
    def names(self) -> set[str]:
        return self.chrome.names | {names.article(self.copy.article_id)}


def read_versions(day: date, slug: str) -> VersionsPage:
    """Four queries: the copy, its versions, the two of the chrome. Raises what the article's page does."""
    copy = find_copy(day, slug)
    newest = list(copy.versions.order_by("-pk")[: SHOWN + 1])
    versions = [each.words_on(copy) for each in reversed(newest)]
    changes = [_change(*pair) for pair in pairwise(versions)]
    if versions and len(newest) <= SHOWN:
        changes.insert(0, Change(versions[0], is_first=True))
    return VersionsPage(copy, changes[::-1], read_chrome())


def read_as_of(day: date, slug: str, moment: datetime) -> ArticlePage:
    """The article's page with the words that readers had at ``moment``. Six queries: those of a plain
    page, and the version's; two more for pictures in the present story and in that one. Raises ``Absent`` for
    a moment when they had none, or that is yet to come.

    What else stands there is of today: a correction made since belongs to whoever reads the mistake.
    """
    page = read_article(day, slug, plain=True)
    then = Q(until=None) | Q(until__gt=moment)
    version = page.copy.versions.filter(then, since__lte=moment).last()
    if version is None or moment > timezone.now():
        raise Absent()
    version.words_on(page.copy).put_on(page.copy)
    return replace(page, version=version, pictures=read_pictures(page.copy.story_pictures))


def _change(old: LiveVersion, new: LiveVersion) -> Change:
    change = Change(new)
    if old.headline != new.headline:
        change.headline = compare_words(old.headline, new.headline)
    if old.standfirst != new.standfirst:
        change.standfirst = compare_words(old.standfirst, new.standfirst)
    if len(old.body) + len(new.body) > COMPARED:
        change.is_long = old.body != new.body
    else:
        blocks = compare_bodies(old.body, new.body)
        change.blocks = [block for block in blocks if block.is_changed]
    return change
