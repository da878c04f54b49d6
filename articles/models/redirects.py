"""Former addresses. Each leads to a thing, not to another address, so no chain can grow."""

from django.db import models
from django.db.models import Q

KINDS = ("article", "section", "category", "tag", "source", "author")


def _leads_to_one_thing() -> Q:
    """Exactly one of the targets is set."""
    one = Q()
    for kind in KINDS:
        only = Q(**{f"{other}__isnull": other != kind for other in KINDS})
        one |= only
    return one


class Redirect(models.Model):
    """``path`` begins and ends with a slash. An article's former address with no live copy is gone (410)."""

    path = models.CharField(max_length=700, unique=True)
    article = models.ForeignKey("Article", models.CASCADE, null=True, related_name="redirects")
    section = models.ForeignKey("Section", models.CASCADE, null=True, related_name="redirects")
    category = models.ForeignKey("Category", models.CASCADE, null=True, related_name="redirects")
    tag = models.ForeignKey("Tag", models.CASCADE, null=True, related_name="redirects")
    source = models.ForeignKey("Source", models.CASCADE, null=True, related_name="redirects")
    author = models.ForeignKey("Author", models.CASCADE, null=True, related_name="redirects")
    # A former address that came with a draft says nothing to readers before the draft is published.
    in_force = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["path"]
        default_permissions = ("view",)
        constraints = [
            # A former address that leads to nothing, or to two things, cannot be followed.
            models.CheckConstraint(
                condition=_leads_to_one_thing(), name="redirect_leads_to_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(path__startswith="/"), name="redirect_path_starts_with_a_slash"
            ),
        ]

    def __str__(self):
        return self.path
