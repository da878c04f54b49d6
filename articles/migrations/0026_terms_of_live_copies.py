"""What the readers' search knows: the terms of live copies, and of the names they stand under. The first are
written, and indexed, when their table has its last form: see 0028.
"""

import django.db.models.deletion
from django.db import migrations, models

import articles.models.terms
from articles.models.named import words_of

NAMED = ("author", "category", "source", "tag")
AT_ONCE = 1_000


def spell_names(apps, schema_editor):
    for kind in NAMED:
        table = apps.get_model("articles", kind)
        rows = list(table.objects.only("name"))
        for row in rows:
            row.words = words_of(row.name)
        table.objects.bulk_update(rows, ["words"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("articles", "0025_related_articles")]
    operations = [
        *(
            migrations.AddField(kind, "words", models.TextField(default="", editable=False))
            for kind in NAMED
        ),
        migrations.RunPython(spell_names, migrations.RunPython.noop),
        migrations.CreateModel(
            name="LiveTerms",
            fields=[
                (
                    "copy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.livecopy",
                    ),
                ),
                ("place", models.BigIntegerField(unique=True)),
                ("edition", models.PositiveSmallIntegerField()),
                ("made_at", models.DateTimeField()),
                ("terms", articles.models.terms.TermsField()),
            ],
            options={"default_permissions": ()},
        ),
        migrations.CreateModel(
            name="StaleTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article", models.BigIntegerField()),
            ],
            options={"default_permissions": ()},
        ),
    ]
