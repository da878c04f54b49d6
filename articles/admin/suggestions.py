"""What an article's words suggest it be filed under: tags, a section, a source; each taken with one click."""

from dataclasses import dataclass
from itertools import islice

from django.core.exceptions import PermissionDenied
from django.db.models import BigIntegerField, Count, Q
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.desk import label_of
from articles.models import Article, LiveTag, Section, Source, Tag
from articles.rules import cleaning, limits
from articles.rules.suggesting import Found, Text, find_names
from articles.rules.suggesting_places import Source as Paper
from articles.rules.suggesting_places import Suggestion, rank_sections, rank_sources

MOST = 12
MOST_PLACES = 3
TELLING = 20  # tags that say where an article may stand
STANDING = 2_000  # of their newest live articles


@dataclass(frozen=True)
class Choice:
    """One suggestion: what the field ``field`` is given, what is shown of it, and why."""

    field: str
    value: str
    text: str
    why: str


@dataclass(frozen=True)
class Written:
    """A form's values as far as suggestions need them: texts, and what is chosen already."""

    text: Text
    author_note: str
    source_url: str
    tags: frozenset[str]
    section: bool
    source: bool


def urls(model_admin) -> list:
    """The addresses below that of the list of articles."""

    def at(step, view, name):
        wrapped = model_admin.admin_site.admin_view(view)
        return path(step, wrapped, {"model_admin": model_admin}, name=f"articles_article_{name}")

    return [
        at("<int:pk>/suggestions/", of_stored, "suggestions"),
        at("add/suggestions/", of_new, "suggestions_new"),
    ]


def address_of(article: Article | None) -> str:
    if article:
        return reverse("admin:articles_article_suggestions", args=[article.pk])
    return reverse("admin:articles_article_suggestions_new")


@require_http_methods(["GET", "POST"])
def of_stored(request, model_admin, pk):
    """POST: the panel's list for the form as it is typed. GET: a page of it for the words as stored."""
    article = get_object_or_404(Article, pk=pk)
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    if request.method == "POST":
        return _list(request)
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "article": article,
        "title": _("What the text suggests"),
        "choices": choices_for(_stored(article)),
    }
    return TemplateResponse(request, "admin/articles/article/suggestions.html", context)


@require_POST
def of_new(request, model_admin):
    """The panel's list for an article that is not stored yet. Writes nothing."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    return _list(request)


def choices_for(written: Written) -> list[Choice]:
    """What is suggested, by field. Two queries; one each for where the tags stand, those sections, and the
    sources, unless they are chosen already."""
    tags = find_names(written.text, _names())
    names = Tag.objects.in_bulk([found.thing for found in tags])
    choices = list(islice(_tags(tags, names, written), MOST))
    if not written.section:
        choices += _sections(tags)
    if not written.source:
        choices += _sources(written)
    return choices


def _names() -> list[tuple[str, int]]:
    """Every name that leads to a tag readers may see, with that tag's number. One query."""
    seen = Q(status=Tag.APPROVED) | Q(alias_of__status=Tag.APPROVED)
    return list(
        Tag.objects.filter(seen)
        .values_list("name", Coalesce("alias_of", "pk", output_field=BigIntegerField()))
        .order_by()
    )


def _tags(found: list[Found], tags: dict[int, Tag], written: Written):
    for each in found:
        tag = tags.get(each.thing)
        if tag and tag.key not in written.tags:
            why = str(each.why)
            if cleaning.key_of(each.name) != tag.key:
                why = _("as “%(name)s” %(why)s") % {"name": each.name, "why": why}
            yield Choice("tags", tag.name, tag.name, why)


def _sections(found: list[Found]) -> list[Choice]:
    telling = [each.thing for each in found[:TELLING]]
    if not telling:
        return []
    newest = LiveTag.objects.filter(tag__in=telling).order_by("-pk").values("pk")[:STANDING]
    rows = LiveTag.objects.filter(pk__in=newest).order_by().values_list("tag", "copy__section")
    standing: dict[int, dict[int, float]] = {}
    for tag, section, number in rows.annotate(Count("pk")):
        standing.setdefault(tag, {})[section] = number
    ranked = rank_sections(found, standing)[:MOST_PLACES]
    sections = Section.objects.filter(is_closed=False).in_bulk([each.thing for each in ranked])
    return _chosen("section", ranked, sections)


def _sources(written: Written) -> list[Choice]:
    sources = Source.objects.offered().only("name", "url").in_bulk()
    papers = (Paper(source.pk, source.name, source.url) for source in sources.values())
    lines = written.text.paragraphs or ("",)
    closing = written.author_note or lines[-1]
    ranked = rank_sources(written.source_url, lines[0], closing, papers)[:MOST_PLACES]
    return _chosen("source", ranked, sources)


def _chosen(field: str, ranked: list[Suggestion], things: dict) -> list[Choice]:
    return [Choice(field, str(each.thing), label_of(things[each.thing]), each.why)
            for each in ranked if each.thing in things]  # fmt: skip


def _list(request):
    written = _typed(request.POST)
    if written is None:
        return HttpResponse(_("This is no story: it is too long."), status=422)
    context = {"choices": choices_for(written)}
    return TemplateResponse(request, "admin/articles/article/_suggestions.html", context)


def _typed(values) -> Written | None:
    body = values.get("body", "")
    if len(body) > limits.BODY or cleaning.is_bottomless(body):
        return None
    return Written(
        text=_text(values.get("headline", ""), values.get("standfirst", ""), body),
        author_note=cleaning.clean_line(values.get("author_note", "")),
        source_url=values.get("source_url", ""),
        tags=frozenset(map(cleaning.key_of, values.getlist("tags"))),
        section=bool(values.get("section")),
        source=bool(values.get("source")),
    )


def _stored(article: Article) -> Written:
    names = article.tagged.values_list("tag__key", flat=True)
    return Written(
        text=_text(article.headline, article.standfirst, article.body),
        author_note=article.author_note,
        source_url=article.source_url,
        tags=frozenset(names),
        section=article.section_id is not None,
        source=article.source_id is not None,
    )


def _text(headline: str, standfirst: str, body: str) -> Text:
    return Text.of(
        cleaning.clean_line(headline), cleaning.clean_line(standfirst), cleaning.clean_body(body)
    )
