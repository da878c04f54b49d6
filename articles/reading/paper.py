"""What every page says of the paper itself. It comes from the settings and asks nothing of the database."""

from contextlib import contextmanager

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation


def paper() -> dict:
    """Name, address and language, for every template."""
    return {
        "name": settings.SITE_NAME,
        "url": settings.SITE_URL,
        "language": settings.SITE_LANGUAGE,
        "shows_versions": settings.SHOW_VERSIONS,
    }


@contextmanager
def in_its_language():
    """Whatever is said meanwhile is said in the paper's language. An editor's desk may be in another one, and
    what that editor's request makes for readers must not be. Also a decorator."""
    with translation.override(settings.SITE_LANGUAGE):
        yield


@in_its_language()
def written(template: str, context: dict, request=None) -> str:
    """A template for readers as text, in the paper's language whoever asks: pages, print-outs, feeds, mails.
    They are written here and nowhere else; tests/architecture looks."""
    return render_to_string(template, context, request=request)
