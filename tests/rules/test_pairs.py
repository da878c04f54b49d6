from articles.rules.pairs import pair_term, pairs_of
from articles.rules.terms import GAP, fold


def test_neighbours_are_a_term_of_their_own_once_and_never_over_a_gap():
    terms = ["a", "b", GAP, "b", "a", "b"]
    assert pairs_of(terms) == [pair_term("a", "b"), pair_term("b", "a")]
    assert pairs_of([GAP, "a", GAP]) == pairs_of([]) == []


def test_the_longest_terms_make_short_pairs_that_differ():
    one, other = "é" * 60, "è" * 60
    pairs = {pair_term(one, other), pair_term(other, one), pair_term(one, one), pair_term("a", one)}
    assert len(pairs) == 4
    assert max(len(pair.encode()) for pair in pairs) < 30


def test_no_text_makes_a_pair():
    assert fold(pair_term("a", "b"))[0] not in fold("a b")
