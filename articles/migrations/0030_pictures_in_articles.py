"""Pictures above articles and in their stories, at the desk and for readers; and which article shows which."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0029_pictures"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="lead",
            field=models.ForeignKey(
                blank=True,
                help_text="It stands above the story, and beside the headline in lists.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="led",
                to="articles.picture",
                verbose_name="lead picture",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="lead_alt",
            field=models.CharField(
                blank=True,
                help_text="For readers who do not see it. Left empty, what the library says.",
                max_length=500,
                verbose_name="what the lead picture shows",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="lead_caption",
            field=models.TextField(
                blank=True,
                help_text="Left empty, the picture’s own.",
                max_length=2000,
                verbose_name="caption of the lead picture",
            ),
        ),
        migrations.AddField(
            model_name="livecopy",
            name="lead",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="led",
                to="articles.livepicture",
            ),
        ),
        migrations.AddField(
            model_name="livecopy",
            name="lead_alt",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="livecopy",
            name="lead_caption",
            field=models.TextField(blank=True),
        ),
        migrations.CreateModel(
            name="LiveUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "copy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="picture_uses",
                        to="articles.livecopy",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="articles.livepicture",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("picture", "copy"), name="live_use_is_noted_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PictureUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=5)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="picture_uses",
                        to="articles.article",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="articles.picture",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("picture", "article", "place"), name="picture_use_is_noted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__in", ["lead", "story"])),
                        name="picture_use_place_is_known",
                    ),
                ],
            },
        ),
    ]
