"""The tongue in which Django words the sentences of the rules."""

from django.conf import settings
from django.db.migrations.serializer import BaseSerializer
from django.utils import formats, translation

gettext, ngettext, pgettext = translation.gettext, translation.ngettext, translation.pgettext


def number(number: int) -> str:
    """A number with its thousands apart, as the language of the moment has it."""
    return formats.number_format(number, force_grouping=True)


def of_the_paper():
    """Within it words are in the paper's language."""
    return translation.override(settings.LANGUAGE_CODE)


class AsItsText(BaseSerializer):
    """A sentence in a migration: the text it is made of."""

    def serialize(self):
        return repr(self.value.text), set()
