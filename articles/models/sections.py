"""Where an article is filed: a tree of sections, at most five deep, each with its path kept."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.addressed import Addressed
from articles.rules import limits


class Section(Addressed, models.Model):
    """``path`` is the slugs from the top down, joined by slashes; the open and change actions keep it."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    title = models.CharField(max_length=limits.NAME)
    slug = models.CharField(
        max_length=100,
        blank=True,
        help_text=_("Its place in the address. Left empty, it is made from the title."),
    )
    description = models.TextField(blank=True, max_length=limits.DESCRIPTION)
    order = models.PositiveSmallIntegerField(
        default=0, help_text=_("Sections of one parent stand by this number, then by title.")
    )
    is_closed = models.BooleanField(
        _("closed"), default=False, editable=False,
        help_text=_("A closed section keeps its pages and takes no new articles."),
    )  # fmt: skip
    path = models.CharField(max_length=520, editable=False)
    depth = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        ordering = ["path"]
        constraints = [
            # A path is an address: two sections cannot have one. It also makes siblings' slugs differ.
            models.UniqueConstraint(fields=["path"], name="section_path_is_unique"),
            # Deeper trees fit neither a breadcrumb on a phone nor an address in a letter.
            models.CheckConstraint(
                condition=Q(depth__gte=1, depth__lte=limits.DEEPEST_SECTION),
                name="section_is_at_most_five_deep",
            ),
            models.CheckConstraint(
                condition=Q(depth=1, parent=None) | Q(depth__gt=1, parent__isnull=False),
                name="section_is_top_or_has_a_parent",
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="section_has_a_slug"),
            # The shortest circle; longer ones cannot be made by the actions, which lock the tree.
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="section_is_not_its_own_parent"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def label(self) -> str:
        """Its title and, below the top, where it stands: two sections may be called “Europe”."""
        return self.title if self.depth == 1 else f"{self.title} · {self.public_path}"

    @property
    def public_path(self):
        return f"/{self.path}/"
