"""Tags and trending topics at the desk, and the suggestions of the article form."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models.functions import Length
from django.http import JsonResponse
from django.urls import path
from taggit.models import Tag as StockTag

from articles.actions.tags import delete_tag, save_tag
from articles.actions.topics import put_up_topic, take_down_topic
from articles.admin.desk import DeskAdmin
from articles.models import Tag, TrendingTopic
from articles.rules import cleaning, names

SUGGESTIONS = 20

admin.site.unregister(StockTag)  # the newsroom's tags are its own table


@admin.register(Tag)
class TagAdmin(DeskAdmin):
    list_display = ["name", "status", "slug"]
    list_filter = ["status"]
    search_fields = ["name"]
    fields = ["name", "slug", "status", "description"]
    actions = ["approve", "refuse"]

    def get_readonly_fields(self, request, obj=None):
        return () if self.has_change_permission(request) else ("status",)

    def get_view_on_site_url(self, obj=None):
        """Only an approved tag has a page."""
        approved = obj and obj.status == Tag.APPROVED
        return super().get_view_on_site_url(obj) if approved else None

    def get_urls(self):
        suggest = path("suggest/", self.admin_site.admin_view(self.suggest), name="tag-suggest")
        return [suggest, *super().get_urls()]

    def suggest(self, request):
        """Names that hold what was typed, for the tags field, and last the typed name as a new tag.

        Refused ones are not offered.
        """
        if not self.has_view_permission(request):
            raise PermissionDenied
        typed = cleaning.clean_line(request.GET.get("term", "")[:100])
        tags = Tag.objects.exclude(status=Tag.REFUSED).filter(name__icontains=typed)
        names = tags.order_by(Length("name"), "name").values_list("name", flat=True)[:SUGGESTIONS]
        results = [{"id": name, "text": name} for name in names]
        if typed and typed.casefold() not in (name.casefold() for name in names):
            results.append({"id": typed, "text": f"{typed} (new)"})
        return JsonResponse({"results": results, "pagination": {"more": False}})

    @admin.action(description="Approve the selected tags", permissions=["change"])
    def approve(self, request, queryset):
        self._set_status(request, queryset, Tag.APPROVED)

    @admin.action(description="Refuse the selected tags", permissions=["change"])
    def refuse(self, request, queryset):
        self._set_status(request, queryset, Tag.REFUSED)

    def _set_status(self, request, tags, status):
        for tag in tags:
            tag.status = status
            save_tag(tag, by=request.user)

    def save_action(self, obj, *, by):
        save_tag(obj, by=by)

    def delete_action(self, obj, *, by):
        delete_tag(obj, by=by)


@admin.register(TrendingTopic)
class TrendingTopicAdmin(DeskAdmin):
    list_display = ["tag", "order"]
    list_select_related = ["tag"]
    autocomplete_fields = ["tag"]
    ordering = ["order"]

    def save_action(self, obj, *, by):
        put_up_topic(obj, by=by)

    def delete_action(self, obj, *, by):
        take_down_topic(obj, by=by)

    def name_of(self, object_id):
        """The daybook knows a topic by its tag."""
        topic = self.get_object(None, object_id)
        return names.thing("tag", topic.tag_id) if topic else ""

    def why_not_delete(self, obj):
        return ""
