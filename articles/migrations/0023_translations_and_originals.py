"""Translations of one another, and originals elsewhere that are the canonical page."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_pictures_of_tags")]
    operations = [
        migrations.AddField(
            "Article",
            "original_is_canonical",
            models.BooleanField(
                "the original is the canonical page", default=False,
                help_text="Search engines are led to the original instead of to our page.",
            ),
        ),
        migrations.AddField(
            "Article", "as_original", models.BigIntegerField(unique=True, null=True, editable=False)
        ),
        migrations.AddField(
            "Article",
            "translation_of",
            models.ForeignKey(
                "articles.Article", django.db.models.deletion.PROTECT, to_field="as_original",
                null=True, blank=True, related_name="translations",
                help_text="The article it was translated from. Each then links to the others.",
            ),
        ),
        migrations.AlterField(
            "Article",
            "language",
            models.CharField(
                max_length=20, blank=True,
                help_text="A code such as en, ja or pt-BR. Left empty, it is the paper’s.",
            ),
        ),
        migrations.AddConstraint(
            "Article",
            models.CheckConstraint(
                condition=Q(original_is_canonical=False) | ~Q(source_url=""),
                name="article_canonical_original_has_a_link",
            ),
        ),
        migrations.AddConstraint(
            "Article",
            models.CheckConstraint(
                condition=Q(as_original=None) | Q(as_original=F("id"), translation_of=None),
                name="article_translation_has_no_translations",
            ),
        ),
        migrations.AddConstraint(
            "Article",
            models.CheckConstraint(
                condition=Q(translation_of=None) | ~Q(language=""),
                name="article_translation_has_a_language",
            ),
        ),
        migrations.AddConstraint(
            "Article",
            models.UniqueConstraint(
                fields=["translation_of", "language"], name="article_is_translated_into_it_once"
            ),
        ),
        migrations.AddField("LiveCopy", "original_is_canonical", models.BooleanField(default=False)),
        migrations.AddField(
            "LiveCopy",
            "translation_of",
            models.ForeignKey(
                "articles.Article", django.db.models.deletion.SET_NULL, null=True, related_name="+"
            ),
        ),
        migrations.AddConstraint(
            "LiveCopy",
            models.CheckConstraint(
                condition=Q(original_is_canonical=False) | ~Q(source_url=""),
                name="live_canonical_original_has_a_link",
            ),
        ),
    ]  # fmt: skip
