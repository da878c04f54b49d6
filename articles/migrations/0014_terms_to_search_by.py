"""The terms of the desk's articles."""

import django.db.models.deletion
from django.db import migrations, models

import articles.models.terms


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_front_changes")]

    operations = [
        migrations.CreateModel(
            name="DeskTerms",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("edition", models.PositiveSmallIntegerField()),
                ("terms", articles.models.terms.TermsField()),
            ],
            options={"default_permissions": ()},
        ),
    ]
