"""How often articles are read, which are read most, and one row that says when that was reckoned."""

import django.db.models.deletion
from django.db import migrations, models


def number():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def article(**more):
    return models.ForeignKey(
        "articles.Article",
        django.db.models.deletion.CASCADE,
        db_constraint=False,
        related_name="+",
        **more,
    )


def add_the_row(apps, schema_editor):
    rows = apps.get_model("articles", "ReadingsReckoning").objects.using(
        schema_editor.connection.alias
    )
    rows.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_terms_of_live_copies")]
    operations = [
        migrations.CreateModel(
            "Reading",
            [
                ("id", number()),
                ("hour", models.DateTimeField()),
                ("screen", models.PositiveIntegerField(default=0)),
                ("printed", models.PositiveIntegerField(default=0)),
                ("article", article(db_index=False)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=["article", "hour"], name="reading_has_one_number"
                    ),
                ],
                "indexes": [models.Index(fields=["hour"], name="reading_of_a_time")],
            },
        ),
        migrations.CreateModel(
            "MostRead",
            [
                ("id", number()),
                (
                    "period",
                    models.CharField(
                        max_length=5, choices=[("day", "day"), ("week", "week"), ("month", "month")]
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("article", article()),
            ],
            options={
                "default_permissions": (),
                "ordering": ["period", "place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["period", "place"], name="most_read_place_is_unique"
                    ),
                    models.UniqueConstraint(
                        fields=["period", "article"], name="most_read_once_in_a_list"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "ReadingsReckoning",
            [
                ("id", number()),
                ("reckoned_at", models.DateTimeField(null=True)),
                ("days_before", models.DateField(null=True)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(id=1), name="there_is_one_reckoning_of_readings"
                    ),
                ],
            },
        ),
        migrations.RunPython(add_the_row, migrations.RunPython.noop),
    ]
