"""The terms of live copies anew: with what each stands under, to be counted; on PostgreSQL with neighbours as pairs
and with stretches of time. The table is another one, since SQLite would add a column behind the terms.
"""

import django.db.models.deletion
from django.db import migrations, models

import articles.models.terms
from articles.search.engines import engine_of
from articles.search.filling import Tables, fill

TABLE, NUMBER, COLUMNS = "articles_liveterms", "place", ("place", "copy_id", "under")


def lay_out(apps, schema_editor):
    for statement in engine_of(schema_editor.connection).lay_out(TABLE, COLUMNS):
        schema_editor.execute(statement)


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
    dependencies = [("articles", "0027_readings")]
    operations = [
        migrations.RunPython(tear_down, migrations.RunPython.noop),
        migrations.DeleteModel("LiveTerms"),
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
                ("under", models.TextField()),
                ("terms", articles.models.terms.TermsField()),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunPython(lay_out, migrations.RunPython.noop),
        migrations.RunPython(find_what_there_is, migrations.RunPython.noop),
        migrations.RunPython(build, tear_down),
    ]
