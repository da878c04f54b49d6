"""Former addresses and imported files, to look at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import ReadOnlyAdmin
from articles.models import ImportedFile, Redirect


@admin.register(Redirect)
class RedirectAdmin(ReadOnlyAdmin):
    list_display = ["path", "leads_to", "made_at"]
    search_fields = ["path"]

    @admin.display(description=_("leads to"))
    def leads_to(self, redirect):
        kinds = ("article", "section", "category", "tag", "source", "author")
        return next(thing for kind in kinds if (thing := getattr(redirect, kind)))


@admin.register(ImportedFile)
class ImportedFileAdmin(ReadOnlyAdmin):
    list_display = ["name", "article", "imported_at"]
    list_select_related = ["article"]
    search_fields = ["name"]
