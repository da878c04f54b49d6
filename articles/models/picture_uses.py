"""Which articles show which pictures, at the desk and for readers. A picture that is shown is not deleted."""

from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KT

from articles.models.articles import Article, Revision
from articles.models.pictures import Picture
from articles.models.schedules import Schedule
from articles.rules.schedules import WAITING

LEAD, STORY = "lead", "story"


class PictureUse(models.Model):
    """At the desk: a picture above an article, or in its story. Saving the article writes it."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="picture_uses")
    picture = models.ForeignKey("Picture", models.PROTECT, related_name="uses")
    place = models.CharField(max_length=5)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "article", "place"], name="picture_use_is_noted_once"
            ),
            models.CheckConstraint(
                condition=Q(place__in=[LEAD, STORY]), name="picture_use_place_is_known"
            ),
        ]

    def __str__(self):
        return f"picture {self.picture_id}: {self.place} of {self.article_id}"


class LiveUse(models.Model):
    """For readers: a picture in the story of a live copy. The one above it is the copy's ``lead``."""

    copy = models.ForeignKey("LiveCopy", models.CASCADE, related_name="picture_uses")
    picture = models.ForeignKey("LivePicture", models.PROTECT, related_name="uses")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["picture", "copy"], name="live_use_is_noted_once")
        ]

    def __str__(self):
        return f"picture {self.picture_id} in {self.copy_id}"


def uses_of(picture: Picture) -> list[Article]:
    """The articles that show a picture, at the desk, in the version readers see, or in one that waits for its
    hour; the newest work first. One query."""
    desk = Q(pk__in=PictureUse.objects.filter(picture=picture).values("article"))
    story = Q(pk__in=LiveUse.objects.filter(picture=picture.pk).values("copy"))
    lead = Q(live_copy__lead=picture.pk)
    waiting = Q(pk__in=_waiting(picture).values("article"))
    return list(Article.objects.filter(desk | story | lead | waiting).defer("body"))


def _waiting(picture: Picture) -> models.QuerySet[Revision]:
    """The revisions that are scheduled and show it: a use by an earlier save is noted nowhere else."""
    coming = Revision.objects.filter(
        pk__in=Schedule.objects.filter(state=WAITING).values("revision")
    )
    return coming.annotate(body=KT("content__body")).filter(
        Q(content__lead=picture.pk) | Q(body__contains=f'data-picture="{picture.pk}"')
    )
