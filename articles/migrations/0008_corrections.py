"""Corrections, and since when readers know an article.

Of what is published already nobody knows when it was first seen or last changed in substance: its own
moment stands for both, so that no page claims an update.
"""

from datetime import UTC, datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
KINDS = [
    ("correction", "Correction"),
    ("clarification", "Clarification"),
    ("update", "Update"),
    ("note", "Editor’s note"),
    ("retraction", "Retraction"),
]


def begin_with_the_papers_moment(apps, schema_editor):
    database = schema_editor.connection.alias
    moment = F("published_at")
    articles = apps.get_model("articles", "Article").objects.using(database)
    articles.exclude(status="draft").update(first_published_at=moment, rewritten_at=moment)
    copies = apps.get_model("articles", "LiveCopy").objects.using(database)
    copies.update(first_published_at=moment, modified_at=moment)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_schedules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(choices=KINDS, max_length=13)),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="articles.article",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["-made_at", "-id"], name="correction_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(kind__in=[kind for kind, _ in KINDS]),
                        name="correction_kind_is_known",
                    ),
                    models.CheckConstraint(condition=~Q(text=""), name="correction_has_a_text"),
                ],
            },
        ),
        migrations.AddField("article", "first_published_at",
                            models.DateTimeField(blank=True, editable=False, null=True)),
        migrations.AddField("article", "rewritten_at",
                            models.DateTimeField(blank=True, editable=False, null=True)),
        migrations.AddField("livecopy", "corrections", models.JSONField(default=list)),
        migrations.AddField("livecopy", "first_published_at",
                            models.DateTimeField(default=LONG_AGO), preserve_default=False),
        migrations.AddField("livecopy", "modified_at",
                            models.DateTimeField(default=LONG_AGO), preserve_default=False),
        migrations.RunPython(begin_with_the_papers_moment, migrations.RunPython.noop),
        migrations.AddConstraint(
            "article",
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(first_published_at__isnull=False, rewritten_at__isnull=False),
                name="published_article_knows_since_when",
            ),
        ),
        migrations.AddConstraint(
            "livecopy",
            models.CheckConstraint(
                condition=Q(modified_at__gte=F("first_published_at")),
                name="live_copy_is_modified_after_its_first_publication",
            ),
        ),
    ]  # fmt: skip
