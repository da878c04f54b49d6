"""The lines between ``---`` and ``---`` at the head of a Markdown file (or ``+++``, as TOML; or JSON).

Every value is text, a list or a mapping: ``title: 404`` is the title “404”, ``date:`` stays as written
for the date reader. Aliases (``*name``) are refused, since a few lines of them can stand for gigabytes;
so is nesting deeper than any front matter needs.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from articles.importing.incoming import Unreadable
from articles.rules.wording import Words, say

LARGEST = 100_000  # characters between the two lines
DEEPEST = 10

_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*(?:\n|$)")
# “{{<” opens a shortcode and “{%” a tag of Liquid: neither begins a JSON object.
_OBJECT = re.compile(r"\{\s*+(?:\"[^\"\n]{1,200}+\"\s*+:|\}[ \t]*+(?:\n|$))")
_ALONE = re.compile(r"\{[ \t]*+\n")
_LINE_END = re.compile(r"[ \t]*+(?:\n|$)")
_TOO_LONG = say("The front matter is too long to be one.")
_FIRST_LINE = re.compile(r"\s*")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = ("", "~", "null", "Null", "NULL")
_END = object()
_TROUBLE = (
    (
        "cannot start any token",
        say("a value begins with a sign (tab, @, ` or %) that needs quotation marks."),
    ),
    (
        "mapping values are not allowed",
        say("there is a second colon; put the value in quotation marks."),
    ),
    (
        "could not find expected ':'",
        say("a line has no colon after its name, or a quotation mark is never closed."),
    ),
    ("unexpected end of stream", say("a quotation mark is never closed.")),
    ("did not find expected", say("a quotation mark, comma or indentation is out of place.")),
    (
        "unknown escape",
        say("a backslash inside double quotation marks needs another before it."),
    ),
    ("nesting depth", say("it is nested too deep.")),
    ("control characters are not allowed", say("there is an invisible control character.")),
)


@dataclass
class Front:
    """``values`` by lower-case key; ``body`` is what follows and ``body_line`` its first line's number."""

    values: dict[str, Any] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)
    body: str = ""
    body_line: int = 1


def begins(text: str) -> bool:
    """True if the first line with text opens a front matter."""
    text = text.lstrip("\ufeff")
    start = _start(text)
    return bool(_FENCE.match(text, start)) or _begins_object(text, start)


def split(text: str) -> Front:
    """The front matter read and the body apart; all is body where there is no front matter.

    Raises Unreadable with the line of the file.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    start = _start(text)
    fence = _FENCE.match(text, start)
    if not fence:
        return _json(text, start) if _begins_object(text, start) else Front(body=text)
    line = text.count("\n", 0, start) + 1
    sign = fence[0].strip()
    end = re.compile(
        r"^(?:---|\.\.\.)[ \t]*$" if sign == "---" else r"^\+\+\+[ \t]*$", re.MULTILINE
    ).search(text, fence.end())
    if not end:
        raise Unreadable(
            say("The front matter that opens here with %(sign)s is never closed.", sign=sign), line
        )
    inside = text[fence.end() : end.start()]
    if len(inside) > LARGEST:
        raise Unreadable(_TOO_LONG, line)
    values, repeated = _yaml(inside, line) if sign == "---" else (_toml(inside, line), [])
    body_line = line + inside.count("\n") + 2
    return Front(values, repeated, text[end.end() :].removeprefix("\n"), body_line)


def _start(text: str) -> int:
    return _FIRST_LINE.match(text).end()


def _yaml(inside: str, line: int) -> tuple[dict[str, Any], list[str]]:
    """``line`` is the one of the opening fence."""
    try:
        return _top(_events(inside), line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if "quoted scalar" in (error.context or ""):
            mark = (
                error.context_mark or mark
            )  # where the quotation opened, not where the file ended
        where = line + 1 + min(mark.line, inside.count("\n")) if mark else line
        raise Unreadable(
            say("The front matter cannot be read: %(why)s", why=_plain(error)), where
        ) from None
    except (yaml.YAMLError, ValueError) as error:
        raise Unreadable(
            say("The front matter cannot be read: it holds a sign that is no text."), line
        ) from error


def _events(inside: str) -> Iterator[yaml.Event]:
    for event in yaml.parse(inside, Loader=_LOADER):
        if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            yield event


def _plain(error: yaml.MarkedYAMLError) -> Words:
    said = f"{error.problem or ''} {error.context or ''}"
    return next(
        (sentence for sign, sentence in _TROUBLE if sign in said),
        f"{error.problem or error.context}.",
    )


def _top(events: Iterator[yaml.Event], line: int) -> tuple[dict[str, Any], list[str]]:
    first = next(events)
    if isinstance(first, yaml.StreamEndEvent | yaml.DocumentEndEvent):
        return {}, []
    if not isinstance(first, yaml.MappingStartEvent):
        raise Unreadable(say("The front matter is no list of “name: value” lines."), line + 1)
    values: dict[str, Any] = {}
    repeated = []
    while (key := _value(next(events), events, line, 1)) is not _END:
        value = _value(next(events), events, line, 1)
        name = _key(key)
        if name in values:
            repeated.append(name)
        values[name] = value
    return values, repeated


def _key(key: Any) -> str:
    return key.strip().lower().replace("-", "_") if isinstance(key, str) else ""


def _value(event: yaml.Event, events: Iterator[yaml.Event], line: int, depth: int) -> Any:
    """The value that begins with ``event``; _END where a list or mapping ends."""
    where = line + 1 + event.start_mark.line
    if isinstance(event, yaml.AliasEvent):
        raise Unreadable(
            say(
                "“*%(anchor)s” is a YAML alias; put the words in quotation marks.",
                anchor=event.anchor,
            ),
            where,
        )
    if isinstance(event, yaml.ScalarEvent):
        return "" if event.implicit[0] and event.value in _NOTHING else event.value
    if depth > DEEPEST:
        raise Unreadable(say("The front matter is nested too deep."), where)
    if isinstance(event, yaml.SequenceStartEvent):
        return list(iter(lambda: _value(next(events), events, line, depth + 1), _END))
    if isinstance(event, yaml.MappingStartEvent):
        inner = list(iter(lambda: _value(next(events), events, line, depth + 1), _END))
        return {_key(key): value for key, value in zip(inner[::2], inner[1::2], strict=True)}
    return _END


def _toml(inside: str, line: int) -> dict[str, Any]:
    try:
        values = tomllib.loads(inside)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"at line (\d+)", str(error))
        at = line + int(where[1]) if where else line
        raise Unreadable(say("The front matter is not well-formed TOML here."), at) from None
    except (RecursionError, ValueError):
        raise Unreadable(
            say("The front matter is nested too deep or holds a wrong number."), line
        ) from None
    return _as_text(values, line)


def _begins_object(text: str, start: int) -> bool:
    """True for a JSON object on lines of its own, also where it has a fault."""
    if not _OBJECT.match(text, start):
        return False
    try:
        _, end = _decoder([]).raw_decode(text, start)
    except (json.JSONDecodeError, RecursionError):
        return bool(_ALONE.match(text, start))
    return bool(_LINE_END.match(text, end))  # “{"a": 1} is an object”, says the article


def _json(text: str, start: int) -> Front:
    """A JSON object, and the body that follows on the next line."""
    line = text.count("\n", 0, start) + 1
    repeated: list[str] = []
    try:
        values, end = _decoder(repeated).raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise Unreadable(
            say("The front matter is not well-formed JSON here."), error.lineno
        ) from None
    except RecursionError:
        raise Unreadable(say("The front matter is nested too deep."), line) from None
    if end - start > LARGEST:
        raise Unreadable(_TOO_LONG, line)
    body_line = line + text.count("\n", start, end) + 1
    return Front(
        _as_text(values, line), repeated, text[end:].lstrip(" \t").removeprefix("\n"), body_line
    )


def _decoder(repeated: list[str]) -> json.JSONDecoder:
    """Reads numbers as they are written; names that an object has twice go to ``repeated``."""

    def paired(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for key, value in pairs:
            if key in seen:
                repeated.append(_key(key))
            seen[key] = value
        return seen

    return json.JSONDecoder(
        object_pairs_hook=paired, parse_int=str, parse_float=str, parse_constant=str
    )


def _as_text(value: Any, line: int, depth: int = 0) -> Any:
    """Lists and mappings of text, whatever the values were."""
    if isinstance(value, list | dict) and depth > DEEPEST:
        raise Unreadable(say("The front matter is nested too deep."), line)
    if isinstance(value, list):
        return [_as_text(item, line, depth + 1) for item in value]
    if isinstance(value, dict):
        return {_key(key): _as_text(item, line, depth + 1) for key, item in value.items()}
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
