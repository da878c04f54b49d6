"""The topics that rise by themselves: reckoned by the clock, moved by what editors publish alone."""

import random
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions import rising
from articles.actions.articles import publish
from articles.actions.bulk_retagging import carry_out_plan, plan_retagging
from articles.actions.rising import carry_out_reckoning, uses_until
from articles.actions.tag_merging import merge_tags
from articles.actions.tag_status import refuse_tag
from articles.actions.topics import mute_topic, put_up_topic, take_down_topic, unmute_topic
from articles.actions.undoing import undo
from articles.clockwork import Clock
from articles.importing.running import Orders, import_paths
from articles.models import Announcement, Article, RisingTopic, Tag, TagUse
from articles.reading.trending import read_bar
from articles.rules import trends
from tests.factories import a_live_article, a_section, a_tag

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


def bar():
    return [tag.name for tag in read_bar()]


def used(tag, *ages):
    """So many articles as ``ages``, published under the tag so many days ago. Of the articles nothing counts but
    their numbers."""
    now = timezone.now()
    articles = Article.objects.bulk_create(
        Article(headline="Talks", slug="talks", created_at=now, updated_at=now) for _ in ages
    )
    TagUse.objects.bulk_create(
        TagUse(tag=tag, article=each, at=now - timedelta(days=age))
        for each, age in zip(articles, ages, strict=True)
    )
    return tag


def reckon(after=timedelta(0)):
    """As the clock does, when it is time."""
    assert carry_out_reckoning(timezone.now() + LATER + after)


@pytest.fixture
def busy():
    """Ports are written about as ever, rail suddenly; wheat was of old."""
    used(a_tag("Ports"), *range(100))
    used(a_tag("Rail"), 0.1, 0.2, 0.3, 0.4)
    used(a_tag("Wheat"), 70, 80, 90)


@pytest.mark.usefixtures("busy")
def test_what_rises_stands_first_then_what_is_steady_each_with_its_reason():
    reckon()
    assert bar() == ["Rail", "Ports", "Wheat"]
    assert RisingTopic.objects.get(tag__name="Rail").why.startswith("4 articles in the last")
    assert RisingTopic.objects.get(tag__name="Ports").why.startswith("Steady")


@pytest.mark.usefixtures("busy")
def test_what_the_staff_put_up_stands_before_all_that_rises_and_what_they_mute_nowhere():
    reckon()
    ports, rail = Tag.objects.get(name="Ports"), Tag.objects.get(name="Rail")
    put_up_topic(ports, by=None)
    assert bar() == ["Ports", "Rail", "Wheat"]
    muted = mute_topic(rail, by=None)
    assert bar() == ["Ports", "Wheat"]
    take_down_topic(ports, by=None)
    assert bar() == ["Ports", "Wheat"]
    undo(muted, by=None)
    assert bar() == ["Rail", "Ports", "Wheat"]
    mute_topic(rail, by=None)
    reckon(LATER)
    assert bar() == ["Ports", "Wheat"]
    unmute_topic(rail, by=None)
    assert bar() == ["Rail", "Ports", "Wheat"]


def test_whatever_is_muted_merged_or_refused_no_place_stays_empty(settings):
    settings.TRENDING_PLACES = 3
    tags = [used(a_tag(f"Topic {each}"), *[0.1] * (10 - each)) for each in range(8)]
    reckon()
    assert bar() == ["Topic 0", "Topic 1", "Topic 2"]
    mute_topic(tags[0], by=None)
    assert bar() == ["Topic 1", "Topic 2", "Topic 3"]
    merge_tags(tags[1], into=tags[2], by=None)
    assert bar() == ["Topic 2", "Topic 3", "Topic 4"]
    refuse_tag(tags[3], by=None, reason="Says nothing.")
    assert bar() == ["Topic 2", "Topic 4", "Topic 5"]


def test_a_quiet_week_still_shows_what_is_steadily_written_about():
    used(a_tag("Ports"), 20, 30, 40)
    used(a_tag("Rail"), 60)
    reckon()
    assert bar() == ["Ports", "Rail"]


def test_what_is_older_than_120_days_stands_nowhere():
    used(a_tag("Ports"), 121, 130)
    reckon()
    assert bar() == []


def test_an_import_does_not_move_the_bar(tmp_path):
    used(a_tag("Ports"), 1, 2, 3)
    reckon()
    a_section("World")
    today = timezone.localdate().isoformat()
    for each in range(5):
        page = f"---\ntitle: Story {each}\ndate: {today}\ntags: [Rail]\n---\nWords."
        (tmp_path / f"{each}.md").write_text(page, encoding="utf-8")
    import_paths([str(tmp_path)], orders=Orders(publishing=True, section=["World"]))
    assert Article.objects.filter(live_copy__isnull=False).count() == 5
    reckon(LATER)
    assert bar() == ["Ports"]


def test_a_bulk_retagging_does_not_move_the_bar_and_neither_does_who_publishes_after_it():
    section, today = a_section(), timezone.localdate()
    stories = [a_live_article(tags=["Ports"], section=section, on=today) for _ in range(4)]
    rail, everything = a_tag("Rail"), Article.objects.all()
    reckon()
    plan = plan_retagging(everything, replace=[("Ports", "Rail")], by=None)
    carry_out_plan(plan, by=None)
    publish(stories[0], by=None)
    reckon(LATER)
    assert bar() == ["Ports"]
    assert not TagUse.objects.filter(tag=rail).exists()


def test_a_merge_counts_the_uses_of_both_names_an_article_once():
    corona, covid = used(a_tag("Corona"), 1, 2), used(a_tag("COVID-19"), 3)
    both = Article.objects.filter(pk__in=TagUse.objects.filter(tag=corona).values("article"))[0]
    TagUse.objects.create(tag=covid, article=both, at=timezone.now() - timedelta(days=1))
    merge_tags(corona, into=covid, by=None)
    assert {
        number: len(ages) for number, ages in uses_until(timezone.now(), of=[covid.pk]).items()
    } == {covid.pk: 3}


def test_a_merge_is_reckoned_at_the_clocks_next_look_and_so_is_its_undoing():
    corona, covid = used(a_tag("Corona"), 1, 2), a_tag("COVID-19")
    assert Clock().look()
    assert bar() == ["Corona"]
    entry = merge_tags(corona, into=covid, by=None)
    assert Clock().look()
    assert bar() == ["COVID-19"]
    undo(entry, by=None)
    assert Clock().look()
    assert bar() == ["Corona"]


def test_what_readers_cannot_see_is_never_in_the_bar():
    used(a_tag("New", status=Tag.PROPOSED), 0.1, 0.2, 0.3)
    refused = used(a_tag("Misc"), 0.1, 0.2, 0.3)
    reckon()
    assert bar() == ["Misc"]
    refuse_tag(refused, by=None, reason="Says nothing.")
    assert bar() == []
    reckon(LATER)
    assert bar() == []
    assert not RisingTopic.objects.exists()


# When it is done, and what that costs


@pytest.mark.usefixtures("busy")
def test_readers_are_told_where_the_bar_is_another_and_only_there():
    reckon()
    told = Announcement.objects.count()
    reckon(LATER)
    assert Announcement.objects.count() == told
    used(a_tag("Salt"), 0.1, 0.1, 0.1)
    told = Announcement.objects.count()
    reckon(2 * LATER)
    assert Announcement.objects.count() == told + 1
    assert Announcement.objects.last().names == ["trending"]


@pytest.mark.usefixtures("busy")
def test_it_is_reckoned_once_a_quarter_of_an_hour_however_many_ask(django_assert_num_queries):
    now = timezone.now()
    assert carry_out_reckoning(now)
    for minutes in (0, 1, 14):
        with django_assert_num_queries(1):
            assert not carry_out_reckoning(now + timedelta(minutes=minutes))
    assert carry_out_reckoning(now + timedelta(minutes=15))
    assert not carry_out_reckoning(now + timedelta(minutes=15))


def test_a_clock_that_was_wrong_holds_the_bar_up_for_no_more_than_a_turn():
    assert carry_out_reckoning(timezone.now() + timedelta(days=3650))
    assert carry_out_reckoning(timezone.now())


@pytest.mark.usefixtures("busy")
def test_a_reckoning_asks_the_same_of_the_database_however_much_is_used():
    counts = []
    for more in (0, 30):
        for each in range(more):
            used(a_tag(f"Topic {each}"), 0.1, 0.2)
        with CaptureQueriesContext(connection) as counted:
            reckon(more * LATER)
        counts.append(len(counted))
    # Whose turn it is, and that it is ours; how many topics are up or muted; which tags are perhaps
    # in it, and their uses; around the rest a
    # savepoint; whether it is our turn still; the bar before; which tags are there; the rising topics away
    # and anew; the bar after; where it is another, the log's number and line (three).
    assert counts[0] == counts[1] <= 17


def test_counting_in_the_database_first_changes_nothing_in_the_outcome(settings, monkeypatch):
    settings.TRENDING_PLACES, chance = 3, random.Random(8)  # noqa: S311 no secret
    monkeypatch.setattr(rising, "SPARE", 1)
    for each in range(60):
        newest = chance.choice([0, 0, 5, 40])
        used(a_tag(f"Topic {each}"), *(chance.uniform(newest, 119) for _ in range(each % 9 + 1)))
    now = timezone.now()
    everything = uses_until(now, of=list(Tag.objects.values_list("pk", flat=True)))
    assert len(everything) == 60 > rising.SHORTLIST * 4
    whole = [trend.number for trend in trends.rising(everything, 4)]
    assert [trend.number for trend in rising.reckon_topics(now)] == whole


def test_a_turn_overtaken_by_a_merge_stores_nothing(monkeypatch):
    corona, covid = used(a_tag("Corona"), 1, 2), a_tag("COVID-19")
    reckoned = rising.uses_until

    def overtaken(now, *, of):
        found = reckoned(now, of=of)
        merge_tags(corona, into=covid, by=None)
        return found

    monkeypatch.setattr(rising, "uses_until", overtaken)
    reckon()
    assert not RisingTopic.objects.exists()
    monkeypatch.undo()
    assert Clock().look()
    assert bar() == ["COVID-19"]


def test_a_fault_in_the_reckoning_stops_no_clock(monkeypatch, caplog):
    def fault(*_):
        raise RuntimeError("a fault")

    monkeypatch.setattr(rising.trends, "rising", fault)
    assert Clock().look()
    assert "could not be reckoned" in caplog.text
