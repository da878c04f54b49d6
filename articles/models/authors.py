"""Who wrote an article: a byline, apart from the accounts of those who work at the desk."""

from django.db import models

from articles.models.filing import Filing
from articles.rules import addresses


class Author(Filing):
    # Two people may share a name; their slugs tell them apart.
    name = models.CharField(max_length=120)

    class Meta(Filing.Meta):
        pass

    @property
    def label(self) -> str:
        """The name, and the slug where it is not the name's own: a namesake's."""
        return (
            self.name if self.slug == addresses.slug_of(self.name) else f"{self.name} ({self.slug})"
        )
