from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig
from django.core import checks
from django.db.migrations.writer import MigrationWriter
from django.utils.translation import gettext_lazy as _

from articles import tongue
from articles.management import catalogs
from articles.rules import findings, wording


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self):
        from articles.models.labels import label  # models are read after apps

        wording.speak_with(tongue)
        MigrationWriter.register_serializer(wording.Sentence, tongue.AsItsText)
        label(self.get_models())
        checks.register(blocking_codes_are_known)
        checks.register(catalogs_are_made, checks.Tags.translation)


class DeskConfig(AdminConfig):
    """Django's admin, as the newsroom's desk."""

    default_site = "articles.desk.DeskSite"


class PeopleConfig(AuthConfig):
    """Django's accounts, under the name the desk has for them."""

    verbose_name = _("People")


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


def catalogs_are_made(app_configs, **kwargs) -> list[checks.Warning]:
    """A paper whose catalogs nobody made would be in English, and nobody would be told."""
    if settings.LANGUAGE_CODE.startswith("en") or not list(catalogs.stale(settings.LOCALE_PATHS)):
        return []
    return [
        checks.Warning(
            "The interface’s translations are not made, or older than their texts.",
            hint="Run manage.py compilemessages.",
            id="articles.W001",
        )
    ]
