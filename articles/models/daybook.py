"""The daybook: who did what, when, to which thing, in a sentence."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DaybookEntry(models.Model):
    """Written by every action in its own transaction; never changed. No ``by`` means the command line."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    verb = models.CharField(max_length=30)
    thing = models.CharField(max_length=40, help_text=_("A kind and a number, such as article:12."))
    sentence = models.CharField(max_length=500)
    reason = models.TextField(blank=True, help_text=_("Why, in the words of who did it."))

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = _("daybook")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["thing", "-at"], name="daybook_of_a_thing")]

    def __str__(self):
        return self.sentence
