"""The names of a tag: a new one, another one. Whatever it was called once goes on meaning it."""

from django.db import transaction

from articles.actions.addresses import clear_for
from articles.actions.beats import announce, require, store
from articles.actions.filing import keep_former_address, refuse_taken_name, take_slug
from articles.actions.ledger import Watch, enter
from articles.actions.other_names import follow_own, hold_things, refuse_alias, take_back_own
from articles.actions.tags import shown_by, store_new
from articles.models import LedgerEntry, LiveTag, Tag, TaggedArticle
from articles.rules import cleaning, tag_names
from articles.rules.plans import Plan
from articles.rules.refusals import NotFit
from articles.rules.skeletons import skeleton_of
from articles.rules.wording import say


def plan_rename(tag: Tag, *, name: str, slug: str = "") -> Plan:
    """What giving a tag this name will change. Raises ``NotFit`` or ``NameTaken`` where it cannot have it."""
    renamed = _renamed(tag, name, slug)
    moves = tag.slug != renamed.slug
    goes_on = say(
        "Whoever types “%(tag)s” gets “%(renamed)s”: the former name stays another name of it.",
        tag=tag,
        renamed=renamed,
    )
    return Plan(
        articles=TaggedArticle.objects.filter(tag=tag).count(),
        live=LiveTag.objects.filter(tag=tag).count(),
        addresses=((tag.public_path, renamed.public_path),) if moves else (),
        also=(goes_on,) if renamed.key != tag.key else (),
        checksum=(tag.pk, tag.name, tag.slug, renamed.name, renamed.slug),
    )


@transaction.atomic
def rename_tag(
    tag: Tag, *, name: str, slug: str = "", by, plan: str = "", reason: str = ""
) -> LedgerEntry:
    """Give a tag a new name, and an address from it unless a ``slug`` is asked for.

    The former name becomes another name of the tag, and its former address leads to the new one.
    """
    require(by, "change_tag", say("rename tags"))
    former = hold_things(tag)[0]
    refuse_alias(former)
    plan_rename(former, name=name, slug=slug).refuse_other(plan)
    watch, renamed = Watch(former), _renamed(former, name, slug)
    own = take_back_own(renamed, watch)
    store(renamed, field="name")
    changed = keep_former_address("tag", renamed, former) | follow_own(renamed, own)
    made = [_make_alias(renamed, former.name)] if former.key != renamed.key else []
    for alias in made:  # it stands at the former address itself
        changed |= clear_for(alias.public_path)
    entry = enter("rename", renamed, by=by, reason=cleaning.clean_line(reason),
                  sentence=say("Renamed the tag “%(former)s” to “%(renamed)s”",
                               former=former, renamed=renamed))  # fmt: skip
    watch.write(entry, *made)
    announce(shown_by(renamed) | changed)
    return entry


@transaction.atomic
def add_name(tag: Tag, name: str, *, by) -> LedgerEntry:
    """Let ``name`` mean this tag, wherever it is typed."""
    require(by, "change_tag", say("give tags other names"))
    name = tag_names.fit_name(name, field="name")
    tag = hold_things(tag)[0]
    refuse_alias(tag)
    alias = _make_alias(tag, name)
    entry = enter(
        "name",
        tag,
        by=by,
        sentence=say("Made “%(alias)s” another name of “%(tag)s”", alias=alias, tag=tag),
    )
    Watch().write(entry, alias)
    announce(shown_by(tag) | keep_former_address("tag", alias, None))
    return entry


def _renamed(tag: Tag, name: str, slug: str) -> Tag:
    """The tag as it would be. A name of its own that it had before it may take back."""
    renamed = Tag.objects.get(pk=tag.pk)
    renamed.name = tag_names.fit_name(name, field="name")
    renamed.spell()
    renamed.skeleton = skeleton_of(renamed.name)
    own = tag.aliases.filter(key=renamed.key).first()
    if own is None:
        refuse_taken_name(renamed)
    if (renamed.name, slug) in ((tag.name, ""), (tag.name, tag.slug)):
        raise NotFit(say("This is its name already."), field="name")
    renamed.slug = slug or (own.slug if own else "")
    if not own or renamed.slug != own.slug:
        take_slug(renamed, renamed.name)
    return renamed


def _make_alias(tag: Tag, name: str) -> Tag:
    """Store ``name`` as another name of a tag. Raises ``NameTaken`` where any tag has it."""
    Tag.objects.filter(pk=tag.pk).update(own=tag.pk)
    tag.own = tag.pk
    alias = Tag(name=name, status=Tag.MERGED, alias_of=tag)
    refuse_taken_name(alias)
    store_new(alias, by=None, field="name")
    return alias
