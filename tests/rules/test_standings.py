from datetime import UTC, datetime, timedelta

from articles.rules.limits import FIRST_DAY, LAST_DAY
from articles.rules.positions import Position
from articles.rules.standings import Standing, first_place_at, place_of

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_places_stand_in_the_order_of_their_positions():
    positions = [
        Position(NOON - timedelta(seconds=1), 900),
        Position(NOON, 1),
        Position(NOON, 2),
        Position(NOON + timedelta(seconds=1), 1),
    ]
    places = [place_of(position) for position in positions]
    assert places == sorted(set(places))
    assert places[0] < first_place_at(NOON) <= places[1]


def test_every_day_a_paper_may_have_has_a_place_of_64_bits():
    for day in (FIRST_DAY, LAST_DAY):
        for hours in (-14, 38):  # of any zone
            moment = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=hours)
            assert -(1 << 62) < place_of(Position(moment, (1 << 63) - 1)) < (1 << 63) - 1


def test_a_standing_is_read_as_it_is_written():
    standing = Standing(2, Position(NOON, 12))
    assert Standing.read(str(standing)) == standing
    for written in (
        "",
        "2.",
        "2",
        "12.20261120120000000000-12",
        "2.x",
        "٢.20261120120000000000-12",
    ):
        assert Standing.read(written) is None


def test_a_better_standing_comes_before_a_newer_one():
    better, newer = Standing(1, Position(NOON, 1)), Standing(0, Position(NOON, 2))
    assert better.key > newer.key
