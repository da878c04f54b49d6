"""Fronts as the desk arranges them. What readers see of one is ``LivePlacement``, another table."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from articles.models.schedules import AtAnHour
from articles.rules import hours, schedules
from articles.rules.arranging import Placement
from articles.rules.wording import Sentence, say


class Front(models.Model):
    """The placements on the front page, or on the front of ``section``, as they stand at the desk.

    ``shown_version`` is the one that readers see.
    """

    section = models.ForeignKey("Section", models.CASCADE, null=True, related_name="+")
    kept = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)
    shown_version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        permissions = [("curate_front", "Can place articles on fronts")]
        constraints = [
            # Of one page there is one front; the front page's has no section.
            models.UniqueConstraint(Coalesce(F("section"), Value(0)), name="a_page_has_one_front"),
        ]

    def __str__(self):
        return str(self.called)

    @property
    def called(self) -> Sentence:
        """Which front it is."""
        return (
            say("the front of %(section)s", section=self.section)
            if self.section_id
            else say("the front page")
        )

    @property
    def placements(self) -> list[Placement]:
        return [Placement.of_json(each) for each in self.kept]

    @property
    def is_shown(self) -> bool:
        """Whether readers see it as it stands here."""
        return self.version == self.shown_version


class FrontChange(AtAnHour):
    """A front as it is to be shown at its hour; what it holds never changes."""

    front = models.ForeignKey(Front, models.CASCADE, related_name="changes")
    kept = models.JSONField()

    class Meta:
        ordering = ["due_at", "pk"]
        default_permissions = ()
        constraints = [
            # Of two fronts for one minute nobody could say which readers get.
            models.UniqueConstraint(
                fields=["front", "due_at"],
                condition=Q(state=schedules.WAITING),
                name="one_change_of_a_front_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(schedules.STATES)), name="front_change_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=schedules.FAILED) | ~Q(failure=""),
                name="failed_front_change_says_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state=schedules.WAITING), name="front_change_due"
            ),
        ]

    def __str__(self):
        return f"{self.front} {hours.spoken(self.due_at, zone=self.zone)}"

    @property
    def placements(self) -> list[Placement]:
        return [Placement.of_json(each) for each in self.kept]
