"""What gives things their name and their address, and keeps the former address leading to them."""

from articles.actions.addresses import clear_for, lead_on
from articles.rules import addresses, cleaning, names, nouns
from articles.rules.refusals import NameTaken, NotFit
from articles.rules.wording import say


def take_name(thing) -> None:
    """Give a thing its name as it is stored, and what it is found by. Raises ``NotFit`` without one."""
    thing.name = cleaning.clean_line(thing.name)
    thing.spell()
    if not thing.name:
        raise NotFit(
            say("The %(kind)s needs a name.", kind=nouns.ONE[thing._meta.model_name]),
            field="name",
        )


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
    if other and getattr(other, "alias_of", None):
        kind, meant = nouns.ONE[thing._meta.model_name], other.alias_of
        raise NameTaken(
            say(
                "“%(other)s” is another name of the %(kind)s “%(meant)s” already.",
                other=other,
                kind=kind,
                meant=meant,
            ),
            field="name",
        )
    if other:
        raise NameTaken(
            say(
                "There is a %(kind)s “%(other)s” already.",
                kind=nouns.ONE[thing._meta.model_name],
                other=other,
            ),
            field="name",
        )
