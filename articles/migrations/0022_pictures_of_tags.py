"""A picture for a tag."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_reckoning_of_topics")]
    operations = [
        migrations.AddField("Tag", "picture", models.CharField(max_length=100, blank=True, default="", editable=False)),
        migrations.AddField("Tag", "picture_width", models.PositiveSmallIntegerField(default=0, editable=False)),
        migrations.AddField("Tag", "picture_height", models.PositiveSmallIntegerField(default=0, editable=False)),
        migrations.AddField(
            "Tag",
            "picture_alt",
            models.CharField(
                "what it shows", max_length=300, blank=True, default="",
                help_text="For readers who do not see the picture.",
            ),
        ),
        migrations.AddField(
            "Tag",
            "picture_credit",
            models.CharField("credit", max_length=200, blank=True, default="", help_text="Who made the picture."),
        ),
    ]  # fmt: skip
