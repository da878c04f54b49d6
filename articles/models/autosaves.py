"""What somebody is writing in the article form and has not saved: beside the draft, never part of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.rules.wording import say


class AutosaveQuerySet(models.QuerySet):
    def unfinished(self, by):
        """The texts somebody left without saving them or throwing them away, newest first."""
        return self.filter(by=by, content__isnull=False).select_related("article")


class Autosave(models.Model):
    """The form's content as its browser last sent it: ``{field: [values]}``, as a form sends them.

    An ended one, saved or thrown away, stays for a while without content: a request that arrives late,
    or a copy that a browser still holds, must not bring it back.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey("Article", models.CASCADE, null=True, related_name="autosaves")
    # Made when the form was opened. A text that is taken into a form goes on under its own key.
    key = models.CharField(max_length=64)
    begun_from = models.PositiveIntegerField(default=0)
    content = models.JSONField(null=True)
    # Counted by the browser: of one key the highest is the newest, whatever arrives last.
    sequence = models.BigIntegerField()
    saved_at = models.DateTimeField(db_index=True)

    objects = AutosaveQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at", "-pk"]
        default_permissions = ()
        constraints = [
            # Nobody is offered two texts of one article, or of one form.
            models.UniqueConstraint(
                fields=["by", "article"],
                condition=Q(article__isnull=False),
                name="autosave_is_one_for_a_person_and_an_article",
            ),
            models.UniqueConstraint(
                fields=["by", "key"],
                condition=Q(article__isnull=True),
                name="autosave_is_one_for_a_person_and_a_new_form",
            ),
            models.CheckConstraint(condition=~Q(key=""), name="autosave_has_a_key"),
        ]

    def __str__(self):
        return self.headline or str(say("Without a headline"))

    @property
    def headline(self) -> str:
        return "".join((self.content or {}).get("headline", [])[:1]).strip()
