"""Links that show one revision to somebody without an account."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.rules.wording import say


class DraftLink(models.Model):
    """Whoever has the secret in the address sees ``revision`` until the link expires or is closed.

    Only the secret's fingerprint is kept: who reads the table cannot open a link.
    """

    revision = models.ForeignKey("Revision", models.CASCADE, related_name="links")
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]
        default_permissions = ()
        constraints = [
            # A link that never worked is a mistake of whoever made it.
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="draft_link_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return str(say("Link to %(revision)s", revision=self.revision))
