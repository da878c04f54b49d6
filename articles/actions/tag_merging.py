"""Merging one tag into another: planned, done, told. ``articles.actions.undoing`` takes it back."""

from django.db import transaction
from django.db.models import Count, Sum

from articles.actions.beats import announce, require
from articles.actions.holding import hold_filing
from articles.actions.ledger import Watch, enter
from articles.actions.other_names import become_alias, hold_things, refuse_alias
from articles.actions.retagging import (
    PLACES,
    READERS,
    carry_out_lines,
    count_lines,
    draw_replacement,
)
from articles.actions.rising import reckon_soon
from articles.models import LedgerEntry, RisingTopic, Tag, TaggedArticle, TrendingTopic
from articles.rules import cleaning, names
from articles.rules.plans import Plan
from articles.rules.refusals import NotFit
from articles.rules.wording import in_a_row, quoted, say


def plan_merge(tag: Tag, into: Tag) -> Plan:
    """What merging ``tag`` into another will change. Six queries, whatever the number of articles."""
    desk, live = (
        place.links.objects.filter(tag=tag).aggregate(count=Count("pk"), sum=Sum(place.article))
        for place in PLACES
    )
    both = TaggedArticle.objects.filter(
        tag=tag, content_object__in=TaggedArticle.objects.filter(tag=into).values("content_object")
    )
    only_live = READERS.links.objects.filter(tag=tag).exclude(
        copy__in=TaggedArticle.objects.filter(tag=tag).values("content_object")
    )
    aliases = list(tag.aliases.order_by("name"))
    leading = [tag, *aliases]
    return Plan(
        articles=desk["count"] + only_live.count(),
        live=live["count"],
        both=both.count(),
        addresses=tuple((each.public_path, into.public_path) for each in leading),
        also=tuple(_also(tag, into, aliases)),
        checksum=(tag.pk, tag.status, into.pk, into.status, desk["sum"], live["sum"]),
    )


@transaction.atomic
def merge_tags(tag: Tag, *, into: Tag, by, plan: str = "", reason: str = "") -> LedgerEntry:
    """Make ``tag`` another name of ``into``: every article that has it has the other one instead.

    ``plan`` is the fingerprint of what was confirmed; another plan by now raises ``StalePlan``. Raises
    ``NotFit`` or ``NotNow`` where one of the two cannot be merged. A fixed number of queries.
    """
    require(by, "change_tag", say("merge tags"))
    hold_filing(alone=True)
    tag, into = hold_things(tag, into)
    _refuse_merging(tag, into)
    planned = plan_merge(tag, into)
    planned.refuse_other(plan)
    watch = Watch(tag, *tag.aliases.all())
    entry = enter("merge", tag, by=by, reason=cleaning.clean_line(reason),
                  sentence=say("Merged the tag “%(tag)s” into “%(into)s”", tag=tag, into=into))  # fmt: skip
    draw_replacement(entry, tag, into)
    carry_out_lines(entry)
    tag.status = Tag.MERGED
    become_alias(tag, into, "status")
    _move_topics(tag, into, watch)
    watch.write(entry)
    entry.counts = planned.counts | count_lines(entry)
    entry.save(update_fields=["counts"])
    announce(_changed(tag, into))
    return entry


def _refuse_merging(tag: Tag, into: Tag) -> None:
    if tag == into:
        raise NotFit(say("A tag cannot be merged into itself: choose another one."), field="into")
    refuse_alias(tag)
    refuse_alias(into)
    if into.status != Tag.APPROVED:
        raise NotFit(
            say("Approve “%(into)s” first: readers cannot see it.", into=into), field="into"
        )


def _move_topics(tag: Tag, into: Tag, watch: Watch) -> None:
    """What the staff put up or muted under the one name holds for the other, unless they did so there."""
    topics = {topic.tag_id: topic for topic in TrendingTopic.objects.filter(tag__in=[tag, into])}
    if topic := topics.get(tag.pk):
        watch.add(topic)
        if into.pk in topics:
            topic.delete()
        else:
            topic.tag = into
            topic.save(update_fields=["tag"])
    RisingTopic.objects.filter(tag=tag).delete()
    reckon_soon()  # both count as one now


def _changed(tag: Tag, into: Tag) -> set[str]:
    both = {names.thing("tag", tag.pk), names.thing("tag", into.pk)}
    lists = {names.listing("tag", tag.pk), names.listing("tag", into.pk)}
    return both | lists | {names.TAGS, names.TRENDING}


def _also(tag: Tag, into: Tag, aliases: list[Tag]):
    if aliases:
        yield say("Its other names (%(names)s) become names of “%(into)s” too.",
                  names=in_a_row(quoted(aliases)), into=into)  # fmt: skip
    topics = {topic.tag_id: topic for topic in TrendingTopic.objects.filter(tag__in=[tag, into])}
    if topic := topics.get(tag.pk):
        yield _LISTED[topic.is_muted, into.pk in topics].filled(tag=tag, into=into)


# What is said of a tag that stands among the trending topics: whether it is muted there, and whether the tag
# that stands for both is listed there already.
_LISTED = {
    (False, True): say(
        "“%(tag)s” is no longer put up as a trending topic: “%(into)s” is listed there already."
    ),
    (True, True): say(
        "“%(tag)s” is no longer muted as a trending topic: “%(into)s” is listed there already."
    ),
    (False, False): say("“%(into)s” is put up as a trending topic in its place."),
    (True, False): say("“%(into)s” is muted as a trending topic in its place."),
}
