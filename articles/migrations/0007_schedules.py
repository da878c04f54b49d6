"""Publishing and withdrawing at an hour chosen before."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_links_that_show_a_draft"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Schedule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[("publish", "Publish"), ("withdraw", "Withdraw")], max_length=10
                    ),
                ),
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
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="schedules",
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
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["due_at"],
                        name="schedule_due",
                    ),
                    models.Index(
                        condition=models.Q(("state", "failed")),
                        fields=["due_at"],
                        name="schedule_failed",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("article", "verb"),
                        name="one_waiting_schedule_of_a_verb",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verb", "publish"), _negated=True),
                            ("revision__isnull", False),
                            _connector="OR",
                        ),
                        name="scheduled_publishing_has_a_revision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verb__in", ["publish", "withdraw"])),
                        name="schedule_verb_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "done", "failed", "cancelled"])
                        ),
                        name="schedule_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("failure", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="failed_schedule_says_why",
                    ),
                ],
            },
        ),
    ]
