"""What is said of a picture, at the desk: its form, and what stands beside it."""

from datetime import datetime

from django import forms
from django.contrib.admin import site
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_form import TagNames
from articles.admin.desk import DeskForm
from articles.admin.widgets import TagsWidget
from articles.models import Picture, uses_of
from articles.rules import limits
from articles.rules.refusals import StaleEdit

FOCUS = ["focus_x", "focus_y"]
WRITTEN = [
    "caption",
    "credit",
    "creator",
    "alt",
    "decorative",
    "licence",
    "licence_ends_at",
    *FOCUS,
]
STORED = '<span class="doubt">{}</span> {}'
WALL_CLOCK = "%Y-%m-%dT%H:%M"


class PictureForm(DeskForm):
    """``begun_from`` is the version that the editor began from."""

    licence_ends_at = forms.DateTimeField(
        label=gettext_lazy("Licence ends"),
        required=False,
        help_text=gettext_lazy(
            "By the paper’s clocks. From then on readers see it no more; empty, they always do."
        ),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WALL_CLOCK),
        error_messages={
            "invalid": gettext_lazy("Give a day and an hour, such as 2027-12-31 23:59.")
        },
    )
    focus_x = forms.IntegerField(
        label=gettext_lazy("Focus, from the left (%)"), min_value=0, max_value=100
    )
    focus_y = forms.IntegerField(
        label=gettext_lazy("Focus, from the top (%)"), min_value=0, max_value=100,
        help_text=gettext_lazy("What every crop keeps in sight. Click it in the picture, or type."),
    )  # fmt: skip
    # Not “tags”: the stock admin refuses a form field of a relation with its own table.
    tag_names = TagNames(
        label=gettext_lazy("Tags"), required=False, widget=TagsWidget(site),
        help_text=gettext_lazy("To find it by. A new name becomes a proposed tag."),
    )  # fmt: skip
    begun_from = forms.IntegerField(required=False, label="", widget=forms.HiddenInput)

    class Meta:
        model = Picture
        fields = WRITTEN
        labels = {"alt": gettext_lazy("Alternative text")}
        help_texts = {"alt": gettext_lazy("What the picture shows.")}
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3}),
            "alt": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        for field in self.fields.values():  # the browser would cut a long paste without a word
            field.widget.attrs.pop("maxlength", None)
        picture = self.instance
        if picture.pk:
            tagged = picture.tagged.select_related("tag").order_by("tag__name")
            self.initial["tag_names"] = [each.tag.name for each in tagged]
            self.initial["begun_from"] = picture.version
        if isinstance(self.refusal, StaleEdit):
            self._show_what_is_stored()

    def clean_licence_ends_at(self):
        end = self.cleaned_data["licence_ends_at"]
        if end and not limits.FIRST_DAY < end.date() < limits.LAST_DAY:
            raise forms.ValidationError(self.fields["licence_ends_at"].error_messages["invalid"])
        return end

    def _show_what_is_stored(self):
        """Beside what was typed, where a colleague stored something else meanwhile."""
        for name in self.changed_data:
            shown = self[name]  # it took its help from the field before
            if name != "begun_from":
                stored = _("Stored now: %(value)s") % {"value": as_said(self.initial.get(name))}
                shown.help_text = format_html(STORED, stored, shown.help_text)


def as_said(value) -> str:
    """A stored value as a person would say it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(value) or _("nothing")
    if isinstance(value, datetime):
        return f"{localtime(value):%Y-%m-%d %H:%M}"
    return _("nothing") if value in (None, "") else f"“{value}”"


def standing(picture: Picture) -> dict:
    """What the page says of a picture beside its form: what there is to see of it, and what shows it."""
    return {"preview": preview_of(picture), "uses": uses_of(picture)}


def preview_of(picture: Picture) -> str:
    """The address of the whole picture, small; empty until it is made."""
    return picture.file.url_of("whole", "webp")
