from hypothesis import given
from hypothesis import strategies as st

from articles.rules.spans import spans_at, spans_between

PLACES = st.integers(0, (1 << 63) - 1)


@given(PLACES, PLACES, st.floats(0, 1))
def test_whatever_stands_between_two_places_is_in_one_of_the_stretches(one, other, share):
    lowest, highest = sorted((one, other))
    spans = spans_between(lowest, highest)
    between = lowest + int((highest - lowest) * share)
    for place in (lowest, min(between, highest), highest):
        assert not spans or set(spans) & set(spans_at(place))


@given(PLACES, st.integers(0, 40 << 46))
def test_a_stretch_of_some_years_is_cut_into_few_that_hold_little_else(lowest, size):
    highest = min(lowest + size, (1 << 63) - 1)
    spans = spans_between(lowest, highest)
    assert 0 < len(spans) <= 60
    month = 1 << 46
    for far in (lowest - month, highest + month):
        if 0 <= far < 1 << 63:
            assert not set(spans) & set(spans_at(far))


def test_too_many_stretches_are_none():
    assert spans_between(0, (1 << 63) - 1) == []
    assert spans_between(-(1 << 62), 1 << 46)
