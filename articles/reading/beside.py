"""The stories before and after an article in its section."""

from dataclasses import dataclass, field

from articles.models import LiveCopy
from articles.rules import names


@dataclass
class Beside:
    """``names`` are those of both, and the one by which every article tells the pages it comes between."""

    older: LiveCopy | None = None
    newer: LiveCopy | None = None
    names: set[str] = field(default_factory=set)


def read_beside(copy: LiveCopy) -> Beside:
    """One query. The two have what a link shows."""
    found = LiveCopy.objects.beside(copy).only(
        "headline", "slug", "published_on", "published_at", "language"
    )
    beside = Beside(names={names.beside(copy.article_id)})
    for each in found:
        beside.names.add(names.article(each.pk))
        if each.position < copy.position:
            beside.older = each
        else:
            beside.newer = each
    return beside
