"""Things found by their name."""

from django.db import models

from articles.rules.cleaning import key_of


class NamedQuerySet(models.QuerySet):
    def named(self, name: str):
        """Those whose name a reader takes for this one: in any case, width or composition."""
        return self.filter(key=key_of(name))


class Named(models.Model):
    """``key`` is the name as :func:`~articles.rules.cleaning.key_of` folds it; the actions keep it.

    A column of ours, since the databases fold letters each in their own way.
    """

    key = models.CharField(max_length=400, editable=False, db_index=True)

    class Meta:
        abstract = True
