"""The terms of the articles that were written before there was a search, and then their index: in
that order it is built in a fraction of the time.

Batch by batch, each in its own transaction: an upgrade that is stopped goes on where it was.
"""

from django.db import migrations

from articles.search.desk import fill
from articles.search.engines import engine_of

TABLE, NUMBER = "articles_deskterms", "article_id"


def find_what_there_is(apps, schema_editor):
    tables = apps.get_model("articles", "Article"), apps.get_model("articles", "DeskTerms")
    for _ in fill(tables=tables):
        pass


def build(apps, schema_editor):
    for statement in engine_of(schema_editor.connection).build(TABLE, NUMBER):
        schema_editor.execute(statement)


def tear_down(apps, schema_editor):
    for statement in engine_of(schema_editor.connection).tear_down(TABLE):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0014_terms_to_search_by")]
    operations = [
        migrations.RunPython(find_what_there_is, migrations.RunPython.noop),
        migrations.RunPython(build, tear_down, atomic=True),
    ]
