"""The moves before publishing, whose article it is, and the reporter's role."""

import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery

STATES = ["draft", "live", "ready", "review", "withdrawn"]
REPORTER = {
    "article": ("add", "view", "intake"),
    "author": ("view",),
    "category": ("view",),
    "daybookentry": ("view",),
    "revision": ("view",),
    "section": ("view",),
    "source": ("view",),
    "tag": ("add", "view"),
}


def find_the_makers(apps, schema_editor):
    """Whoever stored the first revision of an article has made it."""
    database = schema_editor.connection.alias
    first = apps.get_model("articles", "Revision").objects.filter(article=OuterRef("pk"))
    maker = first.order_by("number").values("made_by")[:1]
    apps.get_model("articles", "Article").objects.using(database).update(made_by=Subquery(maker))


def add_reporters(apps, schema_editor):
    """The group of those who write articles of their own and submit them."""
    database = schema_editor.connection.alias
    create_permissions(installed.get_app_config("articles"), verbosity=0, using=database)
    group, _ = (
        apps.get_model("auth", "Group").objects.using(database).get_or_create(name="reporter")
    )
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    for table, verbs in REPORTER.items():
        group.permissions.add(
            *permissions.filter(
                content_type__app_label="articles",
                codename__in=[f"{verb}_{table}" for verb in verbs],
            )
        )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_autosaves_and_presence"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("article", "article_status_is_known"),
        migrations.RemoveConstraint("article", "published_article_has_a_date_and_a_section"),
        migrations.RemoveConstraint("article", "published_article_knows_since_when"),
        migrations.AlterField(
            "article",
            "status",
            models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("review", "In review"),
                    ("ready", "Ready"),
                    ("live", "Live"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="draft",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            "article",
            models.CheckConstraint(condition=Q(status__in=STATES), name="article_status_is_known"),
        ),
        migrations.AddConstraint(
            "article",
            models.CheckConstraint(
                condition=Q(status__in=["draft", "ready", "review"])
                | Q(
                    published_on__isnull=False,
                    published_at__isnull=False,
                    section__isnull=False,
                ),
                name="published_article_has_a_date_and_a_section",
            ),
        ),
        migrations.AddConstraint(
            "article",
            models.CheckConstraint(
                condition=Q(status__in=["draft", "ready", "review"])
                | Q(first_published_at__isnull=False, rewritten_at__isnull=False),
                name="published_article_knows_since_when",
            ),
        ),
        migrations.AddField(
            "article",
            "made_by",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            "daybookentry",
            "reason",
            models.TextField(blank=True, help_text="Why, in the words of who did it."),
        ),
        migrations.RunPython(find_the_makers, migrations.RunPython.noop),
        migrations.RunPython(add_reporters, migrations.RunPython.noop),
    ]
