"""Tags with a moderation status, their place on the desk's articles, and the trending topics."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.addressed import Addressed
from articles.models.aliased import Aliased
from articles.models.media import media_url
from articles.models.named import Named, NamedQuerySet
from articles.rules import addresses, limits


class TagQuerySet(NamedQuerySet):
    def approved(self):
        """Tags that readers may see."""
        return self.filter(status=Tag.APPROVED)


class Tag(Addressed, Named, Aliased, TagBase):
    """``name`` and ``slug`` come from taggit. A tag shows to readers only when it is approved.

    One that was merged into another is an alias of it. ``skeleton`` is what its name has in common with
    those that are perhaps the same topic (``rules.likeness``); the actions keep it.
    """

    PROPOSED, APPROVED, REFUSED, MERGED = "proposed", "approved", "refused", "merged"
    STATUSES = {
        PROPOSED: _("Proposed"), APPROVED: _("Approved"), REFUSED: _("Refused"), MERGED: _("Merged"),
    }  # fmt: skip

    slug = models.CharField(
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("Its place in the address. Left empty, it is made from the name."),
    )
    description = models.TextField(blank=True, max_length=limits.DESCRIPTION)
    status = models.CharField(max_length=10, choices=STATUSES, default=PROPOSED)
    skeleton = models.CharField(max_length=400, default="", editable=False, db_index=True)
    # Why readers do not see it, where it was refused: whoever types it again is told.
    reason = models.TextField(blank=True, editable=False)
    made_at = models.DateTimeField(null=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    # The name of its file in the storage, which is that of its content; the actions keep it.
    picture = models.CharField(max_length=100, blank=True, default="", editable=False)
    picture_width = models.PositiveSmallIntegerField(default=0, editable=False)
    picture_height = models.PositiveSmallIntegerField(default=0, editable=False)
    picture_alt = models.CharField(
        _("what it shows"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("For readers who do not see the picture."),
    )
    picture_credit = models.CharField(
        _("credit"), max_length=200, blank=True, default="", help_text=_("Who made the picture.")
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            *Aliased.Meta.constraints,
            # Two tags that differ in case or width alone are one topic with two pages.
            models.UniqueConstraint(fields=["key"], name="tag_key_is_unique"),
            models.CheckConstraint(condition=~Q(slug=""), name="tag_has_a_slug"),
            models.CheckConstraint(
                condition=Q(status__in=["proposed", "approved", "refused", "merged"]),
                name="tag_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(status="merged", alias_of__isnull=False)
                | (~Q(status="merged") & Q(alias_of=None)),
                name="tag_is_merged_when_it_is_an_alias",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def public_path(self):
        return addresses.listing_path("tag", self.slug)

    @property
    def picture_url(self) -> str:
        return media_url(self.picture)


class TaggedArticle(ItemBase):
    """A tag on the desk's article. The tag is protected: a tag in use is not deleted, only refused."""

    tag = models.ForeignKey(Tag, models.PROTECT, related_name="tagged")
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tagged")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="article_has_a_tag_once")
        ]


class TrendingTopic(models.Model):
    """A tag the staff have put up for the whole site, in their order, for a time or for ever; or one that
    they keep out of it."""

    tag = models.OneToOneField(Tag, models.PROTECT, related_name="trending")
    order = models.PositiveSmallIntegerField(default=0)
    until = models.DateTimeField(null=True, blank=True)
    is_muted = models.BooleanField(
        _("muted"),
        default=False,
        help_text=_("Keeps the tag out, however much is written about it."),
    )

    class Meta:
        ordering = ["order", "pk"]
        indexes = [
            # What every server asks once a second.
            models.Index(
                fields=["until"], condition=Q(until__isnull=False), name="topic_for_a_time"
            )
        ]

    def __str__(self):
        return self.tag.name


class RisingTopic(models.Model):
    """A tag in a place of the bar that the staff left free, as it was last reckoned, and why it is there."""

    tag = models.OneToOneField(Tag, models.CASCADE, related_name="rising")
    place = models.PositiveSmallIntegerField(unique=True)
    why = models.CharField(max_length=200)
    reckoned_at = models.DateTimeField()

    class Meta:
        ordering = ["place"]
        default_permissions = ()

    def __str__(self):
        return f"{self.tag}: {self.why}"


class TopicReckoning(models.Model):
    """The one row that says when the rising topics were reckoned; of several servers, one is the first to
    write it. None says that they are to be reckoned at the clock's next look."""

    reckoned_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="there_is_one_topic_reckoning")
        ]

    def __str__(self):
        return f"Reckoned {self.reckoned_at}"


class TagUse(models.Model):
    """An editor published an article under a tag, for the first time: at this moment, or earlier, where the
    article is dated earlier.

    Written by publishing alone: imports and moderation are no news. A tag merged since counts for the one
    it stands for.
    """

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="uses")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "tag"], name="tag_use_counts_once")
        ]
        indexes = [models.Index(fields=["at"], name="tag_use_newest")]

    def __str__(self):
        return f"{self.tag_id} on {self.article_id}"
