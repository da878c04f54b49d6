"""Things found by their name."""

from django.db import models

from articles.rules.cleaning import key_of
from articles.rules.terms import terms_of


class NamedQuerySet(models.QuerySet):
    def named(self, name: str):
        """Those whose name a reader takes for this one: in any case, width or composition."""
        return self.filter(key=key_of(name))


class Named(models.Model):
    """``key`` is the name as :func:`~articles.rules.cleaning.key_of` folds it, and ``words`` are the terms it
    is searched by, a space on each side of each; the actions keep both.

    Columns of ours, since the databases fold letters each in their own way.
    """

    key = models.CharField(max_length=400, editable=False, db_index=True)
    words = models.TextField(default="", editable=False)

    class Meta:
        abstract = True

    def spell(self) -> None:
        """Bring ``key`` and ``words`` in step with the name."""
        self.key, self.words = key_of(self.name), words_of(self.name)


def words_of(name: str) -> str:
    """“COVID-19” → “ covid 19 ”: a run of terms stands in it as it stands in a text."""
    return f" {' '.join(terms_of(name))} "
