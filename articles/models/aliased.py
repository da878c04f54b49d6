"""Things that are known by more than one name: every other name is a row of its own, an alias."""

from django.db import models
from django.db.models import F, Q


class Aliased(models.Model):
    """An alias keeps its name, its key and its address, and leads to the thing it stands for.

    So no name can be taken twice, whichever of them it is, and a former address is never dead.
    ``own`` is a thing's number once other names stand for it. An alias has none and ``alias_of`` leads
    to that column: the database refuses an alias of an alias, or of itself.
    """

    own = models.BigIntegerField(unique=True, null=True, editable=False)
    alias_of = models.ForeignKey(
        "self",
        models.PROTECT,
        to_field="own",
        null=True,
        blank=True,
        editable=False,
        related_name="aliases",
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(own=None) | Q(own=F("id")), name="%(class)s_own_number_is_its_own"
            ),
            models.CheckConstraint(
                condition=Q(alias_of=None) | Q(own=None), name="%(class)s_alias_has_no_aliases"
            ),
        ]

    @property
    def meant(self):
        """What its name means now: itself, or what it is an alias of."""
        return self.alias_of or self
