"""Moderation: other names, what is retired or closed, the ledger, what is written about, and who may."""

import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

RIGHTS = ["view_ledgerentry", "retag_article"]


def let_moderators_moderate(apps, schema_editor):
    """Moderators and administrators read the ledger and change the tags of many articles at once."""
    database = schema_editor.connection.alias
    create_permissions(installed.get_app_config("articles"), verbosity=0, using=database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    rights = permissions.filter(content_type__app_label="articles", codename__in=RIGHTS)
    for name in ("moderator", "administrator"):
        group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=name)
        group.permissions.add(*rights)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0017_places_for_a_time"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LedgerChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("number", models.BigIntegerField()),
                (
                    "before",
                    models.JSONField(null=True),
                ),
                (
                    "after",
                    models.JSONField(null=True),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("verb", models.CharField(max_length=30)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("done", "Done"),
                            ("undone", "Undone"),
                            ("dropped", "Dropped"),
                        ],
                        default="done",
                        max_length=10,
                    ),
                ),
                ("sentence", models.CharField(max_length=500, verbose_name="what")),
                ("reason", models.TextField(blank=True, verbose_name="why")),
                ("asked", models.JSONField(default=dict)),
                ("counts", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField(verbose_name="when")),
                ("done_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "ledger",
                "ordering": ["-made_at", "-pk"],
                "permissions": [("retag_article", "Can change the tags of many articles at once")],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="Refiled",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live", models.BooleanField()),
                ("former", models.BigIntegerField()),
                ("present", models.BigIntegerField()),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Retagged",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live", models.BooleanField()),
                ("removed", models.BigIntegerField(null=True)),
                ("instead", models.BigIntegerField(null=True)),
                ("gave", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RisingTopic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(unique=True)),
                ("why", models.CharField(max_length=200)),
                ("reckoned_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["place"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="TagUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.AlterModelOptions(
            name="category",
            options={"ordering": ["order", "name"], "verbose_name_plural": "categories"},
        ),
        migrations.AlterModelOptions(
            name="source",
            options={"ordering": ["order", "name"]},
        ),
        migrations.RemoveConstraint(
            model_name="tag",
            name="tag_status_is_known",
        ),
        migrations.AddField(
            model_name="category",
            name="own",
            field=models.BigIntegerField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="category",
            name="alias_of",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aliases",
                to="articles.category",
                to_field="own",
            ),
        ),
        migrations.AddField(
            model_name="category",
            name="is_retired",
            field=models.BooleanField(
                default=False,
                help_text="Kept on the articles it is on, offered for no other.",
                verbose_name="retired",
            ),
        ),
        migrations.AddField(
            model_name="category",
            name="order",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="Lists of all stand by this number, then by name."
            ),
        ),
        migrations.AddField(
            model_name="section",
            name="is_closed",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="A closed section keeps its pages and takes no new articles.",
                verbose_name="closed",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="own",
            field=models.BigIntegerField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="source",
            name="alias_of",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aliases",
                to="articles.source",
                to_field="own",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="is_retired",
            field=models.BooleanField(
                default=False,
                help_text="Kept on the articles it is on, offered for no other.",
                verbose_name="retired",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="order",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="Lists of all stand by this number, then by name."
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="own",
            field=models.BigIntegerField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="tag",
            name="alias_of",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aliases",
                to="articles.tag",
                to_field="own",
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="made_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="tag",
            name="made_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="reason",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="tag",
            name="skeleton",
            field=models.CharField(db_index=True, default="", editable=False, max_length=400),
        ),
        migrations.AddField(
            model_name="trendingtopic",
            name="is_muted",
            field=models.BooleanField(
                default=False,
                help_text="Keeps the tag out, however much is written about it.",
                verbose_name="muted",
            ),
        ),
        migrations.AddField(
            model_name="trendingtopic",
            name="until",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="tag",
            name="status",
            field=models.CharField(
                choices=[
                    ("proposed", "Proposed"),
                    ("approved", "Approved"),
                    ("refused", "Refused"),
                    ("merged", "Merged"),
                ],
                default="proposed",
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="trendingtopic",
            index=models.Index(
                condition=models.Q(("until__isnull", False)),
                fields=["until"],
                name="topic_for_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.CheckConstraint(
                condition=models.Q(("own", None), ("own", models.F("id")), _connector="OR"),
                name="category_own_number_is_its_own",
            ),
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.CheckConstraint(
                condition=models.Q(("alias_of", None), ("own", None), _connector="OR"),
                name="category_alias_has_no_aliases",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("own", None), ("own", models.F("id")), _connector="OR"),
                name="source_own_number_is_its_own",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("alias_of", None), ("own", None), _connector="OR"),
                name="source_alias_has_no_aliases",
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(
                condition=models.Q(("own", None), ("own", models.F("id")), _connector="OR"),
                name="tag_own_number_is_its_own",
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(
                condition=models.Q(("alias_of", None), ("own", None), _connector="OR"),
                name="tag_alias_has_no_aliases",
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["proposed", "approved", "refused", "merged"])),
                name="tag_status_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("alias_of__isnull", False), ("status", "merged")),
                    models.Q(models.Q(("status", "merged"), _negated=True), ("alias_of", None)),
                    _connector="OR",
                ),
                name="tag_is_merged_when_it_is_an_alias",
            ),
        ),
        migrations.AddField(
            model_name="ledgerentry",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who",
            ),
        ),
        migrations.AddField(
            model_name="ledgerentry",
            name="passed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ledgerentry",
            name="undone_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ledgerchange",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="changes",
                to="articles.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="refiled",
            name="article",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="refiled",
            name="entry",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="retagged",
            name="article",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="retagged",
            name="entry",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="risingtopic",
            name="tag",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rising",
                to="articles.tag",
            ),
        ),
        migrations.AddField(
            model_name="taguse",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.article"
            ),
        ),
        migrations.AddField(
            model_name="taguse",
            name="tag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="articles.tag"
            ),
        ),
        migrations.AddIndex(
            model_name="ledgerentry",
            index=models.Index(fields=["-made_at", "-id"], name="ledger_newest"),
        ),
        migrations.AddIndex(
            model_name="ledgerentry",
            index=models.Index(
                condition=models.Q(("state", "planned")), fields=["made_at"], name="ledger_planned"
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["planned", "done", "undone", "dropped"])),
                name="ledger_state_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="ledgerchange",
            index=models.Index(fields=["kind", "number"], name="ledger_of_a_thing"),
        ),
        migrations.AddIndex(
            model_name="refiled",
            index=models.Index(fields=["entry", "article", "live"], name="refiled_of_an_act"),
        ),
        migrations.AddIndex(
            model_name="retagged",
            index=models.Index(fields=["entry", "article", "live"], name="retagged_of_an_act"),
        ),
        migrations.AddIndex(
            model_name="taguse",
            index=models.Index(fields=["at"], name="tag_use_newest"),
        ),
        migrations.AddConstraint(
            model_name="taguse",
            constraint=models.UniqueConstraint(
                fields=("article", "tag"), name="tag_use_counts_once"
            ),
        ),
        migrations.RunPython(let_moderators_moderate, migrations.RunPython.noop),
    ]
