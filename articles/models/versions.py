"""What readers had before: the versions of a live article."""

from datetime import UTC, timedelta

from django.db import models
from django.db.models import Q

from articles.rules import licences, limits

WORDS = ("headline", "standfirst", "full_body", "author_note")


class LiveVersion(models.Model):
    """A version that readers have, or had until a change of substance took its place.

    Publishing alone writes them. While one is shown its words are those of the copy, which a mended slip
    may change; what takes its place leaves them here. With the copy they go: a withdrawn article has none.
    """

    copy = models.ForeignKey("LiveCopy", models.CASCADE, related_name="versions")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    headline = models.CharField(max_length=limits.HEADLINE, blank=True)
    standfirst = models.TextField(blank=True)
    # A page may show of it what ``rules.licences`` lets it.
    full_body = models.TextField(blank=True)
    author_note = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["copy"], condition=Q(until=None), name="one_version_is_shown"
            )
        ]
        indexes = [models.Index(fields=["copy", "since"], name="live_version_by_time")]

    def __str__(self):
        return f"{self.copy_id} since {self.since}"

    def words_on(self, copy) -> "LiveVersion":
        """The version with its words, which are the copy's while it is shown, and ``body``: what a page may
        show of them."""
        if self.until is None:
            for name in WORDS:
                setattr(self, name, getattr(copy, name))
        self.body = licences.shown(self.full_body, copy.licence, licences.PAGE)
        return self

    def put_on(self, copy) -> None:
        """Give an article's copy, which is not to be stored, the words that readers had then."""
        for name in WORDS:
            setattr(copy, name, getattr(self, name))

    @property
    def as_of(self) -> str:
        """The first whole second of it, as an address asks for it (RFC 3339)."""
        first = self.since + timedelta(seconds=1 if self.since.microsecond else 0)
        return f"{first.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
