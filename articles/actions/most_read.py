"""Which articles were read most: reckoned by the clock from the readings, and kept for readers.

More are kept than a list shows, so whatever is withdrawn, the list is full at once; and no page reckons.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from articles.actions.beats import announce
from articles.actions.readings import put_days_together
from articles.actions.turns import in_turn
from articles.models import LiveCopy, MostRead, Reading, ReadingsReckoning
from articles.reading.most_read import read_ranks
from articles.rules import names, readings

EVERY = timedelta(minutes=5)
SPARE = 10  # for what is withdrawn before the next reckoning
LOOKED_AT = 100  # of the most read; some of them are withdrawn by now


def carry_out_most_read(now: datetime | None = None, *, tell=None) -> bool:
    """Reckon anew if it is time, whichever server comes first: a duty of the clock, one query when there is
    nothing to do. Returns whether it was done here.

    Nobody need be told, so ``tell`` is never called. Raises what the database raises while it is away.
    """
    return in_turn(
        ReadingsReckoning, _reckon, now=now or timezone.now(), every=EVERY, what="The most read"
    )


def _reckon(now: datetime) -> None:
    reckon_most_read(now)
    put_days_together(now)


def reckon_most_read(now: datetime) -> None:
    """Store what was read most in each period. Told to readers' pages only where a list is another than
    before, and only to those that show it."""
    found = {period: _most_read(period, now) for period in readings.PERIODS}
    _write(found)


def _most_read(period: str, now: datetime) -> list[int]:
    """The numbers of articles that readers can see, the most read first; of two read alike the newer one."""
    begin = readings.since(period, now, settings.TIME_ZONE)
    sums = Reading.objects.filter(hour__gte=begin).values("article").annotate(times=Sum("screen"))
    enough = sums.filter(times__gte=readings.LEAST_READ).order_by("-times", "-article")
    most = [row["article"] for row in enough[:LOOKED_AT]]
    # Asked of these alone: a join would look every reading's article up.
    live = set(LiveCopy.objects.filter(pk__in=most).values_list("pk", flat=True))
    return [article for article in most if article in live][: readings.PLACES + SPARE]


@transaction.atomic
def _write(found: dict[str, list[int]]) -> None:
    ReadingsReckoning.objects.select_for_update().get(pk=1)
    stored = _stored()
    if stored == found:
        return
    before = read_ranks()
    MostRead.objects.all().delete()
    MostRead.objects.bulk_create(
        MostRead(period=period, place=place, article_id=article)
        for period, articles in found.items()
        for place, article in enumerate(articles)
    )
    after = read_ranks()
    changed = [each for each in readings.PERIODS if before[each] != after[each]]
    if changed:
        announce(names.most_read(each) for each in changed)


def _stored() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {period: [] for period in readings.PERIODS}
    for period, article in MostRead.objects.values_list("period", "article"):
        found[period].append(article)
    return found
