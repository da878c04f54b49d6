"""The clocks of many servers and several moderators at the bar of trending topics, at one moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.rising import carry_out_reckoning, reckon_soon
from articles.actions.tag_merging import merge_tags
from articles.actions.topics import carry_out_ended_topics, mute_topic, put_up_topic
from articles.models import Announcement, DaybookEntry, RisingTopic, Tag, TagUse, TrendingTopic
from tests.actions.test_at_once import at_once, faults
from tests.factories import a_draft, a_tag, a_trending_topic

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
CLOCKS = 6


@pytest.fixture
def used():
    tags = [a_tag(f"Topic {each}") for each in range(4)]
    for tag in tags:
        TagUse.objects.create(tag=tag, article=a_draft(), at=timezone.now())
    return tags


def test_a_topic_whose_time_is_over_is_taken_down_once_by_many_clocks():
    a_trending_topic("Ports")
    TrendingTopic.objects.update(until=timezone.now() - timedelta(seconds=1))
    told = Announcement.objects.count()
    outcomes = at_once(*[carry_out_ended_topics] * CLOCKS)
    assert sorted(outcomes) == [[]] * (CLOCKS - 1) + [["Ports"]]
    assert Announcement.objects.count() == told + 1
    assert DaybookEntry.objects.filter(verb="time over").count() == 1


@pytest.mark.usefixtures("used")
def test_many_clocks_reckon_once():
    outcomes = at_once(*[carry_out_reckoning] * CLOCKS)
    assert sorted(outcomes) == [False] * (CLOCKS - 1) + [True]
    assert RisingTopic.objects.count() == 4


def test_a_reckoning_beside_merges_and_pins_keeps_nobody_waiting_in_a_circle(used):
    for each in range(6):
        reckon_soon()
        merged = a_tag(f"Merged {each}")
        TagUse.objects.create(tag=merged, article=a_draft(), at=timezone.now())
        outcomes = at_once(
            carry_out_reckoning,
            lambda merged=merged: merge_tags(merged, into=used[0], by=None),
            lambda: put_up_topic(used[1], by=None),
            lambda: mute_topic(used[2], by=None),
            carry_out_reckoning,
        )
        assert faults(outcomes) == []
        carry_out_reckoning()
        assert not RisingTopic.objects.filter(tag__status=Tag.MERGED).exists()
        assert RisingTopic.objects.count() == 4
