"""Whose paper an article comes from."""

from django.db import models
from django.db.models.functions import Lower

from articles.models.filing import Filing
from articles.rules import limits


class Source(Filing):
    url = models.URLField("home page", blank=True, max_length=limits.ADDRESS)

    class Meta(Filing.Meta):
        constraints = [
            *Filing.Meta.constraints,
            models.UniqueConstraint(Lower("name"), name="source_name_is_unique_in_any_case"),
        ]
