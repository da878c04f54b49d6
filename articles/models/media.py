"""Where readers find files."""

from django.conf import settings


def media_url(path: str) -> str:
    """The address of a file that readers may have; a whole one where the site has another host for these."""
    return f"{settings.MEDIA_URL}{path}"
