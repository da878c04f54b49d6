"""The stories that editors chose to stand beside an article, at the desk and for readers."""

from django.db import models
from django.db.models import F, Q


class RelatedArticle(models.Model):
    """At the desk: a published article chosen for another one, which need not choose it in turn."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="related")
    # An article that was ever published is never deleted.
    other = models.ForeignKey("Article", models.PROTECT, related_name="related_from")
    order = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="related_article_once"),
            models.CheckConstraint(
                condition=~Q(article=F("other")), name="article_is_not_related_to_itself"
            ),
        ]

    def __str__(self):
        return f"{self.other_id} beside {self.article_id}"


class LiveRelated(models.Model):
    """For readers. Its article need not be live: it shows once it is."""

    copy = models.ForeignKey("LiveCopy", models.CASCADE, related_name="related")
    article = models.ForeignKey("Article", models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["copy", "article"], name="live_related_once")
        ]

    def __str__(self):
        return f"{self.article_id} beside {self.copy_id}"
