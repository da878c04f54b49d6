"""A save that comes too late: the article was deleted, or passed out of its writer's hands, while they
were writing. What they typed is shown instead of a page that says no."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.beats import require_move
from articles.admin.clashes import label_of_field
from articles.admin.story_pictures import with_previews
from articles.admin.widgets import is_number
from articles.models import Article
from articles.rules import cleaning
from articles.rules.refusals import NotAllowed, NotNow

DELETED = gettext_lazy(
    "Somebody deleted this article while you were writing. Your text is in this form: "
    "saved, it is a new article."
)
TYPED = ("headline", "standfirst", "lead_alt", "lead_caption", "body", "author_note")


def answer(model_admin, request, object_id):
    """What a save that comes too late gets; None for every other request."""
    if request.method != "POST" or not object_id or not is_number(object_id):
        return None
    article = Article.objects.filter(pk=object_id).first()
    if article is None:
        return _as_a_new_one(model_admin, request)
    sees = model_admin.has_view_permission(request, article)
    writes = request.user.has_perm("articles.add_article")
    if model_admin.has_change_permission(request, article) or not (sees and writes):
        return None
    return _what_was_typed(model_admin, request, article)


def _as_a_new_one(model_admin, request):
    """The form of a new article, holding what was sent for one that is gone."""
    if not model_admin.has_add_permission(request):
        raise Http404
    request.refusal = NotNow(DELETED)
    address = reverse("admin:articles_article_add")
    return model_admin.changeform_view(
        request,
        None,
        address,
        {"title": _("New %(kind)s") % {"kind": model_admin.opts.verbose_name}},
    )


def _what_was_typed(model_admin, request, article):
    typed = [
        (
            label_of_field(name),
            with_previews(cleaning.clean_body(text)) if name == "body" else text,
            name == "body",
        )
        for name in TYPED
        if (text := request.POST.get(name, "").strip())
    ]
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts, "article": article, "title": _("Not saved"), "typed": typed,
        "why": why_not(request.user, article),
    }  # fmt: skip
    template = "admin/articles/article/too_late.html"
    return TemplateResponse(request, template, context, status=403)


def why_not(user, article: Article) -> str:
    """Why somebody may not save an article now; empty where they may."""
    try:
        require_move(user, "save", article)
    except NotAllowed as refusal:
        return refusal.sentence
    return ""
