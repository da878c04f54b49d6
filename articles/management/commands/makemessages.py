"""Bring the catalogs up to what is marked: Django's command, told of the marks that sentences of rules bear."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    xgettext_options = [
        *makemessages.Command.xgettext_options,
        "--keyword=say:1", "--keyword=say_many:1,2", "--keyword=say_as:1c,2",
    ]  # fmt: skip
