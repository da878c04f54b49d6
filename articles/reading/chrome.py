"""What stands around every page: the sections and the site's trending topics."""

from dataclasses import dataclass

from articles.models import Tag
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


def read_chrome() -> Chrome:
    """Two queries: the sections, the trending topics."""
    return Chrome(tree=Tree.read(), trending=read_bar())
