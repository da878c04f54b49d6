"""Publishing and withdrawing at an hour chosen before."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.rules import hours, schedules
from articles.rules.wording import Sentence


class AtAnHour(models.Model):
    """What is to be done once, at ``due_at``. A failed one keeps its sentence until somebody dismisses
    it or schedules anew."""

    due_at = models.DateTimeField()
    zone = models.CharField(
        max_length=64, help_text=_("The time zone in which the hour was given.")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # The name of the account; empty for the command line, which may everything. What an account deleted
    # since has scheduled keeps it, and so does not pass for the command line's.
    maker = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=schedules.STATES, default=schedules.WAITING, editable=False
    )
    done_at = models.DateTimeField(null=True)
    late = models.BooleanField(default=False)
    failure = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True


class Schedule(AtAnHour):
    """``verb`` is to be done to ``article``. Publishing shows ``revision`` and no later words."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="schedules")
    verb = models.CharField(max_length=10, choices=schedules.VERBS)
    revision = models.ForeignKey("Revision", models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering = ["due_at", "pk"]
        default_permissions = ()
        constraints = [
            # Two hours for one thing would be a contradiction: the second one replaces the first.
            models.UniqueConstraint(
                fields=["article", "verb"],
                condition=Q(state=schedules.WAITING),
                name="one_waiting_schedule_of_a_verb",
            ),
            # Without one, whatever stands at the desk at that hour would go out.
            models.CheckConstraint(
                condition=~Q(verb=schedules.PUBLISH) | Q(revision__isnull=False),
                name="scheduled_publishing_has_a_revision",
            ),
            models.CheckConstraint(
                condition=Q(verb__in=list(schedules.VERBS)), name="schedule_verb_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(schedules.STATES)), name="schedule_state_is_known"
            ),
            # A failure without a sentence helps nobody.
            models.CheckConstraint(
                condition=~Q(state=schedules.FAILED) | ~Q(failure=""),
                name="failed_schedule_says_why",
            ),
        ]
        indexes = [
            # What every server asks once a second: it holds the few that wait, not those of years.
            models.Index(
                fields=["due_at"], condition=Q(state=schedules.WAITING), name="schedule_due"
            ),
            models.Index(
                fields=["due_at"], condition=Q(state=schedules.FAILED), name="schedule_failed"
            ),
        ]

    def __str__(self):
        return f"{self.get_verb_display()} {hours.spoken(self.due_at, zone=self.zone)}"

    @property
    def done_spoken(self) -> Sentence:
        """What an article is once it is done: “published”."""
        return schedules.DONE_SPOKEN[self.verb]
