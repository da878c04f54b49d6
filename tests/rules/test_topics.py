from datetime import date

from articles.rules.topics import MONTHS, NEAR, STEPS, by_month, first_of, is_thin, nearest


def test_a_page_is_thin_while_it_has_neither_stories_nor_a_description():
    assert is_thin(2, "")
    assert is_thin(0, " \n")
    assert not is_thin(3, "")
    assert not is_thin(0, "What it is about.")


def test_what_stands_on_every_story_is_less_near_than_what_stands_on_few_others():
    shared, uses = {1: 300, 2: 60, 3: 5}, {1: 100_000, 2: 100, 3: 10}
    assert nearest(shared, uses) == [2, 3, 1]


def test_what_met_the_topic_once_is_less_near_than_what_meets_it_often():
    assert nearest({1: 1, 2: 4}, {1: 1, 2: 9}) == [2, 1]


def test_only_the_nearest_that_may_be_shown_are_told():
    shared = {number: 100 - number for number in range(20)}
    uses = dict.fromkeys(range(1, 20), 100)
    assert nearest(shared, uses) == list(range(1, NEAR + 1))


def test_the_months_end_with_that_of_the_newest_story_and_run_over_the_years():
    months = by_month({}, date(2026, 2, 10))
    assert len(months) == MONTHS
    assert months[0].first == first_of(date(2026, 2, 10)) == date(2024, 3, 1)
    assert months[-1].first == date(2026, 2, 1)
    assert {month.step for month in months} == {0}


def test_the_fullest_month_has_the_full_height_and_a_single_story_some():
    days = {
        date(2026, 2, 1): 30,
        date(2026, 2, 28): 70,
        date(2026, 1, 31): 1,
        date(2025, 12, 1): 50,
    }
    *_, december, january, february = by_month(days, date(2026, 2, 28))
    assert [december.stories, january.stories, february.stories] == [50, 1, 100]
    assert [december.step, january.step, february.step] == [STEPS // 2, 1, STEPS]


def test_there_are_months_for_the_oldest_paper():
    assert by_month({date(1600, 1, 1): 1}, date(1600, 1, 1))[0].first == date(1598, 2, 1)
