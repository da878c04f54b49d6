"""Each revision knows which version of its article it is; of those there are, the newest one."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def number_the_newest(apps, schema_editor):
    """The words an article has now are those of its newest revision."""
    revisions = apps.get_model("articles", "Revision").objects.using(schema_editor.connection.alias)
    articles = apps.get_model("articles", "Article").objects.using(schema_editor.connection.alias)
    newest = revisions.filter(article=OuterRef("article")).order_by("-number").values("pk")[:1]
    version = articles.filter(pk=OuterRef("article")).values("version")
    revisions.filter(pk=Subquery(newest)).update(version=Subquery(version))


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_one_of_each_name_and_redirects_that_wait")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="version",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(number_the_newest, migrations.RunPython.noop),
    ]
