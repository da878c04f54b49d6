"""What happens to tags: found or proposed while writing, opened, described, deleted."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from articles.actions.beats import announce, require, store
from articles.actions.filing import (
    keep_former_address,
    refuse_if_used,
    refuse_taken_name,
    take_slug,
)
from articles.actions.ledger import Watch, enter
from articles.actions.other_names import hold_things, refuse_alias
from articles.actions.pictures import refuse_wordless_picture, take_picture
from articles.actions.searching import find_anew_under
from articles.models import Redirect, Tag
from articles.rules import cleaning, names, nouns, tag_names
from articles.rules.pictures import Rendition
from articles.rules.refusals import NameTaken
from articles.rules.skeletons import skeleton_of
from articles.rules.wording import Words, say

# What a tag's form may say of it.
SAID = ("description", "picture", "picture_width", "picture_height", "picture_alt",
        "picture_credit")  # fmt: skip


def tags_named(given: Iterable[str], *, by) -> list[Tag]:
    """The tags that these names mean, in any spelling; a new name becomes a tag, a refused one none.

    A new tag is approved if ``by`` may moderate tags, else proposed: it goes with its article, and
    shows to readers once approved. Part of saving an article, so it needs no permission of its own.
    """
    names_by_key = {cleaning.key_of(name): name for name in given if cleaning.clean_line(name)}
    known = Tag.objects.filter(key__in=names_by_key).select_related("alias_of")
    found = {tag.key: tag.meant for tag in known}
    # In one order, so that two who propose the same ones do not wait for each other.
    for key in sorted(names_by_key.keys() - found.keys()):
        found[key] = _propose(tag_names.fit_name(names_by_key[key]), by)
    return [tag for tag in dict.fromkeys(found.values()) if tag.status != Tag.REFUSED]


def meanings_of(given: Iterable[str]) -> list[str]:
    """A sentence for each of these names that an article does not get as it was typed: another name of a
    tag, or a refused one. One query."""
    keys = {cleaning.key_of(name): name for name in given if name.strip()}
    known = Tag.objects.filter(key__in=keys).select_related("alias_of").order_by("name")
    return [said for tag in known if (said := _meaning(keys[tag.key], tag.meant))]


def _meaning(name: str, tag: Tag) -> Words:
    if tag.status == Tag.REFUSED:
        refused = say("“%(name)s” was refused as a tag and is left out.", name=name)
        if tag.reason:
            return say(
                "“%(name)s” was refused as a tag and is left out: %(why)s",
                name=name,
                why=tag.reason,
            )
        return refused
    if cleaning.key_of(name) == tag.key:
        return ""
    return say("“%(name)s” is filed as “%(tag)s”.", name=name, tag=tag)


@transaction.atomic
def save_tag(tag: Tag, *, by, reason: str = "", picture: Rendition | None = None) -> Tag:
    """Open a tag, or store what is said and shown of one: its name and its address are changed by renaming
    it. Raises ``NotFit`` for a picture of which nothing is said."""
    require(by, "change_tag" if tag.pk else "add_tag", say("change tags"))
    if picture:
        take_picture(tag, picture)
    refuse_wordless_picture(tag)
    if tag.pk:
        return _describe(tag, by=by, reason=reason)
    tag.name = tag_names.fit_name(tag.name, field="name")
    if not (by is None or by.has_perm("articles.change_tag")):
        tag.status = Tag.PROPOSED
    store_new(tag, by=by, field="name")
    changed = keep_former_address("tag", tag, None)
    entry = enter(
        "open", tag, by=by, sentence=say("Opened the tag “%(tag)s”", tag=tag), reason=reason
    )
    Watch().write(entry, tag)
    announce(shown_by(tag) | changed)
    return tag


@transaction.atomic
def delete_tag(tag: Tag, *, by) -> None:
    """Delete a tag that nothing uses, or another name of one. Raises ``InUse`` with what uses it."""
    require(by, "delete_tag", say("delete tags"))
    tag = hold_things(tag)[0]
    refuse_if_used(tag)
    watch = Watch(tag, *Redirect.objects.filter(tag=tag))
    deleted = say("Deleted the %(kind)s “%(thing)s”", kind=nouns.ONE["tag"], thing=tag)
    if tag.alias_of:
        deleted = say("Deleted the name “%(name)s” of “%(meant)s”", name=tag, meant=tag.alias_of)
    entry = enter("delete", tag, by=by, sentence=deleted)
    changed = shown_by(tag)
    find_anew_under(tag)
    tag.delete()
    watch.write(entry)
    announce(changed)


def store_new(tag: Tag, *, by, field: str) -> None:
    """Store a new tag under a name that was found fit. ``field`` is where a refusal is shown."""
    tag.spell()
    tag.skeleton = skeleton_of(tag.name)
    tag.made_at, tag.made_by = timezone.now(), by
    if field == "name":
        refuse_taken_name(tag)
    take_slug(tag, tag.name)
    store(tag, field=field)


def shown_by(tag: Tag) -> set[str]:
    """The names of everything that shows this tag."""
    return {names.thing("tag", tag.pk), names.listing("tag", tag.pk), names.TAGS, names.TRENDING}


def _describe(tag: Tag, *, by, reason: str) -> Tag:
    held = hold_things(tag)[0]
    refuse_alias(held)
    watch = Watch(held)
    for column in SAID:
        setattr(held, column, getattr(tag, column))
    store(held, field="name")
    entry = enter(
        "describe",
        held,
        by=by,
        sentence=say("Described the tag “%(held)s”", held=held),
        reason=reason,
    )
    watch.write(entry)
    announce(shown_by(held))
    return held


def _propose(name: str, by) -> Tag:
    approved = by is None or by.has_perm("articles.change_tag")
    tag = Tag(name=name, status=Tag.APPROVED if approved else Tag.PROPOSED)
    try:
        store_new(tag, by=by, field="tags")
    except NameTaken:
        if theirs := Tag.objects.named(name).select_related("alias_of").first():
            return theirs.meant  # proposed by somebody else in this moment
        raise
    return tag
