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


@pytest.mark.parametrize(
    "text",
    [
        "Jeudi 30 juin 2022 à 14h30",
        "2022年6月30日 星期四",
        "quinta-feira, 30 de junho de 2022",
        "30. Juni 2022, 14:05 Uhr",
        "czwartek, 30 czerwca 2022",
        "30 czerwca 2022 r.",
        "30 czerwca 2022 r., godz. 14:30",
        "donderdag 30 juni 2022 14.30 uur",
        "donderdag 30 juni 2022 om 14:30",
        "30 Haziran 2022 Perşembe",
        "30 HAZİRAN 2022 PERŞEMBE, 14:30",
        "čtvrtek 30. června 2022",
        "30. 6. 2022",
        "30 ביוני 2022",
        "יום חמישי, 30 ביוני 2022",
        "30 มิถุนายน 2022",
        "پنجشنبه ۹ تیر ۱۴۰۱",
        "۹ تیر ۱۴۰۱",
        "۳۰ ژوئن ۲۰۲۲",
        "پنج شنبه ۳۰ ژوئن ۲۰۲۲",
        "giovedì 30 giugno 2022",
        "30 giugno 2022 alle ore 14:30",
        "30 de junho de 2022 às 14h30",
        "torsdag 30 juni 2022 kl. 14.30",
        "torsdag den 30. juni 2022",
        "torsdag 30. juni 2022 klokken 14:30",
        "torstaina 30. kesäkuuta 2022 klo 14.30",
        "torstai 30.6.2022",
        "2022. június 30.",
        "2022. június 30., csütörtök",
        "2022. június 30. csütörtök, 14:30",
        "2022. 06. 30. 14:30",
        "joi, 30 iunie 2022",
        "30 iunie 2022, ora 14:30",
        "30 юни 2022 г.",
        "четвъртък, 30 юни 2022",
        "четвер, 30 червня 2022 року, 14:30",
        "четверг, 30 июня 2022",
        "Πέμπτη 30 Ιουνίου 2022",
        "ΠΕΜΠΤΗ 30 ΙΟΥΝΙΟΥ 2022",
        "30 Ιουνίου 2022, 4:30 μ.μ.",
        "Thứ năm, 30/6/2022",
        "Thứ Năm, ngày 30 tháng 6 năm 2022",
        "30 tháng sáu 2022",
        "Kamis (30/6/2022)",
        "2022년 6월 30일 목요일",
        "2022.06.30 (목) 14:30",
        "입력 2022.06.30. 오후 4:30",
        "३० जून २०२२, गुरुवार",
        "गुरुवार, 30 जून 2022",
        "बृहस्पतिवार, 30 जून 2022",
        "বৃহস্পতিবার, ৩০ জুন ২০২২",
        "৩০ জুন ২০২২, ১৪:৩০",
        "جمعرات 30 جون 2022",
        "۳۰ جون ۲۰۲۲ء",
        "٣٠ حزيران ٢٠٢٢",
        "الخميس ٣٠ حزيران/يونيو ٢٠٢٢",
        "الخميس 30 يونيو 2022 - 1 ذو الحجة 1443 هـ",
        "الخميس 1 ذو الحجة 1443 هـ الموافق 30 يونيو 2022",
        "30 يونيو 2022 م",
        "30 يونيو 2022 الساعة 4:30 م",
        "Published: June 30, 2022",
        "Updated June 30, 2022 at 4:30 p.m. ET",
        "Publié le 30 juin 2022 à 14:30",
        "Veröffentlicht am 30. Juni 2022",
        "Publicado el 30 de junio de 2022 a las 14:30 h",
        "Опубликовано 30 июня 2022",
        "公開日：2022年6月30日",
        "2022年6月30日 18:30",
        "2022年6月30日 午後6時30分",
        "2022年06月30日18:30",
        "二〇二二年六月三十日",
        "民國111年6月30日",
        "發布 2022/06/30 14:30",
        "Thu Jun 30 2022",
        "16:30, 30 June 2022",
        "June 30th, 2022",
        "30. lipnja 2022.",
        "četrtek, 30. junij 2022",
        "30. jún 2022",
        "2022 m. birželio 30 d.",
        "2022. gada 30. jūnijs",
        "30. juuni 2022",
        "30 de juny de 2022",
        "30. júní 2022",
        "30 qershor 2022",
        "30 ივნისი, 2022",
        "30 iyun 2022",
        "le jeu. 30 juin 2022",
        "Do., 30. Juni 2022",
        "jue, 30 jun 2022",
        "30 de Junio, 2022",
        "2022-06-30 14:30",
        "ஜூன் 30, 2022",
        "ಜೂನ್ 30, 2022",
        "30 ਜੂਨ 2022",
        "Torsdag 30 jun 2022",
        "Donnerstag, 30.06.2022",
        "Do, 30.06.2022, 14:05 Uhr",
        "30 Juin 2022 14 h 30",
        "令和４年６月３０日（木）",
        "2022年6月30日（木）18時30分",
        "2022年6月30日　木曜日",
        "30/06/2022 14:30",
        "30.06.2022 14.30",
        "30 czerwca 2022, czw.",
        "Huwebes, Hunyo 30, 2022",
        "30 Jun, 2022",
        "Khamis, 30 Jun 2022",
        "Thursday 30 Jun 2022 2:30 pm",
        "วันพฤหัสบดีที่ 30 มิถุนายน พ.ศ. 2565",
        "30 มิถุนายน 2565",
        "30 มิ.ย. 2565 เวลา 14.30 น.",
    ],
)
def test_weekdays_times_and_words_around_a_date_do_not_hide_it(text):
    assert dates.read(text) == dates.Reading(THE_DAY)


@pytest.mark.parametrize(
    ("text", "hour", "zone"),
    [
        ("June 30, 2022 4:30 PM EDT", 16, -4),
        ("June 30, 2022 16:30 JST", 16, 9),
        ("30 июня 2022 г., 16:30 МСК", 16, 3),
        ("Kamis, 30 Juni 2022 16:30 WIB", 16, 7),
        ("Thu, 30 Jun 2022 16:30:00 +0200", 16, 2),
        ("30 Jun 2022, 4:30 p.m. GMT+9", 16, 9),
        ("4:30 PM CEST, Thursday, June 30, 2022", 16, 2),
    ],
)
def test_a_time_with_a_named_zone_gives_the_moment(text, hour, zone):
    expected = datetime(2022, 6, 30, hour, 30, tzinfo=timezone(timedelta(hours=zone)))
    assert dates.read(text) == dates.Reading(THE_DAY, expected)


@pytest.mark.parametrize("text", ["June 30, 2022 4:30 PM IST", "June 30, 2022 4:30 PM ET"])
def test_a_zone_that_may_be_several_gives_the_day_alone(text):
    assert dates.read(text) == dates.Reading(THE_DAY)


def test_a_buddhist_year_in_numbers_alone_is_doubted():
    found = dates.read("30/06/2565")
    assert found.day == THE_DAY
    assert "Buddhist" in found.doubt


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۱ فروردین ۱۴۰۱", date(2022, 3, 21)),
        ("۲۹ اسفند ۱۳۹۹", date(2021, 3, 19)),
        ("۳۰ اسفند ۱۳۹۹", date(2021, 3, 20)),
        ("۲۲ بهمن ۱۳۵۷", date(1979, 2, 11)),
        ("۱ دی ۱۴۰۲", date(2023, 12, 22)),
    ],
)
def test_a_day_of_the_persian_calendar_is_a_day_of_ours(text, day):
    assert dates.read(text) == dates.Reading(day)


def test_a_day_that_the_persian_calendar_has_not_is_a_sentence():
    assert "not a day of the calendar" in dates.read("۳۰ اسفند ۱۴۰۰").doubt


def test_a_weekday_that_does_not_fit_is_doubted():
    found = dates.read("Friday, June 30, 2022")
    assert found.day == THE_DAY
    assert "Thursday" in found.doubt


def test_the_month_that_poles_and_croats_call_alike_is_told_by_the_full_stop():
    assert dates.read("30 listopada 2022").day == date(2022, 11, 30)
    assert dates.read("30. listopada 2022.").day == date(2022, 10, 30)


def test_a_year_of_two_digits_beside_a_month_is_doubted():
    found = dates.read("30 Jun 22")
    assert found.day == THE_DAY
    assert "2022" in found.doubt


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("June 30", "names no year"),
        ("30 juin", "names no year"),
        ("June 2022", "no day"),
        ("June 29–30, 2022", "more than one day"),
        ("29 June – 1 July 2022", "more than one day"),
        ("1 ذو الحجة 1443 هـ", "another calendar"),
        ("2 hours ago", "no day of the calendar"),
        ("il y a 2 heures", "no day of the calendar"),
        ("昨日", "no day of the calendar"),
        ("6月30日", "could not be read"),
        ("2022年6月", "could not be read"),
        ("Summer 2022", "could not be read"),
        ("30/06", "could not be read"),
        ("16 असार 2079", "could not be read"),
    ],
)
def test_a_part_of_a_date_is_no_date_and_what_is_missing_is_said(text, says):
    assert dates.read(text) is None
    assert says in dates.unread(text)
    assert text in dates.unread(text)


@pytest.mark.parametrize(
    "text",
    ["France 24", "20 Minutes", "Nikkei Asia", "RTL 102.5", "Die Zeit", "The Sun", "Sun", "Mar"],
)
def test_the_name_of_a_paper_is_neither_a_date_nor_a_part_of_one(text):
    assert dates.read(text) is None
    assert dates.unread(text) == ""
    assert not dates.goes_with_a_date(text)


@pytest.mark.parametrize(
    "text", ["14:05 Uhr", "4:30 PM EDT", "Thursday", "klo 14.30", "午後2時30分"]
)
def test_a_time_or_a_weekday_alone_goes_with_a_date(text):
    assert dates.goes_with_a_date(text)


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
