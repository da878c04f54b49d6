"""Sections at the desk, listed as the tree they are."""

from functools import partial

from django.contrib import admin
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles.actions.sections import change_section, delete_section, save_section
from articles.admin import section_pages
from articles.admin.desk import DeskAdmin
from articles.admin.ledger import say_done
from articles.admin.section_list import SectionList
from articles.admin.section_pages import AT_THE_TOP, TreeField
from articles.models import Section
from articles.reading.writing import thousands

BUTTON = '<button type="submit" formaction="{}">{}<span class="visually-hidden"> {}</span></button>'


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    list_display = ["in_tree", "live_articles"]
    list_display_links = None
    list_per_page = 2_000  # a tree on two pages is none
    show_full_result_count = True
    actions = None
    search_fields = ["title", "path"]
    ordering = ["path"]
    sortable_by = ()
    change_form_template = "admin/articles/section/change_form.html"

    def get_fields(self, request, obj=None):
        return ["description"] if obj else ["title", "slug", "parent", "order", "description"]

    def get_list_display(self, request):
        may = self.has_change_permission(request)
        return [*self.list_display, *(["in_order"] if may else [])]

    def get_changelist(self, request, **kwargs):
        return SectionList

    def get_urls(self):
        def at(step, view, name):
            view = self.admin_site.admin_view(view)
            return path(f"<int:number>/{step}/", view, name=f"articles_section_{name}")

        own = {"model_admin": self}
        return [
            at("move", partial(section_pages.move, **own), "move"),
            at("merge", partial(section_pages.merge, **own), "merge"),
            at("close", partial(section_pages.close, **own), "close"),
            at("up", partial(section_pages.shift, way="up"), "up"),
            at("down", partial(section_pages.shift, way="down"), "down"),
            *super().get_urls(),
        ]

    def get_search_results(self, request, queryset, search_term):
        """A field that asks for a section is offered those that take articles."""
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.filter(is_closed=False)
        return super().get_search_results(request, queryset, search_term)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        section = self.get_object(request, object_id) if object_id else None
        known = {"acts": section_pages.acts_on(section)} if section else {}
        return super().changeform_view(request, object_id, form_url, known | (extra_context or {}))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """All of the tree to choose from, with or without script."""
        return TreeField(queryset=Section.objects.filter(is_closed=False), required=False,
                         label=_("Parent"), help_text=AT_THE_TOP)  # fmt: skip

    @admin.display(description=_("section"))
    def in_tree(self, section):
        address = reverse("admin:articles_section_change", args=[section.pk])
        closed = format_html(" · {}", _("closed")) if section.is_closed else ""
        return format_html('<div class="depth-{}" id="section-{}"><a href="{}">{}</a>'
                           '<div class="quiet">{}{}</div></div>',
                           section.depth, section.pk, address, section.title, section.public_path,
                           closed)  # fmt: skip

    @admin.display(description=_("live articles"))
    def live_articles(self, section):
        if section.live == section.live_below:
            return thousands(section.live)
        below = _("%(number)s with those below") % {"number": thousands(section.live_below)}
        return format_html('{} <span class="quiet">{}</span>', thousands(section.live), below)

    @admin.display(description=_("order"))
    def in_order(self, section):
        """Buttons of the list's own form: each sends it to another address."""
        ways = [
            (
                reverse(f"admin:articles_section_{way}", args=[section.pk]),
                said,
                section.title,
            )
            for way, said, there_is_none in (
                ("up", _("Up"), section.is_first),
                ("down", _("Down"), section.is_last),
            )
            if not there_is_none
        ]
        return format_html(
            '<div class="acts tree-order">{}</div>', format_html_join(" ", BUTTON, ways)
        )

    def save_model(self, request, obj, form, change):
        if change:
            change_section(obj, by=request.user, description=obj.description)
        else:
            save_section(obj, by=request.user)

    def delete_model(self, request, obj):
        say_done(request, delete_section(obj, by=request.user))

    def delete_action(self, obj, *, by):
        delete_section(obj, by=by)
