"""Front matter to the fields of an article: what Hugo's, Jekyll's and our own names mean."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from articles.importing import dates, plain_text, shortcodes
from articles.importing.front_matter import Front
from articles.importing.incoming import Incoming
from articles.importing.names import Names, is_short
from articles.rules import limits

# Names of one field, the strongest first.
_HEADLINE = ("title", "headline")
_STANDFIRST = ("standfirst", "summary", "description", "deck", "excerpt", "subtitle", "lead")
_DATE = ("date", "published_on", "published_at", "publishdate", "pubdate", "published")
_LANGUAGE = ("language", "lang", "locale")
_CATEGORY = ("category", "categories")
_SOURCE = ("source", "publication", "paper")
_SOURCE_URL = (
    "source_url",
    "original_url",
    "canonical",
    "canonical_url",
    "canonicalurl",
    "external_url",
    "link",
)
_AUTHORS = ("authors", "author", "byline")
_TAGS = ("topics", "tags", "keywords")
_ALIASES = ("aliases", "alias", "redirect_from", "url", "permalink")
_PICTURES = ("primary_image", "image", "images", "featured_image", "thumbnail", "cover")
_ELSEWHERE = ("redirectto", "redirect_to")
_SILENT = (
    "weight", "expirydate", "layout", "type", "lastmod", "date_modified", "updated", "comments", "toc",
    "id", "uid", "menu", "kind", "sitemap", "cascade", "build", "_build", "outputs", "markup", "notoc",
    "show_comments", "guid", "isbasedon", "draft", "slug", "section", "author_note",
)  # fmt: skip
_KNOWN = frozenset(
    chain(
        _HEADLINE, _STANDFIRST, _DATE, _LANGUAGE, _CATEGORY, _SOURCE, _SOURCE_URL, _AUTHORS, _TAGS,
        _ALIASES, _PICTURES, _ELSEWHERE, _SILENT,
    )
)  # fmt: skip
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->")
_DATED_NAME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
_AND = re.compile(r"\s*(?:[,;]|\band\b|&)\s+")
_YES, _NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def fill(incoming: Incoming, front: Front, names: Names, name: str) -> None:
    """Fills everything but the body; ``name`` is the file's, for want of date and slug."""
    values = front.values
    _fill_words(incoming, values)
    _fill_date(incoming, values)
    _fill_filing(incoming, values, names)
    incoming.aliases = list(dict.fromkeys(_paths(values)))
    incoming.draft = (
        _text(values.get("draft")).lower() in _YES or _text(values.get("published")).lower() in _NO
    )
    _fill_from_name(incoming, name)
    _note_the_rest(incoming, front)
    if not incoming.headline:
        incoming.doubt("headline", "The front matter gives no title. Please write the headline.")


def _fill_words(incoming: Incoming, values: dict) -> None:
    if isinstance(_first(values, _HEADLINE), list | dict):
        incoming.doubt(
            "headline", "The title is not one line of text in the front matter. Please check it."
        )
    incoming.headline = _line(incoming, _first(values, _HEADLINE))
    if len(incoming.headline) > limits.HEADLINE:
        incoming.doubt("headline", f"The headline has more than {limits.HEADLINE} characters.")
    incoming.standfirst = _line(incoming, _first(values, _STANDFIRST))
    incoming.author_note = _line(incoming, values.get("author_note"))
    incoming.slug = _text(values.get("slug")).strip("/")
    incoming.language = _text(_first(values, _LANGUAGE))


def _fill_date(incoming: Incoming, values: dict) -> None:
    written = _text(
        _first({key: values.get(key) for key in _DATE if values.get(key) not in _YES + _NO}, _DATE)
    )
    if not written:
        return
    found = dates.read(written)
    if found is None:
        incoming.doubt("published_on", f"“{written[:60]}” is no date that could be read.")
        return
    incoming.published_on, incoming.published_at = found.day, found.moment
    if found.doubt:
        incoming.doubt("published_on", found.doubt)


def _fill_filing(incoming: Incoming, values: dict, names: Names) -> None:
    incoming.tags = _unique(names.topic(tag) for key in _TAGS for tag in _list(values.get(key)))
    categories = _list(_first(values, _CATEGORY))
    incoming.category = categories[0] if categories else ""
    for other in categories[1:]:
        incoming.note(f"Category “{other}” was left out: an article has one.")
    incoming.section = _section(values.get("section"))
    source = _list(_first(values, _SOURCE), commas=False)
    incoming.source = names.source(source[0]) if source else ""
    incoming.source_url = next(
        (url for key in _SOURCE_URL if _is_url(url := _text(values.get(key)))), ""
    )
    _fill_authors(incoming, _first(values, _AUTHORS), names)


def _fill_authors(incoming: Incoming, given: Any, names: Names) -> None:
    people = given if isinstance(given, list) else [given]
    written = [part for person in people for part in _people(person)]
    incoming.authors = _unique(names.author(person) for person in written)
    for person in written:
        if is_short(person) and person.lower() not in names.authors:
            made = names.author(person)
            incoming.doubt("authors", f"“{made}” was made from the short form “{person}”.")


def _people(person: Any) -> list[str]:
    if isinstance(person, dict):
        return [
            _text(
                next(
                    (person[key] for key in ("name", "display_name", "title") if person.get(key)),
                    "",
                )
            )
        ]
    text = _text(person)
    pieces = _AND.split(text)
    several = all(is_short(piece) or " " in piece for piece in pieces)
    return [piece for piece in (pieces if several else [text]) if piece]


def _fill_from_name(incoming: Incoming, name: str) -> None:
    """Jekyll's manner: ``2014-03-05-some-words.md`` gives date and slug where front matter does not."""
    path = PurePosixPath(name)
    stem = path.parent.name if path.stem in ("index", "_index") else path.stem
    match = _DATED_NAME.fullmatch(stem)
    if match and not incoming.slug:
        incoming.slug = match[2]
    asked = any(doubt.field == "published_on" for doubt in incoming.doubts)
    if incoming.published_on or asked:
        return
    found = dates.read(match[1]) if match else None
    if found and found.day:
        incoming.published_on = found.day
    else:
        incoming.doubt("published_on", "No date was found. Please give the date of the paper.")


def _note_the_rest(incoming: Incoming, front: Front) -> None:
    for key in (key for key in front.repeated if key not in _SILENT):
        incoming.note(f"“{key}” stands twice in the front matter; the last one counts.")
    for key in _ELSEWHERE:
        if front.values.get(key):
            incoming.note(
                f"This article sent its readers on to {_text(front.values[key])}; it does not here."
            )
    for key in _PICTURES:
        if picture := _text(front.values.get(key)):
            incoming.note(f"Picture {picture} was left out.")
    unknown = [
        key
        for key, value in front.values.items()
        if key not in _KNOWN and value not in ("", [], {})
    ]
    if unknown:
        incoming.note(f"Left out of the front matter: {', '.join(unknown)}.")


def _first(values: dict, keys: tuple[str, ...]) -> Any:
    return next((values[key] for key in keys if values.get(key)), "")


def _text(value: Any) -> str:
    """One line of text from a value of any kind."""
    if isinstance(value, list):
        return " ".join(_text(item) for item in value[:20]).strip()
    return (
        plain_text.line(plain_text.tidy(value).replace("\n", " ")) if isinstance(value, str) else ""
    )


def _line(incoming: Incoming, value: Any) -> str:
    """One line without markup: shortcodes and tags out, entities as their letters."""
    text = shortcodes.without(_text(value), incoming)
    return plain_text.line(plain_text.tidy(unescape(_TAG.sub("", text))))


def _list(value: Any, *, commas: bool = True) -> list[str]:
    if isinstance(value, list):
        return _unique(_text(item) for item in value)
    pieces = _text(value).split(",") if commas else [_text(value)]
    return _unique(piece.strip() for piece in pieces)


def _unique(texts: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _section(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(step for step in map(_text, value) if step)
    return tuple(step.strip() for step in re.split("[/>]", _text(value)) if step.strip())


def _paths(values: dict) -> Iterator[str]:
    """Former addresses as absolute paths, without host, query and fragment."""
    for key in _ALIASES:
        for alias in _list(values.get(key), commas=False):
            path = _path(alias)
            if (
                path != "/" and ":" not in path
            ):  # Jekyll's “/:year/:title/” is a pattern, no address
                yield path


def _path(alias: str) -> str:
    try:
        return "/" + unquote(urlsplit(alias).path).lstrip("/")
    except ValueError:
        return "/"


def _is_url(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))
