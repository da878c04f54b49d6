"""What kind of material an article is: English Press, Analysis, Interview. Not where it is filed."""

from django.db import models

from articles.models.filing import Offered


class Category(Offered):
    class Meta(Offered.Meta):
        verbose_name_plural = "categories"
        constraints = [
            *Offered.Meta.constraints,
            models.UniqueConstraint(fields=["key"], name="category_key_is_unique"),
        ]
