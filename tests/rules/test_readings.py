"""Hours and days of readings, and their charts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules import readings
from articles.rules.readings import HOUR, bars, by_day, day_of, first_hour, place_of, since

NOW = datetime(2026, 11, 27, 9, 35, tzinfo=UTC)
ZONES = ["UTC", "Asia/Tokyo", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]


def test_an_hour_begins_on_the_full_hour_of_utc():
    assert readings.moment_of(readings.hour_number(NOW.timestamp())) == NOW.replace(minute=0)


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 30)), zone=st.sampled_from(ZONES))
def test_every_hour_is_of_one_day_and_a_day_begins_with_its_first(day, zone):
    first, next_first = (first_hour(each, zone) for each in (day, day + readings.DAY))
    assert 23 * HOUR <= next_first - first <= 25 * HOUR
    assert [day_of(each, zone) for each in (first - HOUR, first, next_first - HOUR)] == [
        day - readings.DAY, day, day,
    ]  # fmt: skip


def test_a_late_number_goes_to_its_hour_or_where_only_days_are_kept_to_the_day():
    recent = NOW.replace(minute=0) - timedelta(days=7)
    assert place_of(recent, NOW, "Asia/Tokyo") == recent
    old = datetime(2026, 11, 10, 20, tzinfo=UTC)  # the 11th in Tokyo
    assert place_of(old, NOW, "Asia/Tokyo") == datetime(2026, 11, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_of_the_last_week_is_kept(zone):
    assert since("week", NOW, zone) >= readings.oldest_hour(NOW, zone) + readings.DAY


def test_a_day_is_24_hours_and_longer_periods_are_days_of_the_paper():
    assert since("day", NOW, "Asia/Tokyo") == datetime(2026, 11, 26, 10, tzinfo=UTC)
    assert since("week", NOW, "Asia/Tokyo") == datetime(2026, 11, 20, 15, tzinfo=UTC)
    assert since("month", NOW, "UTC") == datetime(2026, 10, 29, tzinfo=UTC)


def test_a_chart_is_as_high_as_its_most_and_shows_whatever_is_not_nothing():
    days = [date(2026, 11, day) for day in (1, 2, 3)]
    drawn = bars(dict(zip(days, (0, 1, 1_000), strict=True)))
    assert [(bar.x, bar.y, bar.height) for bar in drawn] == [(0, 100, 0), (10, 99, 1), (20, 0, 100)]
    assert bars({}) == []


def test_hours_are_put_together_for_the_days_of_the_paper():
    hours = [(datetime(2026, 11, 26, hour, tzinfo=UTC), 1) for hour in (14, 15, 16)]
    days = [date(2026, 11, 26), date(2026, 11, 27)]
    assert by_day(hours, days, "Asia/Tokyo") == dict(zip(days, (1, 2), strict=True))
