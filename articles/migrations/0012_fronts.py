"""What editors place on fronts, at the desk and for readers; editors may do it."""

import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce


def let_editors_curate(apps, schema_editor):
    """Give the new permission to the groups whose work it is."""
    database = schema_editor.connection.alias
    create_permissions(installed.get_app_config("articles"), verbosity=0, using=database)
    permission = (
        apps.get_model("auth", "Permission")
        .objects.using(database)
        .get(content_type__app_label="articles", codename="curate_front")
    )
    for group in (
        apps.get_model("auth", "Group")
        .objects.using(database)
        .filter(name__in=["editor", "administrator"])
    ):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_work_by_status"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            "Front",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kept", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=0)),
                ("shown_version", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField(null=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.section",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "permissions": [("curate_front", "Can place articles on fronts")],
                "constraints": [
                    models.UniqueConstraint(
                        Coalesce(F("section"), Value(0)), name="a_page_has_one_front"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            "LivePlacement",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slot",
                    models.CharField(
                        choices=[("lead", "Lead"), ("second", "Second"), ("pick", "Picks")],
                        max_length=10,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.section",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        Coalesce(F("section"), Value(0)), F("article"), name="placed_once_on_a_page"
                    ),
                    models.CheckConstraint(
                        condition=Q(slot__in=["lead", "second", "pick"]),
                        name="placement_slot_is_known",
                    ),
                ],
            },
        ),
        migrations.RunPython(let_editors_curate, migrations.RunPython.noop),
    ]
