"""What becomes of a tag that was proposed: approved, or refused with a reason."""

from django.db import transaction

from articles.actions.beats import announce, require
from articles.actions.holding import hold_filing
from articles.actions.ledger import Watch, enter
from articles.actions.other_names import hold_things, refuse_alias
from articles.actions.retagging import carry_out_lines, count_lines, draw_removal
from articles.models import LedgerEntry, RisingTopic, Tag, TrendingTopic
from articles.rules import cleaning, names
from articles.rules.refusals import NotFit, NotNow
from articles.rules.wording import say

LONGEST_REASON = 2_000


@transaction.atomic
def approve_tag(tag: Tag, *, by, reason: str = "") -> LedgerEntry:
    """Let readers see a tag, on all its articles at once."""
    require(by, "change_tag", say("approve tags"))
    tag = hold_things(tag)[0]
    refuse_alias(tag)
    if tag.status == Tag.APPROVED:
        raise NotNow(say("“%(tag)s” is approved already.", tag=tag))
    watch = Watch(tag)
    tag.status, tag.reason = Tag.APPROVED, ""
    tag.save(update_fields=["status", "reason"])
    entry = enter("approve", tag, by=by, sentence=say("Approved the tag “%(tag)s”", tag=tag),
                  reason=fit_reason(reason))  # fmt: skip
    watch.write(entry)
    announce(_changed(tag))
    return entry


@transaction.atomic
def refuse_tag(tag: Tag, *, by, reason: str) -> LedgerEntry:
    """Take a tag off every article, and let nobody type it again; they are told the reason.

    Raises ``NotFit`` without one. Undone, every article has its tag again.
    """
    require(by, "change_tag", say("refuse tags"))
    hold_filing(alone=True)
    tag = hold_things(tag)[0]
    refuse_alias(tag)
    if tag.status == Tag.REFUSED:
        raise NotNow(say("“%(tag)s” is refused already.", tag=tag))
    if not (reason := fit_reason(reason)):
        raise NotFit(
            say("Say why: whoever typed it has to know what to use instead."), field="reason"
        )
    topic = TrendingTopic.objects.filter(tag=tag).first()
    watch = Watch(tag, *([topic] if topic else []))
    entry = enter(
        "refuse", tag, by=by, sentence=say("Refused the tag “%(tag)s”", tag=tag), reason=reason
    )
    draw_removal(entry, tag)
    carry_out_lines(entry)
    tag.status, tag.reason = Tag.REFUSED, reason
    tag.save(update_fields=["status", "reason"])
    if topic:
        topic.delete()
    RisingTopic.objects.filter(tag=tag).delete()
    watch.write(entry)
    entry.counts = count_lines(entry)
    entry.save(update_fields=["counts"])
    announce(_changed(tag))
    return entry


def fit_reason(reason: str) -> str:
    """A reason as it is stored. Raises ``NotFit`` for one that is too long."""
    reason = cleaning.clean_line(reason)
    if len(reason) > LONGEST_REASON:
        raise NotFit(
            say("A reason has %(longest)s characters at most.", longest=LONGEST_REASON),
            field="reason",
        )
    return reason


def _changed(tag: Tag) -> set[str]:
    return {names.thing("tag", tag.pk), names.listing("tag", tag.pk), names.TAGS, names.TRENDING}
