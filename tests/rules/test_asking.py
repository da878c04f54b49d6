from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rules import asking
from articles.rules.asking import read, without, written, written_with
from articles.rules.terms import LONGEST_QUESTION, phrase_of


def phrases(found):
    return [" ".join(phrase.terms) + "*" * phrase.goes_on for phrase in found]


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("port talks", ["port", "talks"], []),
        ("“port talks” -rail", ["port talks"], ["rail"]),
        ('port -"night train"', ["port"], ["night train"]),
        ("port −rail －water ‐gas", ["port"], ["rail", "water", "gas"]),
        ("- port -- -", ["port"], []),
        ("well-known 10:30", ["well known", "10 30"], []),
        ("https://example.org/a", ["https example org a"], []),
        ("Re: talks", ["re", "talks"], []),
        ('port "night', ["port", "night"], []),
        ('port"night train"rail', ["port", "night train", "rail"], []),
        ("「東京都」 港", ["東京 京都", "港*"], []),
        ("port Port PORT", ["port"], []),
        ("minist* -mini*", ["minist*"], ["mini*"]),
        ('👍 " * & -', [], []),
    ],
)
def test_words_and_phrases_are_wanted_or_not(typed, wanted, unwanted):
    asked = read(typed)
    assert phrases(asked.wanted) == wanted
    assert phrases(asked.unwanted) == unwanted
    assert asked.unused == ()


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("section:world/europe", "sections", ("world/europe",)),
        ('source:"Nikkei Asia" x', "sources", ("Nikkei Asia",)),
        ("tag:「東京 都」", "tags", ("東京 都",)),
        ("TAG：covid19 tag:ports", "tags", ("covid19", "ports")),
        ("ａｕｔｈｏｒ:Ann", "authors", ("Ann",)),
        ("category:analysis category:analysis", "categories", ("analysis",)),
        ("year:2015", "year", 2015),
        ("year:2015 year:２０１６", "year", 2016),
        ("before:2015", "before", date(2015, 1, 1)),
        ("before:2016 before:2015-3", "before", date(2015, 3, 1)),
        ("after:2015/03/02 after:2014", "after", date(2015, 3, 2)),
    ],
)
def test_a_word_with_a_colon_narrows(typed, field, value):
    asked = read(typed)
    assert getattr(asked, field) == value
    assert asked.unused == ()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("tag: ports", asking.NOTHING_AFTER),
        ('tag:""', asking.NOTHING_AFTER),
        ("before:yesterday", asking.NO_DATE),
        ("after:2015-02-30", asking.NO_DATE),
        ("before:0000", asking.NO_DATE),
        ("year:2015-03", asking.NO_DATE),
        ("-tag:ports", asking.ONLY_WORDS),
        ("a" * 10_000, asking.TOO_MUCH),
        (" ".join(map(str, range(40))), asking.TOO_MUCH),
        (" ".join(f"tag:{number}" for number in range(11)), asking.TOO_MUCH),
    ],
)
def test_what_could_not_be_used_is_told(typed, code):
    assert [unused.code for unused in read(typed).unused] == [code]


def test_words_of_the_papers_language_may_stand_before_the_colon():
    asked = read("rubrik:welt tag:a", asking.KEYS | {"rubrik": "sections"})
    assert (asked.sections, written(asked)) == (("welt",), "section:welt tag:a")


def test_filters_are_added_and_taken_away_in_the_line_itself():
    asked = read("Zürich „night train” year:2014")
    line = written_with(asked, "section", "world/europe")
    assert line == 'Zürich "night train" year:2014 section:world/europe'
    line = written_with(read(line), "year", "2015")
    assert line == 'Zürich "night train" section:world/europe year:2015'
    asked = read(line)
    assert written_with(asked, "year", "2015") == written(asked) == line
    section, _ = asking.filters(asked)
    assert written(without(asked, section)) == 'Zürich "night train" year:2015'


@pytest.mark.parametrize(
    ("typed", "asks"), [("-rail", True), ("tag:a", True), ("", False), ("tag:", False)]
)
def test_a_line_of_which_nothing_is_used_asks_for_nothing(typed, asks):
    assert bool(read(typed)) == asks


SIGNS = st.sampled_from([*"aZé東京𠮷９9 \t\n\x00\u200f\u0301\ud800*", *'"“」-－:：/.', "😀"])
PIECES = st.sampled_from(
    [
        "tag:",
        "year:",
        "before:",
        "Section：",
        "-",
        '"',
        "2015",
        "2015-03",
        " ",
        "port",
        "东京",
        "x:",
    ]
)


@given(st.lists(st.one_of(PIECES, SIGNS, st.text(max_size=5)), max_size=30).map("".join))
def test_anything_can_be_read_and_what_is_written_asks_for_the_same(typed):
    asked = read(typed)
    line = written(asked)
    assert read(line) == asked
    assert written(read(line)) == line
    assert not read(line).unused
    line.encode()


@settings(max_examples=15)
@given(st.text(min_size=900, max_size=3_000), st.sampled_from(['"', "tag:", "-", "東", "a", " "]))
def test_a_long_line_is_cut_once_and_stays_the_same(typed, filling):
    asked = read(filling * 400 + typed + filling * 400)
    assert len(written(asked)) <= LONGEST_QUESTION
    assert read(written(asked)) == asked


def test_reading_takes_the_time_of_the_length():
    for flood in ('"' * 10_000, "-" * 10_000, "a:" * 5_000, "tag:" * 2_500, "x" * 10**6):
        assert len(written(read(flood))) <= LONGEST_QUESTION
    assert phrase_of("") is None
