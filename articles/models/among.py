"""Rows whose number is among many: a list that does not get slow where those are half the table."""

from collections.abc import Sequence

from django.db import connections
from django.db.models import F, QuerySet

MANY = 2_000


def among(rows: QuerySet, *, first: Sequence[int], every) -> QuerySet:
    """Those of ``rows`` whose key is in the subquery ``every``; ``first`` are up to ``MANY + 1`` of it.

    Few are named one by one, so that no planner has to guess how few. Where there are many, a list's
    first page is found soonest by walking through the rows in their order and asking of each; SQLite
    has to be kept from the opposite, which the sum does.
    """
    if len(first) <= MANY:
        return rows.filter(pk__in=first)
    if connections[rows.db].vendor == "sqlite":
        return rows.alias(number=F("pk") + 0).filter(number__in=every)
    return rows.filter(pk__in=every)
