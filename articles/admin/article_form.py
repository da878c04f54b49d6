"""The article's form at the desk."""

from django import forms
from django.conf import settings
from django.contrib.admin import site
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import F
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.actions.section_tree import section_meant
from articles.actions.words import Words
from articles.admin.desk import DeskForm
from articles.admin.widgets import (
    ChoiceWidget,
    LeadWidget,
    OrderedWidget,
    OriginalWidget,
    RelatedWidget,
    StoryWidget,
    TagsWidget,
    is_number,
)
from articles.desk import label_of
from articles.models import Article, Author, Byline, Picture
from articles.rules import hours, limits, workflow
from articles.rules.licences import Licence, expiry

WRITTEN = [
    "headline", "standfirst", "lead", "lead_alt", "lead_caption", "body", "author_note", "section",
    "category", "source", "source_url", "original_is_canonical", "slug", "published_on", "language", "translation_of",
]  # fmt: skip


class TagNames(forms.MultipleChoiceField):
    """Names, known or new."""

    def valid_value(self, value):
        return True


class SectionField(forms.ModelChoiceField):
    """A section; for one that was merged while the form was open, the one it went into."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except forms.ValidationError:
            if is_number(value) and (section := section_meant(int(value))):
                return section
            raise


class OrderedField(forms.ModelMultipleChoiceField):
    """Things in the order they were chosen."""

    def label_from_instance(self, thing):
        return label_of(thing)

    def clean(self, value):
        if not all(map(is_number, value or ())):
            raise forms.ValidationError(_("Choose from the list."))
        things = {str(thing.pk): thing for thing in super().clean(value)}
        return [things[str(pk)] for pk in dict.fromkeys(value or ())]


class LeadField(forms.ModelChoiceField):
    """A picture of the library, by its number."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if not is_number(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"])
        return super().to_python(value)


class TranslatedField(forms.ModelChoiceField):
    """An article, by its number: the key it is referred to by is written once there is a translation."""

    def label_from_instance(self, article):
        return label_of(article)


class ArticleForm(DeskForm):
    """Everything an editor writes. ``begun_from`` is the version the editor began from."""

    # Without a maxlength: the browser would cut a long paste without a word.
    headline = forms.CharField(
        label=_("Headline"),
        max_length=limits.HEADLINE,
        widget=forms.TextInput(attrs={"class": "vTextField headline"}),
        error_messages={"required": _("Give it a headline; a working one will do.")},
    )
    standfirst = forms.CharField(
        label=_("Standfirst"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    lead = LeadField(
        Picture.objects.with_cards(),
        required=False,
        label=_("Lead picture"),
        widget=LeadWidget,
        help_text=Article._meta.get_field("lead").help_text,
        error_messages={
            "invalid_choice": _("The library has no such picture: choose one, or leave it empty.")
        },
    )
    lead_caption = forms.CharField(
        required=False,
        label=_("Caption of the lead picture"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=Article._meta.get_field("lead_caption").help_text,
    )
    body = forms.CharField(required=False, label=_("Story"), strip=False, widget=StoryWidget)
    author_note = forms.CharField(
        required=False, label=_("Author’s line"), widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The line about the author that closes the piece."),
    )  # fmt: skip
    source_url = forms.URLField(
        required=False, label=_("Link to the original"), max_length=limits.ADDRESS,
        assume_scheme="https", widget=OriginalWidget,
        error_messages={"invalid": _("Give a whole address, such as https://example.org/story.")},
    )  # fmt: skip
    # Not “authors”: the stock admin refuses a form field of a relation with its own table.
    byline = OrderedField(
        Author.objects.all(),
        label=_("Byline"),
        required=False,
        widget=RelatedFieldWidgetWrapper(
            OrderedWidget(Article._meta.get_field("authors"), site),
            Article._meta.get_field("authors").remote_field,
            site,
            can_add_related=True,
        ),
        help_text=_("In the order of the byline."),
    )
    translation_of = TranslatedField(
        Article.objects.all(),
        label=_("Translation of"),
        required=False,
        widget=ChoiceWidget(Byline._meta.get_field("article"), site),
        help_text=Article._meta.get_field("translation_of").help_text,
    )
    tags = TagNames(
        label=_("Tags"),
        required=False,
        widget=TagsWidget(site),
        help_text=_(
            "A new name becomes a proposed tag; readers see it once a moderator approves it."
        ),
    )
    related = OrderedField(
        Article.objects.exclude(status__in=workflow.NEVER_SHOWN).only(
            "headline", "language", "published_on"
        ),
        required=False,
        label=_("Related stories"),
        widget=RelatedWidget(site),
        help_text=format_lazy(
            _(
                "Published stories that stand beside this one, in this order; others with the same tags "
                "follow. At most {number}."
            ),
            number=limits.RELATED,
        ),
    )
    begun_from = forms.IntegerField(required=False, label="", widget=forms.HiddenInput)

    # Set by the ArticleAdmin, for each request
    may_add_authors = False
    unfinished = {}  # the values of an autosave that is taken into the form

    class Meta:
        model = Article
        fields = WRITTEN
        field_classes = {"section": SectionField}
        error_messages = {"published_on": {"invalid": _("Give a day, such as 2026-12-03.")}}

    def __init__(self, data=None, *args, **kwargs):
        self.cut_tags = data is not None and any("\x00" in name for name in data.getlist("tags"))
        super().__init__(data, *args, **kwargs)
        self.fields["headline"].widget.attrs.pop("maxlength", None)
        self.fields["byline"].widget.can_add_related = self.may_add_authors
        article = self.instance
        if article.pk:
            self.initial["begun_from"] = article.version
            self.initial["byline"] = [author.pk for author in article.byline_authors()]
            tagged = article.tagged.select_related("tag").order_by("tag__name")
            self.initial["tags"] = [each.tag.name for each in tagged]
            self.initial["related"] = [each.other_id for each in article.related.all()]
            self._flag_doubts(article)
        if article.source_id:
            self._tell_licence(article)
        self.initial.update(self.unfinished)

    def clean_tags(self):
        if self.cut_tags:
            raise forms.ValidationError(
                _("A tag held a sign that no text has: look whether it is whole.")
            )
        return self.cleaned_data["tags"]

    def _flag_doubts(self, article):
        """Show what an import was unsure of at its field, until the article is next saved."""
        for file in article.imported_from.exclude(article__revisions__version__gt=F("version")):
            for note in file.notes:
                name = note["field"].replace("authors", "byline")
                if field := self.fields.get(name):
                    field.help_text = format_html(
                        '<span class="doubt">{}</span> {}',
                        _("Please check: %(doubt)s") % {"doubt": note["sentence"]},
                        field.help_text,
                    )

    def _tell_licence(self, article):
        """Say beside the source what it does not allow, or until when."""
        licence, field = article.source.licence, self.fields.get("source")
        if field and (limits_told := licence.spoken(ends_on=_end_of(article, licence))):
            field.help_text = _("Licence of %(source)s: %(limits)s.") % {
                "source": article.source, "limits": limits_told,
            }  # fmt: skip

    def is_multipart(self):
        """Always: urlencoded, a long story in most scripts would be three times as long on its way."""
        return True

    def words(self) -> Words:
        """What was written, for the save action."""
        written = {name: self.cleaned_data.get(name) for name in WRITTEN}
        data = self.cleaned_data
        related = [article.pk for article in data["related"]]
        return Words(**written, authors=data["byline"], tags=data["tags"], related=related)


def _end_of(article: Article, licence: Licence) -> str:
    """When what readers have of an article expires, as the desk writes it; empty before they had it."""
    end = expiry(licence, article.first_published_at)
    return hours.spoken(end, zone=settings.TIME_ZONE) if end else ""
