"""The time of day beside a date: “4:30 PM EDT”, “14h30”, “14:05 Uhr”, “klo 14.30”, “午後2時30分”.

Works on text that is ``folded``, with ASCII digits.
"""

import re
from dataclasses import dataclass
from datetime import time, timedelta, timezone

# Hours from UTC. Worth None: an abbreviation of several zones (IST, CST, BST), or of one that moves (ET).
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "cet": 1, "mez": 1, "met": 1, "cest": 2, "mesz": 2,
    "eet": 2, "eest": 3, "msk": 3, "мск": 3, "edt": -4, "est": -5, "cdt": -5, "mdt": -6, "mst": -7, "pdt": -7,
    "pst": -8, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "pht": 8, "wib": 7, "wita": 8, "wit": 9, "ict": 7,
    "pkt": 5, "npt": 5.75, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "sast": 2, "eat": 3,
    "wat": 1, "trt": 3, "idt": 3, "ist": None, "cst": None, "bst": None, "ast": None, "et": None, "pt": None,
    "ct": None, "gst": None, "local": None,
}  # fmt: skip
_ZONE = (
    r"(?:(?:utc|gmt)\s?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}(?::?\d{2})?|"
    + "|".join(sorted(_ZONES, key=len, reverse=True))
    + r")(?!\w)"
)
_HALF = r"[ap]\.?\s?m\b\.?|[πμ]\.?\s?μ\b\.?|ص|م(?!\w)|مساء|صباحا"
_CLOCK = re.compile(
    rf"(?:(?P<before>[ap]\.?m\.?|午前|午後|上午|下午|오전|오후|ص|م(?!\w))\s?)?"
    r"(?<![\d:.])(?P<hour>\d{1,2})"
    r"(?:\s?(?:[:h時时点點시]|u(?=\d))\s?(?P<minute>\d{2})(?!\d)"
    r"(?:\s?[:分분]\s?(?P<second>\d{2})(?!\d)(?:[.,]\d{1,9})?)?\s?[分분秒초]?"
    r"|\s?(?:h(?!\w)|uhr\b|uur\b|[時时点點시](?!\w))"
    r"|(?=\s?[ap]\.?\s?m\b))"
    rf"(?:\s?(?P<half>{_HALF}))?"
    r"(?:\s?(?:uhr|uur|hrs?|hours|horas|น)\b\.?)?"
    rf"(?:[\s,(]{{0,2}}(?P<zone>{_ZONE}))?"
)
_SECOND_HALF = ("p", "μ.μ", "μμ", "午後", "下午", "오후", "م", "مساء")
_MARK = r"(?:kl|klo|kello|ore|alle|pukul|pkl|jam|เวลา|um|ob|godz|at|в|о)"
_DOTTED = re.compile(
    rf"(?:(?<=\d{{4}})[,\s]\s?|\b{_MARK}\b\.?\s?)(\d{{1,2}})\.(\d{{2}})(?![\d.])"
    rf"|(?<![\d.])(\d{{1,2}})\.(\d{{2}})(?=\s?(?:uhr|uur|น|[ap]\.?\s?m\b|{_ZONE}))"
)
_T = re.compile(r"(?<=\d)t(?=\d)")


@dataclass(frozen=True)
class Clock:
    """A time of day. ``zone`` is None when none was given, or one that may mean several."""

    at: time
    zone: timezone | None


def taken_out(text: str) -> tuple[str, Clock | None]:
    """``text`` without its times of day, and the first of them."""
    text = _T.sub(" ", text.replace("−", "-"))
    text = _DOTTED.sub(r" \1\3:\2\4 ", text)
    clocks = [clock for match in _CLOCK.finditer(text) if (clock := _clock(match))]
    return _CLOCK.sub(" ", text), clocks[0] if clocks else None


def _clock(match: re.Match) -> Clock | None:
    half = match["half"] or match["before"] or ""
    try:
        at = time(
            _hour(int(match["hour"]), half), int(match["minute"] or 0), int(match["second"] or 0)
        )
        return Clock(at, _zone(match["zone"]))
    except ValueError:
        return None


def _hour(hour: int, half: str) -> int:
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half.startswith(_SECOND_HALF) else 0)


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    offset = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", written)
    if offset:
        moved = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(-moved if offset[1] == "-" else moved)
    hours = _ZONES[written]
    return None if hours is None else timezone(timedelta(hours=hours))
