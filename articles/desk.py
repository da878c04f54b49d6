"""The desk's site: the stock admin under its own names and its own script policy."""

from functools import wraps

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import BadRequest
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language


class LogIn(AdminAuthenticationForm):
    """The stock form in words that say what to try."""

    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": _(
            "This name and this password do not open the desk. Capital and small letters differ; an account "
            "that was closed opens it no more."
        ),
    }


class DeskSite(AdminSite):
    login_form = LogIn
    site_header = "Newsroom"
    site_title = "Newsroom"
    index_title = _("The desk")
    enable_nav_sidebar = False

    def admin_view(self, view, cacheable=False):
        """As the stock one; scripts may carry a nonce, which the editor's import map needs."""
        allow_nonce = csp_update({"script-src": settings.DESK_SCRIPT_SOURCES})
        return allow_nonce(_readable(super().admin_view(view, cacheable)))

    def each_context(self, request):
        """As the stock one; the languages the desk can be had in, each by its own name."""
        return super().each_context(request) | {"desk_languages": settings.LANGUAGES}

    def index(self, request, extra_context=None):
        """The desk's front page: what is scheduled and what failed, what waits for whom."""
        # Not at the top: the lists need the tables, which are not yet there.
        from articles.admin.autosaves import unfinished
        from articles.admin.front import blocks_for
        from articles.admin.front_hours import planned_fronts
        from articles.admin.scheduling import planned_at_the_desk

        may_see = request.user.has_perm("articles.view_article")
        may_curate = request.user.has_perm("articles.curate_front")
        lists = {
            "planned": planned_at_the_desk(request) if may_see else [],
            "fronts": planned_fronts(request) if may_curate else [],
            "blocks": blocks_for(request.user),
            "unfinished": unfinished(request),
        }
        return super().index(request, lists | (extra_context or {}))

    def autocomplete_view(self, request):
        return Suggestions.as_view(admin_site=self)(request)

    def get_urls(self):
        # Not at the top: these pages need the desk, which is not yet there.
        from articles.admin.intake import intake
        from articles.admin.showing import shown

        return [
            path("intake/", self.admin_view(intake), name="intake"),
            path("language/", require_POST(set_language), name="language"),
            path("shown/<str:secret>/", shown, name="shown"),  # for those who have no account
            *super().get_urls(),
        ]


class DeskLanguage:
    """The desk, and nothing else, in the language that whoever works there has chosen; before that in the
    paper's. Forms, answers and the template responses of its pages are all made inside."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        with translation.override(_chosen(request)):
            return self.get_response(request)


def _chosen(request) -> str:
    wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return wanted if wanted in dict(settings.LANGUAGES) else settings.SITE_LANGUAGE


def _readable(view):
    """``view`` for addresses a database can be asked about: a NUL is in no text of one."""

    @wraps(view)
    def check(request, *args, **kwargs):
        if any("\x00" in value for values in request.GET.lists() for value in values[1]):
            raise BadRequest("The address holds a sign that no text has.")
        return view(request, *args, **kwargs)

    return check


class Suggestions(AutocompleteJsonView):
    """What a field suggests: each thing by the words that tell it from its namesakes."""

    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | {"text": label_of(obj)}


def label_of(thing) -> str:
    """A thing's name among others of its kind, as a field shows it."""
    return getattr(thing, "label", str(thing))
