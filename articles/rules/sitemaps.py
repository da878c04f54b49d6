"""Sitemaps (sitemaps.org/protocol.html): how they are divided, and how they write a language."""

import re

MOST = 50_000  # addresses of one file: the protocol's own limit
MOST_NEWS = 1_000  # stories of one news sitemap: Google's limit
NEWS_DAYS = 2  # how long a story is news to Google
_MONTH = re.compile("([0-9]{4})-([0-9]{2})(?:-([1-9][0-9]{0,4}))?", re.ASCII)
_PART = re.compile("([a-z]+)(?:-([1-9][0-9]{0,4}))?", re.ASCII)


def month_file(year: int, month: int, part: int = 1) -> str:
    """The name of the file of a month's articles; a month of very many has several parts."""
    return f"{year:04d}-{month:02d}" + _suffix(part)


def read_month_file(name: str) -> tuple[int, int, int] | None:
    """Year, month and part of such a name, or None where it is none."""
    match = _MONTH.fullmatch(name)
    if not match or not 1 <= int(match[2]) <= 12 or int(match[1]) < 1 or match[3] == "1":
        return None
    return int(match[1]), int(match[2]), int(match[3] or 1)


def kind_file(kind: str, part: int = 1) -> str:
    """The name of the file of all pages of one kind, such as ``tags``."""
    return kind + _suffix(part)


def read_kind_file(name: str) -> tuple[str, int] | None:
    """Kind and part of such a name, or None where it is none."""
    match = _PART.fullmatch(name)
    if not match or match[2] == "1":
        return None
    return match[1], int(match[2] or 1)


def parts(addresses: int) -> int:
    """Into how many files so many addresses go."""
    return -(-addresses // MOST)


def news_language(tag: str) -> str:
    """A language as Google News writes it: two or three letters (ISO 639), but for Chinese, where the
    script counts (support.google.com/news/publisher-center, "news sitemaps")."""
    first, *others = tag.lower().split("-")
    if first != "zh":
        return first
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(others) else "zh-cn"


def _suffix(part: int) -> str:
    return f"-{part}" if part > 1 else ""
