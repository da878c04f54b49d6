"""What happens to the names articles are filed under: categories, sources, authors."""

from django.db import transaction
from django.utils import timezone

from articles.actions.addresses import clear_for
from articles.actions.beats import announce, record, require, store
from articles.models import Author, Category, Redirect, Source
from articles.rules import addresses, cleaning, names
from articles.rules.refusals import InUse, NameTaken, NotFit

Filed = Category | Source | Author


@transaction.atomic
def save_filing(thing: Filed, *, by) -> Filed:
    """Store a category, source or author. A changed address leaves a redirect behind."""
    kind = thing._meta.model_name
    require(by, f"{'change' if thing.pk else 'add'}_{kind}", f"change this {kind}")
    thing.name = cleaning.clean_line(thing.name)
    if not thing.name:
        raise NotFit(f"The {kind} needs a name.", field="name")
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
    changed = clear_for(thing.public_path) | ({names.thing(kind, thing.pk)} if former else set())
    if former and former.public_path != thing.public_path:
        Redirect.objects.update_or_create(
            path=former.public_path, defaults={kind: thing, "made_at": timezone.now()}
        )
    return changed


def refuse_taken_name(thing) -> None:
    """Raise ``NameTaken`` where another of its kind has its name, in any case."""
    other = type(thing).objects.exclude(pk=thing.pk).named(thing.name).first()
    if other:
        raise NameTaken(f"There is a {thing._meta.verbose_name} “{other}” already.", field="name")


def refuse_if_used(thing) -> None:
    """Raise ``InUse`` with a sentence of what refers to ``thing``, if anything does."""
    uses = [use for relation in thing._meta.related_objects if (use := _use(thing, relation))]
    if uses:
        raise InUse(f"“{thing}” cannot be deleted: it is used by {_listed(uses)}.")


# Where a relation says the same as another one, only the desk's is counted.
_NOT_COUNTED = {"livecopy", "livetag", "livebyline", "redirect"}
_SPOKEN = {"taggedarticle": "article", "byline": "article", "trendingtopic": "trending topic"}


def _use(thing, relation) -> str:
    table = relation.related_model._meta
    if table.model_name in _NOT_COUNTED or relation.many_to_many:
        return ""
    rows = relation.related_model.objects.filter(**{relation.field.name: thing}).count()
    noun = _SPOKEN.get(table.model_name, table.verbose_name)
    return f"{rows} {noun}{'s' if rows != 1 else ''}" if rows else ""


def _listed(uses: list[str]) -> str:
    *first, last = uses
    return f"{', '.join(first)} and {last}" if first else last
