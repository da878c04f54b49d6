"""Dates as people write them: many languages, many orders, and sometimes impossible ones.

``read`` answers None for what is no whole date; a date that cannot be (30 February), or that can be
read in two ways (03/04/2022), is an answer with a sentence for the editor. ``unread`` has a sentence for
what is only a part of a date, or a date that is not understood.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from articles.importing import calendars, clock
from articles.importing.date_words import AGO, FILLERS
from articles.importing.month_names import MONTHS, folded
from articles.importing.weekday_names import WEEKDAYS
from articles.rules.wording import Sentence, Words, say

LONGEST = 80  # characters; nothing longer is a date
EARLIEST = 1600  # no paper is older; a year before it is a slip of the pen

_NUMBERS = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?")
_EAST_ASIAN = re.compile(
    r"((?:中華)?民[國国]|令和|平成|昭和)?\s*(\d{1,4}|元)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일號号]?"
)
_EAST_ASIAN_PART = re.compile(r"\d\s*[年년]|\d\s*[月월]\s*(?:\d|号|號|$)")
_CHINESE_NUMBER = re.compile("[〇零一二三四五六七八九十]{1,4}(?=\\s?[年月日号號])")
_BETWEEN = re.compile(r"[\s,.،、।()（）\[\]/|:;·–—-]+")
_NUMBER_MEETS_WORD = re.compile(
    r"(?<=\d)(?=[^\W\d_]|[\u0e00-\u0e7f])|(?<=[^\W\d_])(?=\d)|(?<=[\u0e00-\u0e7f])(?=\d)"
)
_ENGLISH = "january february march april may june july august september october november december"
_VIETNAMESE = "mot hai ba tu nam sau bay tam chin muoi muoi_mot muoi_hai"
_MONTH_OF_NUMBER = {
    form: month
    for number, (word, month) in enumerate(
        zip(_VIETNAMESE.split(), _ENGLISH.split(), strict=True), 1
    )
    for form in (word.replace("_", " "), str(number), f"{number:02}")
}
_VIETNAMESE_MONTH = re.compile(
    rf"\bthang ({'|'.join(sorted(_MONTH_OF_NUMBER, key=len, reverse=True))})(?!\w)"
)
_CALENDAR_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?$")


@dataclass(frozen=True)
class Reading:
    """What a date says: its day, its moment when time and zone stand beside it, and what is doubtful."""

    day: date | None
    moment: datetime | None = None
    doubt: str = ""


@dataclass(frozen=True)
class _Parts:
    year: int
    month: int
    day: int
    doubt: str = ""
    persian: bool = False


def read(text: str) -> Reading | None:
    """The date that ``text`` is, as a whole; None when it is something else."""
    if len(text) > LONGEST:
        return None
    plain = _plain(text)
    if AGO.search(plain) or not any(sign.isdigit() or sign == "元" for sign in plain):
        return None
    rest, at = clock.taken_out(plain)
    parts = _parts(rest) or _parts(plain)
    return _reading(text.strip(), parts, rest, at) if parts else None


def unread(text: str) -> str:
    """What keeps ``text`` from being a date, if it looks like one; empty when it does not."""
    if len(text) > LONGEST or read(text):
        return ""
    plain = _plain(text)
    words = _words(clock.taken_out(plain)[0])
    numbers = [int(word) for word in words if word.isdecimal()]
    has_month = any(word in MONTHS or word in calendars.PERSIAN_MONTHS for word in words)
    has_year = any(EARLIEST <= number <= 2100 for number in numbers)
    if AGO.search(plain):
        return say(
            "“%(text)s” gives no day of the calendar. Please give the date of the paper.", text=text
        )
    if calendars.is_islamic(words) and numbers:
        return say(
            "“%(text)s” is a day of another calendar. Please give the date of the paper.", text=text
        )
    if numbers and (has_month or any(word in calendars.OTHER_MONTHS for word in words)):
        return _what_is_missing(text, numbers, has_year)
    shaped = _CALENDAR_DAY.fullmatch(plain) or _EAST_ASIAN_PART.search(plain)
    weekday = any(word in WEEKDAYS and _is_long(word) for word in words)
    if has_year or shaped or (numbers and weekday):
        return _unreadable(text)
    return ""


def is_part(text: str) -> bool:
    """True for what is nothing but a part of a date: “June 2022”, “2 hours ago”."""
    words = _words(clock.taken_out(_plain(text))[0]) if unread(text) else []
    known = all(
        word.isdecimal() or word in MONTHS or word in WEEKDAYS or word in FILLERS for word in words
    )
    return bool(words) and (known or bool(AGO.search(_plain(text)) and len(text) <= 30))


def is_known_by_another(text: str) -> bool:
    """True for what adds nothing to a date that is known: a time, a number, “Updated 2 hours ago”."""
    plain = _plain(text[:LONGEST])
    return goes_with_a_date(text) or bool(AGO.search(plain)) or not any(map(str.isalpha, plain))


def goes_with_a_date(text: str) -> bool:
    """True for a time of day or a weekday that stands alone: “4:30 PM EDT”, “jeudi”."""
    if len(text) > LONGEST:
        return False
    rest, at = clock.taken_out(_plain(text))
    words = _words(rest)
    if at is None:  # “The Sun” and “Mar” are papers
        return bool(words) and all(word in WEEKDAYS and _is_long(word) for word in words)
    return all(word in WEEKDAYS or word in FILLERS for word in words)


def _is_long(weekday: str) -> bool:
    return len(weekday) > 3 or not weekday.isascii()


def _what_is_missing(text: str, numbers: list[int], has_year: bool) -> Sentence:
    days = [number for number in numbers if 1 <= number <= 31]
    if has_year and not days:
        return say(
            "“%(text)s” names a month and no day. Please give the date of the paper.", text=text
        )
    if len(days) == 1 and not has_year and len(numbers) == 1:
        return say("“%(text)s” names no year. Please give the date of the paper.", text=text)
    if has_year and len(days) > 1:
        return say(
            "“%(text)s” names more than one day. Please give the date of the paper.", text=text
        )
    return _unreadable(text)


def _unreadable(text: str) -> Sentence:
    return say(
        "“%(text)s” looks like a date but could not be read. Please give the date of the paper.",
        text=text,
    )


def _plain(text: str) -> str:
    """``text`` with ASCII digits, folded, no direction marks: ٣٠ and ३० are 30."""
    digits = (_digit(sign) for sign in text if unicodedata.category(sign) != "Cf")
    plain = " ".join(folded("".join(digits)).split())
    return _CHINESE_NUMBER.sub(_chinese_number, plain)


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _chinese_number(match: re.Match) -> str:
    """二〇二二 is 2022, 三十 is 30, 十一 is 11."""
    digits = "〇一二三四五六七八九"
    written = match[0].replace("零", "〇")
    if "十" not in written:
        return "".join(str(digits.index(sign)) for sign in written)
    tens, _, ones = written.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return match[0]
    return str(10 * (digits.index(tens) if tens else 1) + (digits.index(ones) if ones else 0))


def _parts(text: str) -> _Parts | None:
    """Year, month, day and the doubt about their order."""
    return _east_asian(text) or _numeric(text) or _named(text)


def _east_asian(text: str) -> _Parts | None:
    match = _EAST_ASIAN.search(text)
    if not match or not _says_nothing(f"{text[: match.start()]} {text[match.end() :]}"):
        return None
    year = 1 if match[2] == "元" else int(match[2])
    return _Parts(year + calendars.ERAS.get(match[1], 0), int(match[3]), int(match[4]))


def _says_nothing(text: str) -> bool:
    return all(word in WEEKDAYS or word in FILLERS for word in _words(text))


def _numeric(text: str) -> _Parts | None:
    match = _NUMBERS.search(text)
    if not match or not _says_nothing(f"{text[: match.start()]} {text[match.end() :]}"):
        return None
    first, middle, last = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4 and len(match[4]) <= 2:
        return _Parts(first, middle, last)
    if len(match[1]) > 2 or len(match[4]) not in (2, 4):
        return None
    year = last if len(match[4]) == 4 else _full_year(last)
    if middle > 12 >= first:
        return _Parts(
            year, first, middle, say("“%(text)s” can only be read month first.", text=match[0])
        )
    doubtful = first <= 12 and first != middle and match[2] != "."
    sentence = say(
        "“%(text)s” was read day first: %(first)s/%(middle)s is day %(first)s of month %(middle)s.",
        text=match[0],
        first=first,
        middle=middle,
    )
    return _Parts(year, middle, first, sentence if doubtful else "")


def _full_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 70 else 1900)


def _named(text: str) -> _Parts | None:
    """Words and numbers of which one is a month's name, one the day, one the year; nothing else."""
    words = calendars.without_islamic(_words(text))
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]
    letters = [word for word in words if not word.isdecimal()]
    names = MONTHS | calendars.PERSIAN_MONTHS
    others = [word for word in letters if word not in names and word not in FILLERS]
    months = _months(letters)
    if len(months) != 1 or len(numbers) != 2 or any(word not in WEEKDAYS for word in others):
        return None
    day, year = sorted(numbers) if max(numbers) > 99 else numbers
    name, month = months.popitem()
    if year < 100:
        if not words[0].isdecimal() or not words[-1].isdecimal():
            return None  # June 29–30 is no year
        year = _full_year(year)
        return _Parts(
            year,
            month,
            day,
            say(
                "The year of “%(text)s” was read as %(year)s.", text=" ".join(words), year=str(year)
            ),
        )
    return _Parts(year, month, day, persian=name in calendars.PERSIAN_MONTHS)


def _months(letters: list[str]) -> dict[str, int]:
    """The months among the words; “mar.” is Tuesday in French where another month stands beside it."""
    found = {word: MONTHS[word] for word in letters if word in MONTHS}
    found |= {
        word: calendars.PERSIAN_MONTHS[word] for word in letters if word in calendars.PERSIAN_MONTHS
    }
    sure = {word: number for word, number in found.items() if word not in WEEKDAYS}
    found = sure or found
    return found if len(set(found.values())) != 1 else dict([next(iter(found.items()))])


def _words(text: str) -> list[str]:
    """The words and numbers of a folded text, names of two words joined."""
    text = text.replace("'", "").replace("’", "").replace("ʼ", "")
    text = re.sub(r"(كانون|تشرين) (?=ال)", r"\1_", text)
    text = re.sub(r"(يك|دو|سه|چهار|پنج) (?=شنبه)", r"\1", text)
    text = re.sub(r"(?<=\d)\. ?listopada?\b", " listopad_hr", text)  # Poles write no full stop
    text = _VIETNAMESE_MONTH.sub(lambda match: f" {_MONTH_OF_NUMBER[match[1]]} ", text)
    text = re.sub("(?<=[\u0e00-\u0e7f])\\.", "", text)
    text = re.sub("วัน([^\\s\\d]+?)(?:ที่)?(?=[\\s\\d]|$)", r" \1 ", text)
    text = _NUMBER_MEETS_WORD.sub(" ", text)
    return [word for word in _BETWEEN.split(text) if word]


def _reading(text: str, parts: _Parts, rest: str, at: clock.Clock | None) -> Reading:
    try:
        found, doubt = _day(parts, rest)
    except ValueError:
        return Reading(
            None,
            None,
            say("“%(text)s” is not a day of the calendar. Please give the right date.", text=text),
        )
    if found.year < EARLIEST:
        doubt = say(
            "“%(text)s” lies in the year %(year)s. Please check it.",
            text=text,
            year=str(found.year),
        )
    return Reading(found, _moment(found, at), doubt or _other_weekday(text, found, rest))


def _day(parts: _Parts, rest: str) -> tuple[date, str]:
    if parts.persian and parts.year < EARLIEST:
        return calendars.persian_day(parts.year, parts.month, parts.day), parts.doubt
    ahead = calendars.BUDDHIST_YEARS_AHEAD
    if not EARLIEST + ahead < parts.year < 2100 + ahead:
        return date(parts.year, parts.month, parts.day), parts.doubt
    thai = any("\u0e00" <= sign <= "\u0e7f" for sign in rest)
    doubt = say("The year %(year)s was read as one of the Buddhist calendar.", year=str(parts.year))
    return date(parts.year - ahead, parts.month, parts.day), parts.doubt if thai else doubt


_WEEKDAYS = (
    say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"),
    say("Sunday"),
)  # fmt: skip


def _other_weekday(text: str, found: date, rest: str) -> Words:
    named = {WEEKDAYS[word] for word in _words(rest) if WEEKDAYS.get(word) is not None}
    if len(named) != 1 or found.weekday() in named:
        return ""
    weekday = _WEEKDAYS[found.weekday()]
    return say(
        "“%(text)s”: that day was a %(weekday)s. Please check the date.", text=text, weekday=weekday
    )


def _moment(day: date, at: clock.Clock | None) -> datetime | None:
    if at is None or at.zone is None or not EARLIEST <= day.year < 9999:
        return None
    return datetime.combine(day, at.at, at.zone)
