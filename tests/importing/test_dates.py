"""Dates as people and papers write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import dates
from articles.importing.month_names import _LANGUAGES, folded

THE_DAY = date(2022, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "June 30, 2022", "30 June 2022", "JUNE 30, 2022", "Jun. 30, 2022", "Thursday, June 30, 2022",
        "Thursday 30th June, 2022", "30-JUN-2022", "30/06/2022", "30.06.2022", "30.6.2022", "2022-06-30",
        "2022/6/30", "2022年6月30日", "2022年6月30日(木)", "令和4年6月30日", "2022년 6월 30일", "٣٠ يونيو ٢٠٢٢",
        "٣٠ حزيران ٢٠٢٢", "30 حزيران/يونيو 2022", "٢٠٢٢/٠٦/٣٠", "३० जून २०२२", "30 juin 2022",
        "jeudi 30 juin 2022", "30. Juni 2022", "Donnerstag, 30. Juni 2022", "30 de junio de 2022",
        "30 червня 2022", "30 червня 2022 року", "30 июня 2022 г.", "30 Ιουνίου 2022", "\u200e30 June 2022",
        "30 June 2022, 14:05", "2022-06-30T10:00",
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_languages_and_orders(text):
    assert dates.read(text) == dates.Reading(THE_DAY)


@pytest.mark.parametrize("text", ["03/04/2022", "3-4-2022", "03/04/22"])
def test_a_date_that_can_be_read_in_two_ways_is_read_day_first_with_a_doubt(text):
    found = dates.read(text)
    assert found.day == date(2022, 4, 3)
    assert "day first" in found.doubt


def test_a_date_that_can_only_be_month_first_is_read_so_with_a_doubt():
    found = dates.read("06/30/2022")
    assert found.day == THE_DAY
    assert "month first" in found.doubt


@pytest.mark.parametrize(
    "text", ["30 February 2022", "2022-02-30", "31.04.2022", "99/99/9999", "2022年13月1日"]
)
def test_a_day_that_no_calendar_has_is_a_sentence(text):
    found = dates.read(text)
    assert found.day is None
    assert text in found.doubt
    assert found.doubt.endswith(".")


def test_a_year_before_any_paper_is_doubted():
    assert "22" in dates.read("0022-06-30").doubt


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2014-03-05 9:00:50 -0400", -4),
        ("2014-03-05T09:00:50-04:00", -4),
        ("2014-03-05T09:00:50.123456Z", 0),
        ("March 5, 2014 at 9:00:50 a.m. UTC", 0),
        ("5 March 2014 09:00:50 +09", 9),
    ],
)
def test_a_time_with_its_zone_gives_the_moment(text, hours):
    expected = datetime(2014, 3, 5, 9, 0, 50, tzinfo=timezone(timedelta(hours=hours)))
    assert dates.read(text).moment == expected
    assert dates.read(text).day == date(2014, 3, 5)


def test_a_time_without_a_zone_gives_no_moment():
    assert dates.read("2014-03-05 09:00").moment is None


def test_a_moment_at_the_end_of_time_can_still_be_moved_between_zones():
    assert dates.read("9999-12-31 23:59 -0400").moment is None
    assert dates.read("9998-12-31 23:59 -0400").moment.astimezone(UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nikkei Asia",
        "June 2022",
        "30 June",
        "1 2 3",
        "COVID-19",
        "G20 2022",
        "Tokyo, June 30, 2022",
    ],
)
def test_what_is_no_date_is_none(text):
    assert dates.read(text) is None


def test_no_month_name_means_two_months():
    meant = {}
    for language in _LANGUAGES:
        months = language.split(" ")
        assert len(months) == 12
        for number, forms in enumerate(months, start=1):
            for form in forms.split("|"):
                assert meant.setdefault(folded(form), number) == number


@given(st.text(max_size=90) | st.text(alphabet="0123456789/-. T:+年月日JuneZ", max_size=40))
def test_any_text_is_a_date_or_not(text):
    found = dates.read(text)
    assert found is None or found.day or found.doubt
