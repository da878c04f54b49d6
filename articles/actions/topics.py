"""What happens to the trending topics that the staff put up."""

from django.db import transaction

from articles.actions.beats import announce, record, require, store
from articles.models import Tag, TrendingTopic
from articles.rules import names
from articles.rules.refusals import NameTaken, NotFit


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
