"""What categories, sources and authors have in common: a name, a slug in the address, a description."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.addressed import Addressed
from articles.models.aliased import Aliased
from articles.models.named import Named, NamedQuerySet
from articles.rules import addresses, limits


class Filing(Addressed, Named):
    """A name that articles are filed under. Names and slugs are unique, slugs are never empty."""

    name = models.CharField(max_length=limits.NAME, unique=True)
    slug = models.CharField(
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("Its place in the address. Left empty, it is made from the name."),
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


class OfferedQuerySet(NamedQuerySet):
    def kept(self):
        """Those that stand for themselves, not for another."""
        return self.filter(alias_of=None)

    def offered(self):
        """Those that a new article may be filed under."""
        return self.kept().filter(is_retired=False)


class Offered(Filing, Aliased):
    """What is offered in an order, may be retired, and may be merged into another of its kind."""

    order = models.PositiveSmallIntegerField(
        default=0, help_text=_("Lists of all stand by this number, then by name.")
    )
    is_retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("Kept on the articles it is on, offered for no other."),
    )

    objects = OfferedQuerySet.as_manager()

    class Meta(Filing.Meta):
        abstract = True
        ordering = ["order", "name"]
        constraints = [*Filing.Meta.constraints, *Aliased.Meta.constraints]
