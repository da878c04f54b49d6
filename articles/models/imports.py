"""What was brought in: which file became which article, so that a second run changes nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.rules.wording import say

PASTED = (
    "pasted"  # the folder of pages that came by Intake; below it a fingerprint, then a file's name
)


class ImportedFile(models.Model):
    """``name`` is the file's path below what was imported; ``fingerprint`` its SHA-256."""

    name = models.CharField(max_length=500)
    # Of two who bring in one page at one moment, the second is refused and finds the first one's.
    fingerprint = models.CharField(max_length=64, unique=True)
    article = models.ForeignKey("Article", models.CASCADE, related_name="imported_from")
    # The article's version as the import left it: a higher one means that the desk has changed it.
    version = models.PositiveIntegerField()
    notes = models.JSONField(
        default=list, help_text=_("What was doubtful or left out, in sentences.")
    )
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        default_permissions = ("view",)
        constraints = [
            # Two folders may each hold an index.md; one file is one article once.
            models.UniqueConstraint(fields=["name", "article"], name="imported_file_is_noted_once")
        ]

    def __str__(self):
        return self.name

    @property
    def spoken(self) -> str:
        """What an editor calls it: a pasted page has no name of its own."""
        folder, _, rest = self.name.partition("/")
        return (
            (rest.partition("/")[2] or str(say("the pasted page")))
            if folder == PASTED
            else self.name
        )
