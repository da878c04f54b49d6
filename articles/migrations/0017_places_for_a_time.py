"""Articles that stand on a front until an hour."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_lists_of_the_desk")]
    operations = [
        migrations.AddField("LivePlacement", "until", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "LivePlacement",
            models.Index(
                fields=["until"], condition=Q(until__isnull=False), name="placement_for_a_time"
            ),
        ),
    ]
