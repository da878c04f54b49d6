"""The first rows: the announcement counter, and a group for each role with what it may do."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

EVERYTHING = ("add", "change", "delete", "view")
ROLES = {
    "editor": {
        "article": (*EVERYTHING, "publish", "intake"),
        "author": ("add", "change", "view"),
        "source": ("add", "view"),
        "tag": ("add", "view"),
        "section": ("view",),
        "category": ("view",),
        "trendingtopic": ("view",),
        "revision": ("view",),
        "redirect": ("view",),
        "importedfile": ("view",),
        "daybookentry": ("view",),
    },
    "moderator": {
        "article": ("view",),
        "section": EVERYTHING,
        "category": EVERYTHING,
        "source": EVERYTHING,
        "author": EVERYTHING,
        "tag": EVERYTHING,
        "trendingtopic": EVERYTHING,
        "redirect": ("view",),
        "daybookentry": ("view",),
    },
}


def add_first_rows(apps, schema_editor):
    database = schema_editor.connection.alias
    apps.get_model("articles", "AnnouncementCounter").objects.using(database).get_or_create(pk=1)
    # Permissions are otherwise made only after the last migration.
    for label in ("articles", "auth"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=database)
    for role, tables in ROLES.items():
        _give(apps, database, role, "articles", tables)
    every_table = dict.fromkeys(ROLES["editor"] | ROLES["moderator"])
    _give(apps, database, "administrator", "articles", every_table)
    _give(apps, database, "administrator", "auth", {"user": EVERYTHING})


def _give(apps, database, role, app, tables):
    group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=role)
    Permission = apps.get_model("auth", "Permission")
    for table, verbs in tables.items():
        permissions = Permission.objects.using(database).filter(
            content_type__app_label=app, content_type__model=table
        )
        if verbs is not None:
            permissions = permissions.filter(codename__in=[f"{verb}_{table}" for verb in verbs])
        group.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_the_newsroom"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add_first_rows, migrations.RunPython.noop)]
