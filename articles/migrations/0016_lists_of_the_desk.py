"""The indexes that the list of articles walks along, whatever it is filtered by."""

from django.db import migrations, models

NEWEST = ["-updated_at", "-id"]
FILED = ["category", "source", "published_on", "published_at"]
INDEXES = {
    "article_newest_published": ["-published_at", "-id"],
    "article_in_status": ["status", *NEWEST, "section", *FILED],
    "article_in_section": ["section", *NEWEST, "status", *FILED],
    "article_in_category": ["category", *NEWEST],
    "article_of_source": ["source", *NEWEST],
    "article_of_writer": ["made_by", *NEWEST],
}


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_find_what_there_is")]

    operations = [
        migrations.RemoveIndex("article", "article_newest_in_status"),
        *(
            migrations.AddIndex("article", models.Index(fields=fields, name=name))
            for name, fields in INDEXES.items()
        ),
    ]
