"""Whose paper an article comes from, and what that paper lets this one do with it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.filing import Offered
from articles.rules import limits
from articles.rules.licences import LONGEST, Licence


class Source(Offered):
    url = models.URLField(_("home page"), blank=True, max_length=limits.ADDRESS)
    full_text = models.BooleanField(
        _("full text"),
        default=True,
        help_text=_(
            "Otherwise readers get the first words, and are led to the original for the rest."
        ),
    )
    in_print = models.BooleanField(
        _("in print"), default=True, help_text=_("Its stories have a printer-friendly page.")
    )  # fmt: skip
    in_feeds = models.BooleanField(
        _("in feeds"), default=True, help_text=_("Its stories go out in feeds.")
    )
    in_mail = models.BooleanField(
        _("in mails"), default=True, help_text=_("Its stories go out in mails.")
    )
    days_to_expiry = models.PositiveIntegerField(
        _("days to expiry"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
        help_text=_(
            "Its stories are withdrawn so many days, of 24 hours each, after they were first "
            "published. Left empty: never."
        ),
    )

    class Meta(Offered.Meta):
        constraints = [
            *Offered.Meta.constraints,
            models.UniqueConstraint(fields=["key"], name="source_key_is_unique"),
            models.CheckConstraint(
                condition=Q(days_to_expiry=None) | Q(days_to_expiry__range=(1, LONGEST)),
                name="source_expires_within_a_hundred_years",
            ),
        ]

    @property
    def licence(self) -> Licence:
        """That of the source it means: another name of one has none of its own."""
        meant = self.meant
        return Licence(
            full_text=meant.full_text,
            in_print=meant.in_print,
            in_feeds=meant.in_feeds,
            in_mail=meant.in_mail,
            days_to_expiry=meant.days_to_expiry,
        )
