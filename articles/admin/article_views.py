"""The desk's pages about one article beside its form: preview, withdrawal, revisions."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.actions.articles import restore, withdraw
from articles.actions.beats import may_move
from articles.actions.live import copy_of, give_lead
from articles.actions.picture_uses import rehearse_pictures
from articles.actions.revisions import lost_from
from articles.admin.comparing import changed_fields, compared_story
from articles.admin.showing import DAYS, open_links
from articles.admin.story_pictures import with_previews
from articles.admin.verbs import spoken_verb
from articles.admin.widgets import is_number
from articles.models import Article, DaybookEntry, LiveCopy, Revision, Tag
from articles.reading.articles import page_of
from articles.reading.paper import in_its_language, paper, written
from articles.reading.related import read_related
from articles.rules import licences, names
from articles.rules.refusals import Refusal

LAST_MOVES = 5


def standing(article: Article) -> dict:
    """What the side panel says of an article: how it stands with readers, and since when."""
    copy = LiveCopy.objects.filter(article=article).select_related("revision").first()
    newest = article.revisions.first()
    changed = bool(copy and newest and copy.revision_id != newest.pk)
    return {"copy": copy, "newest": newest, "changed_since": changed, "moves": _last_moves(article)}


def _last_moves(article: Article):
    """What was done to it lately, and why. Saving is in the list of revisions."""
    done = DaybookEntry.objects.filter(thing=names.article(article.pk)).exclude(verb="save")
    return done.select_related("by")[:LAST_MOVES]


def _article(model_admin, request, pk, *, needs: str = "") -> Article:
    article = get_object_or_404(Article, pk=pk)
    allowed = model_admin.has_view_permission(request, article)
    if not allowed or (needs and not request.user.has_perm(needs)):
        raise PermissionDenied
    return article


def _allow(request, verb: str, article: Article) -> None:
    """Let through whoever may make this move; its action asks again."""
    if not may_move(request.user, verb, article):
        raise PermissionDenied


def _page(model_admin, request, article, template, **context):
    return TemplateResponse(
        request,
        f"admin/articles/article/{template}.html",
        model_admin.admin_site.each_context(request)
        | {"opts": model_admin.opts, "article": article, **context},
    )


@in_its_language()
def preview(request, pk, model_admin):
    """The public page of the article as it stands at the desk. Nobody else can see it."""
    article = _article(model_admin, request, pk)
    copy = copy_of(article, article=article, revision=None)
    copy.published_on = copy.published_on or timezone.localdate()
    pictures = rehearse_pictures(article)
    give_lead(copy, article, pictures)
    tags = list(Tag.objects.filter(tagged__content_object=article).order_by("name"))
    picks = list(article.related.values_list("other", flat=True))
    approved = [tag for tag in tags if tag.status == Tag.APPROVED]
    related = read_related(copy, approved, picks=picks)
    printed = "print" in request.GET
    surface = licences.PRINT if printed else licences.PAGE
    page = page_of(
        copy, authors=article.byline_authors(), tags=tags, related=related, surface=surface,
        pictures=pictures,
    )  # fmt: skip
    context = {
        "page": page,
        "paper": paper(),
        "permalink": settings.SITE_URL + copy.get_absolute_url(),
        "print_path": "?print",
        "preview_back": reverse("admin:articles_article_change", args=[pk]),
        "preview_back_to": _("Back to the form"),
    }
    template = "print/article.html" if printed else "public/article.html"
    return HttpResponse(written(template, context, request))


@require_http_methods(["GET", "POST"])
def withdraw_article(request, pk, model_admin):
    """Asks, says what will happen, and on POST does it."""
    article = _article(model_admin, request, pk)
    _allow(request, "withdraw", article)
    if request.method == "POST":
        _act(request, lambda: withdraw(article, by=request.user),
             _("“%(article)s” is withdrawn. Its address tells readers so.") % {"article": article})  # fmt: skip
        return _to_form(pk)
    return _page(
        model_admin,
        request,
        article,
        "withdraw",
        title=_("Withdraw “%(article)s”?") % {"article": article},
    )


def revisions(request, pk, model_admin):
    """Every save of an article, newest first, and which one readers see."""
    article = _article(model_admin, request, pk, needs="articles.view_revision")
    made = list(article.revisions.select_related("made_by").defer("content"))
    for each in made:
        each.how = spoken_verb(each.verb)
    return _page(model_admin, request, article, "revisions", title=_("Revisions"), revisions=made,
                 live=_live_revision(article), links=open_links(article))  # fmt: skip


def compare(request, pk, model_admin):
    """Two revisions, the older one first whichever way they were chosen."""
    article = _article(model_admin, request, pk, needs="articles.view_revision")
    old, new = sorted(
        (_revision(article, request.GET.get(which, "")) for which in ("from", "to")),
        key=lambda each: each.number,
    )
    return _page(
        model_admin, request, article, "compare",
        title=_("Revisions %(old)s and %(new)s") % {"old": old.number, "new": new.number}, both=[old, new],
        fields=changed_fields(old, new), blocks=compared_story(old, new), live=_live_revision(article),
    )  # fmt: skip


def _revision(article: Article, number: str) -> Revision:
    if not is_number(number):
        raise Http404
    found = Revision.objects.select_related("made_by")
    return get_object_or_404(found, article=article, number=int(number))


def _live_revision(article: Article) -> int | None:
    """The number, among all rows, of the revision that readers see."""
    return LiveCopy.objects.filter(article=article).values_list("revision", flat=True).first()


@require_http_methods(["GET", "POST"])
def revision(request, pk, number, model_admin):
    """One revision's words; on POST they become the desk's words again."""
    article = _article(model_admin, request, pk, needs="articles.view_revision")
    found = get_object_or_404(
        Revision.objects.select_related("made_by"), article=article, number=number
    )
    if request.method == "POST":
        _allow(request, "restore", article)
        lost = lost_from(found)
        said = _(
            "Revision %(number)s is restored as the newest one. Readers see no change until you publish."
        )
        said %= {"number": number}
        if lost:
            said += " " + _("Gone since then: %(things)s. Please choose again.") % {
                "things": ", ".join(map(_, lost))
            }
        begun_from = request.POST.get("begun_from", "")
        known = int(begun_from) if is_number(begun_from) else None
        _act(request, lambda: restore(found, by=request.user, version=known), said)
        return _to_form(pk)
    return _page(
        model_admin,
        request,
        article,
        "revision",
        title=_("Revision %(number)s") % {"number": number},
        revision=found,
        story=with_previews(found.content["body"]),
        days=DAYS,
        may_restore=may_move(request.user, "restore", article),
    )


def _act(request, action, sentence):
    try:
        action()
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, sentence)


def _to_form(pk):
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
