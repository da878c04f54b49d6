"""What the staff do to the bar of trending topics: put tags up in their order, for a time or for good, take
them down, and keep others out.

A topic is known by its tag. Every act holds the filing alone, as merging and undoing do, so that none of
them meets another half-way.
"""

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.beats import announce, record, require
from articles.actions.holding import hold_filing
from articles.actions.ledger import Watch, enter
from articles.actions.other_names import hold_things, refuse_alias
from articles.actions.waiting import refuse_hour
from articles.models import LedgerEntry, Tag, TrendingTopic
from articles.rules import cleaning, hours, names
from articles.rules.refusals import NameTaken, NotFit, NotNow
from articles.rules.wording import say


@transaction.atomic
def put_up_topic(tag: Tag, *, by, reason: str = "") -> LedgerEntry:
    """Put a tag up for good, after those that are up. One that was kept out is kept out no longer."""
    tag, topic = _held(tag, by=by, doing=say("put up topics"))
    _refuse_unseen(tag)
    if topic and not topic.is_muted:
        raise NameTaken(say("“%(tag)s” is a trending topic already.", tag=tag), field="tag")
    watch = Watch(*_rows(topic))
    last = _put_up().last()
    made = _stored(topic, tag, order=last.order + 1 if last else 0)
    return _told("put up", tag, watch, *made, by=by, reason=reason,
                 sentence=say("Put up “%(tag)s” as a trending topic", tag=tag))  # fmt: skip


@transaction.atomic
def keep_topic(tag: Tag, *, until: datetime | None, zone: str = "UTC", by) -> LedgerEntry:
    """Let a topic stand until a moment, given in ``zone``, or for good. Raises ``NotFit`` or ``NotNow``."""
    tag, topic = _held(tag, by=by, doing=say("put up topics"))
    _refuse_missing(tag, topic)
    watch = Watch(topic)
    if until:
        refuse_hour(until, zone=zone)
    topic.until = until and until.astimezone(UTC)
    topic.save(update_fields=["until"])
    told = say("Keeps the trending topic “%(tag)s” for good", tag=tag)
    if until:
        told = say(
            "Keeps the trending topic “%(tag)s” until %(hour)s",
            tag=tag,
            hour=hours.spoken(until, zone=zone),
        )
    return _told("keep", tag, watch, by=by, sentence=told)


@transaction.atomic
def move_topic(tag: Tag, *, at: int, by) -> LedgerEntry:
    """Give a topic another place among those that are up: 0 is the first."""
    tag, topic = _held(tag, by=by, doing=say("put up topics"))
    _refuse_missing(tag, topic)
    standing = list(_put_up())
    watch = Watch(*standing)
    standing.remove(topic)
    standing.insert(max(0, at), topic)
    for order, each in enumerate(standing):
        each.order = order
    TrendingTopic.objects.bulk_update(standing, ["order"])
    place = standing.index(topic) + 1
    return _told("move", tag, watch, by=by,
                 sentence=say("Moved the trending topic “%(tag)s” to place %(place)s",
                              tag=tag, place=place))  # fmt: skip


@transaction.atomic
def take_down_topic(tag: Tag, *, by, reason: str = "") -> LedgerEntry:
    """Take a topic down; its tag stays, and may rise by itself."""
    tag, topic = _held(tag, by=by, doing=say("take down topics"))
    _refuse_missing(tag, topic)
    watch = Watch(topic)
    topic.delete()
    return _told("take down", tag, watch, by=by, reason=reason,
                 sentence=say("Took down the trending topic “%(tag)s”", tag=tag))  # fmt: skip


@transaction.atomic
def mute_topic(tag: Tag, *, by, reason: str = "") -> LedgerEntry:
    """Keep a tag out of the bar, however much is written about it. One that was put up is taken down."""
    tag, topic = _held(tag, by=by, doing=say("mute topics"))
    _refuse_unseen(tag)
    if topic and topic.is_muted:
        raise NameTaken(say("“%(tag)s” is muted already.", tag=tag), field="tag")
    watch = Watch(*_rows(topic))
    made = _stored(topic, tag, order=0, is_muted=True)
    return _told("mute", tag, watch, *made, by=by, reason=reason,
                 sentence=say("Muted “%(tag)s” as a trending topic", tag=tag))  # fmt: skip


@transaction.atomic
def unmute_topic(tag: Tag, *, by) -> LedgerEntry:
    """Let a tag that was kept out rise again by itself."""
    tag, topic = _held(tag, by=by, doing=say("mute topics"))
    if topic is None or not topic.is_muted:
        raise NotNow(say("Somebody let “%(tag)s” in again in the meantime.", tag=tag))
    watch = Watch(topic)
    topic.delete()
    return _told(
        "unmute",
        tag,
        watch,
        by=by,
        sentence=say("Lets “%(tag)s” be a trending topic again", tag=tag),
    )


def refuse_what_is_over(entry: LedgerEntry) -> None:
    """Raise ``NotNow`` where undoing an act brought a topic back that has no place any more."""
    numbers = entry.changes.filter(kind="topic").values_list("number", flat=True)
    topics = TrendingTopic.objects.filter(pk__in=list(numbers)).select_related("tag__alias_of")
    for topic in topics:
        _refuse_unseen(topic.tag)
        if topic.until and topic.until <= timezone.now():
            raise NotNow(
                say("The time of “%(tag)s” was over meanwhile: put it up anew.", tag=topic.tag)
            )


def carry_out_ended_topics(now: datetime | None = None, *, tell=None) -> list[str]:
    """Take down the topics whose time is over: a duty of the clock. Returns the names of those that went here.

    Nobody need be told, so ``tell`` is never called. One query where there are none.
    """
    now = now or timezone.now()
    return _end(now) if TrendingTopic.objects.filter(until__lte=now).exists() else []


@transaction.atomic
def _end(now: datetime) -> list[str]:
    hold_filing(alone=True)
    over = list(TrendingTopic.objects.filter(until__lte=now).select_related("tag"))
    if not over:
        return []  # done by another server meanwhile
    TrendingTopic.objects.filter(pk__in=[topic.pk for topic in over]).delete()
    for topic in over:
        record(by=None, verb="time over", thing=names.thing("tag", topic.tag_id),
               sentence=say("The time of the trending topic “%(tag)s” was over", tag=topic.tag))  # fmt: skip
    announce([names.TRENDING])
    return [topic.tag.name for topic in over]


def _held(tag: Tag, *, by, doing: str) -> tuple[Tag, TrendingTopic | None]:
    """The tag and its topic as they are stored now; the filing is held alone until the commit."""
    require(by, "change_trendingtopic", doing)
    hold_filing(alone=True)
    tag = hold_things(tag)[0]
    return tag, TrendingTopic.objects.filter(tag=tag).first()


def _put_up():
    return TrendingTopic.objects.filter(is_muted=False)


def _rows(topic: TrendingTopic | None) -> list[TrendingTopic]:
    return [topic] if topic else []


def _stored(topic: TrendingTopic | None, tag: Tag, **columns) -> list[TrendingTopic]:
    """Store the one row of a tag with these columns. Returns it, if it is new."""
    changed = TrendingTopic(pk=topic and topic.pk, tag=tag, **columns)
    changed.save()
    return [] if topic else [changed]


def _refuse_unseen(tag: Tag) -> None:
    refuse_alias(tag)
    if tag.status == Tag.REFUSED:
        raise NotFit(say("“%(tag)s” was refused: readers do not see it.", tag=tag), field="tag")
    if tag.status != Tag.APPROVED:
        raise NotFit(say("Approve the tag first: readers cannot see it yet."), field="tag")


def _refuse_missing(tag: Tag, topic: TrendingTopic | None) -> None:
    if topic is None or topic.is_muted:
        raise NotNow(say("Somebody took “%(tag)s” down in the meantime.", tag=tag))


def _told(
    verb: str, tag: Tag, watch: Watch, *made, by, sentence: str, reason: str = ""
) -> LedgerEntry:
    entry = enter(verb, tag, kind="topic", by=by, sentence=sentence, reason=cleaning.clean_line(reason))  # fmt: skip
    watch.write(entry, *made)
    announce([names.TRENDING])
    return entry
