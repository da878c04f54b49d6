"""One revision shown to somebody without an account: making links, closing them, and the page itself."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from articles.actions.live import copy_of, give_lead
from articles.actions.picture_uses import rehearse_pictures
from articles.actions.revisions import words_of
from articles.actions.showing import close_link, fingerprint_of, open_link
from articles.models import Article, DraftLink, Revision, Tag
from articles.reading.absent import Absent
from articles.reading.articles import page_of
from articles.reading.paper import in_its_language, paper, written
from articles.rules import licences
from articles.rules.refusals import Refusal

DAYS = (1, 3, 7, 30)
CLOSED = {
    "status": 410,
    "title": gettext_lazy("This link is closed"),
    "text": gettext_lazy(
        "It showed a draft for a time. Whoever sent it to you can send a new one."
    ),
}


def open_links(article: Article):
    """The links of an article that still work."""
    found = DraftLink.objects.filter(
        revision__article=article, closed_at=None, expires_at__gt=timezone.now()
    )
    return found.select_related("revision", "made_by")


@require_POST
def open_one(request, pk, number, model_admin):
    """Make a link and show it, once."""
    revision = get_object_or_404(Revision, article=pk, number=number)
    _allow(model_admin, request, revision.article)
    days = request.POST.get("days", "")
    try:
        link, secret = open_link(
            revision, by=request.user, days=int(days) if days.isdecimal() else 0
        )
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        address = settings.SITE_URL + reverse("admin:shown", args=[secret])
        until = timezone.localtime(link.expires_at)
        said = _(
            "Whoever has this address sees %(revision)s until %(until)s %(zone)s. Copy it now, it is shown only "
            "once: %(address)s"
        )
        messages.success(request, said % {
            "revision": revision, "until": date_format(until, "DATETIME_FORMAT"), "zone": until.tzname(),
            "address": address,
        })  # fmt: skip
    return HttpResponseRedirect(reverse("admin:articles_article_revisions", args=[pk]))


@require_POST
def close_one(request, pk, link, model_admin):
    found = get_object_or_404(DraftLink, pk=link, revision__article=pk)
    _allow(model_admin, request, found.revision.article)
    try:
        close_link(found, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The link is closed. It shows nothing any more."))
    return HttpResponseRedirect(reverse("admin:articles_article_revisions", args=[pk]))


@require_GET
@in_its_language()
def shown(request, secret):
    """The public look of the revision that the secret opens: kept by no cache, found by no search
    engine, and telling no other site where the reader came from."""
    link = DraftLink.objects.filter(fingerprint=fingerprint_of(secret)).first()
    if link is None:
        raise Absent
    if link.closed_at or link.expires_at <= timezone.now():
        return _in_confidence("public/failure.html", CLOSED, status=410)
    printed = "print" in request.GET
    context = {
        "page": _page_of(link.revision, licences.PRINT if printed else licences.PAGE),
        "shown_until": link.expires_at,
        "print_path": "?print",
    }
    template = "print/article.html" if printed else "public/article.html"
    return _in_confidence(template, context)


def _in_confidence(template: str, context: dict, status: int = 200) -> HttpResponse:
    page = written(template, {"paper": paper(), **context})
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _page_of(revision: Revision, surface: str):
    words = words_of(revision)
    words.published_on = words.published_on or timezone.localdate()
    copy = copy_of(words, article=revision.article, revision=revision)
    pictures = rehearse_pictures(words)
    give_lead(copy, words, pictures)
    authors, tags = list(words.authors), _tags(words.tags)
    return page_of(copy, authors=authors, tags=tags, surface=surface, pictures=pictures)


def _tags(names) -> list[Tag]:
    known = (Tag.objects.named(name).select_related("alias_of").first() for name in names)
    return list(dict.fromkeys(tag.meant for tag in known if tag))


def _allow(model_admin, request, article: Article) -> None:
    """Let through whoever may show this article to others; the action asks again."""
    sees = model_admin.has_view_permission(request, article)
    if not (sees and request.user.has_perm("articles.change_article")):
        raise PermissionDenied
