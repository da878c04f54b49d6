"""What a reader asks for: words, “phrases”, what is not wanted, and filters, read from one line of text.

The line is the whole question: a link, a bookmark and a feed of a search hold nothing else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from articles.rules.terms import LONGEST_QUESTION, MOST_PHRASES, QUOTES, Phrase, fold, phrase_of

# Word before the colon → the field of ``Asked`` that its values stand in.
KEYS = {
    "section": "sections", "source": "sources", "tag": "tags", "author": "authors",
    "category": "categories", "year": "year", "before": "before", "after": "after",
}  # fmt: skip
NAMES = ("sections", "sources", "tags", "authors", "categories")
MOST_NAMES = 10  # of one kind
# Why a part was not used: nothing stands after its colon, it is no day or year, only words can be
# unwanted, and there was more than can be asked at once.
NOTHING_AFTER, NO_DATE, ONLY_WORDS, TOO_MUCH = "nothing-after", "no-date", "only-words", "too-much"

_SIGNS = "-‐‑–−－﹣"  # what keyboards and their helpers make of a minus
_COLONS = ":：﹕︓"
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # no query and no address may hold these
_PART = re.compile(
    rf"(?P<sign>[{_SIGNS}]*)"
    rf"(?:(?P<key>[^\W\d_]{{2,20}})[{_COLONS}])?"
    rf"(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}]?|(?P<bare>[^\s{QUOTES}]*))"
)
_DAY = re.compile(r"([1-9][0-9]{3})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?")


@dataclass(frozen=True)
class Unused:
    """A part that asks for nothing: ``code`` says why, ``text`` is the part."""

    code: str
    text: str = ""


@dataclass(frozen=True)
class Part:
    """One part of a line: ``field`` of :class:`Asked` that it stands in, its value, and how it is written."""

    field: str
    value: object
    text: str


@dataclass(frozen=True)
class Asked:
    """All of it has to be true of an article. Names stand as they were typed: slugs, names or other names.

    ``before`` is the first day that no longer counts, ``after`` the first that does.
    """

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    sections: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    year: int | None = None
    before: date | None = None
    after: date | None = None
    parts: tuple[Part, ...] = field(default=(), compare=False)
    unused: tuple[Unused, ...] = field(default=(), compare=False)

    def __bool__(self):
        """Whether anything is asked for; what is unwanted alone finds all else."""
        return bool(self.parts)


def read(typed: str, keys: Mapping[str, str] = KEYS) -> Asked:
    """What is asked for by ``typed``, whatever it is. ``keys`` may have those of the paper's language too."""
    parts: dict[tuple, Part] = {}
    unused: list[Unused] = []
    room = LONGEST_QUESTION
    if len(typed) > room - 2:  # the longest phrase still gets its second quote
        typed = typed[: room - 2]
        unused.append(Unused(TOO_MUCH))
    for part in _parts(_UNSEEN.sub(" ", typed), keys):
        if isinstance(part, Unused):
            unused.append(part)
        elif (part.field, part.value) not in parts:
            room -= len(part.text) + 1
            if room < 0 or not _has_room(parts.values(), part):
                unused.append(Unused(TOO_MUCH, part.text))
                break
            parts[part.field, part.value] = part
    return _of_parts(parts.values(), unused)


def written(asked: Asked) -> str:
    """The line that asks for the same: what was used of what was typed, each part once."""
    return " ".join(part.text for part in asked.parts)


def written_with(asked: Asked, key: str, value: str) -> str:
    """The line that asks for the same, of one section, source, tag, author, category or year only."""
    wanted, text = KEYS[key], _filter(key, value)
    single = wanted not in NAMES
    kept = [part.text for part in asked.parts if not (single and part.field == wanted)]
    return " ".join(kept if text in kept else [*kept, text])


def without(asked: Asked, unwanted: Part) -> Asked:
    """The same without one of its parts."""
    return _of_parts(part for part in asked.parts if part != unwanted)


def with_words(asked: Asked, changed: Mapping[Part, str]) -> Asked:
    """The same with other words in the place of some."""
    return read(" ".join(changed.get(part, part.text) for part in asked.parts))


def filters(asked: Asked) -> list[Part]:
    """The parts that narrow what the words find, as they were typed."""
    return [part for part in asked.parts if part.field not in ("wanted", "unwanted")]


def _of_parts(parts, unused=()) -> Asked:
    parts = tuple(parts)
    several = {name: tuple(_values(parts, name)) for name in ("wanted", "unwanted", *NAMES)}
    return Asked(
        **several,
        year=next(reversed(_values(parts, "year")), None),
        before=min(_values(parts, "before"), default=None),
        after=max(_values(parts, "after"), default=None),
        parts=parts,
        unused=tuple(dict.fromkeys(unused)),
    )


def _values(parts, name: str) -> list:
    return [part.value for part in parts if part.field == name]


def _has_room(parts, more: Part) -> bool:
    words = ("wanted", "unwanted")
    alike = words if more.field in words else (more.field,)
    most = MOST_PHRASES if more.field in words else MOST_NAMES
    return sum(part.field in alike for part in parts) < most


def _parts(line: str, keys: Mapping[str, str]) -> Iterator[Part | Unused]:
    place = 0
    while place < len(line):
        if line[place].isspace():
            place += 1
            continue
        match = _PART.match(line, place)
        place = max(match.end(), place + 1)
        key = keys.get(fold(match["key"])) if match["key"] else None
        if key:
            yield _narrowing(key, match)
        elif part := _words(match):
            yield part
        if match["key"] and not key and match["quoted"] is not None:
            yield from _parts(f'"{match["quoted"]}"', keys)  # the key is a word of its own then


def _words(match: re.Match) -> Part | None:
    is_quoted = match["quoted"] is not None and not match["key"]
    text = match["quoted"] if is_quoted else (match["key"] or "") + _bare(match)
    phrase = phrase_of(text)
    if phrase is None:
        return None
    sign = "-" if match["sign"] else ""
    text = f'"{" ".join(text.split())}"' if is_quoted else text
    return Part("unwanted" if sign else "wanted", phrase, sign + text)


def _bare(match: re.Match) -> str:
    """What follows the key, with its colon: “10:30” and “https://…” are words like others."""
    return match["bare"] if not match["key"] else ":" + (match["bare"] or "")


def _narrowing(name: str, match: re.Match) -> Part | Unused:
    value = " ".join((match["quoted"] or match["bare"] or "").split())
    if match["sign"]:
        return Unused(ONLY_WORDS, match[0])
    if not value:
        return Unused(NOTHING_AFTER, match[0])
    key = next(key for key, field_ in KEYS.items() if field_ == name)
    if name in NAMES:
        return Part(name, value, _filter(key, value))
    day = _day(fold(value))
    if day is None or (name == "year" and not value.isdecimal()):
        return Unused(NO_DATE, match[0])
    text = _filter(key, fold(value))
    return Part(name, day.year if name == "year" else day, text)


def _filter(key: str, value: str) -> str:
    return f'{key}:"{value}"' if " " in value else f"{key}:{value}"


def _day(value: str) -> date | None:
    """The first day of what is written: a year, a month of it, or a day."""
    match = _DAY.fullmatch(value)
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    except ValueError:
        return None
