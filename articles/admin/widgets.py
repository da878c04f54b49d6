"""The fields of the desk's forms that the stock admin has no widget for."""

import json
import re

from django.contrib.admin.widgets import (
    AdminURLFieldWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.forms import NumberInput
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import AdminProseEditorWidget

from articles.admin.story_pictures import told_of_pictures
from articles.models import Picture, RelatedArticle, TaggedArticle


class StoryWidget(AdminProseEditorWidget):
    """The rich-text editor; ``static/js/story-editor.js`` says what a story may hold."""

    def __init__(self, attrs=None):
        super().__init__(attrs, preset="story")

    def get_config(self):
        return {}

    def get_context(self, name, value, attrs):
        known = {"data-figures": json.dumps(told_of_pictures(value or ""))}
        said = {each: str(words) for each, words in FIGURE_WORDS.items()}
        return super().get_context(
            name, value, {**(attrs or {}), **known, "data-figure-words": json.dumps(said)}
        )


# What static/js/story-figures.js shows.
FIGURE_WORDS = {
    "insert": _("Put a picture in"),
    "gallery": _("Join pictures to a gallery"),
    "picture": _("Picture"),
    "shows": _("What it shows"),
    "stands": _("Stands"),
    "column": _("in the column"),
    "wide": _("wide"),
    "narrow": _("narrow, beside the words"),
    "another": _("Another picture"),
    "out": _("Take it out"),
    "caption": _("Caption"),
}


class LeadWidget(NumberInput):
    """A picture by its number in the library, shown small; a script lets it be chosen instead of typed."""

    def render(self, name, value, attrs=None, renderer=None):
        known = value if value and is_number(value) else ""
        picture = Picture.objects.with_cards().filter(pk=int(known)).first() if known else None
        return format_html(
            '<div class="lead-choice" data-lead>{}<span data-lead-said>{}</span>'
            '<p class="lead-ways"><span class="lead-number">{} {}</span>'
            '<button type="button" data-lead-choose hidden>{}</button>'
            '<button type="button" data-lead-drop hidden>{}</button></p></div>',
            _preview(picture.card_url if picture else ""),
            picture or "",
            _("Number in the library:"),
            super().render(name, known, attrs, renderer),
            _("Choose a picture"),
            _("Without a picture"),
        )


def _preview(address: str):
    """The small picture; hidden where there is none to show."""
    hidden = "" if address else mark_safe(" hidden")
    return format_html(
        '<img class="lead-preview" src="{}" alt="" width="160" height="120"{}>',
        address or "data:,",
        hidden,
    )


class OriginalWidget(AdminURLFieldWidget):
    """An address, and a link to look at what is there now."""

    def get_context(self, name, value, attrs):
        return super().get_context(name, value, attrs) | {
            "current_label": _("Open it:"),
            "change_label": "",
        }


class KnownNumbers:
    """Shows again what was chosen, and of a forged form only what can be a row's number."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [each for each in value if is_number(each)], attrs)


class ChoiceWidget(KnownNumbers, AutocompleteSelect):
    """One thing, with suggestions."""


def is_number(text: str) -> bool:
    """Whether ``text`` can be the number of a row: at most 18 digits, which every database holds."""
    return re.fullmatch("[0-9]{1,18}", str(text)) is not None


def _without_clearing(attrs: dict) -> dict:
    """No button that empties the whole list: each choice has its own, and this one breaks the list."""
    return attrs | {"data-allow-clear": "false"}


class TagsWidget(AutocompleteSelectMultiple):
    """Tags by name: the known ones and, last, what was typed as a new one are suggested."""

    def __init__(self, admin_site, attrs=None):
        super().__init__(TaggedArticle._meta.get_field("tag"), admin_site, attrs=attrs)

    def get_url(self):
        return reverse("admin:tag-suggest")

    def build_attrs(self, base_attrs, extra_attrs=None):
        return _without_clearing(super().build_attrs(base_attrs, extra_attrs))

    def optgroups(self, name, value, attrs=None):
        options = [
            self.create_option(name, tag, tag, True, index, attrs=attrs)
            for index, tag in enumerate(value)
            if tag
        ]
        return [(None, options, 0)]


class KnownTagsWidget(TagsWidget):
    """Tags by name, none of them new: chosen, or typed one a line where no script suggests any."""

    def get_url(self):
        return super().get_url() + "?known=1"

    def value_from_datadict(self, data, files, name):
        sent = super().value_from_datadict(data, files, name) or []
        lines = (line.strip() for each in sent for line in each.splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class OrderedWidget(KnownNumbers, AutocompleteSelectMultiple):
    """Several things in the order in which they were chosen, as authors in a byline."""

    class Media:
        js = ["js/chosen-order.js"]

    def build_attrs(self, base_attrs, extra_attrs=None):
        return _without_clearing(super().build_attrs(base_attrs, extra_attrs))

    def optgroups(self, name, value, attrs=None):
        groups = super().optgroups(name, value, attrs)
        order = {str(pk): place for place, pk in enumerate(value)}
        for _name, options, _index in groups:
            options.sort(key=lambda option: order.get(str(option["value"]), len(order)))
        return groups


class RelatedWidget(OrderedWidget):
    """Stories that readers have seen, by their headlines."""

    def __init__(self, admin_site, attrs=None):
        super().__init__(RelatedArticle._meta.get_field("other"), admin_site, attrs=attrs)
