"""Trending topics at the desk."""

from django.contrib import admin

from articles.actions.topics import put_up_topic, take_down_topic
from articles.admin.desk import DeskAdmin
from articles.models import TrendingTopic
from articles.rules import names


@admin.register(TrendingTopic)
class TrendingTopicAdmin(DeskAdmin):
    list_display = ["tag", "order"]
    list_select_related = ["tag"]
    autocomplete_fields = ["tag"]
    fields = ["tag", "order"]
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
