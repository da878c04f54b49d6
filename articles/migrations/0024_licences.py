"""What sources let the paper do with their stories, and when those expire."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0023_translations_and_originals")]
    operations = [
        migrations.AddField(
            "Source",
            "full_text",
            models.BooleanField(
                "full text", default=True,
                help_text="Otherwise readers get the first words, and are led to the original for the rest.",
            ),
        ),
        migrations.AddField(
            "Source",
            "in_print",
            models.BooleanField(
                "in print", default=True, help_text="Its stories have a printer-friendly page.",
            ),
        ),
        migrations.AddField(
            "Source",
            "in_feeds",
            models.BooleanField("in feeds", default=True, help_text="Its stories go out in feeds."),
        ),
        migrations.AddField(
            "Source",
            "in_mail",
            models.BooleanField("in mails", default=True, help_text="Its stories go out in mails."),
        ),
        migrations.AddField(
            "Source",
            "days_to_expiry",
            models.PositiveIntegerField(
                "days to expiry", null=True, blank=True,
                validators=[MinValueValidator(1), MaxValueValidator(36_500)],
                help_text="Its stories are withdrawn so many days, of 24 hours each, after they were first "
                "published. Left empty: never.",
            ),
        ),
        migrations.AddConstraint(
            "Source",
            models.CheckConstraint(
                condition=Q(days_to_expiry=None) | Q(days_to_expiry__range=(1, 36_500)),
                name="source_expires_within_a_hundred_years",
            ),
        ),
        # The column keeps its name: to code alone it is another, which nobody takes by accident.
        migrations.AlterField("LiveCopy", "body", models.TextField(blank=True, db_column="body")),
        migrations.RenameField("LiveCopy", "body", "full_body"),
        migrations.AddField("LiveCopy", "expires_at", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "LiveCopy",
            models.Index(
                fields=["expires_at", "article"], condition=Q(expires_at__isnull=False), name="live_expiring",
            ),
        ),
    ]  # fmt: skip
