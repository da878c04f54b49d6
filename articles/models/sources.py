"""Whose paper an article comes from."""

from django.db import models

from articles.models.filing import Offered
from articles.rules import limits


class Source(Offered):
    url = models.URLField("home page", blank=True, max_length=limits.ADDRESS)

    class Meta(Offered.Meta):
        constraints = [
            *Offered.Meta.constraints,
            models.UniqueConstraint(fields=["key"], name="source_key_is_unique"),
        ]
