"""Stories counted by day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_skeletons_of_tags")]
    operations = [
        migrations.AddIndex(
            "LiveCopy", models.Index(fields=["published_on", "article"], name="live_by_day")
        ),
    ]
