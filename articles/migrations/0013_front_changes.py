"""Fronts that are shown at an hour."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("articles", "0012_fronts"),
    ]
    operations = [
        migrations.CreateModel(
            "FrontChange",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kept", models.JSONField()),
                ("due_at", models.DateTimeField()),
                (
                    "zone",
                    models.CharField(
                        help_text="The time zone in which the hour was given.", max_length=64
                    ),
                ),
                ("maker", models.CharField(blank=True, max_length=150)),
                ("made_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("done_at", models.DateTimeField(null=True)),
                ("late", models.BooleanField(default=False)),
                ("failure", models.CharField(blank=True, max_length=500)),
                (
                    "front",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="articles.front",
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
                "ordering": ["due_at", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=["front", "due_at"],
                        condition=Q(state="waiting"),
                        name="one_change_of_a_front_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=Q(state__in=["waiting", "done", "failed", "cancelled"]),
                        name="front_change_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=~Q(state="failed") | ~Q(failure=""),
                        name="failed_front_change_says_why",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["due_at"], condition=Q(state="waiting"), name="front_change_due"
                    )
                ],
            },
        ),
    ]
