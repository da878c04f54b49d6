"""The bar of trending topics as the staff keep it: put up, moved, for a time, muted; and all of it undone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.tag_merging import merge_tags
from articles.actions.tag_status import refuse_tag
from articles.actions.topics import (
    carry_out_ended_topics,
    keep_topic,
    move_topic,
    mute_topic,
    put_up_topic,
    take_down_topic,
    unmute_topic,
)
from articles.actions.undoing import undo
from articles.clockwork import Clock
from articles.models import Announcement, DaybookEntry, LedgerEntry, Tag, TrendingTopic
from articles.reading.trending import read_bar
from articles.rules.refusals import NameTaken, NotAllowed, NotFit, NotNow
from tests.factories import a_tag, a_trending_topic, an_account

pytestmark = pytest.mark.django_db


def bar():
    return [tag.name for tag in read_bar()]


def rows():
    return list(TrendingTopic.objects.order_by("pk").values())


def soon():
    return timezone.now() + timedelta(hours=1)


@pytest.fixture
def three():
    return [a_trending_topic(name).tag for name in ("Ports", "Rail", "Wheat")]


def test_topics_stand_in_the_order_in_which_they_were_put_up_and_can_be_moved(three):
    assert bar() == ["Ports", "Rail", "Wheat"]
    move_topic(three[2], at=0, by=None)
    assert bar() == ["Wheat", "Ports", "Rail"]
    put_up_topic(a_tag("Salt"), by=None)
    move_topic(three[2], at=99, by=None)
    assert bar() == ["Ports", "Rail", "Salt", "Wheat"]
    move_topic(three[0], at=1, by=None)
    assert bar() == ["Rail", "Ports", "Salt", "Wheat"]


def test_a_muted_tag_is_taken_down_and_putting_it_up_lets_it_in_again(three):
    mute_topic(three[0], by=None)
    assert bar() == ["Rail", "Wheat"]
    put_up_topic(three[0], by=None)
    assert bar() == ["Rail", "Wheat", "Ports"]
    assert TrendingTopic.objects.count() == 3


def test_the_bar_has_no_more_topics_than_places(three, settings):
    settings.TRENDING_PLACES = 2
    assert bar() == ["Ports", "Rail"]


@pytest.mark.parametrize(
    "act",
    [
        lambda tag: take_down_topic(tag, by=None),
        lambda tag: move_topic(tag, at=0, by=None),
        lambda tag: mute_topic(tag, by=None),
        lambda tag: keep_topic(tag, until=soon(), by=None),
        lambda tag: put_up_topic(a_tag("Salt"), by=None),
        lambda tag: mute_topic(a_tag("Salt"), by=None),
    ],
)
def test_every_act_is_in_the_ledger_told_to_readers_and_undone_without_a_trace(three, act):
    before, seen, told = rows(), bar(), Announcement.objects.count()
    entry = act(three[1])
    assert (entry.kind, LedgerEntry.objects.first()) == ("topic", entry)
    assert ["trending"] in list(Announcement.objects.filter(number__gt=told).values_list("names", flat=True))  # fmt: skip
    assert rows() != before
    undo(entry, by=None)
    assert (rows(), bar()) == (before, seen)


def test_letting_a_muted_tag_in_again_is_undone_too(three):
    mute_topic(three[0], by=None)
    before = rows()
    entry = unmute_topic(three[0], by=None)
    assert len(rows()) == 2
    undo(entry, by=None)
    assert rows() == before


def test_the_daybook_tells_of_a_topic_where_it_tells_of_its_tag(three):
    take_down_topic(three[0], by=None)
    lines = DaybookEntry.objects.filter(thing=f"tag:{three[0].pk}").order_by("pk")
    assert [line.verb for line in lines] == ["open", "put up", "take down"]


# What is refused


def test_only_what_readers_can_see_is_put_up_or_muted():
    a_tag("COVID-19")
    merge_tags(a_tag("Corona"), into=Tag.objects.get(name="COVID-19"), by=None)
    refuse_tag(a_tag("Misc"), by=None, reason="Says nothing.")
    a_tag("New", status=Tag.PROPOSED)
    for act in (put_up_topic, mute_topic):
        with pytest.raises(NotNow, match="another name of “COVID-19”"):
            act(Tag.objects.get(name="Corona"), by=None)
        with pytest.raises(NotFit, match="“Misc” was refused"):
            act(Tag.objects.get(name="Misc"), by=None)
        with pytest.raises(NotFit, match="Approve the tag first"):
            act(Tag.objects.get(name="New"), by=None)


def test_a_tag_is_put_up_once_and_muted_once(three):
    with pytest.raises(NameTaken, match="already"):
        put_up_topic(three[0], by=None)
    mute_topic(three[0], by=None)
    with pytest.raises(NameTaken, match="muted already"):
        mute_topic(three[0], by=None)


def test_what_somebody_took_down_meanwhile_is_not_moved_or_kept(three):
    take_down_topic(three[0], by=None)
    for act in (
        lambda: take_down_topic(three[0], by=None),
        lambda: move_topic(three[0], at=0, by=None),
        lambda: keep_topic(three[0], until=None, by=None),
        lambda: unmute_topic(three[0], by=None),
    ):
        with pytest.raises(NotNow, match="in the meantime"):
            act()


def test_an_editor_changes_nothing_in_the_bar(three):
    editor = an_account("editor")
    for act in (put_up_topic, take_down_topic, mute_topic, unmute_topic):
        with pytest.raises(NotAllowed):
            act(three[0], by=editor)
    with pytest.raises(NotAllowed):
        move_topic(three[0], at=1, by=editor)
    with pytest.raises(NotAllowed):
        keep_topic(three[0], until=soon(), by=editor)


# Undoing after others went on


def test_what_was_put_up_anew_since_stays_as_it_is(three):
    entry = take_down_topic(three[0], by=None)
    put_up_topic(three[0], by=None)
    with pytest.raises(NotNow, match="put up or muted anew"):
        undo(entry, by=None)
    assert bar() == ["Rail", "Wheat", "Ports"]


def test_a_topic_whose_tag_was_merged_or_whose_time_is_over_does_not_come_back(three):
    ended = take_down_topic(three[0], by=None)
    merge_tags(three[0], into=three[1], by=None)
    with pytest.raises(NotNow, match="another name of “Rail”"):
        undo(ended, by=None)
    keep_topic(three[2], until=soon(), by=None)
    TrendingTopic.objects.filter(tag=three[2]).update(until=timezone.now())
    ended = take_down_topic(three[2], by=None)
    with pytest.raises(NotNow, match="was over meanwhile"):
        undo(ended, by=None)
    assert bar() == ["Rail"]


# For a time


def test_a_topic_stands_until_its_time_is_over_and_is_taken_down_once(three):
    keep_topic(three[0], until=soon(), by=None)
    assert carry_out_ended_topics() == []
    told = Announcement.objects.count()
    assert carry_out_ended_topics(soon() + timedelta(minutes=1)) == ["Ports"]
    assert bar() == ["Rail", "Wheat"]
    assert carry_out_ended_topics(soon() + timedelta(minutes=1)) == []
    assert Announcement.objects.count() == told + 1
    assert DaybookEntry.objects.filter(verb="time over").count() == 1


def test_a_topic_kept_for_good_again_is_not_taken_down(three):
    keep_topic(three[0], until=soon(), by=None)
    keep_topic(three[0], until=None, by=None)
    assert carry_out_ended_topics(soon() + timedelta(days=1000)) == []


def test_the_clock_of_every_server_takes_it_down(three):
    TrendingTopic.objects.filter(tag=three[0]).update(until=timezone.now())
    assert Clock().look()
    assert bar() == ["Rail", "Wheat"]


def test_an_hour_that_is_over_or_a_zone_there_is_not_are_refused_at_their_field(three):
    for until, zone, field in (
        (timezone.now() - timedelta(1), "UTC", "hour"),
        (soon(), "Mars/Tharsis", "zone"),
    ):
        with pytest.raises(NotFit) as refusal:
            keep_topic(three[0], until=until, zone=zone, by=None)
        assert refusal.value.field == field


def test_where_nothing_ends_the_clock_asks_one_question(three, django_assert_num_queries):
    keep_topic(three[0], until=soon(), by=None)
    with django_assert_num_queries(1):
        carry_out_ended_topics()
