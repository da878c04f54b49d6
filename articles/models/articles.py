"""The desk's article, its byline and its revisions. Nothing a reader gets is read from here."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.authors import Author
from articles.models.corrections import Correction
from articles.models.placed import PlacedQuerySet
from articles.models.tags import TaggedArticle
from articles.rules import addresses, limits, workflow
from articles.rules.corrections import RETRACTION
from articles.rules.wording import say

NEWEST = ["-updated_at", "-id"]
FILED = ["category", "source", "published_on", "published_at"]


class ArticleQuerySet(PlacedQuerySet):
    """The desk's lists: the newest change first, or the newest publication."""

    moment = "updated_at"

    def for_lines(self):
        """What a line of a list shows, without the bodies; ``is_retracted`` as readers are told."""
        retractions = Correction.objects.filter(article=OuterRef("pk"), kind=RETRACTION)
        return (
            self.select_related("section", "source", "updated_by")
            .defer("body", "author_note", "section__description", "source__description")
            .annotate(is_retracted=Exists(retractions))
        )


class Article(models.Model):
    """The words as they stand at the desk now. What readers see is its ``live_copy``."""

    headline = models.CharField(max_length=limits.HEADLINE)
    slug = models.CharField(
        max_length=100,
        blank=True,
        help_text=_("The last part of the address. Left empty, it is made from the headline."),
    )
    standfirst = models.TextField(
        blank=True,
        max_length=limits.STANDFIRST,
        help_text=_("The summary under the headline and in every list."),
    )
    body = models.TextField(blank=True)
    author_note = models.TextField(
        _("author’s line"),
        blank=True,
        max_length=limits.AUTHOR_NOTE,
        help_text=_("The line about the author that closes the piece."),
    )
    lead = models.ForeignKey(
        "Picture",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led",
        verbose_name=_("lead picture"),
        help_text=_("It stands above the story, and beside the headline in lists."),
    )
    lead_alt = models.CharField(
        _("what the lead picture shows"),
        blank=True,
        max_length=limits.ALTERNATIVE,
        help_text=_("For readers who do not see it. Left empty, what the library says."),
    )
    lead_caption = models.TextField(
        _("caption of the lead picture"),
        blank=True,
        max_length=limits.CAPTION,
        help_text=_("Left empty, the picture’s own."),
    )
    section = models.ForeignKey(
        "Section", models.PROTECT, null=True, blank=True, related_name="articles"
    )
    category = models.ForeignKey(
        "Category", models.PROTECT, null=True, blank=True, related_name="articles"
    )
    source = models.ForeignKey(
        "Source", models.PROTECT, null=True, blank=True, related_name="articles"
    )
    source_url = models.URLField(_("link to the original"), blank=True, max_length=limits.ADDRESS)
    original_is_canonical = models.BooleanField(
        _("the original is the canonical page"),
        default=False,
        help_text=_("Search engines are led to the original instead of to our page."),
    )
    authors = models.ManyToManyField(Author, through="Byline", related_name="articles", blank=True)
    tags = TaggableManager(through=TaggedArticle, blank=True)
    language = models.CharField(
        max_length=limits.LANGUAGE,
        blank=True,
        help_text=_("A code such as en, ja or pt-BR. Left empty, it is the paper’s."),
    )
    # The first of those that are translations of one another; and its own number, as soon as it is
    # the first of some. As with aliases, the database so refuses a translation of a translation.
    translation_of = models.ForeignKey(
        "self",
        models.PROTECT,
        to_field="as_original",
        null=True,
        blank=True,
        related_name="translations",
        help_text=_("The article it was translated from. Each then links to the others."),
    )
    as_original = models.BigIntegerField(unique=True, null=True, editable=False)

    published_on = models.DateField(
        _("paper’s date"),
        null=True,
        blank=True,
        help_text=_("The date in the address. Left empty, it is the day of publishing."),
    )
    # Orders the articles of one day; its date in the site's zone is always published_on.
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    # When readers first saw it, and when its words last changed in substance for them; both stay
    # through a withdrawal.
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    rewritten_at = models.DateTimeField(null=True, blank=True, editable=False)

    status = models.CharField(
        max_length=10, choices=workflow.STATES, default=workflow.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(editable=False)
    # Whose article it is: a reporter may write on their own.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        permissions = [
            ("publish_article", "Can publish and withdraw articles"),
            ("intake_article", "Can bring material in"),
        ]
        indexes = [
            models.Index(fields=NEWEST, name="article_newest_work"),
            models.Index(fields=["-published_at", "-id"], name="article_newest_published"),
            # What else a list is filtered by stands in these two as well: without statistics SQLite
            # may walk through half of one, which is quick only while no article has to be read for it.
            models.Index(fields=["status", *NEWEST, "section", *FILED], name="article_in_status"),
            models.Index(fields=["section", *NEWEST, "status", *FILED], name="article_in_section"),
            models.Index(fields=["category", *NEWEST], name="article_in_category"),
            models.Index(fields=["source", *NEWEST], name="article_of_source"),
            models.Index(fields=["made_by", *NEWEST], name="article_of_writer"),
        ]
        constraints = [
            # One date and slug is one address; the actions give the second comer “-2”.
            models.UniqueConstraint(
                fields=["published_on", "slug"], name="article_address_is_unique"
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="article_has_a_headline"),
            models.CheckConstraint(condition=~Q(slug=""), name="article_has_a_slug"),
            models.CheckConstraint(
                condition=Q(status__in=sorted(workflow.STATES)), name="article_status_is_known"
            ),
            # A reader's page needs a date and a section to stand at.
            models.CheckConstraint(
                condition=Q(status__in=sorted(workflow.NEVER_SHOWN))
                | Q(published_on__isnull=False, published_at__isnull=False, section__isnull=False),
                name="published_article_has_a_date_and_a_section",
            ),
            models.CheckConstraint(
                condition=Q(status__in=sorted(workflow.NEVER_SHOWN))
                | Q(first_published_at__isnull=False, rewritten_at__isnull=False),
                name="published_article_knows_since_when",
            ),
            models.CheckConstraint(
                condition=Q(original_is_canonical=False) | ~Q(source_url=""),
                name="article_canonical_original_has_a_link",
            ),
            models.CheckConstraint(
                condition=Q(as_original=None) | Q(as_original=F("id"), translation_of=None),
                name="article_translation_has_no_translations",
            ),
            # Readers choose among translations by their languages.
            models.CheckConstraint(
                condition=Q(translation_of=None) | ~Q(language=""),
                name="article_translation_has_a_language",
            ),
            models.UniqueConstraint(
                fields=["translation_of", "language"], name="article_is_translated_into_it_once"
            ),
        ]

    def __str__(self):
        return self.headline

    @property
    def label(self) -> str:
        """Its headline, and what tells it from others of that headline."""
        more = filter(None, (self.language, self.published_on and f"{self.published_on:%Y-%m-%d}"))
        return " · ".join([self.headline, *more])

    @property
    def public_path(self) -> str:
        """Its address when it is, or was, live; empty before it has a date."""
        return addresses.article_path(self.published_on, self.slug) if self.published_on else ""

    def byline_authors(self) -> list[Author]:
        """Its authors in the order of the byline."""
        return [byline.author for byline in self.bylines.select_related("author")]


class Byline(models.Model):
    """An author's place on an article."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, models.PROTECT, related_name="bylines")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["article", "author"], name="byline_names_a_person_once")
        ]

    def __str__(self):
        return self.author.name


class Revision(models.Model):
    """The whole article as one save left it. Never changed, never deleted alone."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    # The article's version when these were its words: an open form says which it began from.
    version = models.PositiveIntegerField(default=0, editable=False)
    content = models.JSONField()
    verb = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_is_unique")
        ]

    def __str__(self):
        return str(say("Revision %(number)s", number=str(self.number)))
