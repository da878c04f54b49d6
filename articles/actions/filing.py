"""What happens to the names articles are filed under: categories, sources, authors."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q

from articles.actions.addresses import clear_for, lead_on
from articles.actions.beats import announce, record, require, store
from articles.models import Article, Author, Category, Source
from articles.rules import addresses, cleaning, names
from articles.rules.refusals import InUse, NameTaken, NotFit

Filed = Category | Source | Author


@transaction.atomic
def save_filing(thing: Filed, *, by) -> Filed:
    """Store a category, source or author. A changed address leaves a redirect behind."""
    kind = thing._meta.model_name
    require(by, f"{'change' if thing.pk else 'add'}_{kind}", f"change this {kind}")
    take_name(thing)
    if kind != "author":  # two people may share a name
        refuse_taken_name(thing)
    former = type(thing).objects.select_for_update().filter(pk=thing.pk).first()
    take_slug(thing, thing.name)
    store(thing, field="name")
    changed = keep_former_address(kind, thing, former)
    record(by=by, verb="save", thing=names.thing(kind, thing.pk),
           sentence=f"Saved the {kind} “{thing}”")  # fmt: skip
    if changed:
        announce(changed)
    return thing


@transaction.atomic
def delete_filing(thing: Filed, *, by) -> None:
    """Delete a category, source or author that nothing uses. Raises ``InUse`` with what does."""
    kind = thing._meta.model_name
    require(by, f"delete_{kind}", f"delete this {kind}")
    refuse_if_used(thing)
    name = names.thing(kind, thing.pk)
    record(by=by, verb="delete", thing=name, sentence=f"Deleted the {kind} “{thing}”")
    thing.delete()
    announce([name])


def take_name(thing) -> None:
    """Give a thing its name as it is stored, and the key it is found by. Raises ``NotFit`` without one."""
    thing.name = cleaning.clean_line(thing.name)
    thing.key = cleaning.key_of(thing.name)
    if not thing.name:
        raise NotFit(f"The {thing._meta.verbose_name} needs a name.", field="name")


def take_slug(thing, words: str) -> None:
    """Give a thing the slug asked for, or one from its name, made unique among its kind."""
    slug = addresses.slug_of(thing.slug) or addresses.slug_of(words) or thing._meta.model_name
    others = type(thing).objects.exclude(pk=thing.pk)
    thing.slug = addresses.free_slug(
        slug,
        lambda taken: (
            addresses.is_reserved_below_a_list(taken) or others.filter(slug=taken).exists()
        ),
    )


def keep_former_address(kind: str, thing, former) -> set[str]:
    """Leave a redirect where the address changed, and free the new one of any that led elsewhere.

    Returns the names of what changes for readers by that: nothing, for a new thing at a new address.
    """
    changed = clear_for(thing.public_path)
    if former:
        changed.add(names.thing(kind, thing.pk))
        if former.public_path != thing.public_path:
            changed |= lead_on(former.public_path, **{kind: thing})
    return changed


def refuse_taken_name(thing) -> None:
    """Raise ``NameTaken`` where another of its kind has its name, in any case."""
    other = type(thing).objects.exclude(pk=thing.pk).named(thing.name).first()
    if other:
        raise NameTaken(f"There is a {thing._meta.verbose_name} “{other}” already.", field="name")


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
