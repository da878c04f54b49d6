"""The picture library: pictures, their files, what is made of these, what readers may see; and who may fill it."""

import django.db.models.deletion
import django.db.models.expressions
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

EVERYTHING = ("add", "change", "delete", "view")
ROLES = {
    "editor": EVERYTHING,
    "administrator": EVERYTHING,
    "reporter": ("add", "view"),
    "moderator": ("view",),
}


def open_the_library(apps, schema_editor):
    database = schema_editor.connection.alias
    create_permissions(installed.get_app_config("articles"), verbosity=0, using=database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    for role, verbs in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=role)
        group.permissions.add(
            *permissions.filter(
                content_type__app_label="articles",
                codename__in=[f"{verb}_picture" for verb in verbs],
            )
        )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0028_what_is_found_is_counted"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("caption", models.TextField(blank=True, max_length=2000, verbose_name="caption")),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="As it is printed beside the picture.",
                        max_length=200,
                        verbose_name="credit",
                    ),
                ),
                (
                    "creator",
                    models.CharField(
                        blank=True,
                        help_text="Who made the picture.",
                        max_length=200,
                        verbose_name="creator",
                    ),
                ),
                (
                    "alt",
                    models.CharField(
                        blank=True,
                        help_text="For readers who do not see the picture.",
                        max_length=500,
                        verbose_name="what it shows",
                    ),
                ),
                (
                    "decorative",
                    models.BooleanField(
                        default=False,
                        help_text="It tells nothing that the words do not: who does not see it is told nothing.",
                        verbose_name="decorative",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        help_text="On what terms it may be shown.",
                        max_length=200,
                        verbose_name="licence",
                    ),
                ),
                (
                    "licence_ends_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="From then on readers see it no more.",
                        null=True,
                        verbose_name="licence ends",
                    ),
                ),
                (
                    "focus_x",
                    models.PositiveSmallIntegerField(
                        default=50, verbose_name="focus, from the left"
                    ),
                ),
                (
                    "focus_y",
                    models.PositiveSmallIntegerField(
                        default=50, verbose_name="focus, from the top"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("added_at", models.DateTimeField(editable=False)),
                ("changed_at", models.DateTimeField(editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="PictureFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=32, unique=True)),
                ("original", models.CharField(max_length=100)),
                ("format", models.CharField(max_length=5)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("size", models.PositiveIntegerField()),
                ("likeness", models.BigIntegerField()),
                (
                    "part_1",
                    models.GeneratedField(
                        db_index=True,
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("likeness"), ">>", models.Value(0)
                            ),
                            "&",
                            models.Value(65535),
                        ),
                        output_field=models.IntegerField(),
                    ),
                ),
                (
                    "part_2",
                    models.GeneratedField(
                        db_index=True,
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("likeness"), ">>", models.Value(16)
                            ),
                            "&",
                            models.Value(65535),
                        ),
                        output_field=models.IntegerField(),
                    ),
                ),
                (
                    "part_3",
                    models.GeneratedField(
                        db_index=True,
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("likeness"), ">>", models.Value(32)
                            ),
                            "&",
                            models.Value(65535),
                        ),
                        output_field=models.IntegerField(),
                    ),
                ),
                (
                    "part_4",
                    models.GeneratedField(
                        db_index=True,
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("likeness"), ">>", models.Value(48)
                            ),
                            "&",
                            models.Value(65535),
                        ),
                        output_field=models.IntegerField(),
                    ),
                ),
                ("colour", models.CharField(max_length=7)),
                ("added_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(null=True)),
                ("failure", models.TextField(blank=True, default="")),
                ("taken_until", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="articles.picture",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="picture",
            name="file",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.picturefile",
            ),
        ),
        migrations.CreateModel(
            name="PictureTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged",
                        to="articles.picture",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tagged_pictures",
                        to="articles.tag",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="picture",
            name="tags",
            field=models.ManyToManyField(
                blank=True,
                related_name="pictures",
                through="articles.PictureTag",
                to="articles.tag",
                verbose_name="tags",
            ),
        ),
        migrations.CreateModel(
            name="Rendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shape", models.CharField(max_length=10)),
                ("format", models.CharField(max_length=5)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("crop", models.CharField(max_length=50)),
                ("path", models.CharField(db_index=True, max_length=100)),
                ("size", models.PositiveIntegerField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="articles.picturefile",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="LivePicture",
            fields=[
                (
                    "picture",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="live_picture",
                        serialize=False,
                        to="articles.picture",
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("ends_at", models.DateTimeField(null=True)),
                ("is_ended", models.BooleanField(default=False)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("ends_at__isnull", False), ("is_ended", False)),
                        fields=["ends_at"],
                        name="live_picture_ending",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="picturefile",
            index=models.Index(
                condition=models.Q(("failure", ""), ("made_at", None)),
                fields=["id"],
                name="picture_file_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="picturetag",
            constraint=models.UniqueConstraint(
                fields=("picture", "tag"), name="picture_has_a_tag_once"
            ),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=models.Index(fields=["licence_ends_at"], name="picture_licence_ends"),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(("focus_x__lte", 100), ("focus_y__lte", 100)),
                name="picture_focus_is_inside",
            ),
        ),
        migrations.AddConstraint(
            model_name="rendition",
            constraint=models.UniqueConstraint(
                fields=("file", "shape", "format", "width", "crop"), name="rendition_is_made_once"
            ),
        ),
        migrations.RunPython(open_the_library, migrations.RunPython.noop),
    ]
