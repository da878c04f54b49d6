from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from articles.rules.merging import Clash, merge_lists, merge_sets, merge_values

PIECES = st.lists(st.sampled_from("abcdef"), max_size=12)
BASE = ["one", "two", "three", "four"]


def test_changes_in_different_places_both_survive():
    merged = merge_lists(
        BASE, ["one", "TWO", "three", "four"], ["one", "two", "three", "FOUR", "five"]
    )
    assert merged.pieces == ["one", "TWO", "three", "FOUR", "five"]
    assert not merged.clashes


def test_changes_of_neighbouring_pieces_are_in_different_places():
    merged = merge_lists(["one", "two"], ["1", "two"], ["one", "2"])
    assert merged.parts == ["1", "2"]


def test_a_piece_that_one_moved_down_by_a_new_one_is_still_the_one_the_other_changed():
    base = ["the ferry left at nine", "the quay was empty"]
    theirs = ["a new beginning here", "the ferry left at ten", "the quay was empty"]
    mine = ["the ferry left at nine", "the quay was full"]
    assert merge_lists(base, theirs, mine).parts == [*theirs[:2], "the quay was full"]


def test_the_same_change_by_both_is_one_change():
    both = ["one", "2", "three", "four"]
    assert merge_lists(BASE, both, both).pieces == both


def test_different_changes_in_one_place_are_a_clash_of_three():
    merged = merge_lists(BASE, ["one", "TWO", "three", "four"], ["one", "zwei", "three", "four"])
    assert merged.parts == ["one", Clash(("two",), ("TWO",), ("zwei",)), "three", "four"]


def test_what_one_deleted_and_the_other_changed_is_a_clash():
    merged = merge_lists(BASE, ["one", "three", "four"], ["one", "2", "three", "four"])
    assert merged.clashes == [Clash(("two",), (), ("2",))]
    assert merged.pieces == ["one", "2", "three", "four"]


def test_additions_at_one_place_are_a_clash_and_none_is_lost():
    merged = merge_lists(BASE, [*BASE, "theirs"], [*BASE, "mine"])
    assert merged.clashes == [Clash((), ("theirs",), ("mine",))]


def test_a_field_takes_the_value_of_whoever_changed_it():
    assert merge_values("a", "b", "a") == "b"
    assert merge_values("a", "a", "c") == "c"
    assert merge_values("a", "c", "c") == "c"
    assert merge_values("a", "b", "c") == Clash(("a",), ("b",), ("c",))


def test_sets_keep_what_either_added_and_lose_what_either_took_away():
    assert merge_sets("abc", "abx", "cay") == ["a", "x", "y"]


def test_an_order_that_one_of_both_changed_is_theirs():
    assert merge_sets("abc", "abc", "cba") == ["c", "b", "a"]
    assert merge_sets("abc", "cba", "abc") == ["c", "b", "a"]


@given(PIECES, PIECES, PIECES)
def test_every_piece_that_either_added_is_in_the_merged_text_or_in_a_clash(base, theirs, mine):
    shown = []
    for part in merge_lists(base, theirs, mine).parts:
        shown += [*part.base, *part.theirs, *part.mine] if isinstance(part, Clash) else [part]
    for text in (theirs, mine):
        added = Counter(text) - Counter(base)
        assert not added - Counter(shown)


@given(PIECES, PIECES)
def test_who_changed_nothing_gets_the_others_text(base, theirs):
    assert merge_lists(base, theirs, base).pieces == theirs
    assert merge_lists(base, base, theirs).pieces == theirs


@example(["a", "b"], ["b", "b"], ["a", "a", "a"])
@given(PIECES, PIECES, PIECES)
def test_the_merge_is_the_same_seen_from_either_side(base, theirs, mine):
    one, other = merge_lists(base, theirs, mine), merge_lists(base, mine, theirs)
    turned = [
        Clash(part.base, part.mine, part.theirs) if isinstance(part, Clash) else part
        for part in other.parts
    ]
    assert one.parts == turned


def test_what_one_moved_and_the_other_took_away_is_a_clash_at_its_new_place():
    moved, without = ["two", "three", "four", "one"], ["two", "three", "four"]
    clash = Clash(("one",), (), ("one",))
    assert merge_lists(BASE, without, moved).parts == [*without, clash]
    assert merge_lists(BASE, moved, without).parts == [*without, Clash(("one",), ("one",), ())]
