"""Rows of a list that pages by position."""

from django.db import models
from django.db.models import Q

from articles.rules.positions import Position


class PlacedQuerySet(models.QuerySet):
    """Newest first: by the column ``moment``, then by the column ``number``."""

    moment, number = "made_at", "id"

    def placed_by(self, moment: str):
        """The same rows, their place given by another column; those that have nothing there are left out."""
        placed = self.filter(**{f"{moment}__isnull": False})
        placed.moment = moment
        return placed

    def _clone(self):
        clone = super()._clone()
        clone.moment = self.moment
        return clone

    def newest_first(self):
        return self.order_by(f"-{self.moment}", f"-{self.number}")

    def oldest_first(self):
        return self.order_by(self.moment, self.number)

    def older_than(self, position: Position):
        return self._beyond(position, "lt")

    def newer_than(self, position: Position):
        return self._beyond(position, "gt")

    def position_of(self, row) -> Position:
        """Where one of these rows stands."""
        return Position(getattr(row, self.moment), getattr(row, self.number))

    def _beyond(self, position: Position, way: str):
        # The first condition says nothing the second does not; it lets the index begin there.
        return self.filter(
            Q(**{f"{self.moment}__{way}e": position.moment}),
            Q(**{f"{self.moment}__{way}": position.moment})
            | Q(**{f"{self.number}__{way}": position.number}),
        )
