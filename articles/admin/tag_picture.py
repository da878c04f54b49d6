"""The picture of a tag in its form."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.actions.pictures import drop_picture
from articles.admin.desk import DeskForm
from articles.rules.decoding import LARGEST, too_heavy
from articles.rules.pictures import Rendition, rendition
from articles.rules.refusals import NotFit

PICTURE = ["upload", "picture_alt", "picture_credit"]


class TagForm(DeskForm):
    """Takes a picture as it may be shown; a file that is none, or a bad one, is refused at its field."""

    upload = forms.FileField(
        label=_("Picture"),
        required=False,
        widget=forms.FileInput(
            attrs={"accept": "image/jpeg,image/png,image/webp,image/gif,image/avif"}
        ),
        help_text=_(
            "JPEG, PNG, WebP, GIF or AVIF. It stands beside the topic's stories, at most 640 points wide."
        ),
        error_messages={"empty": _("This file is empty.")},
    )
    no_picture = forms.BooleanField(label=_("Take the picture away"), required=False)

    def clean_upload(self) -> Rendition | None:
        file = self.cleaned_data["upload"]
        if not file:
            return None
        if file.size > LARGEST:
            raise forms.ValidationError(too_heavy(file.size))
        try:
            file.seek(0)  # a form that an action refused is looked at again
            return rendition(file.read(), field="upload")
        except NotFit as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal

    def _post_clean(self):
        """After the instance has what the form's other fields say."""
        super()._post_clean()
        if self.cleaned_data.get("no_picture"):
            drop_picture(self.instance)


class TagPicture:
    """The part of the tags' admin that is about the picture."""

    form = TagForm

    def picture_fields(self, tag) -> list[str]:
        """What the form asks of the picture, and the present one where there is one."""
        return ["present_picture", "no_picture", *PICTURE] if tag and tag.picture else PICTURE

    @admin.display(description=_("present picture"))
    def present_picture(self, tag):
        return format_html(
            '<img class="tag-picture" src="{}" alt="{}" width="{}" height="{}">',
            tag.picture_url, tag.picture_alt, tag.picture_width, tag.picture_height,
        )  # fmt: skip

    def save_model(self, request, obj, form, change):
        self.save_action(obj, by=request.user, picture=form.cleaned_data.get("upload"))
