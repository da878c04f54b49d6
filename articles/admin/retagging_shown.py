"""The first articles of a plan, each with the tags that it has and will have."""

from collections import defaultdict
from dataclasses import dataclass, field

from articles.models import Article, LedgerEntry, LiveTag, Retagged, TaggedArticle

SHOWN = 20


@dataclass
class Changed:
    """An article with the tags that stay on it, that go and that come; ``live`` where this is about the copy
    that readers see alone, since the desk has it so already."""

    article: Article
    live: bool
    going: list[str] = field(default_factory=list)
    staying: list[str] = field(default_factory=list)
    coming: list[str] = field(default_factory=list)


def first_articles(entry: LedgerEntry) -> list[Changed]:
    """The newest articles of a plan that waits. Four queries."""
    lines = Retagged.objects.filter(entry=entry).order_by()
    numbers = lines.order_by("-article").values("article").distinct()[:SHOWN]
    articles = list(Article.objects.filter(pk__in=numbers).only("headline").order_by("-pk"))
    own = defaultdict(list)
    for line in lines.filter(article__in=articles):
        own[line.article_id, line.live].append(line)
    desk = _tags_by_article(TaggedArticle, "content_object_id", articles)
    shown = _tags_by_article(LiveTag, "copy_id", articles)
    named = {int(number): name for number, name in entry.asked["tags"].items()}
    return [
        _changed(article, own[article.pk, False], desk[article.pk], named)
        or _changed(article, own[article.pk, True], shown[article.pk], named, live=True)
        for article in articles
    ]


def _changed(article, lines, tags: dict[int, str], named, *, live=False) -> Changed | None:
    if not lines:
        return None
    going = {line.removed for line in lines}
    coming = {line.instead for line in lines if line.gave}
    return Changed(
        article,
        live,
        going=sorted(name for number, name in tags.items() if number in going),
        staying=sorted(name for number, name in tags.items() if number not in going),
        coming=sorted(named[number] for number in coming if number not in tags),
    )


def _tags_by_article(links, column: str, articles) -> dict[int, dict[int, str]]:
    found = defaultdict(dict)
    rows = links.objects.filter(**{f"{column}__in": [each.pk for each in articles]})
    for article, number, name in rows.values_list(column, "tag", "tag__name"):
        found[article][number] = name
    return found
