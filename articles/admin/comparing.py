"""Two revisions side by side: what the desk shows of their difference."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.actions.revisions import FILED, PLAIN, content_of
from articles.models import Article, Author, Revision
from articles.rules.comparing import Comparison, Run, compare_bodies, compare_words


@dataclass
class FieldChange:
    label: str
    runs: tuple[Run, ...]


def changed_fields(old: Revision, new: Revision) -> list[FieldChange]:
    """Every field but the story in which two revisions differ, its words compared."""
    before, after = _as_text(old), _as_text(new)
    return [
        FieldChange(label, compare_words(before[label], after[label]))
        for label in before
        if before[label] != after[label]
    ]


def compared_story(old: Revision, new: Revision) -> list[Comparison]:
    return compare_bodies(old.content["body"], new.content["body"])


def _as_text(revision: Revision) -> dict[str, str]:
    """A revision's fields as a person would read them out, by label."""
    content = content_of(revision)
    found = {_label(name): _as_said(content[name]) for name in PLAIN if name != "body"}
    for name, table in FILED.items():
        thing = table.objects.filter(pk=content[name]).first() if content[name] else None
        found[_label(name)] = str(thing) if thing else (_("gone since") if content[name] else "")
    authors = Author.objects.in_bulk(content["authors"])
    found[_("Byline")] = ", ".join(str(authors[pk]) for pk in content["authors"] if pk in authors)
    found[_("Tags")] = ", ".join(content["tags"])
    chosen = Article.objects.only("headline").in_bulk(content["related"])
    found[_("Related")] = ", ".join(str(chosen[pk]) for pk in content["related"] if pk in chosen)
    found[_label("published_on")] = content["published_on"] or ""
    return found


def _as_said(value: str | bool) -> str:
    return value if isinstance(value, str) else _("yes") if value else ""


def _label(name: str) -> str:
    return capfirst(Article._meta.get_field(name).verbose_name)
