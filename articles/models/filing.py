"""What categories, sources and authors have in common: a name, a slug in the address, a description."""

from django.db import models

from articles.models.addressed import Addressed
from articles.models.named import Named, NamedQuerySet
from articles.rules import addresses, limits


class Filing(Addressed, Named):
    """A name that articles are filed under. Names and slugs are unique, slugs are never empty."""

    name = models.CharField(max_length=limits.NAME, unique=True)
    slug = models.CharField(
        max_length=100,
        unique=True,
        blank=True,
        help_text="Its place in the address. Left empty, it is made from the name.",
    )
    description = models.TextField(blank=True, max_length=limits.DESCRIPTION)

    objects = NamedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["name"]
        constraints = [
            # An empty slug would make the listing's address that of its index.
            models.CheckConstraint(condition=~models.Q(slug=""), name="%(class)s_has_a_slug"),
            models.CheckConstraint(condition=~models.Q(name=""), name="%(class)s_has_a_name"),
        ]

    def __str__(self):
        return self.name

    @property
    def public_path(self):
        return addresses.listing_path(self._meta.model_name, self.slug)
