"""Stories that editors choose to stand beside an article, and the versions readers had of one."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_licences")]
    operations = [
        migrations.CreateModel(
            "RelatedArticle",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("article", models.ForeignKey("articles.Article", django.db.models.deletion.CASCADE, related_name="related")),
                ("other", models.ForeignKey("articles.Article", django.db.models.deletion.PROTECT, related_name="related_from")),
            ],
            options={
                "default_permissions": (),
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=["article", "other"], name="related_article_once"),
                    models.CheckConstraint(
                        condition=~Q(article=F("other")), name="article_is_not_related_to_itself"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "LiveRelated",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("copy", models.ForeignKey("articles.LiveCopy", django.db.models.deletion.CASCADE, related_name="related")),
                ("article", models.ForeignKey("articles.Article", django.db.models.deletion.CASCADE, related_name="+")),
            ],
            options={
                "default_permissions": (),
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=["copy", "article"], name="live_related_once")
                ],
            },
        ),
        migrations.CreateModel(
            "LiveVersion",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("headline", models.CharField(max_length=300, blank=True)),
                ("standfirst", models.TextField(blank=True)),
                ("full_body", models.TextField(blank=True)),
                ("author_note", models.TextField(blank=True)),
                ("copy", models.ForeignKey("articles.LiveCopy", django.db.models.deletion.CASCADE, related_name="versions")),
            ],
            options={
                "default_permissions": (),
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["copy"], condition=Q(until=None), name="one_version_is_shown"
                    )
                ],
                "indexes": [models.Index(fields=["copy", "since"], name="live_version_by_time")],
            },
        ),
    ]  # fmt: skip
