"""The index of tags."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from articles.models import Tag
from articles.reading.chrome import Chrome, read_chrome
from articles.rules import names


@dataclass
class TagIndex:
    """``letters`` pairs an initial with its tags; each tag has ``stories``, its number of articles."""

    letters: list[tuple[str, list[Tag]]]
    chrome: Chrome

    @property
    def names(self) -> set[str]:
        return self.chrome.names | {names.TAGS}


def read_tag_index() -> TagIndex:
    """Three queries: the approved tags that have live articles, the two of the chrome."""
    tags = Tag.objects.approved().annotate(stories=Count("live_tags")).filter(stories__gt=0)
    ordered = sorted(tags, key=lambda tag: tag.name.casefold())
    letters = groupby(ordered, key=lambda tag: tag.name[0].upper())
    return TagIndex(
        letters=[(letter, list(group)) for letter, group in letters], chrome=read_chrome()
    )
