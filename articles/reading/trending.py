"""The bar of trending topics, as readers have it."""

from functools import cache

from django.conf import settings
from django.db import connection
from django.db.models import F, Q

from articles.models import RisingTopic, Tag, TrendingTopic


def read_bar() -> list[Tag]:
    """What the staff put up, in their order; then what rises by itself, in the places left. One query.

    Every page asks it: its SQL, which never changes, is written once.
    """
    return list(Tag.objects.raw(*_sql_of_the_bar(connection.vendor, settings.TRENDING_PLACES)))


@cache
def _sql_of_the_bar(vendor: str, places: int) -> tuple[str, tuple]:
    return tags_of_the_bar()[:places].query.sql_with_params()


def tags_of_the_bar():
    """All that may stand in the bar, in its order, as a QuerySet: more than it has places for."""
    put_up = TrendingTopic.objects.filter(is_muted=False).order_by().values("tag")
    numbers = put_up.union(RisingTopic.objects.order_by().values("tag"), all=True)
    tags = Tag.objects.approved().filter(
        Q(trending=None) | Q(trending__is_muted=False), pk__in=numbers
    )
    put_up_first = F("trending__order").asc(nulls_last=True)
    return tags.order_by(put_up_first, "trending__pk", "rising__place")
