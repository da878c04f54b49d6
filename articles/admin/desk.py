"""What all lists and forms of the desk share: writing through actions, refusals shown in place."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.db import IntegrityError, OperationalError, models
from django.http import HttpResponseRedirect
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.actions.filing import refuse_if_used
from articles.admin.widgets import ChoiceWidget, is_number
from articles.desk import label_of
from articles.models import DaybookEntry
from articles.rules import names
from articles.rules.refusals import InUse, NotNow, Refusal

TOLD = 100
STOCK_REQUIRED = forms.Field.default_error_messages["required"]
LOOKUPS = ("exact", "isnull")
UNDONE_FOR_ANOTHER = ("40001", "40P01")  # serialization failure, deadlock (PostgreSQL, appendix A)
CHANGED_MEANWHILE = gettext_lazy(
    "Something this form refers to was changed or deleted while you saved. "
    "Nothing was stored: look at the fields below and save again."
)


def without_nul(data):
    """What a form was sent, less a sign that no text has and no database stores: it comes along with
    text copied from a PDF, and whoever pasted it could not even see what to remove."""
    if data is None or not any("\x00" in value for _, values in data.lists() for value in values):
        return data
    data = data.copy()
    for name, values in data.lists():
        # Nothing but the sign is nobody's text: the field refuses it.
        data.setlist(name, [value.replace("\x00", "") or value for value in values])
    return data


def inside(label) -> str:
    """A label as it is written inside a sentence; in German nouns keep their capital."""
    return str(label) if get_language() == "de" else str(label).lower()


class DeskForm(forms.ModelForm):
    """A form that shows a refusal of its action at the field it is about, with nothing typed lost.

    ``refusal`` is set on the class, made anew for each request, by :meth:`DeskAdmin.get_form`.
    """

    refusal: Refusal | None = None

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(without_nul(data), *args, **kwargs)
        for name, field in self.fields.items():
            if field.error_messages["required"] == STOCK_REQUIRED:
                label = field.label or name.replace("_", " ")
                said = _("The %(field)s is missing.") % {"field": inside(label)}
                field.error_messages["required"] = said

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            at = self.refusal.field if self.refusal.field in self.fields else None
            self.add_error(at, self.refusal.sentence)
        return cleaned

    def _get_validation_exclusions(self):
        """The form's fields check themselves; the table's rules are the actions' to apply, which make
        a free address instead of refusing one, and refuse in sentences."""
        return {field.name for field in self._meta.model._meta.get_fields()}

    def validate_unique(self):
        """Left to the actions, for the same reason."""


def _parameters(list_filter) -> tuple[str, ...]:
    """What a filter of a list asks for, beside the lookups of a column."""
    one = getattr(list_filter, "parameter_name", None)
    return getattr(list_filter, "parameter_names", (one,))


class PlainPages(admin.ModelAdmin):
    """Pages headed by what they show: “Articles”, “New article”; lists filtered by their own filters."""

    def lookup_allowed(self, lookup, value, request=None):
        """Only what a filter of the list asks for; the stock list takes any lookup from its address."""
        if any(lookup in _parameters(each) for each in self.list_filter):
            return True
        columns = {each[0] if isinstance(each, tuple) else each for each in self.list_filter}
        return lookup.partition("__")[0] in columns and lookup.rpartition("__")[2] in LOOKUPS

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        name = self.opts.verbose_name
        title = {"title": capfirst(name) if object_id else _("New %(kind)s") % {"kind": name}}
        return super().changeform_view(request, object_id, form_url, title | (extra_context or {}))


class DeskAdmin(PlainPages):
    """Writes through ``save_action`` and ``delete_action``; the stock save would go past the rules."""

    form = DeskForm
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        models.PositiveSmallIntegerField: {"min_value": 0, "max_value": 32_767},
    }
    show_full_result_count = False
    list_per_page = 50

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChoiceWidget(db_field, self.admin_site)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        field.label_from_instance = label_of
        return field

    def save_action(self, obj, *, by):
        """Store ``obj`` through its action."""

    def delete_action(self, obj, *, by):
        """Delete ``obj`` through its action."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def save_model(self, request, obj, form, change):
        self.save_action(obj, by=request.user)

    def save_related(self, request, form, formsets, change):
        """Nothing is left to save: the action wrote all of it."""

    def delete_model(self, request, obj):
        self.delete_action(obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_action(obj, by=request.user)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The stock view; an action's refusal undoes the write and shows the form again with it."""
        try:
            return self._once_more_if_in_the_way(request, object_id, form_url, extra_context)
        except Refusal as refusal:
            request.refusal = refusal
        except IntegrityError:  # told at the commit: what the form refers to went at this moment
            request.refusal = NotNow(CHANGED_MEANWHILE)
        self.prepare_retry(request, object_id, request.refusal)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _once_more_if_in_the_way(self, *args):
        """The stock view, a second time where the database undid it because two waited for each other."""
        try:
            return super().changeform_view(*args)
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") not in UNDONE_FOR_ANOTHER:
                raise
            return super().changeform_view(*args)

    def prepare_retry(self, request, object_id, refusal):
        """A place to adjust what is shown again after a refusal."""

    def changelist_view(self, request, extra_context=None):
        return self._or_say_why(request, super().changelist_view, request, extra_context)

    def response_action(self, request, queryset):
        if not all(map(is_number, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("What is selected are no rows of this list.")
        return super().response_action(request, queryset)

    def history_view(self, request, object_id, extra_context=None):
        """What the daybook tells of a thing, in whichever way it was changed; the stock page knows of
        the desk's forms alone."""
        told = DaybookEntry.objects.filter(thing=self.name_of(object_id)).select_related("by")
        page = {"title": _("What happened"), "told": told[:TOLD]}
        return super().history_view(request, object_id, page | (extra_context or {}))

    def name_of(self, object_id: str) -> str:
        """The name by which the daybook knows a thing of this kind."""
        return names.thing(self.opts.model_name, object_id)

    def delete_view(self, request, object_id, extra_context=None):
        return self._or_say_why(request, super().delete_view, request, object_id, extra_context)

    def get_deleted_objects(self, objs, request):
        """What the confirmation lists: the things themselves, and in a sentence what uses them."""
        uses = [use for obj in objs if (use := self.why_not_delete(obj))]
        allowed = all(self.may_delete(request, obj) for obj in objs)
        missing = set() if allowed else {self.opts.verbose_name}
        return [str(obj) for obj in objs], {self.opts.verbose_name_plural: len(objs)}, missing, uses

    def may_delete(self, request, obj) -> bool:
        """Whether the person may delete this very thing, whatever state it is in."""
        return self.has_delete_permission(request)

    def why_not_delete(self, obj) -> str:
        """The sentence that says what uses a thing; empty where nothing does."""
        try:
            refuse_if_used(obj)
        except InUse as refusal:
            return refusal.sentence
        return ""

    def _or_say_why(self, request, view, *args):
        try:
            return view(*args)
        except Refusal as refusal:
            self.message_user(request, refusal.sentence, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())


class ReadOnlyAdmin(PlainPages):
    """A list to look at."""

    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
