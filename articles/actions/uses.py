"""What uses a thing, in words: what is used is not deleted."""

from collections.abc import Iterator

from django.db.models import Q

from articles.models import Article
from articles.rules import nouns
from articles.rules.refusals import InUse
from articles.rules.wording import Sentence, listed, say, say_many


def refuse_if_used(thing) -> None:
    """Raise ``InUse`` with a sentence of what refers to ``thing``, if anything does."""
    relations = [each for each in thing._meta.related_objects if not each.many_to_many]
    uses = [use for use in (_articles_under(thing, relations), *_others(thing, relations)) if use]
    if uses:
        raise InUse(
            say(
                "“%(thing)s” cannot be deleted: it is used by %(uses)s.",
                thing=thing,
                uses=listed(uses),
            )
        )


# Each table that files an article under something → its column with the article's number.
_AT_THE_DESK = {"article": "pk", "taggedarticle": "content_object", "byline": "article"}
_FOR_READERS = {"livecopy": "pk", "livetag": "copy", "livebyline": "copy"}
_GO_WITH_IT = ("redirect", "taguse", "risingtopic")


def _articles_under(thing, relations) -> Sentence | None:
    """How many articles are filed under it, at the desk or in the version that readers see."""
    desk = _numbers(thing, relations, _AT_THE_DESK)
    live = _numbers(thing, relations, _FOR_READERS)
    count = Article.objects.filter(desk | live).count()
    if not count:
        return None
    readers = count - Article.objects.filter(desk).count()
    articles = nouns.articles(count)
    if not readers:
        return articles
    return say("%(articles)s (%(readers)s of them only in the version that readers see)",
               articles=articles, readers=readers)  # fmt: skip


def _numbers(thing, relations, columns: dict[str, str]) -> Q:
    """The articles that one of these tables files under the thing."""
    found = Q(pk__in=[])
    for relation in relations:
        column = columns.get(relation.related_model._meta.model_name)
        if column:
            rows = relation.related_model.objects.filter(**{relation.field.name: thing})
            found |= Q(pk__in=rows.values(column))
    return found


def _others(thing, relations) -> Iterator[Sentence]:
    for relation in relations:
        table = relation.related_model._meta.model_name
        if table in (*_AT_THE_DESK, *_FOR_READERS, *_GO_WITH_IT):
            continue
        if (
            relation.field.name == "alias_of"
        ):  # most things have no number that an alias could lead to
            rows, table = thing.aliases.count(), "alias"
        else:
            rows = relation.related_model.objects.filter(**{relation.field.name: thing}).count()
        if rows:
            yield _counted(table, rows)


def _counted(table: str, rows: int) -> Sentence:
    """How many rows of a table, which the migrations name, in words."""
    match table:
        case "alias":
            return say_many("%(count)s other name", "%(count)s other names", rows)
        case "trendingtopic":
            return say_many("%(count)s trending topic", "%(count)s trending topics", rows)
        case "section":
            return say_many("%(count)s section", "%(count)s sections", rows)
        case "picturetag":
            return say_many("%(count)s picture", "%(count)s pictures", rows)
        case "front":
            return say_many("%(count)s front", "%(count)s fronts", rows)
        case _:
            return say("%(count)s × %(table)s", count=rows, table=table)
