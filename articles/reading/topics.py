"""What the page of a topic tells beside its stories."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, Subquery

from articles.models import LiveCopy, LiveTag, Tag
from articles.models.among import MANY
from articles.models.live import LiveCopyQuerySet
from articles.rules import names, topics

LOOKED_AT = 300  # of the newest stories, for what is near the topic
CANDIDATES = 24
ALSO = 12


@dataclass
class Topic:
    """``also`` are the other names it goes by; ``first`` and ``last`` the days of its stories."""

    tag: Tag
    stories: int
    first: date | None = None
    last: date | None = None
    also: list[str] = field(default_factory=list)
    related: list[Tag] = field(default_factory=list)
    months: list[topics.Month] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    @property
    def is_thin(self) -> bool:
        return topics.is_thin(self.stories, self.tag.description)

    @property
    def shows_months(self) -> bool:
        """One bar alone says nothing."""
        return sum(bool(month.stories) for month in self.months) > 1

    @property
    def fullest(self) -> topics.Month:
        return max(self.months, key=lambda month: month.stories)


def stories_under(tag: Tag) -> tuple[LiveCopyQuerySet, int]:
    """The live copies under a tag, and how many they are. One query.

    Of many, a list is found soonest by walking through all stories in their order and asking of each;
    of few, by sorting those.
    """
    count = LiveTag.objects.filter(tag=tag).count()
    if count <= MANY:
        return LiveCopy.objects.filter(tags=tag), count
    under = LiveTag.objects.filter(tag=tag, copy=OuterRef("pk"))
    return LiveCopy.objects.filter(Exists(under)), count


def read_topic(tag: Tag, copies: LiveCopyQuerySet, count: int, newest: list[LiveCopy]) -> Topic:
    """Four queries, none for a tag without stories: its first day, its months, what stands on its newest
    stories, and how often that is used at all; one more where the tag has other names.

    ``newest`` are the first of them. The months end with that of the newest: a page must not become wrong
    with time alone.
    """
    also = tag.aliases.order_by("name").values_list("name", flat=True)[:ALSO] if tag.own else ()
    topic = Topic(tag, count, also=list(also))
    if not newest:
        return topic
    topic.last = newest[0].published_on
    topic.first = copies.oldest_first().values_list("published_on", flat=True).first()
    topic.months = _months(copies, topic.last)
    shared = _shared(tag, copies)
    topic.related = _related(shared)
    # Also of those that wait for approval: it lets them stand here.
    topic.names = {names.thing("tag", number) for number in shared}
    return topic


def _months(copies: LiveCopyQuerySet, last: date) -> list[topics.Month]:
    days = copies.filter(published_on__gte=topics.first_of(last), published_on__lte=last)
    counted = days.order_by().values_list("published_on").annotate(stories=Count("*"))
    return topics.by_month(dict(counted), last)


def _shared(tag: Tag, copies: LiveCopyQuerySet) -> dict[int, int]:
    """The tags most often on the newest stories of this one, and on how many of them each stands."""
    newest = copies.newest_first().values("pk")[:LOOKED_AT]
    on_them = LiveTag.objects.filter(copy__in=newest).exclude(tag=tag)
    counted = on_them.order_by().values_list("tag").annotate(shared=Count("*"))
    return dict(counted.order_by("-shared", "tag")[:CANDIDATES])


def _related(shared: dict[int, int]) -> list[Tag]:
    under = LiveTag.objects.filter(tag=OuterRef("pk")).order_by().values("tag")
    approved = Tag.objects.approved().filter(pk__in=shared)
    counted = approved.annotate(stories=Subquery(under.annotate(count=Count("*")).values("count")))
    tags = {tag.pk: tag for tag in counted}
    uses = {number: tag.stories for number, tag in tags.items()}
    return [tags[number] for number in topics.nearest(shared, uses)]
