from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from articles.rules.dates import moment_on

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)  # the 21st in Tokyo


def test_an_article_of_today_stands_at_now():
    assert moment_on(date(2026, 11, 21), known=None, now=NOW, zone=TOKYO) == NOW


def test_an_article_of_another_day_stands_at_its_noon():
    moment = moment_on(date(2022, 6, 30), known=None, now=NOW, zone=TOKYO)
    assert moment == datetime(2022, 6, 30, 3, tzinfo=UTC)


def test_a_moved_article_keeps_its_time_of_day():
    known = datetime(2026, 11, 19, 22, 15, tzinfo=UTC)  # 07:15 on the 20th in Tokyo
    moment = moment_on(date(2026, 11, 1), known=known, now=NOW, zone=TOKYO)
    assert moment.astimezone(TOKYO) == datetime(2026, 11, 1, 7, 15, tzinfo=TOKYO)
