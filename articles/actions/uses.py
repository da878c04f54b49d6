"""What uses a thing, in words: what is used is not deleted."""

from collections.abc import Iterator

from django.db.models import Q

from articles.models import Article
from articles.rules.refusals import InUse


def refuse_if_used(thing) -> None:
    """Raise ``InUse`` with a sentence of what refers to ``thing``, if anything does."""
    relations = [each for each in thing._meta.related_objects if not each.many_to_many]
    uses = [use for use in (_articles_under(thing, relations), *_others(thing, relations)) if use]
    if uses:
        raise InUse(f"“{thing}” cannot be deleted: it is used by {_listed(uses)}.")


# Each table that files an article under something → its column with the article's number.
_AT_THE_DESK = {"article": "pk", "taggedarticle": "content_object", "byline": "article"}
_FOR_READERS = {"livecopy": "pk", "livetag": "copy", "livebyline": "copy"}
_GO_WITH_IT = ("redirect", "taguse", "risingtopic")
_SPOKEN = {"trendingtopic": "trending topic"}


def _articles_under(thing, relations) -> str:
    """How many articles are filed under it, at the desk or in the version that readers see."""
    desk = _numbers(thing, relations, _AT_THE_DESK)
    live = _numbers(thing, relations, _FOR_READERS)
    count = Article.objects.filter(desk | live).count()
    if not count:
        return ""
    readers = count - Article.objects.filter(desk).count()
    only = f" ({readers} of them only in the version that readers see)" if readers else ""
    return f"{count} article{'s' if count != 1 else ''}{only}"


def _numbers(thing, relations, columns: dict[str, str]) -> Q:
    """The articles that one of these tables files under the thing."""
    found = Q(pk__in=[])
    for relation in relations:
        column = columns.get(relation.related_model._meta.model_name)
        if column:
            rows = relation.related_model.objects.filter(**{relation.field.name: thing})
            found |= Q(pk__in=rows.values(column))
    return found


def _others(thing, relations) -> Iterator[str]:
    for relation in relations:
        table = relation.related_model._meta
        if table.model_name in (*_AT_THE_DESK, *_FOR_READERS, *_GO_WITH_IT):
            continue
        if (
            relation.field.name == "alias_of"
        ):  # most things have no number that an alias could lead to
            rows, noun = thing.aliases.count(), "other name"
        else:
            rows = relation.related_model.objects.filter(**{relation.field.name: thing}).count()
            noun = _SPOKEN.get(table.model_name, table.verbose_name)
        if rows:
            yield f"{rows} {noun}{'s' if rows != 1 else ''}"


def _listed(uses: list[str]) -> str:
    *first, last = uses
    return f"{', '.join(first)} and {last}" if first else last
