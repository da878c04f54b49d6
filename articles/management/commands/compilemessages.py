from django.conf import settings
from django.core.management.base import BaseCommand

from articles.management import catalogs


class Command(BaseCommand):
    """Django's command of this name, without GNU gettext."""

    help = "Make the catalogs of translations that gettext reads from their texts."

    def handle(self, *, verbosity, **options):
        for text in catalogs.stale(settings.LOCALE_PATHS):
            made = catalogs.make(text)
            if verbosity:
                self.stdout.write(str(made.relative_to(settings.BASE_DIR)))
