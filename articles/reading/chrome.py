"""What stands around every page: the sections and the site's trending topics."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection

from articles.models import AnnouncementCounter, Tag
from articles.reading.tree import Tree
from articles.reading.trending import read_bar
from articles.rules import names


@dataclass
class Chrome:
    tree: Tree
    trending: list[Tag]

    @property
    def names(self) -> set[str]:
        topics = {names.thing("tag", tag.pk) for tag in self.trending}
        return {names.SECTIONS, names.TRENDING} | topics


class _Kept(NamedTuple):
    last: int  # the announcement after which it was read
    chrome: Chrome


_kept: _Kept | None = None


def read_chrome() -> Chrome:
    """Two queries: the sections, the trending topics. Where a search, say, is no part of a transaction, they are
    asked again only after an announcement, and before them its number.

    What is read in a transaction may be undone with it, and its number given once more.
    """
    global _kept
    if _may_be_undone():
        return _read()
    last, kept = AnnouncementCounter.number(), _kept
    if kept is None or kept.last != last:
        kept = _kept = _Kept(last, _read())
    return kept.chrome


def _may_be_undone() -> bool:
    return connection.in_atomic_block


def _read() -> Chrome:
    return Chrome(tree=Tree.read(), trending=read_bar())
