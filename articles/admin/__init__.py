"""The desk: Django's admin. Forms, lists and buttons; a button calls one action."""

from articles.admin import articles, daybook, filing, intake, redirects, sections, tags

__all__ = ["articles", "daybook", "filing", "intake", "redirects", "sections", "tags"]
