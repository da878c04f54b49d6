from hypothesis import given
from hypothesis import strategies as st

from articles.rules.neighbours import covering, neighbours_of
from articles.rules.terms import GAP, fold

WORDS = st.sampled_from(["a", "in", "the", "words", "results", GAP])


def test_neighbours_are_a_term_of_their_own_once_and_never_over_a_gap():
    assert neighbours_of(["b", "longer", "b", GAP, "b", "longer"]) == [
        *covering(["b", "longer"]),
        *covering(["longer", "b"]),
        *covering(["b", "longer", "b"]),
    ]
    assert neighbours_of([GAP, "a", GAP]) == neighbours_of([]) == covering(["a"]) == []


def test_a_phrase_of_two_or_three_words_is_one_term_and_longer_ones_are_some():
    assert len(covering(["in", "the", "results"])) == len(covering(["in", "the"])) == 1
    assert len(covering(["in", "results", "the", "results"])) == 2
    assert covering(["in"]) == covering([]) == []


@given(st.lists(WORDS, max_size=12), st.data())
def test_a_phrase_of_a_text_is_in_its_neighbours(text, data):
    begin = data.draw(st.integers(0, len(text)))
    phrase = text[begin : data.draw(st.integers(begin, len(text)))]
    if GAP not in phrase:
        assert set(covering(phrase)) <= set(neighbours_of(text))


def test_the_longest_terms_make_short_neighbours_that_differ():
    one, other = "é" * 60, "è" * 60
    found = neighbours_of([one, other, one, one, "a", one])
    assert len(set(found)) == len(found) == 9
    assert max(len(each.encode()) for each in found) <= 15


def test_no_text_makes_neighbours():
    assert covering(["a", "b"])[0][0] not in fold("a b")
