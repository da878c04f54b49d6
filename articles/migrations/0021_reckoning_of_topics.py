"""One row that says when the rising topics were reckoned; of several servers, one is the first to write it."""

from django.db import migrations, models


def add_the_row(apps, schema_editor):
    rows = apps.get_model("articles", "TopicReckoning").objects.using(
        schema_editor.connection.alias
    )
    rows.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_stories_by_day")]

    operations = [
        migrations.CreateModel(
            name="TopicReckoning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reckoned_at", models.DateTimeField(null=True)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.AddConstraint(
            model_name="topicreckoning",
            constraint=models.CheckConstraint(
                condition=models.Q(("id", 1)), name="there_is_one_topic_reckoning"
            ),
        ),
        migrations.RunPython(add_the_row, migrations.RunPython.noop),
    ]
