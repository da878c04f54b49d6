"""The values of front matter as what a field holds: a line of words, a list of names, an address.

A value may be text, a list or a mapping, whoever wrote the file; what cannot be used is noted.
"""

from collections.abc import Iterable
from typing import Any

from articles.importing import plain_text, plain_words, shortcodes
from articles.importing.incoming import Incoming
from articles.rules.wording import say

_NAMES = ("name", "display_name", "title", "label", "text", "tag", "id", "slug")
_PARTS = (("first_name", "last_name"), ("firstname", "lastname"), ("given", "family"))
_FILES = (
    "path",
    "url",
    "src",
    "image",
    "file",
    "feature",
    "relative",
    "large",
    "og_image",
    "teaser",
)


def first(values: dict, keys: tuple[str, ...]) -> Any:
    """The value of the first of ``keys`` that has one."""
    return next((values[key] for key in keys if values.get(key)), "")


def text(value: Any) -> str:
    """One line of text from a value of any kind, as it was written."""
    if isinstance(value, list):
        return " ".join(text(item) for item in value[:20]).strip()
    if not isinstance(value, str):
        return ""
    return plain_text.line(plain_text.tidy(value).replace("\n", " "))


def line(incoming: Incoming, value: Any) -> str:
    """One line without markup: shortcodes, tags and signs of Markdown out, entities as their letters."""
    return plain_words.of(shortcodes.without(text(value), incoming))


def names(incoming: Incoming, key: str, value: Any, *, commas: bool = True) -> list[str]:
    """The names in a list, a mapping or a line; what gives none is noted."""
    found = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            shown = [plain_words.of(_name_in(item))]
            if not shown[0] and item:
                incoming.note(say("Left out of “%(key)s” in the front matter: %(said)s.",
                                  key=key, said=_listing(item)))  # fmt: skip
        elif isinstance(item, str):
            parts = (
                text(item).split(",") if commas and not isinstance(value, list) else [text(item)]
            )
            shown = [plain_words.of(part.strip()) for part in parts]
        else:
            shown = names(incoming, key, item, commas=False)
        found += shown
    return unique(found)


def picture(value: Any) -> str:
    """The address of a picture, which may be a mapping with its caption."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(picture, value)))
    return picture(first(value, _FILES)) if isinstance(value, dict) else text(value)


def unique(texts: Iterable[str]) -> list[str]:
    """Each text once, none empty."""
    return list(dict.fromkeys(text for text in texts if text))


def _name_in(person: dict) -> str:
    whole = first(person, _NAMES[:2])
    parts = (" ".join(filter(None, (text(person.get(key)) for key in pair))) for pair in _PARTS)
    return text(whole) or next(filter(None, parts), "") or text(first(person, _NAMES))


def _listing(item: dict) -> str:
    return ", ".join(f"{key}: {text(value)}" for key, value in item.items())
