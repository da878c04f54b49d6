"""The desk: Django's admin. Forms, lists and buttons; a button calls one action."""

from articles.admin import (
    accounts,
    articles,
    daybook,
    filing,
    fronts,
    intake,
    ledger,
    pictures,
    readings,
    redirects,
    sections,
    tags,
    topics,
)

__all__ = [
    "accounts",
    "articles",
    "daybook",
    "filing",
    "fronts",
    "intake",
    "ledger",
    "pictures",
    "readings",
    "redirects",
    "sections",
    "tags",
    "topics",
]
