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


@transaction.atomic
def put_up_topic(tag: Tag, *, by, reason: str = "") -> LedgerEntry:
    """Put a tag up for good, after those that are up. One that was kept out is kept out no longer."""
    tag, topic = _held(tag, by=by, doing="put up topics")
    _refuse_unseen(tag)
    if topic and not topic.is_muted:
        raise NameTaken(f"“{tag}” is a trending topic already.", field="tag")
    watch = Watch(*_rows(topic))
    last = _put_up().last()
    made = _stored(topic, tag, order=last.order + 1 if last else 0)
    return _told("put up", tag, watch, *made, by=by, reason=reason,
                 sentence=f"Put up “{tag}” as a trending topic")  # fmt: skip


@transaction.atomic
def keep_topic(tag: Tag, *, until: datetime | None, zone: str = "UTC", by) -> LedgerEntry:
    """Let a topic stand until a moment, given in ``zone``, or for good. Raises ``NotFit`` or ``NotNow``."""
    tag, topic = _held(tag, by=by, doing="put up topics")
    _refuse_missing(tag, topic)
    watch = Watch(topic)
    if until:
        refuse_hour(until, zone=zone)
    topic.until = until and until.astimezone(UTC)
    topic.save(update_fields=["until"])
    how = f"until {hours.spoken(until, zone=zone)}" if until else "for good"
    return _told("keep", tag, watch, by=by, sentence=f"Keeps the trending topic “{tag}” {how}")


@transaction.atomic
def move_topic(tag: Tag, *, at: int, by) -> LedgerEntry:
    """Give a topic another place among those that are up: 0 is the first."""
    tag, topic = _held(tag, by=by, doing="put up topics")
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
                 sentence=f"Moved the trending topic “{tag}” to place {place}")  # fmt: skip


@transaction.atomic
def take_down_topic(tag: Tag, *, by, reason: str = "") -> LedgerEntry:
    """Take a topic down; its tag stays, and may rise by itself."""
    tag, topic = _held(tag, by=by, doing="take down topics")
    _refuse_missing(tag, topic)
    watch = Watch(topic)
    topic.delete()
    return _told("take down", tag, watch, by=by, reason=reason,
                 sentence=f"Took down the trending topic “{tag}”")  # fmt: skip


@transaction.atomic
def mute_topic(tag: Tag, *, by, reason: str = "") -> LedgerEntry:
    """Keep a tag out of the bar, however much is written about it. One that was put up is taken down."""
    tag, topic = _held(tag, by=by, doing="mute topics")
    _refuse_unseen(tag)
    if topic and topic.is_muted:
        raise NameTaken(f"“{tag}” is muted already.", field="tag")
    watch = Watch(*_rows(topic))
    made = _stored(topic, tag, order=0, is_muted=True)
    return _told("mute", tag, watch, *made, by=by, reason=reason,
                 sentence=f"Muted “{tag}” as a trending topic")  # fmt: skip


@transaction.atomic
def unmute_topic(tag: Tag, *, by) -> LedgerEntry:
    """Let a tag that was kept out rise again by itself."""
    tag, topic = _held(tag, by=by, doing="mute topics")
    if topic is None or not topic.is_muted:
        raise NotNow(f"Somebody let “{tag}” in again in the meantime.")
    watch = Watch(topic)
    topic.delete()
    return _told("unmute", tag, watch, by=by, sentence=f"Lets “{tag}” be a trending topic again")


def refuse_what_is_over(entry: LedgerEntry) -> None:
    """Raise ``NotNow`` where undoing an act brought a topic back that has no place any more."""
    numbers = entry.changes.filter(kind="topic").values_list("number", flat=True)
    topics = TrendingTopic.objects.filter(pk__in=list(numbers)).select_related("tag__alias_of")
    for topic in topics:
        _refuse_unseen(topic.tag)
        if topic.until and topic.until <= timezone.now():
            raise NotNow(f"The time of “{topic.tag}” was over meanwhile: put it up anew.")


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
               sentence=f"The time of the trending topic “{topic.tag}” was over")  # fmt: skip
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
        raise NotFit(f"“{tag}” was refused: readers do not see it.", field="tag")
    if tag.status != Tag.APPROVED:
        raise NotFit("Approve the tag first: readers cannot see it yet.", field="tag")


def _refuse_missing(tag: Tag, topic: TrendingTopic | None) -> None:
    if topic is None or topic.is_muted:
        raise NotNow(f"Somebody took “{tag}” down in the meantime.")


def _told(
    verb: str, tag: Tag, watch: Watch, *made, by, sentence: str, reason: str = ""
) -> LedgerEntry:
    entry = enter(verb, tag, kind="topic", by=by, sentence=sentence, reason=cleaning.clean_line(reason))  # fmt: skip
    watch.write(entry, *made)
    announce([names.TRENDING])
    return entry
