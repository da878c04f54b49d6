"""The readers' tables. Written by publishing alone; every row here may be shown to anyone."""

from typing import Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.encoding import iri_to_uri

from articles.models.addressed import Addressed
from articles.models.placed import PlacedQuerySet
from articles.rules import addresses, arranging, licences, limits
from articles.rules.corrections import Note, above_the_story, below_the_story
from articles.rules.figures import pictures_in
from articles.rules.positions import Position
from articles.rules.reading_time import minutes_of


class LiveCopyQuerySet(PlacedQuerySet):
    """Short questions about live copies; newest first means by moment, then by number."""

    moment, number = "published_at", "article_id"

    def for_cards(self):
        """What a list of headlines shows, without the bodies."""
        return self.select_related("section", "source", "category", "lead").defer("full_body")

    def allowed_on(self, surface: str):
        """Those of which ``surface`` (of ``rules.licences``) may show anything at all."""
        need = licences.NEEDS[surface]
        return self.filter(Q(source=None) | Q(**{f"source__{need}": True})) if need else self

    def beside(self, copy: "LiveCopy"):
        """Those before and after a copy in its section: two short walks of one index. The copy itself need
        not be stored."""
        own = self.filter(section=copy.section_id)
        newer = own.newer_than(copy.position).oldest_first()
        older = own.older_than(copy.position).newest_first()
        # Each limit stands one query deeper, since SQLite allows none inside a union.
        one, other = (self.filter(pk__in=each.values("pk")[:1]) for each in (newer, older))
        return self.filter(pk__in=one.values("pk").union(other.values("pk"), all=True))


class NotLicensed(Exception):
    """A body was asked for, and nobody said what it is to be shown on."""


class LiveCopy(Addressed, models.Model):
    """One article as readers see it, since the moment it was last published.

    How much of it they see is for its source's licence to say: ``body`` is what the surface it was
    ``shown_on`` may show. ``full_body`` is for publishing and for agreement checks.
    """

    surface = None

    article = models.OneToOneField(
        "Article", models.PROTECT, primary_key=True, related_name="live_copy"
    )
    revision = models.ForeignKey("Revision", models.PROTECT, related_name="+")
    headline = models.CharField(max_length=limits.HEADLINE)
    slug = models.CharField(max_length=100)
    standfirst = models.TextField(blank=True)
    # The first words of the body, for lists of articles that have no standfirst.
    excerpt = models.CharField(max_length=250, blank=True)
    full_body = models.TextField(blank=True, db_column="body")
    author_note = models.TextField(blank=True)
    lead = models.ForeignKey("LivePicture", models.PROTECT, null=True, related_name="led")
    lead_alt = models.CharField(max_length=limits.ALTERNATIVE, blank=True)
    lead_caption = models.TextField(blank=True)
    section = models.ForeignKey("Section", models.PROTECT, related_name="live_copies")
    category = models.ForeignKey("Category", models.PROTECT, null=True, related_name="live_copies")
    source = models.ForeignKey("Source", models.PROTECT, null=True, related_name="live_copies")
    source_url = models.URLField(blank=True, max_length=limits.ADDRESS)
    original_is_canonical = models.BooleanField(default=False)
    authors = models.ManyToManyField("Author", through="LiveByline", related_name="live_copies")
    tags = models.ManyToManyField("Tag", through="LiveTag", related_name="live_copies")
    language = models.CharField(max_length=limits.LANGUAGE, blank=True)
    # The article it is a translation of, for its number alone: whether readers have that one as well
    # is asked of its live copy. A draft that is deleted was never shown, so nothing changes by that.
    translation_of = models.ForeignKey("Article", models.SET_NULL, null=True, related_name="+")
    published_on = models.DateField()
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    # When readers first saw it, and when it last changed in a way they should know of: by a
    # correction, or by words of substance. A mended slip moves neither.
    first_published_at = models.DateTimeField()
    modified_at = models.DateTimeField()
    # From when its source's licence lets readers have it no more.
    expires_at = models.DateTimeField(null=True)
    # The notes of the article's corrections, written by their actions: no page asks for them.
    corrections = models.JSONField(default=list)

    objects = LiveCopyQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "live copies"
        constraints = [
            # An address shows one article.
            models.UniqueConstraint(fields=["published_on", "slug"], name="live_address_is_unique"),
            models.CheckConstraint(
                condition=Q(modified_at__gte=F("first_published_at")),
                name="live_copy_is_modified_after_its_first_publication",
            ),
            models.CheckConstraint(
                condition=Q(original_is_canonical=False) | ~Q(source_url=""),
                name="live_canonical_original_has_a_link",
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-article"], name="live_newest"),
            # How many stories a day, under a tag that stands on many.
            models.Index(fields=["published_on", "article"], name="live_by_day"),
            # What every server asks once a second.
            models.Index(
                fields=["expires_at", "article"],
                condition=Q(expires_at__isnull=False),
                name="live_expiring",
            ),
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

    @property
    def is_canonical_here(self) -> bool:
        """Whether this page, and not the original elsewhere, is what search engines should list."""
        return not self.original_is_canonical

    @property
    def canonical_elsewhere(self) -> str:
        """The original’s address, encoded, where that is the canonical page; else empty."""
        return iri_to_uri(self.source_url) if self.original_is_canonical else ""

    @property
    def group(self) -> int:
        """The number of the article that all its translations, and it itself, are found by."""
        return self.translation_of_id or self.article_id

    @property
    def licence(self) -> licences.Licence:
        return self.source.licence if self.source_id else licences.EVERYTHING

    def shown_on(self, surface: str) -> Self:
        """The same copy, its ``body`` what ``surface`` (of ``rules.licences``) may show."""
        self.surface = surface
        return self

    @property
    def body(self) -> str:
        """As much of the story as may be shown where it is. Raises ``NotLicensed`` until that is known."""
        if self.surface is None:
            raise NotLicensed(f"Say by shown_on() where article {self.article_id} is to be shown.")
        return licences.shown(self.full_body, self.licence, self.surface)

    @property
    def story_pictures(self) -> list[int]:
        """The numbers of the pictures in its story, whether or not all of it is shown."""
        return pictures_in(self.full_body)

    @property
    def is_excerpt(self) -> bool:
        """Whether readers are to be led to the original for the whole story."""
        return not self.licence.full_text

    @property
    def may_be_printed(self) -> bool:
        return self.licence.in_print

    @property
    def minutes(self) -> int:
        """How long it takes to read. Reckoned for each page that is made: it follows from the body alone."""
        return minutes_of(self.body)

    @property
    def is_updated(self) -> bool:
        """Whether readers should know of a change since they first could read it."""
        return bool(self.modified_at and self.modified_at > self.first_published_at)

    @property
    def notes(self) -> list[Note]:
        return [Note.of_json(kept) for kept in self.corrections]

    @property
    def notes_above(self) -> list[Note]:
        return above_the_story(self.notes)

    @property
    def notes_below(self) -> list[Note]:
        return below_the_story(self.notes)

    @property
    def is_retracted(self) -> bool:
        return any(note.is_retraction for note in self.notes)


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


class LivePlacement(models.Model):
    """An article in a slot of the front page, or of a section's front, as readers see it.

    It keeps its place while the article is withdrawn: published again, the article stands there.
    """

    section = models.ForeignKey("Section", models.CASCADE, null=True, related_name="+")
    slot = models.CharField(max_length=10, choices=arranging.SLOTS)
    order = models.PositiveSmallIntegerField()
    article = models.ForeignKey("Article", models.CASCADE, related_name="+")
    until = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["order"]
        indexes = [
            # What every server asks once a second.
            models.Index(
                fields=["until"], condition=Q(until__isnull=False), name="placement_for_a_time"
            ),
        ]
        constraints = [
            # No story twice on a page; without a section it is the front page.
            models.UniqueConstraint(
                Coalesce(F("section"), Value(0)), "article", name="placed_once_on_a_page"
            ),
            models.CheckConstraint(
                condition=Q(slot__in=list(arranging.SLOTS)), name="placement_slot_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.get_slot_display()} {self.order}"
