"""Who has an article open at the desk just now."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

GONE_AFTER = timedelta(seconds=60)


class PresenceQuerySet(models.QuerySet):
    def beside(self, user):
        """Everybody else who gave a sign within the last minute, who wrote last first."""
        recent = self.filter(seen_at__gt=timezone.now() - GONE_AFTER).exclude(user=user)
        newest = models.F("wrote_at").desc(nulls_last=True)
        return recent.select_related("user").order_by(newest, "pk")


class Presence(models.Model):
    """The last sign of somebody's open form, and when they last wrote in it."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(db_index=True)
    wrote_at = models.DateTimeField(null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "user"], name="presence_is_one_for_a_person_and_an_article"
            )
        ]

    def __str__(self):
        return f"{self.user} at {self.article}"
