"""Tags with a moderation status, their place on the desk's articles, and the trending topics."""

from django.db import models
from taggit.models import ItemBase, TagBase

from articles.models.addressed import Addressed
from articles.models.named import Named, NamedQuerySet
from articles.rules import addresses, limits


class TagQuerySet(NamedQuerySet):
    def approved(self):
        """Tags that readers may see."""
        return self.filter(status=Tag.APPROVED)


class Tag(Addressed, Named, TagBase):
    """``name`` and ``slug`` come from taggit. A tag shows to readers only when it is approved."""

    PROPOSED, APPROVED, REFUSED = "proposed", "approved", "refused"
    STATUSES = {PROPOSED: "Proposed", APPROVED: "Approved", REFUSED: "Refused"}

    slug = models.CharField(
        max_length=100,
        unique=True,
        blank=True,
        help_text="Its place in the address. Left empty, it is made from the name.",
    )
    description = models.TextField(blank=True, max_length=limits.DESCRIPTION)
    status = models.CharField(max_length=10, choices=STATUSES, default=PROPOSED)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            # Two tags that differ in case or width alone are one topic with two pages.
            models.UniqueConstraint(fields=["key"], name="tag_key_is_unique"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="tag_has_a_slug"),
            models.CheckConstraint(
                condition=models.Q(status__in=["proposed", "approved", "refused"]),
                name="tag_status_is_known",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def public_path(self):
        return addresses.listing_path("tag", self.slug)


class TaggedArticle(ItemBase):
    """A tag on the desk's article. The tag is protected: a tag in use is not deleted, only refused."""

    tag = models.ForeignKey(Tag, models.PROTECT, related_name="tagged")
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tagged")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="article_has_a_tag_once")
        ]


class TrendingTopic(models.Model):
    """A tag the staff have put up for the whole site, in their order."""

    tag = models.OneToOneField(Tag, models.PROTECT, related_name="trending")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self):
        return self.tag.name
