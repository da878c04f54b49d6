"""Things found by their name."""

from django.db import models
from django.db.models import Value
from django.db.models.functions import Lower


class NamedQuerySet(models.QuerySet):
    def named(self, name: str):
        """Those of this name in any case, compared as the tables' own constraints compare."""
        return self.alias(lowered=Lower("name")).filter(lowered=Lower(Value(name)))
