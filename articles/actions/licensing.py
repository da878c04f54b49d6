"""What a source's licence changes for what is live: until when, and in which feeds."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from articles.models import Article, LedgerEntry, LiveCopy, Refiled, Source
from articles.rules import hours, names
from articles.rules.licences import EVERYTHING, LONGEST, Licence, expiry
from articles.rules.refusals import NotFit, NotNow
from articles.rules.wording import say


def refuse_unfit_licence(thing) -> None:
    """Raise ``NotFit`` for a source whose stories would expire before they are published, or after all of us."""
    days = getattr(thing, "days_to_expiry", None)
    if days is not None and not 1 <= days <= LONGEST:
        raise NotFit(
            say(
                "Stories expire after 1 to %(longest)s days; leave it empty for never.",
                longest=LONGEST,
            ),
            field="days_to_expiry",
        )


def refuse_expired(copy: LiveCopy) -> None:
    """Raise ``NotNow`` for a copy that readers may not have any more."""
    if copy.expires_at and copy.expires_at <= timezone.now():
        ended = hours.spoken(copy.expires_at, zone=settings.TIME_ZONE)
        raise NotNow(
            say(
                "The licence of “%(source)s” for this article ended on %(ended)s. It can be "
                "published again once that licence is changed, or under another source.",
                source=copy.source,
                ended=ended,
            )
        )


def refuse_after_licence(article: Article, at: datetime) -> None:
    """Raise ``NotFit`` for an hour at which readers may not have an article any more, as its licence is now."""
    licence = article.source.licence if article.source else EVERYTHING
    ends = expiry(licence, article.first_published_at)
    if ends and ends <= at:
        raise NotFit(
            say(
                "The licence of “%(source)s” for this article ends on %(ends)s: choose an hour before that, "
                "or another source.",
                source=article.source,
                ends=hours.spoken(ends, zone=settings.TIME_ZONE),
            ),
            field="hour",
        )


def count_over(source: Source, days: int | None) -> int:
    """How many live copies of a source have been shown for so many days or longer. One query, if any."""
    if days is None or source.pk is None:
        return 0
    since = timezone.now() - timedelta(days=days)
    return LiveCopy.objects.filter(source=source, first_published_at__lte=since).count()


def apply_licence(source: Source, former: Licence) -> set[str]:
    """Let what is live follow a licence that was another one; the caller holds all filing alone.

    Returns the names of what shows the change beside the source's own pages and lists. One statement.
    """
    present = source.licence
    if present.days_to_expiry != former.days_to_expiry:
        renew_expiry(source)
    return {names.LICENCES} if present.in_feeds != former.in_feeds else set()


def renew_expiry(source: Source) -> None:
    """Reckon anew when each live copy of a source expires. One statement, whatever their number."""
    days = source.licence.days_to_expiry
    ends = None if days is None else F("first_published_at") + timedelta(days=days)
    LiveCopy.objects.filter(source=source).update(expires_at=ends)


def renew_after_undoing(entry: LedgerEntry) -> set[str]:
    """The same for all the sources that an act was about, now that it is taken back. What expired by it
    stays withdrawn: to publish it again is for an editor to decide."""
    rows = Refiled.objects.filter(entry=entry).order_by().values_list("former", "present")
    numbers = {number for row in rows.distinct() for number in row}
    numbers.update(entry.changes.filter(kind="source").values_list("number", flat=True))
    for source in Source.objects.filter(pk__in=numbers).select_related("alias_of"):
        renew_expiry(source)
    return {names.LICENCES}
