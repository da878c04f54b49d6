"""What the readers' search keeps of live articles has each three neighbouring words now: it is stored again."""

from django.db import migrations

from articles.search.filling import Tables, fill


def store_again(apps, schema_editor):
    names = ("Article", "LiveCopy", "LiveByline", "LiveTag", "LiveTerms")
    for _ in fill(tables=Tables(*(apps.get_model("articles", name) for name in names))):
        pass


class Migration(migrations.Migration):
    dependencies = [("articles", "0030_pictures_in_articles")]
    operations = [migrations.RunPython(store_again, migrations.RunPython.noop)]
