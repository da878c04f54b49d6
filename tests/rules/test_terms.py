import pytest

from articles.rules.terms import (
    GAP,
    IN_ORDER,
    LONGEST,
    MOST_BYTES,
    MOST_PHRASES,
    Phrase,
    document,
    question,
    terms_of,
)
from tests import growth


def asked(typed):
    """The phrases of a question, a beginning with its star."""
    return [" ".join(phrase.terms) + "*" * phrase.goes_on for phrase in question(typed).phrases]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Café ÉCOLE", "cafe ecole"),
        ("ﬁne １２３ ٣٤", "fine 123 34"),
        ("Straße Łódź Ærø İstanbul", "strasse lodz aero istanbul"),
        ("Йорк ёлка", "иорк елка"),
        ("الحُكومة", "الحكومة"),
        ("re\u00adsume", "resume"),
        ("कि का", "कि का"),
        ("G7サミット", "g7 サミ ミッ ット ト"),
        ("東京都", "東京 京都 都"),
        ("서울에서", "서울 울에 에서 서"),
        ("snake_case, don’t", "snake case don t"),
        ("👍 * “” ' \x00", ""),
    ],
)
def test_a_text_is_cut_into_words_without_case_accents_and_width(text, terms):
    assert " ".join(terms_of(text)) == terms


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("port talks", ["port", "talks"]),
        ("talks Talks TALKS", ["talks"]),
        ("“port talks” water", ["port talks", "water"]),
        ("water „port talks", ["water", "port talks"]),
        ("COVID-19", ["covid 19"]),
        ("minist*", ["minist*"]),
        ("“port tal*”", ["port tal*"]),
        ("mi* *", ["mi"]),
        ("東京都", ["東京 京都"]),
        ("京", ["京*"]),
        ("2024年", ["2024 年*"]),
        ("東京2024", ["東京 京 2024"]),
        ("「東京」「都」", ["東京", "都*"]),
        ("* “” ' 👍 \x00", []),
    ],
)
def test_a_question_asks_for_words_phrases_and_beginnings(typed, phrases):
    assert asked(typed) == phrases


def test_a_question_that_is_cut_says_so():
    assert not question("port talks").is_cut
    assert question("x" * 5_000).is_cut
    many = question(" ".join(f"w{number}" for number in range(100)))
    assert many.is_cut
    assert len(many.phrases) == MOST_PHRASES


def test_a_word_is_cut_alike_in_texts_and_in_questions():
    long = "x" * 200
    assert terms_of(long) == ["x" * LONGEST]
    assert question(long).phrases == (Phrase(("x" * LONGEST,)),)


def test_no_phrase_reaches_from_one_part_of_an_article_to_the_next():
    assert document("Port", "Talks") == ["port", GAP, "talks", GAP]


def test_a_very_long_text_keeps_the_order_of_its_beginning_and_then_each_word_once():
    kept = document(" ".join(["and"] * IN_ORDER + ["late", "late", "later"]))
    assert kept[IN_ORDER:] == [GAP, "late", GAP, "later"]


def test_no_text_has_more_terms_than_a_database_holds():
    words = " ".join(f"w{number}x" for number in range(200_000))
    assert sum(len(term) + 12 for term in document(words)) < MOST_BYTES + 13 * 40_000


@pytest.mark.parametrize("unit", ["word ", "ï", "東", "a\u0900", "\u00ad", "a'", "１ ", "“a*"])
def test_cutting_takes_time_in_step_with_the_text(unit):
    assert growth.reading(lambda text: (document(text), question(text)), unit, small=20_000)
