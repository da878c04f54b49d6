"""What the readers' search knows: the terms of live copies, and of the names they stand under. Then the
index, which is built in a fraction of the time once the terms are there.
"""

import django.db.models.deletion
from django.db import migrations, models

import articles.models.terms
from articles.models.named import words_of
from articles.search.engines import engine_of
from articles.search.filling import Tables, fill

TABLE, NUMBER = "articles_liveterms", "place"
NAMED = ("author", "category", "source", "tag")
AT_ONCE = 1_000


def spell_names(apps, schema_editor):
    for kind in NAMED:
        table = apps.get_model("articles", kind)
        rows = list(table.objects.only("name"))
        for row in rows:
            row.words = words_of(row.name)
        table.objects.bulk_update(rows, ["words"], batch_size=AT_ONCE)


def find_what_there_is(apps, schema_editor):
    names = ("Article", "LiveCopy", "LiveByline", "LiveTag", "LiveTerms")
    for _ in fill(tables=Tables(*(apps.get_model("articles", name) for name in names))):
        pass
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no index is built before


def build(apps, schema_editor):
    for statement in engine_of(schema_editor.connection).build(TABLE, NUMBER):
        schema_editor.execute(statement)


def tear_down(apps, schema_editor):
    for statement in engine_of(schema_editor.connection).tear_down(TABLE):
        schema_editor.execute(statement)


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
        migrations.RunPython(find_what_there_is, migrations.RunPython.noop),
        migrations.RunPython(build, tear_down),
    ]
