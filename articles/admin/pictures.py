"""The picture library at the desk: the grid, the upload, the form, the files, and the chooser of other forms."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from articles.actions.library import delete_picture, may_change, save_picture, why_in_use
from articles.admin import picture_chooser, picture_files, picture_uploads
from articles.admin.desk import DeskAdmin
from articles.admin.picture_form import PictureForm, standing
from articles.admin.picture_list import Needs, PictureList, with_words
from articles.admin.picture_uploads import ACCEPTED
from articles.admin.picture_widgets import LIBRARY_SCRIPTS
from articles.models import DaybookEntry, Picture
from articles.rules import names
from articles.rules.refusals import StaleEdit

SAID = ["caption", "credit", "creator"]
ALTERNATIVE = ["alt", "decorative"]
LICENCE = ["licence", "licence_ends_at"]
FOCUS = ["focus_x", "focus_y"]
STALE = _(
    "%(who)s changed this picture while you did. Nothing was stored, and what you typed is still here: beside each "
    "field that differs stands what is stored now. Save again to store yours."
)


@admin.register(Picture)
class PictureAdmin(DeskAdmin):
    form = PictureForm
    actions = None
    list_filter = [Needs]
    list_per_page = 40
    search_fields = ["caption"]
    search_help_text = _(
        "Every word, in the caption, the credit, the creator, the alternative text or a tag."
    )
    change_form_template = "admin/articles/picture/change_form.html"
    change_list_template = "admin/articles/picture/change_list.html"

    fieldsets = [
        (None, {"fields": SAID}),
        (_("For readers who do not see it"), {"fields": ALTERNATIVE}),
        (_("Licence"), {"fields": LICENCE}),
        (_("Crops and tags"), {"fields": [*FOCUS, "tag_names", "begun_from"]}),
    ]

    @property
    def media(self):
        return super().media + LIBRARY_SCRIPTS

    def get_changelist(self, request, **kwargs):
        return PictureList

    def get_fieldsets(self, request, obj=None):
        if obj and not self.has_change_permission(request, obj):
            return [(None, {"fields": [*SAID, *ALTERNATIVE, *LICENCE, "tags_shown"]})]
        return self.fieldsets

    def has_change_permission(self, request, obj=None):
        return may_change(obj, by=request.user) if obj else super().has_change_permission(request)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("file")

    def get_search_results(self, request, queryset, search_term):
        return with_words(queryset, search_term), False

    def get_urls(self):
        def at(step, view, name):
            wrapped = self.admin_site.admin_view(view)
            return path(step, wrapped, {"model_admin": self}, name=f"articles_picture_{name}")

        return [
            at("choose/", picture_chooser.choose, "choose"),
            at("<int:number>/files/", picture_files.files, "files"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        more = {"media": self.media.with_nonce(request.csp_nonce), "accepted": ACCEPTED}
        return super().changelist_view(request, more | (extra_context or {}))

    def add_view(self, request, form_url="", extra_context=None):
        return picture_uploads.add_page(self, request)

    @admin.display(description=_("tags"))
    def tags_shown(self, picture):
        return ", ".join(picture.tags.order_by("name").values_list("name", flat=True)) or _("None")

    def save_model(self, request, obj, form, change):
        # A form that does not say what it began from began from nothing that is stored.
        version = form.cleaned_data.get("begun_from") or 0
        save_picture(obj, by=request.user, version=version, tags=form.cleaned_data["tag_names"])

    def prepare_retry(self, request, object_id, refusal):
        """After a stale edit the next save is meant: it goes on from what the colleague had stored."""
        if isinstance(refusal, StaleEdit):
            refusal.sentence = STALE % {"who": _who_changed(object_id) or _("Somebody else")}
            request.POST = request.POST.copy()
            request.POST["begun_from"] = str(refusal.version)

    def delete_action(self, obj, *, by):
        delete_picture(obj, by=by)

    def why_not_delete(self, obj):
        return why_in_use(obj)

    def render_change_form(self, request, context, **kwargs):
        context["media"] = context["media"].with_nonce(request.csp_nonce)
        context |= {"show_save_and_continue": False, "show_save_and_add_another": False}
        context["standing"] = standing(kwargs["obj"])
        return super().render_change_form(request, context, **kwargs)

    def response_change(self, request, obj):
        messages.success(request, _("What is said of “%(picture)s” is saved.") % {"picture": obj})
        return HttpResponseRedirect(reverse("admin:articles_picture_change", args=[obj.pk]))


def _who_changed(object_id: str) -> str:
    """Who changed the picture last, as the daybook knows."""
    told = DaybookEntry.objects.filter(thing=names.picture(int(object_id))).select_related("by")
    newest = told.first()
    return str(newest.by) if newest and newest.by else ""
