"""What kind of material an article is: English Press, Analysis, Interview. Not where it is filed."""

from django.db import models
from django.db.models.functions import Lower

from articles.models.filing import Filing


class Category(Filing):
    class Meta(Filing.Meta):
        verbose_name_plural = "categories"
        constraints = [
            *Filing.Meta.constraints,
            models.UniqueConstraint(Lower("name"), name="category_name_is_unique_in_any_case"),
        ]
