"""The ledger of moderation at the desk: every act, its page, its undoing, and all of it as a table."""

import csv

from django.contrib import admin, messages
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.actions.ledger import TABLES
from articles.actions.undoing import RIGHTS, undo, what_builds_on
from articles.admin.desk import ReadOnlyAdmin
from articles.admin.ledger_filters import About, Days, What, Who
from articles.models import Article, LedgerEntry, Refiled, Retagged
from articles.rules.refusals import Refusal
from articles.rules.spreadsheets import cell

SHOWN = 20
AT_ONCE = 500
COLUMNS = [_("When"), _("Who"), _("What"), _("Why"), _("About"), _("Act"), _("Articles"), _("Live pages"),
           _("State"), _("Undone"), _("Undone by")]  # fmt: skip


def say_done(request, entry: LedgerEntry) -> None:
    """Say what was done, with the way to undo it."""
    sentence = format_html(
        '{}. <a href="{}">{}</a>', entry.sentence, address_of(entry), _("Look at it, or undo it")
    )
    messages.success(request, sentence)


def address_of(entry: LedgerEntry) -> str:
    return reverse("admin:articles_ledgerentry_change", args=[entry.pk])


@admin.register(LedgerEntry)
class LedgerAdmin(ReadOnlyAdmin):
    list_display = ["made_at", "made_by", "sentence", "reason", "state"]
    list_display_links = ["sentence"]
    list_select_related = ["made_by"]
    list_filter = [About, What, Who, "state", Days]
    search_fields = ["sentence", "reason"]
    search_help_text = _("Words of what was done, or why.")
    sortable_by = ()
    change_list_template = "admin/articles/ledgerentry/change_list.html"

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("table/", wrap(self.table), name="articles_ledgerentry_table"),
            path("<int:number>/undo/", wrap(self.undo), name="articles_ledgerentry_undo"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What was done, to what, and what became of it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entry = self.get_object(request, object_id)
        if entry is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return TemplateResponse(
            request,
            "admin/articles/ledgerentry/entry.html",
            self.admin_site.each_context(request) | _told(request, entry) | {"opts": self.opts},
        )

    def undo(self, request, number):
        """Undoes an act, on POST."""
        return require_POST(self._undo)(request, number)

    def _undo(self, request, number):
        entry = get_object_or_404(LedgerEntry, pk=number)
        try:
            undo(entry, by=request.user)
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Undone: %(act)s.") % {"act": entry.sentence})
        return HttpResponseRedirect(address_of(entry))

    def table(self, request):
        """What the list shows, all of it, as a file of comma-separated values (RFC 4180)."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entries = self.get_changelist_instance(request).queryset.select_related("undone_by")
        rows = entries.iterator(chunk_size=AT_ONCE)
        writer = csv.writer(_Echo())
        lines = (writer.writerow(map(cell, row)) for row in _rows(rows))
        answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        day = timezone.localdate().isoformat()
        answer["Content-Disposition"] = f'attachment; filename="moderation-{day}.csv"'
        return answer


class _Echo:
    """A file that hands back each line instead of keeping it."""

    def write(self, line):
        return line


def _rows(entries):
    yield map(str, COLUMNS)
    for entry in entries:
        counts = entry.counts
        yield [
            timezone.localtime(entry.made_at).isoformat(timespec="seconds"), entry.made_by,
            entry.sentence, entry.reason, entry.kind, entry.verb,
            counts.get("articles"), counts.get("live"), entry.get_state_display(),
            entry.undone_at and timezone.localtime(entry.undone_at).isoformat(timespec="seconds"),
            entry.undone_by,
        ]  # fmt: skip


def _told(request, entry: LedgerEntry) -> dict:
    may_undo = entry.state == LedgerEntry.DONE and _may_undo(request.user, entry)
    return {
        "title": entry.sentence,
        "entry": entry,
        "changes": [_change(change) for change in entry.changes.all()],
        "articles": _articles(entry),
        "may_undo": may_undo,
        "later": what_builds_on(entry) if may_undo else None,
    }


def _may_undo(user, entry: LedgerEntry) -> bool:
    return user.has_perm(f"articles.{RIGHTS[entry.kind]}")


def _articles(entry: LedgerEntry) -> list[Article]:
    """The first articles that the act is about."""
    lines = Refiled if entry.kind in ("section", "category", "source") else Retagged
    numbers = lines.objects.filter(entry=entry).order_by("article").values("article").distinct()
    return list(Article.objects.filter(pk__in=numbers[:SHOWN]).only("headline"))


def _change(change) -> dict:
    """A row that was changed, in words."""
    before, after = change.before or {}, change.after or {}
    name = next((row[key] for row in (before, after) for key in ("name", "title", "path")
                 if row.get(key)), _row(change))  # fmt: skip
    columns = sorted({*before, *after} - {"id", "key", "words", "skeleton", "own"})
    if change.before is None or change.after is None:
        said = _("Made: %(name)s") if change.before is None else _("Deleted: %(name)s")
        return {"said": said % {"name": name}, "columns": []}
    pairs = [(_column(change.kind, each), before.get(each), after.get(each))
             for each in columns]  # fmt: skip
    return {"said": capfirst(_row(change)), "columns": pairs}


def _row(change) -> str:
    """“tag 5”, for a row without a name."""
    table = TABLES.get(change.kind)
    return f"{table._meta.verbose_name if table else change.kind} {change.number}"


def _column(kind: str, name: str) -> str:
    """What the desk calls a column; its own name where the table has it no more."""
    try:
        return str(TABLES[kind]._meta.get_field(name.removesuffix("_id")).verbose_name)
    except (KeyError, FieldDoesNotExist):
        return name.removesuffix("_id").replace("_", " ")
