from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig
from django.core import checks

from articles.rules import findings


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Newsroom"

    def ready(self):
        checks.register(blocking_codes_are_known)


class DeskConfig(AdminConfig):
    """Django's admin, as the newsroom's desk."""

    default_site = "articles.desk.DeskSite"


class PeopleConfig(AuthConfig):
    """Django's accounts, under the name the desk has for them."""

    verbose_name = "People"


def blocking_codes_are_known(app_configs, **kwargs) -> list[checks.Error]:
    """A misspelt code would keep nothing from readers, and nobody would notice."""
    return [
        checks.Error(
            f"PUBLISHING_BLOCKED_BY names “{code}”, which no check of an article has.",
            hint=f"The codes are: {', '.join(findings.CODES)}.",
            id="articles.E001",
        )
        for code in findings.unknown(settings.PUBLISHING_BLOCKED_BY)
    ]
