"""The picture library: what the desk knows of a picture, its files, what was made of them, and what of all that
readers' pages may show. Only ``LivePicture`` is read for readers."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models.media import media_url
from articles.rules import likeness_of_pictures, limits, renditions
from articles.rules.wording import say


class PictureQuerySet(models.QuerySet):
    """Questions of the desk's lists."""

    def unused(self):
        """Those that no article shows, neither at the desk nor for readers."""
        at_desk = Exists(self._of("PictureUse").filter(picture=OuterRef("pk")))
        for_readers = Exists(self._of("LiveUse").filter(picture=OuterRef("pk")))
        leads = Exists(self._of("LiveCopy").filter(lead=OuterRef("pk")))
        return self.exclude(at_desk | for_readers | leads)

    def without_words(self):
        """Those of which nobody says what they show, though they are no decoration."""
        return self.filter(alt="", decorative=False)

    def ended(self, now):
        """Those whose licence has ended."""
        return self.filter(licence_ends_at__lte=now)

    @staticmethod
    def _of(table: str):
        """The rows of a table that itself refers to this one."""
        return apps.get_model("articles", table).objects

    def with_cards(self):
        """With their files and what was made of these, for grids: two queries in all."""
        return self.select_related("file").prefetch_related("file__renditions")


class Picture(models.Model):
    """What the library holds, whichever file it shows now. ``version`` rises by each change."""

    # Null only between two statements of one action.
    file = models.ForeignKey(
        "PictureFile", models.PROTECT, null=True, editable=False, related_name="+"
    )
    caption = models.TextField(_("caption"), blank=True, max_length=limits.CAPTION)
    credit = models.CharField(
        _("credit"),
        blank=True,
        max_length=limits.CREDIT,
        help_text=_("As it is printed beside the picture."),
    )
    creator = models.CharField(
        _("creator"), blank=True, max_length=limits.CREDIT, help_text=_("Who made the picture.")
    )
    alt = models.CharField(
        _("what it shows"),
        blank=True,
        max_length=limits.ALTERNATIVE,
        help_text=_("For readers who do not see the picture."),
    )
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It tells nothing that the words do not: who does not see it is told nothing."),
    )
    licence = models.CharField(
        _("licence"),
        blank=True,
        max_length=limits.CREDIT,
        help_text=_("On what terms it may be shown."),
    )
    licence_ends_at = models.DateTimeField(
        _("licence ends"),
        null=True,
        blank=True,
        help_text=_("From then on readers see it no more."),
    )
    # Whole per cent from the left and from the top: what every crop keeps in sight.
    focus_x = models.PositiveSmallIntegerField(_("focus, from the left"), default=renditions.CENTRE)
    focus_y = models.PositiveSmallIntegerField(_("focus, from the top"), default=renditions.CENTRE)
    tags = models.ManyToManyField(
        "Tag", through="PictureTag", related_name="pictures", blank=True, verbose_name=_("tags")
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    added_at = models.DateTimeField(editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    changed_at = models.DateTimeField(editable=False)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("picture"), _("pictures")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focus_x__lte=100, focus_y__lte=100), name="picture_focus_is_inside"
            ),
        ]
        indexes = [models.Index(fields=["licence_ends_at"], name="picture_licence_ends")]

    def __str__(self):
        return (
            self.caption[:80]
            or self.alt[:80]
            or str(say("picture %(number)s", number=str(self.pk)))
        )

    @property
    def focus(self) -> tuple[int, int]:
        return self.focus_x, self.focus_y

    @property
    def has_words(self) -> bool:
        """Whether readers who do not see it are told what it shows, or need not be."""
        return self.decorative or bool(self.alt)

    @property
    def card_url(self) -> str:
        """The address of a small version for grids; empty until one is made."""
        return self.file.url_of("card", renditions.WEBP) if self.file_id else ""


class PictureTag(models.Model):
    """A tag on a picture of the library. As on articles, a tag in use is not deleted."""

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="tagged")
    tag = models.ForeignKey("Tag", models.PROTECT, related_name="tagged_pictures")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["picture", "tag"], name="picture_has_a_tag_once")
        ]

    def __str__(self):
        return f"{self.tag_id} on {self.picture_id}"


class PictureFileQuerySet(models.QuerySet):
    def waiting(self):
        """Those of which not all is made, and nothing has failed."""
        return self.filter(made_at=None, failure="")

    def alike(self, likeness: int):
        """Those whose likeness differs in few bits, by ``rules.likeness_of_pictures``; it looks at more than
        it finds, so compare what it gives."""
        near = Q(pk__in=[])
        for column, parts in zip(
            ("part_1", "part_2", "part_3", "part_4"),
            likeness_of_pictures.parts_near(likeness),
            strict=True,
        ):
            near |= Q(**{f"{column}__in": parts})
        return self.filter(near)


def _part(number: int) -> models.GeneratedField:
    """Sixteen bits of the likeness, by which pictures that are almost the same are found (an index each)."""
    return models.GeneratedField(
        expression=F("likeness").bitrightshift(16 * number).bitand(0xFFFF),
        output_field=models.IntegerField(),
        db_persist=True,
        db_index=True,
    )


class PictureFile(models.Model):
    """One file as it was uploaded, which never changes. The newest of a picture is usually its ``file``."""

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="files")
    # BLAKE2b of the upload, 16 bytes in hexadecimal: the same file is stored once.
    digest = models.CharField(max_length=32, unique=True)
    # Where it lies in the storage “originals”, which no reader reaches.
    original = models.CharField(max_length=100)
    format = models.CharField(max_length=5)
    # Of the picture as it stands upright, in points.
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()  # bytes
    likeness = models.BigIntegerField()
    part_1, part_2, part_3, part_4 = map(_part, range(4))
    colour = models.CharField(max_length=7)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # When all that is wanted of it was there; and why it could not be made, in a sentence.
    made_at = models.DateTimeField(null=True)
    failure = models.TextField(default="", blank=True)
    # Somebody is at it: nobody else takes it before this moment, by which who has died gives it up.
    taken_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = PictureFileQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        indexes = [
            # What every server asks once a second.
            models.Index(
                fields=["id"], condition=Q(made_at=None, failure=""), name="picture_file_waiting"
            ),
        ]

    def __str__(self):
        return f"{self.format} {self.width} × {self.height}"

    def url_of(self, shape: str, format_: str) -> str:
        """The address of its narrowest file in this shape and format, newest first; empty where there is none.
        Looks at the renditions in memory, where they were fetched before."""
        made = [
            each for each in self.renditions.all() if (each.shape, each.format) == (shape, format_)
        ]
        if not made:
            return ""
        return media_url(min(made, key=lambda each: (each.width, -each.pk)).path)


class Rendition(models.Model):
    """A file made of another to be shown. ``crop`` is the part it shows; where the focus of the picture moved
    there are others beside it, and pages that were kept go on showing this one."""

    file = models.ForeignKey(PictureFile, models.CASCADE, related_name="renditions")
    shape = models.CharField(max_length=10)
    format = models.CharField(max_length=5)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    crop = models.CharField(max_length=50)  # “left,top,right,bottom”
    path = models.CharField(max_length=100, db_index=True)
    size = models.PositiveIntegerField()  # bytes

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "shape", "format", "width", "crop"], name="rendition_is_made_once"
            )
        ]

    def __str__(self):
        return f"{self.shape} {self.width} {self.format}"


class LivePicture(models.Model):
    """A picture as readers' pages may show it: ``facts`` hold all that a page needs of it
    (``actions.live_pictures`` writes them, and says what they are). Every row may be shown to anyone
    until ``ends_at``."""

    picture = models.OneToOneField(
        Picture, models.PROTECT, primary_key=True, related_name="live_picture"
    )
    facts = models.JSONField(default=dict)
    # From when its licence lets readers have it no more; and that this has come.
    ends_at = models.DateTimeField(null=True)
    is_ended = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        indexes = [
            # What every server asks once a second.
            models.Index(
                fields=["ends_at"],
                condition=Q(ends_at__isnull=False, is_ended=False),
                name="live_picture_ending",
            )
        ]

    def __str__(self):
        return f"picture {self.picture_id}"
