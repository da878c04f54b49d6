"""What kind of material an article is: English Press, Analysis, Interview. Not where it is filed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.filing import Offered


class Category(Offered):
    class Meta(Offered.Meta):
        verbose_name_plural = _("categories")
        constraints = [
            *Offered.Meta.constraints,
            models.UniqueConstraint(fields=["key"], name="category_key_is_unique"),
        ]
