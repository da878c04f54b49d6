"""Names for the short forms in front matter: ``topics: [open-data]`` is the tag “Open data”.

A site made with Hugo keeps them in small files of their own: ``topics/<slug>/_index.md``,
``authors/<slug>/_index.md``, ``sources/source_<slug>.md``.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from articles.importing import front_matter, plain_words
from articles.importing.incoming import Unreadable

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_FOLDERS = {"topics": "topics", "tags": "topics", "authors": "authors", "sources": "sources"}


@dataclass
class Names:
    """Display names by short form, one table a kind."""

    topics: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, text: str) -> bool:
        """Takes in the file ``path`` of topics, authors or sources; False if it gives no name.

        Raises Unreadable if its front matter cannot be read.
        """
        parts = PurePosixPath(path).parts
        kind = next((_FOLDERS[part] for part in reversed(parts[:-1]) if part in _FOLDERS), None)
        front = front_matter.split(text).values
        slug = _short_form(parts, front)
        shown = _display_name(front)
        if not kind or not slug or not shown:
            return False
        getattr(self, kind)[slug] = shown
        return True

    def topic(self, given: str) -> str:
        """The tag's name: from its file, else the short form with a capital and spaces."""
        return self.topics.get(given.lower()) or (
            _words(given).capitalize() if is_short(given) else given
        )

    def author(self, given: str) -> str:
        return self.authors.get(given.lower()) or (
            _words(given).title() if is_short(given) else given
        )

    def source(self, given: str) -> str:
        return self.sources.get(given.lower()) or (
            _words(given).title() if is_short(given) else given
        )


def gather(files: Iterable[tuple[str, Callable[[], str]]]) -> tuple[Names, dict[str, Unreadable]]:
    """The names from many files (path, reader of its text), and what could not be read, by path."""
    names, refused = Names(), {}
    for path, text in files:
        try:
            names.add(path, text())
        except Unreadable as reason:
            refused[path] = reason
    return names, refused


def is_short(given: str) -> bool:
    """True for ``justin-dopke``, False for ``Justin Dopke``."""
    return bool(_SLUG.fullmatch(given))


def _words(slug: str) -> str:
    return re.sub("[-_]", " ", slug)


def _short_form(parts: tuple[str, ...], front: dict) -> str:
    stem = PurePosixPath(parts[-1]).stem
    folder = parts[-2] if len(parts) > 1 and parts[-2] not in _FOLDERS else ""
    given = front.get("slug")
    own = folder if stem in ("_index", "index") else stem.removeprefix("source_")
    return (own or (given if isinstance(given, str) else "")).lower()


def _display_name(front: dict) -> str:
    whole = next((front[key] for key in ("display_name", "name", "title") if front.get(key)), "")
    parts = [front.get(key) for key in ("first_name", "last_name")]
    shown = whole or " ".join(part for part in parts if isinstance(part, str) and part)
    return plain_words.of(" ".join(shown.split())) if isinstance(shown, str) else ""
