from datetime import UTC, datetime

import pytest

from articles.rules.positions import Position


def test_a_position_is_read_as_it_was_written():
    position = Position(datetime(2026, 11, 20, 7, 40, 1, 250, tzinfo=UTC), 1234)
    assert Position.read(str(position)) == position


@pytest.mark.parametrize(
    "written",
    ["", "x", "20261301000000000000-1", "20261120074001000250", "٢٠٢٦1120074001000250-1", "-1"],
)
def test_what_is_no_position_is_none(written):
    assert Position.read(written) is None
