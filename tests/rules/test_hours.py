"""Hours where clocks change. The zones are picked for how differently they do it."""

from datetime import UTC, datetime

import pytest

from articles.rules import hours
from articles.rules.hours import HourSkipped, HourStruckTwice, moment_of, spoken
from articles.rules.refusals import NotFit


def wall(text):
    return datetime.fromisoformat(text)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_an_ordinary_hour_is_one_moment():
    assert moment_of(wall("2026-12-03 08:00"), zone="Asia/Tokyo") == utc("2026-12-02 23:00")


def test_which_of_two_means_nothing_where_there_is_one():
    for which in ("first", "second"):
        moment = moment_of(wall("2026-12-03 08:00"), zone="Europe/Paris", which=which)
        assert moment == utc("2026-12-03 07:00")


@pytest.mark.parametrize(
    ("zone", "hour", "before", "after"),
    [
        ("Europe/Dublin", "2027-03-28 01:30", "2027-03-28 00:59", "2027-03-28 02:00"),
        ("America/New_York", "2027-03-14 02:00", "2027-03-14 01:59", "2027-03-14 03:00"),
        # Half an hour.
        ("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-04 01:59", "2026-10-04 02:30"),
        # At midnight: the day begins at one.
        ("America/Santiago", "2026-09-06 00:30", "2026-09-05 23:59", "2026-09-06 01:00"),
        # Across the date line: the whole of the 30th.
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-29 23:59", "2011-12-31 00:00"),
        # After Ramadan.
        ("Africa/Casablanca", "2026-03-22 02:30", "2026-03-22 01:59", "2026-03-22 03:00"),
    ],
)
def test_a_skipped_hour_is_refused_with_the_nearest_times_that_exist(zone, hour, before, after):
    with pytest.raises(HourSkipped) as refusal:
        moment_of(wall(hour), zone=zone)
    nearest = [each.replace(tzinfo=None) for each in (refusal.value.before, refusal.value.after)]
    assert nearest == [wall(before), wall(after)]


def test_the_sentence_about_a_skipped_hour_explains_it():
    with pytest.raises(HourSkipped) as refusal:
        moment_of(wall("2026-09-06 00:30"), zone="America/Santiago")
    assert refusal.value.sentence == (
        "There is no 00:30 on 6 September 2026 in America/Santiago: clocks go forward from 00:00 to "
        "01:00. The nearest times that exist are 23:59 on 5 September 2026 and 01:00."
    )


@pytest.mark.parametrize(
    ("zone", "hour", "first", "second"),
    [
        ("Europe/Dublin", "2026-10-25 01:30", "2026-10-25 00:30", "2026-10-25 01:30"),
        ("America/New_York", "2026-11-01 01:00", "2026-11-01 05:00", "2026-11-01 06:00"),
        ("Australia/Lord_Howe", "2027-04-04 01:45", "2027-04-03 14:45", "2027-04-03 15:15"),
        ("America/Santiago", "2027-04-03 23:15", "2027-04-04 02:15", "2027-04-04 03:15"),
        ("Africa/Casablanca", "2026-02-15 02:59", "2026-02-15 01:59", "2026-02-15 02:59"),
    ],
)
def test_an_hour_struck_twice_is_two_moments_and_is_asked_about(zone, hour, first, second):
    with pytest.raises(HourStruckTwice) as refusal:
        moment_of(wall(hour), zone=zone)
    assert [which for which, _ in refusal.value.choices] == ["first", "second"]
    assert moment_of(wall(hour), zone=zone, which="first") == utc(first)
    assert moment_of(wall(hour), zone=zone, which="second") == utc(second)


def test_the_question_about_an_hour_struck_twice_names_both_offsets():
    with pytest.raises(HourStruckTwice) as refusal:
        moment_of(wall("2027-04-04 01:45"), zone="Australia/Lord_Howe")
    assert "first at UTC+11:00, then again at UTC+10:30" in refusal.value.sentence
    assert refusal.value.choices[1] == ("second", "the second (UTC+10:30)")


@pytest.mark.parametrize("edge", ["00:59", "02:00"])
def test_the_minutes_beside_a_doubled_hour_are_plain(edge):
    assert len(hours.moments_of(wall(f"2026-10-25 {edge}"), zone="Europe/Dublin")) == 1


def test_a_moment_is_spoken_with_its_zone_and_where_it_is_doubled_with_its_offset():
    assert (
        spoken(utc("2026-12-02 23:00"), zone="Asia/Tokyo") == "3 December 2026, 08:00 (Asia/Tokyo)"
    )
    assert spoken(utc("2026-11-01 06:30"), zone="America/New_York") == (
        "1 November 2026, 01:30 (America/New_York, UTC−05:00)"
    )


@pytest.mark.parametrize("name", ["Europe/Atlantis", "", "../etc/passwd", "Europe", "\x00", "/"])
def test_a_zone_nobody_knows_is_refused(name):
    with pytest.raises(NotFit) as refusal:
        moment_of(wall("2026-12-03 08:00"), zone=name)
    assert refusal.value.field == "zone"


def test_the_zones_to_choose_from_are_places_and_utc():
    assert hours.zones()[0] == "UTC"
    assert {"Asia/Tokyo", "America/Argentina/Buenos_Aires"} <= set(hours.zones())
    assert not {"EST5EDT", "Etc/GMT+5", "localtime", "Factory"} & set(hours.zones())
