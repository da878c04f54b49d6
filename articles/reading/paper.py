"""What every page says of the paper itself. It comes from the settings and asks nothing of the database."""

from django.conf import settings


def paper() -> dict:
    """Name, address and language, for every template."""
    return {
        "name": settings.SITE_NAME,
        "url": settings.SITE_URL,
        "language": settings.SITE_LANGUAGE,
        "shows_versions": settings.SHOW_VERSIONS,
    }
