"""What names have in common that a reader takes for one, beside each name."""

from django.db import migrations, models

from articles.rules.cleaning import key_of

NAMED = ("author", "category", "source", "tag")


def fill_keys(apps, schema_editor):
    """Keys of the names there are. Where two had come to be equal, the later one's tells its number."""
    for kind in NAMED:
        rows = apps.get_model("articles", kind).objects.using(schema_editor.connection.alias)
        met = set()
        for row in rows.order_by("pk"):
            key = key_of(row.name)
            row.key = f"{key[:380]} ({row.pk})" if key in met and kind != "author" else key
            met.add(key)
            row.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_roles_and_counter")]

    operations = [
        *(
            migrations.AddField(
                model_name=kind,
                name="key",
                field=models.CharField(db_index=True, default="", editable=False, max_length=400),
                preserve_default=False,
            )
            for kind in NAMED
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
    ]
