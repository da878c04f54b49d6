"""What happens to tags, and to the trending topics made of them."""

from collections.abc import Iterable

from django.db import transaction

from articles.actions.beats import announce, record, require, store
from articles.actions.filing import (
    keep_former_address,
    refuse_if_used,
    refuse_taken_name,
    take_name,
    take_slug,
)
from articles.models import Tag, TrendingTopic
from articles.rules import cleaning, names
from articles.rules.refusals import NameTaken, NotFit


def tags_named(given: Iterable[str], *, by) -> list[Tag]:
    """The tags of these names, in any case; a new name becomes a tag.

    A new tag is approved if ``by`` may moderate tags, else proposed: it goes with its article, and
    shows to readers once approved. Part of saving an article, so it needs no permission of its own.
    """
    names_by_key = {
        cleaning.key_of(name): name for each in given if (name := cleaning.clean_line(each))
    }
    found = {tag.key: tag for tag in Tag.objects.filter(key__in=names_by_key)}
    # In one order, so that two who propose the same ones do not wait for each other.
    for key in sorted(names_by_key.keys() - found.keys()):
        found[key] = _propose(names_by_key[key], by)
    return list(found.values())


@transaction.atomic
def save_tag(tag: Tag, *, by) -> Tag:
    """Store a tag's name, address, description and status. A changed address leaves a redirect."""
    require(by, "change_tag" if tag.pk else "add_tag", "change tags")
    if not (by is None or by.has_perm("articles.change_tag")):
        tag.status = Tag.PROPOSED
    take_name(tag)
    refuse_taken_name(tag)
    former = Tag.objects.select_for_update().filter(pk=tag.pk).first()
    take_slug(tag, tag.name)
    store(tag, field="name")
    changed = keep_former_address("tag", tag, former)
    own = names.thing("tag", tag.pk)
    record(by=by, verb="save", thing=own, sentence=f"Saved the tag “{tag}”")
    announce({own, names.listing("tag", tag.pk), names.TAGS, names.TRENDING} | changed)
    return tag


@transaction.atomic
def delete_tag(tag: Tag, *, by) -> None:
    """Delete a tag that nothing uses. Raises ``InUse`` with what does."""
    require(by, "delete_tag", "delete tags")
    refuse_if_used(tag)
    changed = [names.thing("tag", tag.pk), names.listing("tag", tag.pk), names.TAGS]
    record(by=by, verb="delete", thing=changed[0], sentence=f"Deleted the tag “{tag}”")
    tag.delete()
    announce(changed)


@transaction.atomic
def put_up_topic(topic: TrendingTopic, *, by) -> TrendingTopic:
    """Put a tag up as a trending topic, or move one that is up. The tag must be approved."""
    require(by, "change_trendingtopic" if topic.pk else "add_trendingtopic", "put up topics")
    if topic.tag.status != Tag.APPROVED:
        raise NotFit("Approve the tag first: readers cannot see it yet.", field="tag")
    if TrendingTopic.objects.filter(tag=topic.tag).exclude(pk=topic.pk).exists():
        raise NameTaken(f"“{topic.tag}” is a trending topic already.", field="tag")
    store(topic, field="tag")
    record(by=by, verb="put up", thing=names.thing("tag", topic.tag_id),
           sentence=f"Put up “{topic.tag}” as a trending topic")  # fmt: skip
    announce([names.TRENDING])
    return topic


@transaction.atomic
def take_down_topic(topic: TrendingTopic, *, by) -> None:
    """Take a trending topic down; its tag stays."""
    require(by, "delete_trendingtopic", "take down topics")
    record(by=by, verb="take down", thing=names.thing("tag", topic.tag_id),
           sentence=f"Took down the trending topic “{topic.tag}”")  # fmt: skip
    topic.delete()
    announce([names.TRENDING])


def _named(name: str) -> Tag | None:
    return Tag.objects.named(name).first()


def _propose(name: str, by) -> Tag:
    approved = by is None or by.has_perm("articles.change_tag")
    tag = Tag(name=name, status=Tag.APPROVED if approved else Tag.PROPOSED)
    take_name(tag)
    take_slug(tag, tag.name)
    try:
        store(tag, field="tags")
    except NameTaken:
        if theirs := _named(name):  # proposed by somebody else in this moment
            return theirs
        raise
    return tag
