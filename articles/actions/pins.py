"""Articles that stand in a place of a front for a time: kept until an hour, then gone by themselves."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.beats import announce, require
from articles.actions.fronts import locked, note_front, shown_on, store_front
from articles.actions.waiting import refuse_hour
from articles.models import AtAnHour, LivePlacement, Section
from articles.rules import arranging, hours
from articles.rules.refusals import NotNow
from articles.rules.wording import Sentence, say

_FOR_GOOD = say("Keeps article %(article)s for good on %(front)s")


@transaction.atomic
def keep_for_a_time(
    section: Section | None, article: int, *, until: datetime, zone: str, by
) -> None:
    """Let a placed article go back among the newest at ``until``, a moment given in ``zone``. Readers see
    it so once the front is shown. Raises ``NotFit`` or ``NotNow``."""
    require(by, "curate_front", say("place articles"))
    refuse_hour(until, zone=zone)
    spoken = hours.spoken(until, zone=zone)
    _keep(
        section,
        article,
        until.astimezone(UTC),
        say("Keeps article %(article)s until %(hour)s on %(front)s", hour=spoken),
        by=by,
    )


@transaction.atomic
def keep_for_good(section: Section | None, article: int, *, by) -> None:
    """Let a placed article stand until somebody takes it away."""
    require(by, "curate_front", say("place articles"))
    _keep(section, article, None, _FOR_GOOD, by=by)


def carry_out_ended_pins(
    now: datetime | None = None, *, tell: Callable[[AtAnHour], None] | None = None
) -> list[int]:
    """Take from the readers' fronts what stands there no longer. Returns the articles that went here.

    Nobody need be told, so ``tell`` is never called. Raises what the database raises while it is away.
    """
    now = now or timezone.now()
    over = LivePlacement.objects.filter(until__lte=now)
    pages = list(over.values_list("section", flat=True).distinct().order_by("section"))
    sections = Section.objects.in_bulk([page for page in pages if page is not None])
    return [article for page in pages for article in _clear(sections.get(page), now)]


@transaction.atomic
def _clear(section: Section | None, now: datetime) -> list[int]:
    front = locked(section)
    over = LivePlacement.objects.filter(section=section, until__lte=now)
    gone = list(over.values_list("article", flat=True))
    if not gone:
        return []  # done by another server meanwhile
    over.delete()
    if front.is_shown:  # else somebody is at work on it, and shows what still lasts then
        store_front(front, arranging.lasting(front.placements, now), by=front.changed_by)
        front.shown_version = front.version
        front.save(update_fields=["shown_version"])
    for article in gone:
        note_front(
            front,
            "time over",
            say("The time of article %(article)s was over on %(front)s", article=str(article)),
            by=None,
        )
    announce(shown_on(section))
    return gone


def _keep(
    section: Section | None, article: int, until: datetime | None, how: Sentence, *, by
) -> None:
    front = locked(section)
    if article not in {each.article for each in front.placements}:
        raise NotNow(say("Somebody took this article from its place in the meantime."))
    store_front(front, arranging.kept_until(front.placements, article, until), by=by)
    note_front(front, "keep", how.filled(article=str(article)), by=by)
