"""The readers' tables. Written by publishing alone; every row here may be shown to anyone."""

from django.db import models
from django.db.models import Q

from articles.models.addressed import Addressed
from articles.rules import addresses, limits
from articles.rules.positions import Position


class LiveCopyQuerySet(models.QuerySet):
    """Short questions about live copies; newest first means by moment, then by number."""

    def newest_first(self):
        return self.order_by("-published_at", "-article_id")

    def older_than(self, position: Position):
        # The first condition says nothing the second does not; it lets the index begin there.
        return self.filter(
            Q(published_at__lte=position.moment),
            Q(published_at__lt=position.moment) | Q(article_id__lt=position.number),
        )

    def newer_than(self, position: Position):
        return self.filter(
            Q(published_at__gte=position.moment),
            Q(published_at__gt=position.moment) | Q(article_id__gt=position.number),
        )

    def for_cards(self):
        """What a list of headlines shows, without the bodies."""
        return self.select_related("section", "source", "category").defer(
            "body", "author_note", "section__description", "source__description",
            "category__description",
        )  # fmt: skip


class LiveCopy(Addressed, models.Model):
    """One article as readers see it, since the moment it was last published."""

    article = models.OneToOneField(
        "Article", models.PROTECT, primary_key=True, related_name="live_copy"
    )
    revision = models.ForeignKey("Revision", models.PROTECT, related_name="+")
    headline = models.CharField(max_length=limits.HEADLINE)
    slug = models.CharField(max_length=100)
    standfirst = models.TextField(blank=True)
    # The first words of the body, for lists of articles that have no standfirst.
    excerpt = models.CharField(max_length=250, blank=True)
    body = models.TextField(blank=True)
    author_note = models.TextField(blank=True)
    section = models.ForeignKey("Section", models.PROTECT, related_name="live_copies")
    category = models.ForeignKey("Category", models.PROTECT, null=True, related_name="live_copies")
    source = models.ForeignKey("Source", models.PROTECT, null=True, related_name="live_copies")
    source_url = models.URLField(blank=True, max_length=limits.ADDRESS)
    authors = models.ManyToManyField("Author", through="LiveByline", related_name="live_copies")
    tags = models.ManyToManyField("Tag", through="LiveTag", related_name="live_copies")
    language = models.CharField(max_length=limits.LANGUAGE, blank=True)
    published_on = models.DateField()
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects = LiveCopyQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "live copies"
        constraints = [
            # An address shows one article.
            models.UniqueConstraint(fields=["published_on", "slug"], name="live_address_is_unique")
        ]
        indexes = [
            models.Index(fields=["-published_at", "-article"], name="live_newest"),
            models.Index(
                fields=["section", "-published_at", "-article"], name="live_newest_in_section"
            ),
            models.Index(
                fields=["category", "-published_at", "-article"], name="live_newest_in_category"
            ),
            models.Index(
                fields=["source", "-published_at", "-article"], name="live_newest_of_source"
            ),
        ]

    def __str__(self):
        return self.headline

    @property
    def public_path(self):
        return addresses.article_path(self.published_on, self.slug)

    @property
    def position(self) -> Position:
        return Position(self.published_at, self.article_id)


class LiveByline(models.Model):
    copy = models.ForeignKey(LiveCopy, models.CASCADE, related_name="bylines")
    author = models.ForeignKey("Author", models.PROTECT, related_name="live_bylines")
    order = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["copy", "author"], name="live_byline_names_once")
        ]

    def __str__(self):
        return self.author.name


class LiveTag(models.Model):
    copy = models.ForeignKey(LiveCopy, models.CASCADE, related_name="tagged")
    tag = models.ForeignKey("Tag", models.PROTECT, related_name="live_tags")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["tag", "copy"], name="live_tag_once")]

    def __str__(self):
        return self.tag.name
