"""What all spellings of a tag's name have in common, of the tags there are."""

from django.db import migrations

from articles.rules.skeletons import skeleton_of

AT_ONCE = 1_000


def fill_skeletons(apps, schema_editor):
    tags = apps.get_model("articles", "Tag").objects.using(schema_editor.connection.alias)
    rows = []
    for tag in tags.filter(skeleton="").only("name").iterator(chunk_size=AT_ONCE):
        tag.skeleton = skeleton_of(tag.name)
        rows.append(tag)
    tags.bulk_update(rows, ["skeleton"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_moderation")]

    operations = [migrations.RunPython(fill_skeletons, migrations.RunPython.noop)]
