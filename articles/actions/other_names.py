"""Names that lead to another thing of their kind: made by a renaming or a merge, and taken back.

For every kind that is ``Aliased``. A name that was once a thing's own goes on meaning it, wherever it is
typed, so each is a row of its own that keeps name, key and address.
"""

from articles.actions.addresses import clear_for, lead_on
from articles.actions.beats import store
from articles.actions.ledger import Watch
from articles.actions.naming import refuse_taken_name, take_name, take_slug
from articles.actions.searching import find_anew_under
from articles.models import Redirect
from articles.models.aliased import Aliased
from articles.rules import names, nouns
from articles.rules.refusals import NotNow
from articles.rules.wording import say


def hold_things(*things: Aliased) -> list:
    """These things of one kind as they are stored now, in this order, held until the commit. Raises
    ``NotNow`` for one that is gone."""
    table, numbers = type(things[0]), {thing.pk for thing in things}
    held = {each.pk: each for each in
            table.objects.select_for_update().filter(pk__in=numbers).order_by("pk")}  # fmt: skip
    if len(held) < len(numbers):
        raise NotNow(
            say(
                "Somebody deleted this %(kind)s in the meantime.",
                kind=nouns.ONE[table._meta.model_name],
            )
        )
    return [held[thing.pk] for thing in things]


def refuse_alias(thing: Aliased) -> None:
    """Raise ``NotNow`` for a name that stands for another thing."""
    if thing.alias_of:
        raise NotNow(
            say(
                "“%(thing)s” is another name of “%(alias_of)s” by now: nothing was changed.",
                thing=thing,
                alias_of=thing.alias_of,
            )
        )


def make_alias(thing: Aliased, name: str, *, slug: str = "") -> tuple[Aliased, set[str]]:
    """Store ``name`` as another name of a thing, and the names of what its address led to before.

    Raises ``NameTaken`` where any thing of the kind has it.
    """
    table = type(thing)
    table.objects.filter(pk=thing.pk).update(own=thing.pk)
    thing.own = thing.pk
    alias = table(name=name, slug=slug, alias_of=thing)
    take_name(alias)
    refuse_taken_name(alias)
    take_slug(alias, alias.name)
    store(alias, field="name")
    return alias, clear_for(alias.public_path)


def take_back_own(thing: Aliased, watch: Watch) -> Aliased | None:
    """Let a thing have a name that is another of its names: the alias gives way, and is returned.

    Addresses that led to the alias lead to the thing; where it does not take the alias's own address,
    :func:`follow_own` does the same with that.
    """
    alias = thing.aliases.filter(key=thing.key).first()
    if alias:
        kind = thing._meta.model_name
        watch.add(alias)
        Redirect.objects.filter(**{kind: alias}).update(**{kind: thing})
        find_anew_under(alias)
        type(thing).objects.filter(pk=alias.pk).delete()
    return alias


def follow_own(thing: Aliased, alias: Aliased | None) -> set[str]:
    """Let the address of a name that was taken back lead to the thing. Returns the names of what changes
    for readers by that."""
    if alias is None:
        return set()
    kind = thing._meta.model_name
    changed = {names.thing(kind, alias.pk)}
    if alias.public_path != thing.public_path:
        changed |= lead_on(alias.public_path, **{kind: thing})
    return changed


def become_alias(thing: Aliased, into: Aliased, *also: str) -> None:
    """All names of ``thing`` lead to the other one at once: no alias leads to an alias. ``also`` names
    what else of the thing is to be stored with it."""
    things = type(thing).objects
    things.filter(pk=into.pk).update(own=into.pk)
    things.filter(pk__in=thing.aliases.values("pk")).update(alias_of=into.pk)
    into.own = into.pk
    thing.own, thing.alias_of = None, into
    thing.save(update_fields=["own", "alias_of", *also])
