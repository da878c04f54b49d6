"""Whose paper an article comes from."""

from django.db import models

from articles.models.filing import Filing
from articles.rules import limits


class Source(Filing):
    url = models.URLField("home page", blank=True, max_length=limits.ADDRESS)

    class Meta(Filing.Meta):
        constraints = [
            *Filing.Meta.constraints,
            models.UniqueConstraint(fields=["key"], name="source_key_is_unique"),
        ]
