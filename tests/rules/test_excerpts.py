import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rules.excerpts import BEFORE, ELLIPSIS, WIDTH, best_excerpt, marked
from articles.rules.terms import question, terms_of
from tests import growth


def shown(pieces):
    """Pieces in one text, hits in brackets."""
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


def in_text(text, typed):
    return shown(marked(text, question(typed).phrases))


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Port talks, port tax", "port", "[Port] talks, [port] tax"),
        ("Ports and airport", "port", "Ports and airport"),
        ("The ministry, a minister", "minist*", "The [ministry], a [minister]"),
        ("Night trains and a night train", '"night train"', "Night trains and a [night train]"),
        ("Le café à l’École", "CAFE ecole", "Le [café] à l’[École]"),
        ("cafe\u0301s, cafe\u0301", "café", "cafe\u0301s, [cafe\u0301]"),
        ("Ｐｏｒｔ １２ port", "port 12", "[Ｐｏｒｔ] [１２] [port]"),
        ("Straße, ﬁne Ærø", "strasse fine aero", "[Straße], [ﬁne] [Ærø]"),
        ("re\u00adsume it", "resume", "[re\u00adsume] it"),
        ("東京都の港、京都の港", "京都", "東[京都]の港、[京都]の港"),
        ("東京都の港", "東京都", "[東京都]の港"),
        ("東京都の港", "港", "東京都の[港]"),
        ("ガイド", "ｶﾞｲﾄﾞ", "[ガイド]"),
        ("ｶﾞｲﾄﾞの本", "ガイド", "[ｶﾞｲﾄﾞ]の本"),
        ("서울에서", "서울", "[서울]에서"),
        ("a-b a b", '"a b"', "[a-b] [a b]"),
        ("<b>port</b>", "port", "<b>[port]</b>"),
        ("", "port", ""),
    ],
)
def test_a_hit_is_marked_in_the_texts_own_spelling(text, typed, expected):
    assert in_text(text, typed) == expected


def test_an_excerpt_stands_where_most_of_what_was_asked_for_is_near_each_other():
    text = (
        "Port first. " + "Filling words here. " * 40 + "Then the port talks begin. " + "More. " * 90
    )
    excerpt = shown(best_excerpt([text], question("talks port").phrases))
    assert excerpt.startswith(f"{ELLIPSIS}Then the [port] [talks] begin.")
    assert excerpt.endswith(ELLIPSIS)
    assert len(excerpt) <= WIDTH + BEFORE


def test_of_two_texts_the_one_that_says_more_is_quoted_and_the_first_of_equals():
    phrases = question("port talks").phrases
    assert shown(best_excerpt(["About a port.", "Port talks."], phrases)) == "[Port] [talks]."
    assert shown(best_excerpt(["A port.", "Port."], phrases)) == "A [port]."
    assert shown(best_excerpt(["", "Neither.", "Nor."], phrases)) == "Neither."
    assert best_excerpt(["", " "], phrases) == []


def test_an_excerpt_of_wide_signs_is_half_as_long():
    excerpt = shown(best_excerpt(["港の話が続く。" * 100], question("港").phrases))
    assert WIDTH // 2 <= len(excerpt.replace("[", "").replace("]", "")) <= WIDTH // 2 + 2


def test_no_word_is_cut_at_the_end_nor_a_mark_from_its_sign():
    text = "wording " * 100
    assert shown(best_excerpt([text], [])).endswith(f"wording{ELLIPSIS}")
    assert shown(best_excerpt(["ก\u0e48" * 200], [])).endswith(f"\u0e48{ELLIPSIS}")


TEXTS = st.text(
    st.sampled_from("aB é\u0301東京都ｶﾞか\u3099İßﬁ<&.\u00ad\u200b1１서ᄉ\n"), max_size=80
)


@settings(max_examples=60)
@given(TEXTS, st.text(st.sampled_from('ab é東京都ｶﾞßfi1"*'), max_size=8))
def test_marking_changes_no_sign_and_marks_what_the_engine_finds(text, typed):
    phrases = question(typed).phrases
    pieces = marked(text, phrases)
    assert "".join(piece.text for piece in pieces) == text
    asked = {term for phrase in phrases for term in phrase.terms}
    if asked and not any(phrase.goes_on for phrase in phrases):
        found = any(piece.is_hit for piece in pieces)
        alone = [phrase for phrase in phrases if len(phrase.terms) == 1]
        assert found or not any(phrase.terms[0] in terms_of(text) for phrase in alone)


@pytest.mark.parametrize("unit", ["a ", "東", "e\u0301 ", "\u0301", "a\n"])
def test_the_time_grows_with_the_text_and_no_faster(unit):
    phrases = question('"a a a a a a a b" a東 "東東東京" "東東東東東東東東東 x" x*').phrases
    assert growth.reading(lambda text: best_excerpt([text], phrases), unit, small=2_000)
