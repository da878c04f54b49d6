"""Dates as people write them: many languages, many orders, and sometimes impossible ones.

``read`` answers None for what is no date at all; a date that cannot be (30 February), or that can be
read in two ways (03/04/2022), is an answer with a sentence for the editor.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from articles.importing import plain_text
from articles.importing.month_names import MONTHS, folded

LONGEST = 80  # characters; nothing longer is a date
EARLIEST = 1600  # no paper is older; a year before it is a slip of the pen

_CLOCK = re.compile(
    r"(?:(?<=\d)t|[\s,]*\b(?:at )?)(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?\s*$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?")
_EAST_ASIAN = re.compile(
    r"(令和|平成|昭和)?\s*(\d{1,4}|元)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일號号]?"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_WEEKDAY_IN_BRACKETS = re.compile(r"[(（][^()（）]{1,12}[)）]")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|re|º|ª|η|ης|го|е)\b")
_BETWEEN = re.compile(r"[\s,.،、()/–-]+")
_WEEKDAYS = plain_text.words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag "
    "samstag sonnabend sonntag lunes martes miércoles jueves viernes sábado domingo lunedì martedì "
    "mercoledì giovedì venerdì sabato domenica понедельник вторник среда четверг пятница суббота "
    "воскресенье понеділок вівторок середа четвер пятниця субота неділя δευτέρα τρίτη τετάρτη πέμπτη "
    "παρασκευή σάββατο κυριακή الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد سोमवार सोमवार मंगलवार "
    "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार"
)
_FILLERS = plain_text.words(
    "of the de del en le el den di do da г год года р року рік του um on published posted updated date "
    "datum fecha م عام سنة يوم को"
)


@dataclass(frozen=True)
class Reading:
    """What a date says: its day, its moment when time and zone stand beside it, and what is doubtful."""

    day: date | None
    moment: datetime | None = None
    doubt: str = ""


def read(text: str) -> Reading | None:
    """The date that ``text`` is, as a whole; None when it is something else."""
    if len(text) > LONGEST:
        return None
    plain = _plain(text)
    if not any(sign.isdigit() or sign == "元" for sign in plain):
        return None
    clock = _CLOCK.search(plain)
    parts = _parts(plain[: clock.start()].strip(" ,") if clock else plain)
    return _reading(text.strip(), parts, clock) if parts else None


def _plain(text: str) -> str:
    """``text`` with ASCII digits, folded, no direction marks: ٣٠ and ३० are 30."""
    digits = (_digit(sign) for sign in text if unicodedata.category(sign) != "Cf")
    return " ".join(folded("".join(digits)).split())


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _parts(text: str) -> tuple[int, int, int, str] | None:
    """Year, month, day and the doubt about their order."""
    text = _WEEKDAY_IN_BRACKETS.sub(" ", text).strip()
    return _east_asian(text) or _numeric(text) or _named(text)


def _east_asian(text: str):
    match = _EAST_ASIAN.match(text)
    if not match or not _only_weekday(text[match.end() :]):
        return None
    year = 1 if match[2] == "元" else int(match[2])
    return year + _ERAS.get(match[1], 0), int(match[3]), int(match[4]), ""


def _only_weekday(rest: str) -> bool:
    return rest.strip() == "" or rest.strip()[-2:] in ("曜日", "요일")


def _numeric(text: str):
    words = text.split(" ", 1)
    if words[0].strip(".,") in _WEEKDAYS | _FILLERS and len(words) == 2:
        return _numeric(words[1])
    match = _NUMBERS.fullmatch(text)
    if not match:
        return None
    first, middle, last = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4 and len(match[4]) <= 2:
        return first, middle, last, ""
    if len(match[1]) > 2 or len(match[4]) not in (2, 4):
        return None
    year = last if len(match[4]) == 4 else _full_year(last)
    if middle > 12 >= first:
        return year, first, middle, f"“{text}” can only be read month first."
    doubtful = first <= 12 and first != middle and match[2] != "."
    sentence = f"“{text}” was read day first: {first}/{middle} is day {first} of month {middle}."
    return year, middle, first, sentence if doubtful else ""


def _full_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 70 else 1900)


def _named(text: str):
    """Words and numbers of which one is a month's name, one the day, one the year; nothing else."""
    words = [word for word in _BETWEEN.split(_joined_names(_ORDINAL.sub("", text))) if word]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]
    letters = [word for word in words if not word.isdecimal()]
    months = {MONTHS[word] for word in letters if word in MONTHS}
    others = [word for word in letters if word not in MONTHS and word not in _FILLERS]
    if len(months) != 1 or len(numbers) != 2 or any(word not in _WEEKDAYS for word in others):
        return None
    day, year = sorted(numbers) if max(numbers) > 31 else numbers
    if year < 100:
        return None
    return year, months.pop(), day, ""


def _joined_names(text: str) -> str:
    return re.sub(r"(كانون|تشرين) (?=ال)", r"\1_", text.replace("'", "").replace("’", ""))


def _reading(text: str, parts: tuple[int, int, int, str], clock) -> Reading:
    year, month, day, doubt = parts
    try:
        found = date(year, month, day)
    except ValueError:
        return Reading(
            None, None, f"“{text}” is not a day of the calendar. Please give the right date."
        )
    if year < EARLIEST:
        doubt = f"“{text}” lies in the year {year}. Please check it."
    return Reading(found, _moment(found, clock), doubt)


def _moment(day: date, clock) -> datetime | None:
    if clock is None or clock["zone"] is None or not EARLIEST <= day.year < 9999:
        return None
    try:
        at = time(_hour(clock), int(clock["minute"]), int(clock["second"] or 0))
        return datetime.combine(day, at, _zone(clock["zone"]))
    except ValueError:
        return None


def _hour(clock) -> int:
    hour = int(clock["hour"])
    if clock["half"] is None:
        return hour
    return hour % 12 + (12 if clock["half"].startswith("p") else 0)


def _zone(written: str) -> timezone:
    if written[0] not in "+-":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:]) if len(written) > 3 else 0
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if written[0] == "-" else offset)
