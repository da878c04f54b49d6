"""Which tags rise by themselves: reckoned by the clock from the uses of tags, and kept for readers.

More are kept than there are places, those that are put up or muted among them: so whatever the staff pin,
mute or take down, the bar is full at once, and no page ever reckons.
"""

from datetime import datetime, timedelta
from itertools import pairwise, repeat

from django.conf import settings
from django.db import transaction
from django.db.models import BigIntegerField, Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.actions.beats import announce
from articles.actions.holding import hold_filing
from articles.actions.turns import in_turn
from articles.models import RisingTopic, Tag, TagUse, TopicReckoning, TrendingTopic
from articles.reading.trending import read_bar
from articles.rules import names, trends
from articles.rules.wording import settled

EVERY = timedelta(minutes=15)
SPARE = 16  # for what is refused, merged or muted before the next reckoning
DAY = timedelta(days=1)
SPANS = tuple(pairwise((0, 1, 2, 4, 7, 21, 63, trends.OLDEST)))
SHORTLIST = 4  # times as many as are kept: their places are rough
MEANT = Coalesce("tag__alias_of", "tag", output_field=BigIntegerField())


def carry_out_reckoning(now: datetime | None = None, *, tell=None) -> bool:
    """Reckon anew if it is time, whichever server comes first: a duty of the clock, one query when there is
    nothing to do. Returns whether it was done here.

    Nobody need be told, so ``tell`` is never called. Raises what the database raises while it is away.
    """
    return in_turn(
        TopicReckoning,
        reckon_topics,
        now=now or timezone.now(),
        every=EVERY,
        what="The trending topics",
    )


def reckon_topics(now: datetime) -> list[trends.Trend]:
    """Reckon from the uses of the last 120 days and store what rises. Told to readers' pages only where the
    bar is another than before.

    The reckoning holds nobody up: only its outcome is written in a transaction.
    """
    kept = settings.TRENDING_PLACES + SPARE + TrendingTopic.objects.count()
    perhaps = _shortlist(now, SHORTLIST * kept)
    found = trends.rising(uses_until(now, of=perhaps), kept)
    _write(found, now)
    return found


def reckon_soon() -> None:
    """Have the clock reckon at its next look; for acts that make other tags of those that were used.

    For who holds the filing alone.
    """
    TopicReckoning.objects.update(reckoned_at=None)


def uses_until(now: datetime, *, of: list[int]) -> dict[int, list[float]]:
    """How many days ago each article came out under each of these tags; uses of another name count for the
    tag, an article once. One query."""
    names_of = Tag.objects.filter(Q(pk__in=of) | Q(alias_of__in=of)).order_by().values("pk")
    moments: dict[int, dict[int, datetime]] = {}
    for tag, article, at in _uses(now).filter(tag__in=names_of).values_list(MEANT, "article", "at"):
        moments.setdefault(tag, {})[article] = at
    return {tag: [(now - at) / DAY for at in found.values()] for tag, found in moments.items()}


def _shortlist(now: datetime, most: int) -> list[int]:
    """The tags that readers may see which perhaps rise: a busy paper has half a million uses, so they are
    counted by the database, in spans of days, and read one by one only of these. One query."""
    approved = Q(tag__status=Tag.APPROVED) | Q(tag__alias_of__status=Tag.APPROVED)
    counted = {
        f"span_{end}": Count("pk", filter=Q(at__gt=now - end * DAY, at__lte=now - begin * DAY))
        for begin, end in SPANS
    }
    rows = _uses(now).filter(approved).values(meant=MEANT).annotate(**counted).order_by()
    rough = {
        row["meant"]: [age for begin, end in SPANS
                       for age in repeat((begin + end) / 2, row[f"span_{end}"])]
        for row in rows
    }  # fmt: skip
    return [trend.number for trend in trends.rising(rough, most)]


def _uses(now: datetime) -> QuerySet:
    return TagUse.objects.filter(at__gt=now - trends.OLDEST * DAY, at__lte=now)


@transaction.atomic
def _write(found: list[trends.Trend], now: datetime) -> None:
    hold_filing()
    turn = TopicReckoning.objects.select_for_update().filter(reckoned_at=now)
    if not turn:
        return  # tags were merged since it was begun, or another turn has come: that one knows more
    before, numbers = read_bar(), [trend.number for trend in found]
    there = set(Tag.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    standing = [trend for trend in found if trend.number in there]
    RisingTopic.objects.all().delete()
    RisingTopic.objects.bulk_create(
        RisingTopic(tag_id=trend.number, place=place, why=settled(trend.why), reckoned_at=now)
        for place, trend in enumerate(standing)
    )
    if read_bar() != before:
        announce([names.TRENDING])
