"""Articles at the desk: the list, the form, and the buttons that each call one action."""

from django.contrib import admin, messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.actions.articles import delete_article, publish, save_article
from articles.actions.beats import may_move
from articles.actions.merging import put_together
from articles.actions.moves import approve, submit
from articles.actions.picture_uses import ready_pictures
from articles.actions.tags import meanings_of
from articles.admin import article_filters as filters
from articles.admin import article_views as views
from articles.admin import (
    autosaves,
    checks,
    corrections,
    moves,
    readings,
    retagging,
    scheduling,
    showing,
    suggestions,
    too_late,
)
from articles.admin.article_form import ArticleForm
from articles.admin.article_list import ArticleList
from articles.admin.clashes import as_sent, clashes_shown
from articles.admin.desk import DeskAdmin
from articles.admin.picture_widgets import STORY_SCRIPTS
from articles.admin.story_pictures import pictures_sent, with_previews
from articles.admin.widgets import is_number
from articles.models import Article, RelatedArticle
from articles.rules import workflow
from articles.rules.refusals import Clashing, StaleEdit
from articles.rules.terms import question
from articles.search import desk as desk_search

# What a button of the form does after saving; publishing also asks what kind of change it is.
BUTTONS = {"_submit": submit, "_approve": approve}
AFTER_BUTTON = {
    "_submit": _("“%(article)s” is submitted. It waits for an editor, and no reader sees it."),
    "_approve": _("“%(article)s” is ready to be published. No reader sees it yet."),
    "_publish": _("“%(article)s” is live: every reader sees it now."),
}
AFTER_SAVING = {
    workflow.DRAFT: _("“%(article)s” is saved as a draft. No reader sees it."),
    workflow.REVIEW: _("“%(article)s” is saved. It is in review, and no reader sees it."),
    workflow.READY: _("“%(article)s” is saved. It is ready, and no reader sees it."),
    workflow.LIVE: _(
        "“%(article)s” is saved. Readers see the former version until you publish again."
    ),
    workflow.WITHDRAWN: _("“%(article)s” is saved. It stays withdrawn until you publish it again."),
}
FILING = ["section", "category", "source", "source_url", "original_is_canonical"]
LEAD = ["lead", "lead_alt", "lead_caption"]
# The form of those who may read and not write.
READ = [
    (None, {"fields": ["headline", "standfirst", *LEAD, "story", "author_note"]}),
    (_("Filing"), {"fields": [*FILING, "byline_names", "tag_names", "related_names"]}),
    (_("Address"), {"fields": ["published_on", "slug", "language", "translation_of"]}),
]


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    change_list_template = "admin/articles/article/change_list.html"
    list_display = [
        "headline",
        "standing",
        "section",
        "source",
        "published_on",
        "updated_at",
        "updated_by",
    ]
    actions = [retagging.change_tags]
    sortable_by = ()
    show_facets = admin.ShowFacets.NEVER  # it would count the articles of every choice
    list_filter = [
        filters.Whose,
        "status",
        filters.Planned,
        filters.BySection,
        filters.ByCategory,
        filters.BySource,
        filters.ByAuthor,
        filters.ByTag,
        filters.ByPublication,
        filters.ByChange,
    ]
    search_fields = ["headline", "standfirst", "body"]
    search_help_text = _(
        "Every word, in the headline, the standfirst or the story. “Words in quotes” stand side by side; "
        "begin* finds what begins so."
    )
    autocomplete_fields = ["section", "category", "source"]
    fieldsets = [
        (None, {"fields": ["headline", "standfirst", *LEAD, "body", "author_note", "begun_from"]}),
        (_("Filing"), {"fields": [*FILING, "byline", "tags", "related"]}),
        (_("Address"), {"fields": ["published_on", "slug", "language", "translation_of"]}),
    ]

    @property
    def media(self):
        return super().media + STORY_SCRIPTS

    def get_fieldsets(self, request, obj=None):
        reads_only = obj and not self.has_change_permission(request, obj)
        return READ if reads_only else self.fieldsets

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_search_results(self, request, queryset, search_term):
        typed = search_term.strip()
        if request.GET.get("field_name") == RelatedArticle.other.field.name:  # of a form's choice
            seen = queryset.exclude(status__in=workflow.NEVER_SHOWN)
            queryset = seen.only("headline", "language", "published_on")
        return desk_search.find(queryset, question(typed)) if typed else queryset, False

    def response_action(self, request, queryset):
        if request.POST.get("select_across") == "1":
            raise BadRequest("Select the rows: this list does not know how many there are.")
        return super().response_action(request, queryset)

    @admin.display(description=_("status"))
    def standing(self, article):
        """Its status, and whether readers are told not to believe it."""
        status = article.get_status_display()
        if not article.is_retracted:
            return status
        return format_html('{} <strong class="is-retracted">{}</strong>', status, _("Retracted"))

    @admin.display(description=_("story"))
    def story(self, article):
        return format_html('<div class="revision-text">{}</div>', with_previews(article.body))

    @admin.display(description=_("byline"))
    def byline_names(self, article):
        return ", ".join(author.name for author in article.byline_authors())

    @admin.display(description=_("tags"))
    def tag_names(self, article):
        return ", ".join(sorted(tagged.tag.name for tagged in article.tagged.select_related("tag")))

    @admin.display(description=_("related stories"))
    def related_names(self, article):
        chosen = article.related.select_related("other").only("other__headline")
        return "; ".join(str(each.other) for each in chosen) or _("None")

    def get_urls(self):
        def at(step, view, name):
            wrapped = self.admin_site.admin_view(view)
            return path(step, wrapped, {"model_admin": self}, name=f"articles_article_{name}")

        return [
            at("<int:pk>/preview/", views.preview, "preview"),
            at("<int:pk>/withdraw/", views.withdraw_article, "withdraw"),
            at("<int:pk>/send-back/", moves.send_back_article, "send_back"),
            at("<int:pk>/revisions/", views.revisions, "revisions"),
            at("<int:pk>/revisions/<int:number>/", views.revision, "revision"),
            at("<int:pk>/compare/", views.compare, "compare"),
            at("<int:pk>/corrections/", corrections.corrections, "corrections"),
            at("<int:pk>/corrections/<int:number>/", corrections.correction, "correction"),
            at(
                "<int:pk>/corrections/<int:number>/remove/", corrections.remove, "remove_correction"
            ),
            at("<int:pk>/revisions/<int:number>/show/", showing.open_one, "show"),
            at("<int:pk>/links/<int:link>/close/", showing.close_one, "close_link"),
            at("<int:pk>/schedule/", scheduling.schedule_page, "schedule"),
            at("<int:pk>/schedule/<int:number>/cancel/", scheduling.cancel_one, "cancel"),
            at("<int:pk>/schedule/<int:number>/dismiss/", scheduling.dismiss_one, "dismiss"),
            *autosaves.urls(self),
            *checks.urls(self),
            *suggestions.urls(self),
            *retagging.urls(self),
            *super().get_urls(),
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.may_add_authors = request.user.has_perm("articles.add_author")
        form.unfinished = autosaves.filling(request, obj)
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if "_publish" in request.POST and self.may_publish(request):
            ready_pictures(pictures_sent(request.POST))
        return (
            autosaves.offer(self, request, object_id)
            or too_late.answer(self, request, object_id)
            or super().changeform_view(request, object_id, form_url, extra_context)
        )

    def changelist_view(self, request, extra_context=None):
        # Whoever looks for something has been told of them before: on the desk's front page, or here.
        mine = {"unfinished": [] if request.GET else autosaves.unfinished(request)}
        return super().changelist_view(request, mine | (extra_context or {}))

    def history_view(self, request, object_id, extra_context=None):
        if not is_number(object_id):
            raise Http404
        return HttpResponseRedirect(reverse("admin:articles_article_revisions", args=[object_id]))

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request) or self.has_add_permission(request)
        return may_move(request.user, "save", obj)

    def has_delete_permission(self, request, obj=None):
        if obj is None:
            return super().has_delete_permission(request)
        return workflow.may("delete", obj.status) and may_move(request.user, "delete", obj)

    def has_retag_permission(self, request) -> bool:
        return request.user.has_perm(retagging.RIGHT)

    def may_publish(self, request) -> bool:
        return request.user.has_perm("articles.publish_article")

    def save_model(self, request, obj, form, change):
        """Save, and publish where that button was pressed: both happen or neither."""
        if change:
            # A form that does not say what it began from began from nothing that is stored.
            begun_from = form.cleaned_data.get("begun_from") or 0
            request.together = put_together(obj, words=form.words(), version=begun_from)
            saved = save_article(
                obj, words=request.together.words, by=request.user, version=request.together.version
            )
        else:
            saved = save_article(None, words=form.words(), by=request.user)
        for button, move in BUTTONS.items():
            if button in request.POST:
                move(saved, by=request.user)
        if "_publish" in request.POST:
            # Unless somebody says so, readers are shown no new date.
            substantive = request.POST.get("change") == "substance"
            publish(saved, by=request.user, substantive=substantive)
        request.meanings = meanings_of(form.cleaned_data["tags"])
        autosaves.end(request, saved, was_new=not change)
        obj.pk = saved.pk
        obj.refresh_from_db()

    def prepare_retry(self, request, object_id, refusal):
        """After a clash the next save is meant: it goes on from what the colleague had stored then, and
        not from what a third one may have stored since."""
        if isinstance(refusal, StaleEdit):
            request.POST = request.POST.copy()
            request.POST["begun_from"] = str(refusal.version)
        if isinstance(refusal, Clashing):
            for name, values in as_sent(refusal.together.words).items():
                request.POST.setlist(name, values)

    def delete_action(self, obj, *, by):
        delete_article(obj, by=by)

    def may_delete(self, request, obj):
        return may_move(request.user, "delete", obj)

    def why_not_delete(self, obj):
        return "" if workflow.may("delete", obj.status) else workflow.REASONS["delete", obj.status]

    def response_add(self, request, obj, post_url_continue=None):
        return self._after_saving(request, obj)

    def response_change(self, request, obj):
        return self._after_saving(request, obj)

    def _after_saving(self, request, obj):
        if "_preview" in request.POST:
            return HttpResponseRedirect(reverse("admin:articles_article_preview", args=[obj.pk]))
        pressed = next((each for each in AFTER_BUTTON if each in request.POST), None)
        said = AFTER_BUTTON[pressed] if pressed else AFTER_SAVING[obj.status]
        sentence = said % {"article": obj}
        self.message_user(request, sentence, messages.SUCCESS)
        self._say_put_together(request)
        for meaning in getattr(request, "meanings", []):
            self.message_user(request, meaning, messages.WARNING)
        if pressed == "_publish":
            checks.say_what_remains(request, obj)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))

    def _say_put_together(self, request):
        theirs = getattr(request, "together", None) and request.together.theirs
        if theirs:
            sentence = _(
                "%(who)s saved this article while you were writing. Both changes are in it: look it over."
            ) % {"who": theirs.made_by or _("Somebody else")}
            self.message_user(request, sentence, messages.WARNING)

    def _moves(self, request, article) -> dict[str, bool]:
        """What the person may do with this article now, for the buttons."""
        article = article or Article(made_by=request.user)
        return {
            verb.replace(" ", "_"): workflow.may(verb, article.status)
            and may_move(request.user, verb, article)
            for verb in workflow.MOVES
        }

    def render_change_form(self, request, context, **kwargs):
        # The editor's import map is an inline script: it runs with this page's nonce alone.
        context["media"] = context["media"].with_nonce(request.csp_nonce)
        article = kwargs.get("obj")
        context["may"] = self._moves(request, article)
        context["autosave"] = autosaves.panel(request, article)
        context["desk"] = views.standing(article) if article else {}
        context["planned"] = scheduling.planned_of(article, request) if article else []
        context["checks"] = checks.panel_of(context["adminform"].form, request, article)
        context["readings"] = readings.panel_of(article) if article else {}
        context["suggestions"] = suggestions.address_of(article)
        context["clashes"] = clashes_shown(getattr(request, "refusal", None))
        return super().render_change_form(request, context, **kwargs)
