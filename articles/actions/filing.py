"""What happens to the names articles are filed under: categories, sources, authors."""

from copy import copy

from django.db import transaction
from django.db.models import Max

from articles.actions.beats import announce, record, require, store
from articles.actions.holding import hold_filing
from articles.actions.ledger import Watch, enter
from articles.actions.licensing import apply_licence, refuse_unfit_licence
from articles.actions.naming import (
    keep_former_address,
    refuse_taken_name,
    take_name,
    take_slug,
)
from articles.actions.other_names import (
    follow_own,
    hold_things,
    make_alias,
    refuse_alias,
    take_back_own,
)
from articles.actions.searching import find_anew_under
from articles.actions.uses import refuse_if_used
from articles.models import Author, Category, LedgerEntry, Source
from articles.rules import cleaning, names, nouns
from articles.rules.licences import Licence
from articles.rules.wording import Sentence, say

Offered = Category | Source
Filed = Offered | Author
# What a form of the desk says of one. The rest has actions of its own.
SAID = (
    "name", "slug", "description", "url", "order",
    "full_text", "in_print", "in_feeds", "in_mail", "days_to_expiry",
)  # fmt: skip


@transaction.atomic
def save_filing(thing: Filed, *, by, reason: str = "") -> Filed:
    """Open a category, source or author, or store what is said of one.

    A changed address leaves a redirect behind; the former name of a category or a source becomes another
    name of it. Raises ``NameTaken`` for a name that another has, be it an alias.
    """
    kind = thing._meta.model_name
    require(
        by,
        f"{'change' if thing.pk else 'add'}_{kind}",
        say("change this %(kind)s", kind=nouns.ONE[kind]),
    )
    # What is published meanwhile would go by a source's former licence.
    hold_filing(alone=kind == "source" and thing.pk is not None)
    take_name(thing)
    refuse_unfit_licence(thing)
    if kind == "author":
        _save_author(thing, by=by)
    elif thing.pk is None:
        _open(thing, by=by, reason=reason)
    else:
        change_held(thing, by=by, reason=reason)
    return thing


@transaction.atomic
def delete_filing(thing: Filed, *, by) -> None:
    """Delete what nothing uses, or another name of one. Raises ``InUse`` with what uses it."""
    kind = thing._meta.model_name
    require(by, f"delete_{kind}", say("delete this %(kind)s", kind=nouns.ONE[kind]))
    name = names.thing(kind, thing.pk)
    if kind == "author":
        refuse_if_used(thing)
        record(
            by=by,
            verb="delete",
            thing=name,
            sentence=say("Deleted the author “%(thing)s”", thing=thing),
        )
        thing.delete()
    else:
        hold_filing(alone=True)
        _delete_held(hold_things(thing)[0], by=by)
    announce([name])


def change_held(thing: Offered, *, by, reason: str, follows: bool = True) -> LedgerEntry:
    """Store what is said of a category or source, whose name was brought to its stored form before: the
    write beat of saving and of renaming. ``follows`` lets an address go with a new name."""
    held = hold_things(thing)[0]
    refuse_alias(held)
    former, watch = copy(held), Watch(held)
    _say_the_same(thing, held)
    own = take_back_own(held, watch)
    refuse_taken_name(held)
    if follows and held.name != former.name and held.slug == former.slug:
        held.slug = own.slug if own else ""
    take_slug(held, held.name)
    store(held, field="name")
    changed = keep_former_address(thing._meta.model_name, held, former) | follow_own(held, own)
    made = _keep_name(held, former)
    changed.update(*(led_to for _, led_to in made))
    if licence_of(held) != licence_of(former):
        changed |= apply_licence(held, licence_of(former))
    verb, sentence = _what_changed(held, former)
    entry = enter(verb, held, by=by, sentence=sentence, reason=cleaning.clean_line(reason))
    watch.write(entry, *(alias for alias, _ in made))
    announce(shown_by(held) | changed)
    for column in held._meta.concrete_fields:
        setattr(thing, column.attname, getattr(held, column.attname))
    return entry


def shown_by(thing: Offered) -> set[str]:
    """The names of everything that shows this category or source."""
    kind = thing._meta.model_name
    return {names.thing(kind, thing.pk), names.listing(kind, thing.pk)}


def licence_of(thing: Filed) -> Licence | None:
    """A source's; the other kinds have none."""
    return getattr(thing, "licence", None)


def _save_author(author: Author, *, by) -> None:
    """Two of them may share a name."""
    former = Author.objects.select_for_update().filter(pk=author.pk).first()
    take_slug(author, author.name)
    store(author, field="name")
    changed = keep_former_address("author", author, former)
    record(by=by, verb="save", thing=names.thing("author", author.pk),
           sentence=say("Saved the author “%(author)s”", author=author))  # fmt: skip
    if changed:
        announce(changed)


def _open(thing: Offered, *, by, reason: str) -> None:
    kind = thing._meta.model_name
    refuse_taken_name(thing)
    thing.order = thing.order or _last_place(type(thing))
    take_slug(thing, thing.name)
    store(thing, field="name")
    changed = keep_former_address(kind, thing, None)
    entry = enter(
        "open",
        thing,
        by=by,
        sentence=say("Opened the %(kind)s “%(thing)s”", kind=nouns.ONE[kind], thing=thing),
        reason=reason,
    )
    Watch().write(entry, thing)
    if changed:
        announce(changed)


def _delete_held(held: Offered, *, by) -> None:
    refuse_if_used(held)
    watch = Watch(held)
    kind = nouns.ONE[held._meta.model_name]
    deleted = say("Deleted the %(kind)s “%(thing)s”", kind=kind, thing=held)
    if held.alias_of:
        deleted = say("Deleted the name “%(name)s” of “%(meant)s”", name=held, meant=held.alias_of)
    entry = enter("delete", held, by=by, sentence=deleted)
    find_anew_under(held)
    held.delete()
    watch.write(entry)


def _last_place(table: type) -> int:
    """The place after all others, where somebody gave them an order; without one they stand by name."""
    last = table.objects.aggregate(last=Max("order"))["last"]
    return min(last + 1, 32_767) if last else 0


def _say_the_same(given: Offered, other: Offered) -> None:
    """Give one what is said of the other, and nothing that a merge may have changed meanwhile."""
    for name in (*SAID, "key", "words"):
        if hasattr(given, name):
            setattr(other, name, getattr(given, name))


def _keep_name(held: Offered, former: Offered) -> list[tuple[Offered, set[str]]]:
    """The former name as another name, at the former address; none for a name that differs in case."""
    if held.key == former.key:
        return []
    slug = former.slug if former.slug != held.slug else ""
    return [make_alias(held, former.name, slug=slug)]


def _what_changed(held: Offered, former: Offered) -> tuple[str, Sentence]:
    """The verb of the ledger's entry, and its sentence."""
    kind = nouns.ONE[held._meta.model_name]
    if held.name != former.name:
        return "rename", say(
            "Renamed the %(kind)s “%(former)s” to “%(held)s”", kind=kind, former=former, held=held
        )
    if held.slug != former.slug:
        return "rename", say(
            "Moved the %(kind)s “%(held)s” to %(path)s",
            kind=kind,
            held=held,
            path=held.public_path,
        )
    if (licence := licence_of(held)) != licence_of(former):
        said = licence.spoken() or say("everything is allowed")
        return "license", say(
            "Changed the licence of the %(kind)s “%(held)s”: %(limits)s",
            kind=kind,
            held=held,
            limits=said,
        )
    return "change", say("Changed the %(kind)s “%(held)s”", kind=kind, held=held)
