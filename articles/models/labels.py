"""What the desk calls tables and columns whose names say it in English already.

A column's name is its label, unless it has another one. Here these labels become translatable, beside the
classes: written into them, each would be a change of the tables' history that changes no table.
"""

from collections.abc import Iterable

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

TABLES = {
    "Article": (_("article"), _("articles")),
    "Author": (_("author"), _("authors")),
    "Category": (_("category"), _("categories")),
    "Correction": (_("correction"), _("corrections")),
    "DaybookEntry": (_("daybook entry"), _("daybook")),
    "Front": (_("front"), _("fronts")),
    "ImportedFile": (_("imported file"), _("imported files")),
    "LedgerEntry": (_("ledger entry"), _("ledger")),
    "Reading": (_("reading"), _("readings")),
    "Redirect": (_("redirect"), _("redirects")),
    "Revision": (_("revision"), _("revisions")),
    "Section": (_("section"), _("sections")),
    "Source": (_("source"), _("sources")),
    "Tag": (_("tag"), _("tags")),
    "TrendingTopic": (_("trending topic"), _("trending topics")),
}
COLUMNS = {
    "article": _("article"),
    "at": _("at"),
    "author": _("author"),
    "authors": _("authors"),
    "body": _("body"),
    "by": _("by"),
    "category": _("category"),
    "description": _("description"),
    "fingerprint": _("fingerprint"),
    "headline": _("headline"),
    "imported_at": _("imported at"),
    "in_force": _("in force"),
    "language": _("language"),
    "made_at": _("made at"),
    "name": _("name"),
    "notes": _("notes"),
    "number": _("number"),
    "order": _("order"),
    "parent": _("parent"),
    "path": _("path"),
    "picture": _("picture"),
    "reason": _("reason"),
    "section": _("section"),
    "sentence": _("sentence"),
    "slug": _("slug"),
    "source": _("source"),
    "standfirst": _("standfirst"),
    "state": _("state"),
    "status": _("status"),
    "tag": _("tag"),
    "tags": _("tags"),
    "thing": _("thing"),
    "title": _("title"),
    "translation_of": _("translation of"),
    "until": _("until"),
    "updated_at": _("updated at"),
    "updated_by": _("updated by"),
    "verb": _("verb"),
    "version": _("version"),
}


def label(tables: Iterable[type[Model]]) -> None:
    """Give tables and columns their labels; a column that has one of its own keeps it."""
    for table in tables:
        if table.__name__ in TABLES:
            table._meta.verbose_name, table._meta.verbose_name_plural = TABLES[table.__name__]
        for column in (*table._meta.local_fields, *table._meta.local_many_to_many):
            if column.name in COLUMNS and column.verbose_name == column.name.replace("_", " "):
                column.verbose_name = COLUMNS[column.name]
