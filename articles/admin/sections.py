"""Sections at the desk, listed as the tree they are."""

from django.contrib import admin
from django.utils.html import format_html

from articles.actions.sections import delete_section, save_section
from articles.admin.desk import DeskAdmin
from articles.models import Section


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    list_display = ["in_tree", "address", "order"]
    list_display_links = ["in_tree"]
    search_fields = ["title", "path"]
    autocomplete_fields = ["parent"]
    fields = ["title", "slug", "parent", "order", "description"]
    ordering = ["path"]

    @admin.display(description="section")
    def in_tree(self, section):
        return format_html('<span class="depth-{}">{}</span>', section.depth, section.title)

    @admin.display(description="address")
    def address(self, section):
        return section.public_path

    def save_action(self, obj, *, by):
        save_section(obj, by=by)

    def delete_action(self, obj, *, by):
        delete_section(obj, by=by)
