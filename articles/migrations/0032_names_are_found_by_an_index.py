"""Which tags, sources and authors are called so is asked with every search: an index tells, where the database has
one for it."""

from django.db import migrations

from articles.search.engines import engine_of

TABLES = ("articles_tag", "articles_source", "articles_author")


def index(apps, schema_editor):
    for table in TABLES:
        for statement in engine_of(schema_editor.connection).index_names(table, "words"):
            schema_editor.execute(statement)


def drop(apps, schema_editor):
    for table in TABLES:
        schema_editor.execute(f"DROP INDEX IF EXISTS {table}_words")


class Migration(migrations.Migration):
    dependencies = [("articles", "0031_find_phrases_of_three_words")]
    operations = [migrations.RunPython(index, drop)]
