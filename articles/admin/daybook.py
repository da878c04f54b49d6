"""The daybook, to look at."""

from django.contrib import admin

from articles.admin.desk import ReadOnlyAdmin
from articles.admin.verbs import VerbFilter
from articles.models import DaybookEntry


@admin.register(DaybookEntry)
class DaybookAdmin(ReadOnlyAdmin):
    list_display = ["at", "by", "sentence"]
    list_select_related = ["by"]
    list_filter = [("verb", VerbFilter)]
    search_fields = ["sentence"]
