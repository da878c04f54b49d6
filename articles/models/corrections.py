"""What was put right on articles that readers had seen."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.placed import PlacedQuerySet
from articles.rules import corrections
from articles.rules.positions import Position
from articles.rules.wording import say


class Correction(models.Model):
    """Public from the moment it is made: the page of corrections reads these rows.

    An article's own page reads what the actions copied of them to its live copy.
    """

    article = models.ForeignKey("Article", models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=13, choices=corrections.KINDS)
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # Counts its changes: a form says which one it began from.
    version = models.PositiveIntegerField(default=1)

    objects = PlacedQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["-made_at", "-id"], name="correction_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=list(corrections.KINDS)), name="correction_kind_is_known"
            ),
            # A note that says nothing would tell readers that something is wrong, and not what.
            models.CheckConstraint(condition=~Q(text=""), name="correction_has_a_text"),
        ]

    def __str__(self):
        return str(
            say("%(kind)s of %(day)s", kind=self.get_kind_display(), day=f"{self.made_at:%Y-%m-%d}")
        )

    @property
    def note(self) -> corrections.Note:
        """It as readers see it."""
        return corrections.Note(self.kind, self.text, self.made_at)

    @property
    def position(self) -> Position:
        return Position(self.made_at, self.pk)
