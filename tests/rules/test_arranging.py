"""What stands where on a front, in any order of placing and taking away."""

from hypothesis import given
from hypothesis import strategies as st

from articles.rules.arranging import (
    LEAD,
    PICK,
    ROOM,
    SECOND,
    SLOTS,
    Placement,
    by_slot,
    filled,
    led,
    put,
    taken_away,
)

STEPS = st.lists(
    st.tuples(st.integers(1, 15), st.sampled_from([*SLOTS, None]), st.integers(0, 7)), max_size=40
)


def standing(placements):
    return {slot: [each.article for each in rows] for slot, rows in by_slot(placements).items()}


def test_a_replaced_lead_becomes_the_first_second():
    placements = [Placement(LEAD, 1), Placement(SECOND, 2)]
    placements, fallen = put(placements, 3, LEAD)
    assert standing(placements) == {LEAD: [3], SECOND: [1, 2], PICK: []}
    assert fallen == []


def test_what_no_longer_fits_is_named():
    placements = [Placement(LEAD, 1), *(Placement(SECOND, number) for number in (2, 3, 4, 5))]
    placements, fallen = put(placements, 6, LEAD)
    assert standing(placements) == {LEAD: [6], SECOND: [1, 2, 3, 4], PICK: []}
    assert fallen == [5]


def test_an_article_moves_within_its_slot_to_the_place_asked_for():
    placements = [Placement(PICK, number) for number in (1, 2, 3)]
    down, _ = put(placements, 1, PICK, place=1)
    assert standing(down)[PICK] == [2, 1, 3]
    up, _ = put(placements, 3, PICK, place=1)
    assert standing(up)[PICK] == [1, 3, 2]


def test_the_rest_fills_what_is_left_and_no_more():
    rest = iter("abc")
    assert filled(["x"], rest, 2) == ["x", "a"]
    assert filled([], rest, 5) == ["b", "c"]


@given(st.lists(st.lists(st.integers(), max_size=3), min_size=1, max_size=4))
def test_a_page_with_stories_has_a_lead_and_shows_it_nowhere_else(slots):
    before = [story for slot in slots for story in slot]
    leading = led(*slots)
    assert (leading is None) == (not before)
    assert [leading, *(story for slot in slots for story in slot)] == (before or [None])


@given(STEPS)
def test_no_article_stands_twice_and_no_slot_overflows(steps):
    placements = []
    for article, slot, place in steps:
        before = {each.article for each in placements}
        if slot is None:
            placements, fallen = taken_away(placements, article), [article]
        else:
            placements, fallen = put(placements, article, slot, place=place)
            assert any(each.article == article and each.slot == slot for each in placements)
        now = [each.article for each in placements]
        assert len(now) == len(set(now))
        assert all(len(rows) <= ROOM[name] for name, rows in standing(placements).items())
        assert before - set(now) <= set(fallen)
    assert [Placement.of_json(each.as_json()) for each in placements] == placements
