"""Front matter to the fields of an article: what Hugo's, Jekyll's and our own names mean."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from articles.importing import dates, front_people
from articles.importing.front_matter import Front
from articles.importing.front_values import first, line, names, picture, text, unique
from articles.importing.incoming import Incoming
from articles.importing.names import Names
from articles.rules import languages, limits
from articles.rules.wording import Sentence, in_a_row, say

# Names of one field, the strongest first.
_HEADLINE = ("title", "headline")
_STANDFIRST = ("standfirst", "summary", "description", "deck", "excerpt", "subtitle", "lead")
_DATE = ("date", "published_on", "published_at", "publishdate", "pubdate", "published")
_LANGUAGE = ("language", "lang", "locale")
_CATEGORY = ("category", "categories")
_SOURCE = ("source", "publication", "paper")
_CANONICAL = ("canonical", "canonical_url", "canonicalurl")
_SOURCE_URL = ("source_url", "original_url", *_CANONICAL, "external_url", "link")
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
        _HEADLINE, _STANDFIRST, _DATE, _LANGUAGE, _CATEGORY, _SOURCE, _SOURCE_URL, front_people.KEYS, _TAGS,
        _ALIASES, _PICTURES, _ELSEWHERE, _SILENT,
    )
)  # fmt: skip
_DATED_NAME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
_INSIDE = (
    "params",
    "extra",
    "taxonomies",
)  # where Hugo and Zola put the names that are a site's own
_PATTERNS = frozenset(("date", "pretty", "ordinal", "weekdate", "none"))  # Jekyll's permalinks
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffd]")
_LONGEST_PATH = 700
_YES, _NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def fill(incoming: Incoming, front: Front, known: Names, name: str) -> None:
    """Fills everything but the body; ``name`` is the file's, for want of date and slug."""
    values = _opened(front.values)
    _fill_words(incoming, values)
    _fill_date(incoming, values)
    _fill_filing(incoming, values, known)
    incoming.aliases = unique(_paths(incoming, values))
    incoming.draft = (
        text(values.get("draft")).lower() in _YES or text(values.get("published")).lower() in _NO
    )
    _fill_from_name(incoming, name)
    _ask_whether_it_is_time(incoming, values)
    _note_the_rest(incoming, values, front.repeated)
    if not incoming.headline:
        incoming.doubt(
            "headline", say("The front matter gives no title. Please write the headline.")
        )


def _opened(values: dict) -> dict:
    """With the names inside ``params`` beside the others, which count before them."""
    opened = {key: value for key, value in values.items() if key not in _INSIDE}
    for key in _INSIDE:
        inside = values.get(key)
        if isinstance(inside, dict):
            opened = inside | opened
        elif inside:
            opened[key] = inside
    return opened


def _fill_words(incoming: Incoming, values: dict) -> None:
    if isinstance(first(values, _HEADLINE), list | dict):
        incoming.doubt(
            "headline",
            say("The title is not one line of text in the front matter. Please check it."),
        )
    incoming.headline = _strongest(incoming, values, _HEADLINE)
    if len(incoming.headline) > limits.HEADLINE:
        incoming.doubt(
            "headline",
            say("The headline has more than %(most)s characters.", most=limits.HEADLINE),
        )
    incoming.standfirst = _strongest(incoming, values, _STANDFIRST)
    incoming.author_note = line(incoming, values.get("author_note"))
    incoming.slug = text(values.get("slug")).strip("/")
    _fill_language(incoming, text(first(values, _LANGUAGE)))


def _strongest(incoming: Incoming, values: dict, keys: tuple[str, ...]) -> str:
    """The words of the first of ``keys`` that has any; other words under the others are noted."""
    found = ""
    for key in keys:
        words = line(incoming, values.get(key)) if values.get(key) else ""
        if found and words and words.casefold() not in found.casefold():
            incoming.note(
                say(
                    "“%(key)s” was left out of the front matter: “%(words)s”.", key=key, words=words
                )
            )
        found = found or words
    return found


def _fill_language(incoming: Incoming, written: str) -> None:
    code = written.partition(".")[0].replace("_", "-")
    tag = languages.tag_of(code) or languages.meant_by(code)
    if len(tag) <= limits.LANGUAGE:
        incoming.language = tag
    if written and not incoming.language:
        incoming.note(
            say(
                "The language “%(code)s” is no code such as en or pt-BR; it was left out.",
                code=written[:60],
            )
        )


def _fill_date(incoming: Incoming, values: dict) -> None:
    dated = {key: values.get(key) for key in _DATE if values.get(key) not in _YES + _NO}
    written = text(first(dated, _DATE))
    if not written:
        return
    found = dates.read(written)
    if found is None:
        incoming.doubt(
            "published_on",
            say("“%(text)s” is no date that could be read.", text=written[:60]),
        )
        return
    incoming.published_on, incoming.published_at = found.day, found.moment
    if found.doubt:
        incoming.doubt("published_on", found.doubt)


def _ask_whether_it_is_time(incoming: Incoming, values: dict) -> None:
    """What its own site did not show yet is a draft; what it showed no longer is asked about."""
    begin, end = (text(values.get(key)) for key in ("publishdate", "expirydate"))
    if begin and _is_ahead(begin):
        incoming.draft = True
        incoming.note(
            say(
                "Its publishDate, %(begin)s, is still to come, so it was kept as a draft.",
                begin=begin[:60],
            )
        )
    if end and dates.read(end) and not _is_ahead(end):
        incoming.doubt(
            "published_on",
            say(
                "Its own site took it down on %(end)s (expiryDate). Should readers see it here?",
                end=end[:60],
            ),
        )


def _is_ahead(written: str) -> bool:
    found, now = dates.read(written), datetime.now(UTC)
    if found is None or found.day is None:
        return False
    return found.moment > now if found.moment else found.day > now.date()


def _fill_filing(incoming: Incoming, values: dict, known: Names) -> None:
    def given(keys: tuple[str, ...], *, commas: bool = True) -> list[str]:
        return unique(
            chain.from_iterable(
                names(incoming, key, values[key], commas=commas) for key in keys if values.get(key)
            )
        )

    incoming.tags = unique(map(known.topic, given(_TAGS)))
    incoming.section = _section(values.get("section"))
    categories = given(_CATEGORY)
    filed = [name for name in categories if name.casefold() != "uncategorized"]  # WordPress's own
    incoming.category = _only(incoming, _ONE_CATEGORY, filed or categories)
    incoming.source = _only(
        incoming, _ONE_SOURCE, unique(map(known.source, given(_SOURCE, commas=False)))
    )
    incoming.source_url = next(filter(_is_url, _source_urls(values)), "")
    # Hugo's and Jekyll's themes lead search engines to it, as ours does where the mark is set.
    canonical = text(first(values, _CANONICAL))
    incoming.original_is_canonical = bool(canonical) and canonical == incoming.source_url
    front_people.fill(incoming, values, known)


_ONE_CATEGORY = say("Category “%(name)s” was left out: an article has one.")
_ONE_SOURCE = say("Source “%(name)s” was left out: an article has one.")


def _only(incoming: Incoming, kind: Sentence, found: list[str]) -> str:
    for other in found[1:]:
        incoming.note(kind.filled(name=other))
    return found[0] if found else ""


def _source_urls(values: dict) -> Iterator[str]:
    yield from (text(values.get(key)) for key in _SOURCE_URL)
    for key in _SOURCE:  # source: {name: Reuters, url: https://…}
        if isinstance(values.get(key), dict):
            yield text(first(values[key], ("url", "link", "href")))


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
        incoming.doubt("published_on", say("No date was found. Please give the date of the paper."))


def _note_the_rest(incoming: Incoming, values: dict, repeated: list[str]) -> None:
    for key in (key for key in repeated if key not in _SILENT):
        incoming.note(
            say("“%(key)s” stands twice in the front matter; the last one counts.", key=key)
        )
    for key in _ELSEWHERE:
        if values.get(key):
            incoming.note(
                say(
                    "This article sent its readers on to %(text)s; it does not here.",
                    text=text(values[key]),
                )
            )
    for key in _PICTURES:
        if shown := picture(values.get(key)):
            incoming.note(say("Picture %(address)s was left out.", address=shown))
    unknown = [
        key for key, value in values.items() if key not in _KNOWN and value not in ("", [], {})
    ]
    if unknown:
        incoming.note(say("Left out of the front matter: %(names)s.", names=in_a_row(unknown)))


def _section(value) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(step for step in map(text, value) if step)
    return tuple(step.strip() for step in re.split("[/>]", text(value)) if step.strip())


def _paths(incoming: Incoming, values: dict) -> Iterator[str]:
    """Former addresses as absolute paths, without host, query and fragment."""
    for key in _ALIASES:
        given = values.get(key)
        for alias in unique(map(text, given if isinstance(given, list) else [given])):
            path = _path(alias)
            # Jekyll's “/:year/:title/” is a pattern, no address
            if path == "/" or ":" in path or (key == "permalink" and alias in _PATTERNS):
                continue
            if len(path.strip("/")) + 2 > _LONGEST_PATH or _CONTROL.search(path):
                incoming.note(
                    say(
                        "The former address %(alias)s cannot be one here; it was left out.",
                        alias=alias[:200],
                    )
                )
            else:
                yield path


def _path(alias: str) -> str:
    try:
        return "/" + unquote(urlsplit(alias).path).lstrip("/")
    except ValueError:
        return "/"


def _is_url(written: str) -> bool:
    return written.lower().startswith(("http://", "https://"))
