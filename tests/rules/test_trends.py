import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.trends import rising
from tests.growth import in_step

AGES = st.lists(st.floats(0, 100), max_size=40)
USES = st.dictionaries(st.integers(1, 20), AGES, max_size=8)
EVERY_DAY = [day + 0.5 for day in range(120)]


def numbers(uses, places=20):
    return [trend.number for trend in rising(uses, places)]


def rank(uses, number):
    return numbers(uses).index(number) if number in numbers(uses) else len(uses)


def later(uses, days):
    return {number: [age + days for age in ages] for number, ages in uses.items()}


def score(ages):
    """How a topic rises; nothing if it does not."""
    (trend,) = rising({1: ages}, 1) or [None]
    return trend.score if trend and trend.rises else 0


def test_a_topic_that_rises_comes_before_one_of_every_day():
    uses = {1: EVERY_DAY, 2: [0.1, 0.6, 1.2, 30.0]}
    assert numbers(uses) == [2, 1]
    assert [trend.rises for trend in rising(uses, 2)] == [True, False]


@pytest.mark.parametrize("a_day", [1, 3, 10, 50])
@pytest.mark.parametrize("hour", [0.0, 0.3, 0.9])
def test_a_constant_topic_never_rises_however_busy_it_is(a_day, hour):
    ages = [day + hour for day in range(120)] * a_day
    assert not rising({1: ages}, 1)[0].rises


def test_a_topic_is_measured_against_itself_and_not_against_busier_ones():
    busy = [day / 4 for day in range(480)]
    doubled_at_once = [*busy, *(hour / 24 for hour in range(0, 48, 3))]
    assert numbers({1: busy, 2: [0.2, 0.4, 0.9, 1.5]}) == [2, 1]
    assert numbers({1: doubled_at_once, 2: [1.0, 1.9]}) == [1, 2]


def test_one_article_alone_is_no_trend():
    assert score([0.0]) == 0
    assert score([0.0, 0.2]) > 0


def test_a_few_articles_of_days_ago_are_no_rise_any_more():
    assert score([3.0, 3.1]) == 0


def test_what_was_usual_some_weeks_ago_is_not_forgotten():
    assert score([0.5, 1.5, 2.5, 3.5]) > 0
    assert score([0.5, 1.5, 2.5, 3.5, *range(14, 64)]) == 0


def test_a_rise_is_over_when_nobody_wrote_for_a_week():
    assert score([7.0, 7.1, 7.2, 7.3]) == 0


def test_in_a_quiet_week_topics_written_about_steadily_fill_the_bar():
    uses = {1: [20.0, 40.0, 60.0], 2: [90.0], 3: [0.1, 0.2], 4: [121.0], 5: []}
    assert numbers(uses, 5) == [3, 1, 2]
    assert numbers(uses, 2) == [3, 1]


def test_the_bar_is_never_empty_while_anything_was_written_in_four_months():
    assert numbers({9: [119.9]}, 3) == [9]
    assert numbers({9: [120.1]}, 3) == []
    assert numbers({}, 3) == []
    assert numbers({9: [1.0]}, 0) == []


def test_each_topic_says_why_it_is_there():
    whys = [
        trend.why
        for trend in rising(
            {
                1: [0.1, 0.5, 1.1, 1.5, 2.1, 2.8, *range(9, 66, 3)],
                2: [0.1, 0.2, 0.3],
                3: [day * 6.0 for day in range(1, 15)],
                4: [60.0],
                5: [104.2],
            },
            9,
        )
    ]
    assert whys == [
        "3 articles in the last day; none would be usual",
        "6 articles in the last 3 days; 1 would be usual",
        "Steady: 14 articles in the last 90 days",
        "Steady: 1 article in the last 90 days",
        "Last written about 104 days ago",
    ]


def test_topics_alike_stand_in_the_order_of_their_numbers():
    assert numbers({3: [0.5, 1.0], 1: [1.0, 0.5], 2: [0.5, 1.0]}) == [1, 2, 3]
    assert numbers({3: [50.0], 1: [50.0]}) == [1, 3]


def test_an_article_of_a_clock_that_runs_ahead_counts_as_one_of_now():
    assert score([-0.01, -3.0]) == score([0.0, 0.0])


@given(USES, st.integers(1, 20), st.floats(0, 0.5))
def test_one_more_article_never_lowers_its_topic(uses, number, age):
    more = uses | {number: [*uses.get(number, []), age]}
    assert rank(more, number) <= rank(uses, number)


@given(USES, st.integers(1, 20))
def test_one_more_article_leaves_the_others_in_their_order(uses, number):
    more = uses | {number: [*uses.get(number, []), 0.0]}
    assert [each for each in numbers(more) if each != number] == [
        each for each in numbers(uses) if each != number
    ]


@given(AGES, st.floats(0, 3).map(lambda age: [age] * 4), st.floats(0.01, 10))
def test_a_score_sinks_until_somebody_writes_again(ages, fresh, days):
    now = score([*ages, *fresh])
    assert score([age + days for age in [*ages, *fresh]]) < now or now == 0


@given(USES)
def test_who_rises_has_more_articles_than_would_be_usual(uses):
    for trend in rising(uses, 20):
        if trend.rises:
            written, usual = (part.split()[0] for part in str(trend.why).split("; "))
            assert int(written) > (0 if usual == "none" else int(usual))


@given(USES, st.integers(0, 8))
def test_fewer_places_show_the_beginning_of_the_same_order(uses, places):
    assert rising(uses, places) == rising(uses, 20)[:places]


@given(USES, st.randoms(use_true_random=False))
def test_the_order_in_which_articles_are_handed_in_does_not_matter(uses, chance):
    mixed = [(number, chance.sample(ages, len(ages))) for number, ages in uses.items()]
    chance.shuffle(mixed)
    assert rising(dict(mixed), 20) == rising(uses, 20)


def test_the_clock_alone_hardly_changes_the_bar_in_an_hour():
    chance = random.Random(7)  # noqa: S311 - a sample that is the same in each run
    stayed = 0
    for _ in range(100):
        uses = {
            number: [chance.uniform(0, 120) for _ in range(chance.randint(1, 60))]
            + [chance.uniform(0, 4) for _ in range(chance.choice([0, 0, 0, 2, 5]))]
            for number in range(60)
        }
        stayed += len(set(numbers(uses, 8)) & set(numbers(later(uses, 1 / 24), 8)))
    assert stayed > 0.97 * 800


def test_reckoning_takes_time_in_step_with_the_articles():
    def reckon(size):
        rising({number: [number % 90 + 0.5] * 20 for number in range(size)}, 8)

    assert in_step(reckon, 300)
