from datetime import date, timedelta

import pytest

from articles.rules.related import Told, as_one, is_one_story, nearness, uses_of

DAY = date(2026, 11, 20)


def told(headline, standfirst="", source=1, day=DAY):
    return Told(headline, standfirst, source, day)


def test_a_tag_on_more_stories_than_are_looked_at_counts_by_how_often_it_came_of_late():
    dense = [(1, number) for number in range(991, 1001)]
    sparse = [(2, number) for number in range(100, 1001, 100)]
    few = [(3, 1000), (3, 1)]
    uses = uses_of([*dense, *sparse, *few], looked_at=10)
    assert uses[1] == 1000
    assert uses[2] == pytest.approx(11.1, abs=0.1)
    assert uses[3] == 2
    assert uses_of([], looked_at=10) == {}


def test_a_rare_tag_makes_stories_nearer_than_a_common_one():
    near = nearness([(1, 10), (2, 11)], uses={1: 10_000, 2: 3})
    assert list(near) == [11, 10]


def test_two_shared_tags_make_stories_nearer_than_one():
    assert list(nearness([(1, 10), (1, 11), (2, 11)], uses={1: 9, 2: 9})) == [11, 10]


def test_of_equally_near_stories_the_one_written_last_comes_first():
    assert list(nearness([(1, 10), (1, 12), (1, 11)], uses={1: 9})) == [12, 11, 10]


REPORT = "Nine hours of talks end with one sentence about water"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (told("Nine hours of talks end with a sentence about water", source=2), True),
        (told("NINE HOURS of talks: end with one sentence about wáter", source=2), True),
        (told("Nine hours of talks end with a sentence about water", source=None), True),
        (told(REPORT), False),  # the same paper tells it twice
        (told(REPORT, source=2, day=DAY + timedelta(days=3)), True),
        (told(REPORT, source=2, day=DAY + timedelta(days=4)), False),
        (told("Nine hours of talks end without a word about fish", source=2), False),
    ],
)
def test_one_story_in_two_papers_has_nearly_the_same_words_within_days(other, same):
    assert is_one_story(told(REPORT), other) is same
    assert is_one_story(other, told(REPORT)) is same


def test_a_short_headline_alone_makes_no_two_stories_one():
    assert not is_one_story(told("Letters to us"), told("Letters to us", source=2))
    summary = "Readers write on trains, tariffs and the price of bread."
    assert is_one_story(told("Letters", summary), told("Letters to us", summary, source=2))


def test_headlines_without_spaces_are_compared_by_pairs_of_signs():
    one = told("日本とNATOの協力を強化する首脳会談")
    assert is_one_story(one, told("日本とNATO、協力を強化する首脳会談", source=2))
    assert not is_one_story(one, told("東京の図書館が静けさを貸し出す", source=2))


def test_stories_are_put_together_in_their_order():
    stories = [told(REPORT), told("Grain ships turn south for winter"), told(REPORT, source=2)]
    assert as_one(stories, lambda story: story) == [[stories[0], stories[2]], [stories[1]]]
