"""What an address may look like: readable in any script, unique, and never another page's name."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import chain, count

# Every first step of a public or technical address that is not a section, and the last steps that
# any section page has. A section may not take one, at any depth.
RESERVED = frozenset(
    [
        "tags",
        "categories",
        "sources",
        "authors",
        "print",
        "search",
        "feeds",
        "feed",
        "admin",
        "desk",
        "static",
        "media",
        "api",
        "corrections",
        "sitemap",
        "robots",
        "favicon",
        "llms",
        "about",
        "account",
        "accounts",
        "saved",
        "trending",
        "most-read",
    ]
)
LONGEST_SLUG = 80
_KEPT = ("L", "M", "N")  # letters, the marks that complete them (vowel signs), and numbers


def slug_of(words: str) -> str:
    """A readable slug for a headline or name in any script; may be empty for empty words.

    Marks stay (dropping them breaks Devanagari, Thai and pointed Arabic), as do all letters: an
    address is readable in the reader's own script. Words made of symbols alone take the symbols'
    Unicode names, so a headline of one emoji still gets an address.
    """
    folded = unicodedata.normalize("NFKC", words).casefold()
    slug = _joined(folded if _has_letters(folded) else _spelled_out(folded))
    return _cut(unicodedata.normalize("NFC", slug))


def article_slug(headline: str) -> str:
    """As :func:`slug_of`, never empty."""
    return slug_of(headline) or "article"


def free_slug(slug: str, taken: Callable[[str], bool]) -> str:
    """``slug`` itself, or with ``-2``, ``-3``, … the first that is not taken."""
    return next(candidate for candidate in _numbered(slug) if not taken(candidate))


def is_reserved(slug: str) -> bool:
    """True where a section of this name would hide another page: a fixed address or a year."""
    return slug in RESERVED or (len(slug) == 4 and slug.isdecimal())


def is_reserved_below_a_list(slug: str) -> bool:
    """True for what lists need for themselves: their printer-friendly version, and their feed."""
    return slug in ("print", "feed")


# The forms of a feed, and what each adds to the address of its list. No section is named “feed”.
ATOM, RSS, JSON_FEED = "atom", "rss", "json"
FEEDS = {ATOM: "feed/", RSS: "feed/rss/", JSON_FEED: "feed/json/"}


def feeds_of(path: str, query: str = "") -> dict[str, str]:
    """The address of each form of the feed of the list at ``path``; ``query`` is a search's."""
    return {form: f"{path}{step}{query}" for form, step in FEEDS.items()}


def is_slug(text: str) -> bool:
    """True for what :func:`slug_of` could have made."""
    return bool(text) and text == slug_of(text)


# The first step of the address of each kind of listing.
FOLDERS = {"category": "categories", "tag": "tags", "source": "sources", "author": "authors"}


def listing_path(kind: str, slug: str) -> str:
    """The public address of the articles under a category, tag, source or author."""
    return f"/{FOLDERS[kind]}/{slug}/"


def article_path(day, slug: str) -> str:
    """The public address of an article, from the paper's date (a ``date``) and its slug."""
    return f"/{day:%Y/%m/%d}/{slug}/" if day.year > 999 else f"/{day.year:04d}/{day:%m/%d}/{slug}/"


def words_in(path: str) -> str:
    """What somebody who followed this address was looking for, as words for a search; may be empty.

    The last step that has any counts, without a file's ending; dates and the names of forms have none.
    """
    for step in reversed(path.split("/")):
        stem = step.rpartition(".")[0] or step
        words = _joined(stem).replace("-", " ").strip()
        if words and not words.replace(" ", "").isdecimal() and step not in RESERVED:
            return words[:LONGEST_SLUG]
    return ""


def _numbered(slug: str) -> Iterator[str]:
    return chain([slug], (f"{slug}-{number}" for number in count(2)))


def _has_letters(text: str) -> bool:
    return any(unicodedata.category(letter)[0] in "LN" for letter in text)


def _spelled_out(text: str) -> str:
    return (
        " ".join(unicodedata.name(sign, "") for sign in text if not sign.isspace()).lower()
        if (any(unicodedata.category(sign) == "So" for sign in text))
        else ""
    )


def _joined(text: str) -> str:
    # An apostrophe belongs to its word (“don’t” → “dont”); every other sign divides words.
    text = re.sub(r"(?<=\w)['’ʼ](?=\w)", "", text)
    kept = (sign if unicodedata.category(sign)[0] in _KEPT else " " for sign in text)
    return "-".join("".join(kept).split())


def _cut(slug: str) -> str:
    if len(slug) <= LONGEST_SLUG:
        return slug
    cut, _, _ = slug[: LONGEST_SLUG + 1].rpartition("-")
    return cut or slug[:LONGEST_SLUG]
