"""Text that is being written: what the form's script sends, and how it is offered when its writer comes
back. What scripts ask gets JSON always, also where a person would be sent to the login page."""

import re
import secrets
from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from articles.actions.autosaves import (
    FIELDS,
    Typed,
    discard_autosave,
    end_autosaves,
    keep_autosave,
    note_presence,
    text_of,
)
from articles.actions.revisions import snapshot
from articles.admin.comparing import changed_fields, compared_story
from articles.admin.too_late import why_not
from articles.admin.widgets import is_number
from articles.models import Article, Autosave, Presence
from articles.rules.blocks import same_story
from articles.rules.refusals import NotAllowed, Refusal

DELETED = gettext_lazy(
    "Somebody deleted this draft in the meantime. Your text is kept in this form."
)
SEVERAL = {"byline", "tags", "related"}  # fields that hold a list
MOST_LISTED = 20
STILL_WRITING = timedelta(hours=1)


def urls(model_admin) -> list:
    """The addresses of this page's views, below that of the list of articles."""

    def at(step, view, name):
        return path(step, view, {"model_admin": model_admin}, name=f"articles_article_{name}")

    to_people = model_admin.admin_site.admin_view
    return [
        at("<int:pk>/autosave/", keep, "autosave"),
        at("add/autosave/", keep, "autosave_new"),
        at("unfinished/<int:number>/", to_people(look), "unfinished"),
        at("unfinished/<int:number>/discard/", to_people(throw_away), "discard"),
    ]


def _in_json(view):
    """``view`` for scripts: it returns an object, and every refusal is one as well."""

    @wraps(view)
    def answer(request, *, model_admin, **kwargs):
        if not model_admin.admin_site.has_permission(request):
            return _json({"state": "logged out"}, 401)
        if request.POST.get("account") != str(request.user.pk):
            return _json({"state": "somebody else"}, 401)
        try:
            return _json(view(request, **kwargs))
        except Refusal as refusal:
            status = 403 if isinstance(refusal, NotAllowed) else 422
            return _json({"state": "refused", "sentence": str(refusal.sentence)}, status)
        except (Article.DoesNotExist, IntegrityError):  # gone before, or at this very moment
            return _json({"state": "gone", "sentence": DELETED}, 404)

    return answer


def _json(answer: dict, status: int = 200) -> JsonResponse:
    response = JsonResponse(answer, status=status)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@_in_json
def keep(request, pk=None):
    """A sign that the form is open; with a text in it, that text is kept."""
    article = Article.objects.get(pk=pk) if pk else None
    typed = _typed(request.POST)
    answer = {"state": "here"}
    if typed:
        kept, is_this = keep_autosave(article, typed=typed, by=request.user)
        answer = {
            "state": "kept" if is_this else "older" if kept.key == typed.key else "another",
            "sequence": kept.sequence,
            "at": f"{timezone.localtime(kept.saved_at):%H:%M:%S}",
        }
    if article:
        note_presence(article, by=request.user, wrote="wrote" in request.POST)
        answer["also"] = also_open(article, request.user)
    return answer


def _typed(sent) -> Typed | None:
    """The text in a form's data; None where it is only a sign, or forged."""
    key, sequence = _key(sent), sent.get("text_sequence", "")
    if not key or not is_number(sequence):
        return None
    content = {name: sent.getlist(name) for name in FIELDS}
    return Typed(key, int(sequence), content, _version(sent.get("begun_from", "")))


def _key(sent) -> str:
    key = sent.get("text_key", "")
    return key if re.fullmatch(r"[A-Za-z0-9_-]{8,64}", key) else ""


def _version(text: str) -> int:
    """A version as its column holds it; 0, from which no article was ever begun, for anything else."""
    return int(text) if is_number(text) and int(text) < 2**31 else 0


def also_open(article: Article, user) -> str:
    """“Also open: Ada (writing 1 minute ago), Ben”; empty where nobody else is there."""
    others = Presence.objects.filter(article=article).beside(user)
    names = ", ".join(map(_named, others))
    return _("Also open: %(names)s") % {"names": names} if names else ""


def _named(presence: Presence) -> str:
    """Somebody who has the form open, and since when they have not written."""
    since = presence.wrote_at and timezone.now() - presence.wrote_at
    if since is None or since > STILL_WRITING:
        return str(presence.user)
    minutes = int(since.total_seconds() // 60)
    if not minutes:
        return _("%(name)s (writing now)") % {"name": presence.user}
    said = ngettext(
        "%(name)s (writing %(number)s minute ago)",
        "%(name)s (writing %(number)s minutes ago)",
        minutes,
    )
    return said % {"name": presence.user, "number": minutes}


def offer(model_admin, request, object_id):
    """Instead of an article's form, what its reader left unfinished there; None where there is nothing.

    It comes before the form, so that nothing new is written over it before they have decided.
    """
    asked = request.method == "GET" and object_id and is_number(object_id)
    if not asked or taken(request) or not model_admin.has_change_permission(request):
        return None
    found = Autosave.objects.unfinished(request.user).filter(article=object_id).first()
    differs = found and _differs(found)
    return _page(model_admin, request, found) if differs else None


@require_GET
def look(request, number, model_admin):
    """One unfinished text of one's own, side by side with what is stored."""
    return _page(model_admin, request, _own(request, number))


@require_POST
def throw_away(request, number, model_admin):
    autosave = _own(request, number)
    discard_autosave(autosave, by=request.user)
    messages.success(request, _("The unfinished text is thrown away. What is stored is as it was."))
    if autosave.article_id:
        return HttpResponseRedirect(_form_of(autosave))
    return HttpResponseRedirect(reverse("admin:articles_article_changelist"))


def taken(request) -> Autosave | None:
    """The unfinished text that the form of this page is to be filled with."""
    number = request.GET.get("unfinished", "")
    if request.method != "GET" or not is_number(number):
        return None
    return Autosave.objects.unfinished(request.user).filter(pk=number).first()


def filling(request, article: Article | None) -> dict:
    """The form's first values where an unfinished text is taken into it, the version among them that
    it began from: a colleague's newer words are then put together with it as on any late save."""
    autosave = taken(request)
    if autosave is None or autosave.article_id != (article and article.pk):
        return {}
    first = {
        name: values if name in SEVERAL else "".join(values[:1])
        for name, values in autosave.content.items()
        if name in FIELDS
    }
    return first | {"begun_from": autosave.begun_from or ""}


def end(request, article: Article, *, was_new: bool) -> None:
    """The article's form was saved: so is what its writer had in it."""
    sequence = request.POST.get("text_sequence", "")
    key = _key(request.POST)
    if was_new and not key:
        return
    end_autosaves(
        None if was_new else article, by=request.user, key=key,
        sequence=int(sequence) if is_number(sequence) else None,
    )  # fmt: skip


def panel(request, article: Article | None) -> dict:
    """What the form's page tells its script."""
    autosave = taken(request)
    fits = autosave is not None and autosave.article_id == (article and article.pk)
    return {
        "key": autosave.key if fits else _key(request.POST) or secrets.token_urlsafe(16),
        "sequence": autosave.sequence if fits else 0,
        "unsent": request.method == "POST",
        "unfinished": [] if article or fits else unfinished(request),
    }


def unfinished(request) -> list[Autosave]:
    """One's own unfinished texts, for those who may write."""
    if not request.user.has_perm("articles.add_article"):
        return []
    listed = Autosave.objects.unfinished(request.user).defer("article__body")
    return list(listed[:MOST_LISTED])


def _own(request, number: int) -> Autosave:
    """Somebody's own text; nobody else's is there at all."""
    return get_object_or_404(Autosave.objects.unfinished(request.user), pk=number)


def _form_of(autosave: Autosave) -> str:
    if autosave.article_id:
        return reverse("admin:articles_article_change", args=[autosave.article_id])
    return reverse("admin:articles_article_add")


class _Side:
    """One side of the comparison, as a revision keeps its content."""

    def __init__(self, content: dict):
        self.content = content


def _sides(autosave: Autosave) -> tuple[_Side, _Side]:
    empty = Autosave(content={})
    stored = snapshot(autosave.article) if autosave.article else text_of(empty)
    return _Side(stored), _Side(text_of(autosave))


def _differs(autosave: Autosave) -> bool:
    """Whether a reader would see a difference, however an editor writes its lists."""
    stored, typed = _sides(autosave)
    bodies = (side.content["body"] for side in (stored, typed))
    return not same_story(*bodies) or bool(changed_fields(stored, typed))


def _page(model_admin, request, autosave: Autosave):
    article = autosave.article
    needs = model_admin.has_change_permission if article else model_admin.has_add_permission
    if not needs(request):
        raise Http404
    both = _sides(autosave)
    context = {
        "opts": model_admin.opts, "title": _("Your unfinished text"), "unfinished": autosave,
        "article": article, "fields": changed_fields(*both), "blocks": compared_story(*both),
        "form_address": _form_of(autosave),
        "newer": article and article.version != autosave.begun_from,
        "why_not": article and why_not(request.user, article),
    }  # fmt: skip
    each = model_admin.admin_site.each_context(request)
    return TemplateResponse(request, "admin/articles/article/unfinished.html", each | context)
