"""Categories, sources and authors at the desk."""

from django.contrib import admin

from articles.actions.filing import delete_filing, save_filing
from articles.admin.desk import DeskAdmin
from articles.models import Author, Category, Source


class FilingAdmin(DeskAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    fields = ["name", "slug", "description"]

    def save_action(self, obj, *, by):
        save_filing(obj, by=by)

    def delete_action(self, obj, *, by):
        delete_filing(obj, by=by)


@admin.register(Category)
class CategoryAdmin(FilingAdmin):
    pass


@admin.register(Author)
class AuthorAdmin(FilingAdmin):
    pass


@admin.register(Source)
class SourceAdmin(FilingAdmin):
    list_display = ["name", "slug", "url"]
    fields = ["name", "slug", "url", "description"]
