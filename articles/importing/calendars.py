"""Years and days of other calendars than the Gregorian: Buddhist, Persian, eras of East Asia.

The Islamic calendar is only recognised: its months begin when the moon is seen, so a day of it is no
certain day of ours.
"""

from datetime import date, timedelta

from articles.importing import plain_text
from articles.importing.month_names import folded

BUDDHIST_YEARS_AHEAD = 543
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911, "中華民國": 1911}

_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
PERSIAN_MONTHS = {folded(name): number for number, name in enumerate(_PERSIAN.split(), start=1)}
_PERSIAN_1400 = date(2021, 3, 21)

_ISLAMIC = (
    "محرم المحرم صفر ربیع ربيع جمادى رجب شعبان رمضان شوال ذو ذي القعدة الحجة الأول الآخر الثاني الأولى الآخرة "
    "الاول الثانية muharram safar rabi jumada rajab shaaban ramadan shawwal dhu zilhicce ramazan"
)
ISLAMIC_WORDS = plain_text.words(folded(_ISLAMIC)) - PERSIAN_MONTHS.keys()
_ISLAMIC_MARKS = plain_text.words(folded("هـ هجري هجرية ah الموافق موافق"))

OTHER_MONTHS = plain_text.words(  # of Nepal and Bengal
    folded(
        "बैशाख जेठ असार साउन भदौ असोज कार्तिक मंसिर पुष माघ फागुन चैत "
        "বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ ফাল্গুন চৈত্র"
    )
)


def persian_day(year: int, month: int, day: int) -> date:
    """The day of ours that the Persian calendar's is. Raises ValueError if it has no such day."""
    longest = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if not (1200 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= longest):
        raise ValueError("no such day")
    before = min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + day - 1
    return _PERSIAN_1400 + timedelta(days=_days_since_1400(year) + before)


def is_islamic(words: list[str]) -> bool:
    """True if the folded words name a month of the Islamic calendar."""
    return any(word in ISLAMIC_WORDS for word in words) and not any(
        word in PERSIAN_MONTHS for word in words
    )


def without_islamic(words: list[str]) -> list[str]:
    """The words of a date given in both calendars, without the Islamic half: “1 ذو الحجة 1443 هـ”."""
    at = [index for index, word in enumerate(words) if word in ISLAMIC_WORDS]
    if not at:
        return words
    start, end = at[0], at[-1] + 1
    while end - start != at[-1] + 1 - at[0] + 2 and end < len(words) and _is_year(words[end]):
        end += 1
    if start and words[start - 1].isdecimal():
        start -= 1
    return [word for word in words[:start] + words[end:] if word not in _ISLAMIC_MARKS]


def _is_year(word: str) -> bool:
    return word.isdecimal() and 1300 <= int(word) <= 1500


def _is_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def _days_since_1400(year: int) -> int:
    first, last = sorted((year, 1400))
    days = sum(366 if _is_leap(each) else 365 for each in range(first, last))
    return days if year >= 1400 else -days
