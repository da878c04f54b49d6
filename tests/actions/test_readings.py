"""Readings added up and put together, and the lists of what was read most."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Sum

from articles.actions.articles import publish, withdraw
from articles.actions.most_read import carry_out_most_read
from articles.actions.readings import add_readings, put_days_together
from articles.models import Announcement, MostRead, Reading, ReadingsReckoning
from articles.reading.front import read_front
from articles.reading.most_read import read_most_read
from articles.rules import readings
from tests.factories import a_live_article, a_section

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 27, 9, 35, tzinfo=UTC)
LATER = timedelta(minutes=5)


def opened(article, times, *, ago=timedelta(0), printed=False, now=NOW):
    hour = readings.hour_number((now - ago).timestamp())
    add_readings({(article.pk, printed, hour): times}, now)


def stored():
    rows = Reading.objects.order_by("article", "hour")
    return list(rows.values_list("article", "hour", "screen", "printed"))


@pytest.fixture
def section():
    return a_section("World")


@pytest.fixture
def articles(section):
    return [a_live_article(f"Story {each}", section=section) for each in range(5)]


def test_many_numbers_are_added_to_what_there_is_in_one_statement(
    articles, django_assert_num_queries
):
    hour = readings.hour_number(NOW.timestamp())
    counts = {(each.pk, printed, hour): 2 for each in articles for printed in (False, True)}
    for _ in range(2):
        with django_assert_num_queries(1):
            add_readings(counts, NOW)
    at = NOW.replace(minute=0)
    assert stored() == [(each.pk, at, 4, 4) for each in articles]


def test_nothing_read_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        add_readings({})


def test_no_table_has_a_place_for_anything_about_a_reader():
    columns = {
        table: {field.column for field in table._meta.get_fields()}
        for table in (Reading, MostRead, ReadingsReckoning)
    }
    assert columns == {
        Reading: {"id", "article_id", "hour", "screen", "printed"},
        MostRead: {"id", "period", "place", "article_id"},
        ReadingsReckoning: {"id", "reckoned_at", "days_before"},
    }


# Days


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata"])
def test_hours_long_over_are_put_together_into_days_and_not_one_reading_is_lost(
    articles, settings, zone
):
    settings.TIME_ZONE = zone
    one, two, *_ = articles
    for hours in range(0, 24 * 12, 5):
        opened(one, hours + 1, ago=timedelta(hours=hours), now=NOW)
        opened(two, 1, ago=timedelta(hours=hours), printed=True, now=NOW - timedelta(days=12))
    before = _by_day(zone)
    assert put_days_together(NOW) >= 3
    assert _by_day(zone) == before
    oldest = readings.oldest_hour(NOW, zone)
    old = Reading.objects.filter(hour__lt=oldest)
    days = [(row.article_id, readings.day_of(row.hour, zone)) for row in old]
    assert len(days) == len(set(days))
    assert all(
        row.hour == readings.first_hour(readings.day_of(row.hour, zone), zone) for row in old
    )
    assert Reading.objects.filter(hour__gte=oldest).count() > 40
    assert put_days_together(NOW) == 0


def _by_day(zone):
    found = {}
    for article, hour, screen, printed in stored():
        at = (article, readings.day_of(hour, zone))
        seen = found.get(at, (0, 0))
        found[at] = (seen[0] + screen, seen[1] + printed)
    return found


def test_a_number_that_comes_after_its_day_was_put_together_is_added_to_the_day(articles):
    opened(articles[0], 3, ago=timedelta(days=12))
    put_days_together(NOW)
    opened(articles[0], 4, ago=timedelta(days=12, hours=2))
    assert [row[1:3] for row in stored()] == [(datetime(2026, 11, 15, tzinfo=UTC), 7)]


# What was read most


def read_alike(articles, *times):
    for article, number in zip(articles, times, strict=False):
        opened(article, number)


def reckon(after=timedelta(0)):
    assert carry_out_most_read(NOW + after)


def front():
    return [copy.headline for copy in read_front().most_read]


def test_the_most_read_stand_in_their_order(articles):
    read_alike(articles, 20, 40, 30, 9)
    reckon()
    assert front() == ["Story 1", "Story 2", "Story 0"]
    page = read_most_read()
    assert [ranking.period for ranking in page.rankings] == ["day", "week", "month"]


def test_each_list_is_of_its_own_time(articles):
    read_alike(articles, 20, 40, 30)
    for place, article in enumerate(articles[:4]):
        opened(article, 100 - place, ago=timedelta(days=20))
    reckon()
    lists = {
        each.period: [copy.headline for copy in each.stories] for each in read_most_read().rankings
    }
    assert lists["day"] == lists["week"] == ["Story 1", "Story 2", "Story 0"]
    assert lists["month"] == ["Story 1", "Story 2", "Story 0", "Story 3"]


def test_a_quiet_paper_shows_no_list(client, articles):
    read_alike(articles, 500, 10, 9, 9)
    reckon()
    assert front() == []
    assert b"most-read" not in client.get("/").content
    assert "Too little has been read" in client.get("/most-read/").content.decode()
    opened(articles[2], 1)
    reckon(LATER)
    assert front() == ["Story 0", "Story 2", "Story 1"]  # of two read alike the newer one


def test_a_withdrawn_story_vanishes_at_once_and_comes_back_with_its_publication(articles):
    read_alike(articles, 20, 40, 30, 15)
    reckon()
    withdraw(articles[1], by=None)
    assert front() == ["Story 2", "Story 0", "Story 3"]
    assert f"article:{articles[1].pk}" in read_most_read().names
    publish(articles[1], by=None)
    assert front()[0] == "Story 1"


def test_what_is_withdrawn_takes_no_place(articles):
    read_alike(articles, 20, 40, 30, 15)
    withdraw(articles[1], by=None)
    reckon()
    assert MostRead.objects.filter(period="day").count() == 3


def test_readers_are_told_only_where_a_list_is_another(articles):
    def told():
        return Announcement.objects.count()

    read_alike(articles, 20, 40, 30)
    begun = told()
    reckon()
    assert told() == begun + 1
    assert Announcement.objects.last().names == [
        "most-read:day",
        "most-read:month",
        "most-read:week",
    ]
    read_alike(articles, 1, 1, 1)
    reckon(LATER)
    assert told() == begun + 1
    opened(articles[0], 100, ago=timedelta(days=20))
    reckon(2 * LATER)
    assert Announcement.objects.last().names == ["most-read:month"]


def test_it_is_reckoned_once_in_five_minutes_however_many_ask(articles, django_assert_num_queries):
    reckon()
    for minutes in (0, 4):
        with django_assert_num_queries(1):
            assert not carry_out_most_read(NOW + timedelta(minutes=minutes))
    reckon(LATER)


def test_a_reckoning_that_changes_nothing_asks_the_same_few_things(
    articles, django_assert_num_queries
):
    read_alike(articles, 20, 40, 30)
    reckon()
    # Whose turn it is, and that it is ours; the three lists and what is live of each; around the rest savepoints: the turn's row and
    # what is stored; the turn's row and, the first time, the oldest reading.
    with django_assert_num_queries(16):
        reckon(LATER)


def test_a_fault_in_the_reckoning_stops_no_clock(monkeypatch, caplog):
    def fault(*_):
        raise RuntimeError("a fault")

    monkeypatch.setattr("articles.actions.most_read.reckon_most_read", fault)
    reckon()
    assert "could not be reckoned" in caplog.text


def test_the_sums_are_of_what_was_opened_on_screen(articles):
    opened(articles[0], 50, printed=True)
    read_alike(articles[1:], 10, 11, 12)
    reckon()
    assert front() == ["Story 3", "Story 2", "Story 1"]
    assert Reading.objects.aggregate(Sum("printed")) == {"printed__sum": 50}
