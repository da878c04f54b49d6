"""Names that perhaps mean one topic, and names that do not though they look like it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.cleaning import key_of
from articles.rules.likeness import (
    ALPHABET,
    APART,
    KANA,
    LONGER,
    NUMBER,
    ORDER,
    SHORTER,
    SPELLING,
    near_duplicates,
    nearest,
    skeleton_of,
)
from tests.growth import in_step


def known(*names):
    return [(number, name, skeleton_of(name)) for number, name in enumerate(names, 1)]


def why(one, other):
    """Why the two are a pair, if they are one."""
    return [pair.why for pair in near_duplicates(known(one, other))]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("COVID-19", "Covid19", SPELLING),
        ("Zürich", "zurich", SPELLING),
        ("R&D", "R and D", SPELLING),
        ("Human rights", "Human-Rights", SPELLING),
        ("war", "wars", NUMBER),
        ("Ministry", "Ministries", NUMBER),
        ("Boxes", "box", NUMBER),
        ("Ukraine war", "War, Ukraine", ORDER),
        ("Zelensky", "Zelenskyy", APART[1]),
        ("Ambassador", "Ambasador", APART[1]),
        ("Parliament", "Parlaiment", APART[1]),
        ("соvid-19", "COVID-19", ALPHABET),
        ("ラーメン", "らーめん", KANA),
        ("コンピューター", "コンピュータ", KANA),
    ],
)
def test_what_people_write_differently_without_meaning_to_is_one_topic(one, other, said):
    assert why(one, other) == [said]
    assert [each.why for each in nearest(one, known(other))] == [said]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Iraq"), ("Niger", "Nigeria"), ("Austria", "Australia"), ("Mali", "Malta"),
        ("North Korea", "South Korea"), ("Slovakia", "Slovenia"), ("G7", "G8"), ("US", "UN"),
        ("Elections 2024", "Elections 2025"), ("Northern Ireland", "Southern Ireland"),
        ("中国", "中東"), ("क्रिकेट", "क्रकेट"), ("Bus", "Bu"), ("Mass", "Mas"), ("🎈", "🎉"),
    ],
)  # fmt: skip
def test_topics_of_their_own_are_no_pair(one, other):
    assert why(one, other) == []


def test_the_likest_comes_first_and_says_why():
    names = known(
        "Ukraine", "Ukrainian grain", "Ukraine war", "Wars in Ukraine", "Ukraine wars", "War"
    )
    found = nearest("Ukraine war", names)
    assert [(each.name, each.why) for each in found] == [
        ("Ukraine wars", NUMBER), ("Wars in Ukraine", LONGER), ("Ukraine", SHORTER), ("War", SHORTER),
    ]  # fmt: skip


def test_a_slip_of_the_pen_is_found_where_a_person_looks_it_over():
    assert [each.why for each in nearest("Slovakia", known("Slovenia"))] == [APART[2]]
    assert nearest("Iran", known("Iraq")) == []


def test_a_part_of_a_word_is_no_part_of_a_name():
    assert nearest("port", known("Airport", "Sport")) == []


@given(st.text(min_size=1, max_size=30))
def test_a_skeleton_is_the_same_in_any_case_and_is_never_empty_of_a_name(name):
    if key_of(name):
        assert skeleton_of(name)
        assert skeleton_of(name) == skeleton_of(f"  {name} ")
    if name.isascii():
        assert skeleton_of(name.upper()) == skeleton_of(name.lower())


@given(st.lists(st.text("abcdefghiklmnoprt", min_size=6, max_size=9), min_size=2, max_size=3),
       st.integers(0, 5))  # fmt: skip
def test_one_letter_left_out_is_found_among_many_others(words, place):
    name = " ".join(words)
    others = [(number, f"Topic {number}", f"topic{number}") for number in range(100)]
    slip = name[:place] + name[place + 1 :]
    assert name in [each.name for each in nearest(slip, [*others, (-1, name, skeleton_of(name))])]


def test_finding_pairs_grows_with_the_number_of_names():
    letters = random.Random(1)  # noqa: S311 the same each time

    def find(size):
        names = ("".join(letters.choices("abcdefghijklmnop", k=12)) for _ in range(size))
        near_duplicates([(number, name, name) for number, name in enumerate(names)])

    assert in_step(find, 2_000)
