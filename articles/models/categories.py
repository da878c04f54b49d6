"""What kind of material an article is: English Press, Analysis, Interview. Not where it is filed."""

from django.db import models

from articles.models.filing import Filing


class Category(Filing):
    class Meta(Filing.Meta):
        verbose_name_plural = "categories"
        constraints = [
            *Filing.Meta.constraints,
            models.UniqueConstraint(fields=["key"], name="category_key_is_unique"),
        ]
