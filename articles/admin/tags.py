"""Tags at the desk: the list, the form, and the suggestions of the article form."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.db.models.functions import Length
from django.http import JsonResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as StockTag

from articles.actions.tag_status import approve_tag
from articles.actions.tags import delete_tag, save_tag
from articles.admin import tag_pages, tag_queue
from articles.admin.desk import DeskAdmin
from articles.admin.filing import ALSO, MEANS
from articles.admin.tag_list import Standing, Use, named_so, other_names, with_use
from articles.admin.tag_picture import TagPicture
from articles.models import Tag
from articles.rules import cleaning

SUGGESTIONS = 20

admin.site.unregister(StockTag)  # the newsroom's tags are its own table


class TagList(ChangeList):
    """The stock list; the other names of a page's tags come with one question."""

    def get_results(self, request):
        super().get_results(request)
        names = other_names(self.result_list)
        for tag in self.result_list:
            tag.other_names = names.get(tag.pk, [])


@admin.register(Tag)
class TagAdmin(TagPicture, DeskAdmin):
    list_display = ["named", "status", "used", "shown", "last_used"]
    list_display_links = ["named"]
    list_filter = [Standing, Use]
    search_fields = ["name"]
    search_help_text = _("Any name of a tag, in any spelling.")
    ordering = ["name"]
    actions = ["approve"]
    readonly_fields = ["present_picture"]
    change_form_template = "admin/articles/tag/change_form.html"
    change_list_template = "admin/articles/tag/change_list.html"

    def get_fields(self, request, obj=None):
        own = ["description"] if obj else ["name", "slug", "description"]
        return own + (self.picture_fields(obj) if self.has_change_permission(request) else [])

    def get_changelist(self, request, **kwargs):
        return TagList

    def get_queryset(self, request):
        return with_use(super().get_queryset(request).select_related("alias_of"))

    def get_search_results(self, request, queryset, search_term):
        if request.path.endswith("/autocomplete/"):  # a field asks for a tag to choose
            queryset = queryset.filter(status=Tag.APPROVED)
        return (named_so(queryset, search_term) if search_term.strip() else queryset), False

    def get_view_on_site_url(self, obj=None):
        """Only an approved tag has a page."""
        approved = obj and obj.status == Tag.APPROVED
        return super().get_view_on_site_url(obj) if approved else None

    @admin.display(description=_("tag"), ordering="name")
    def named(self, tag):
        if tag.alias_of:
            return format_html(MEANS, tag.name, _("means %(name)s") % {"name": tag.alias_of})
        others = format_html_join(", ", "{}", ((name,) for name in getattr(tag, "other_names", [])))
        also = format_html(ALSO, _("also"), others) if others else ""
        return format_html("{}{}", tag.name, also)

    @admin.display(description=_("articles"), ordering="-use")
    def used(self, tag):
        return tag.use

    @admin.display(description=_("live"), ordering="-live")
    def shown(self, tag):
        return tag.live

    @admin.display(description=_("last used"))
    def last_used(self, tag):
        return tag.last_used_at

    def get_urls(self):
        def at(step, view, name):
            wrapped = self.admin_site.admin_view(view)
            return path(step, wrapped, {"model_admin": self}, name=f"articles_tag_{name}")

        suggest = path("suggest/", self.admin_site.admin_view(self.suggest), name="tag-suggest")
        return [
            suggest,
            at("proposals/", tag_queue.proposals, "proposals"),
            at("alike/", tag_queue.alike, "alike"),
            at("<int:number>/approve/", tag_pages.approve, "approve"),
            at("<int:number>/refuse/", tag_pages.refuse, "refuse"),
            at("<int:number>/merge/", tag_pages.merge, "merge"),
            at("<int:number>/rename/", tag_pages.rename, "rename"),
            at("<int:number>/names/", tag_pages.name, "name"),
            *super().get_urls(),
        ]

    def suggest(self, request):
        """Names that hold what was typed, for the tags field, and last the typed name as a new tag, unless
        ``known`` ones alone are asked for.

        Another name of a tag leads to the tag; refused ones are not offered.
        """
        if not self.has_view_permission(request):
            raise PermissionDenied
        typed = cleaning.clean_line(request.GET.get("term", "")[:100])
        key = cleaning.key_of(typed)
        tags = Tag.objects.filter(key__contains=key).exclude(
            Q(status=Tag.REFUSED) | Q(alias_of__status=Tag.REFUSED)
        )
        known = tags.select_related("alias_of").order_by(Length("name"), "name")[:SUGGESTIONS]
        results = {tag.meant.name: _suggestion(tag) for tag in reversed(known)}
        results = list(reversed(results.values()))
        new = typed and "known" not in request.GET
        if new and key not in (tag.key for tag in known):
            results.append({"id": typed, "text": _("%(name)s (new)") % {"name": typed}})
        return JsonResponse({"results": results, "pagination": {"more": False}})

    @admin.action(description=_("Approve the selected tags"), permissions=["change"])
    def approve(self, request, queryset):
        waiting = queryset.exclude(status__in=[Tag.APPROVED, Tag.MERGED])
        for tag in waiting:
            approve_tag(tag, by=request.user)
        messages.success(
            request, _("Approved: %(number)s of the selected.") % {"number": len(waiting)}
        )

    def save_action(self, obj, *, by, picture=None):
        if not obj.pk and by.has_perm("articles.change_tag"):
            obj.status = Tag.APPROVED
        save_tag(obj, by=by, picture=picture)

    def delete_action(self, obj, *, by):
        delete_tag(obj, by=by)

    def render_change_form(self, request, context, **kwargs):
        if tag := kwargs.get("obj"):
            context["standing"] = tag_pages.standing(tag)
        return super().render_change_form(request, context, **kwargs)

    def response_change(self, request, obj):
        messages.success(request, _("The description of “%(tag)s” is saved.") % {"tag": obj})
        return tag_pages.back_to(obj)


def _suggestion(tag: Tag) -> dict:
    text = f"{tag.name} → {tag.alias_of}" if tag.alias_of else tag.name
    return {"id": tag.meant.name, "text": text}
