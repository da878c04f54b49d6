"""What stands around every page: the sections and the site's trending topics."""

from dataclasses import dataclass

from articles.models import Tag, TrendingTopic
from articles.reading.tree import Tree
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
    topics = TrendingTopic.objects.filter(tag__status=Tag.APPROVED).select_related("tag")
    return Chrome(tree=Tree.read(), trending=[topic.tag for topic in topics])
