"""Who wrote an article: a byline, apart from the accounts of those who work at the desk."""

from django.db import models

from articles.models.filing import Filing


class Author(Filing):
    # Two people may share a name; their slugs tell them apart.
    name = models.CharField(max_length=120)

    class Meta(Filing.Meta):
        pass
