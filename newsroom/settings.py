"""Switches of one site. Every one is read from the environment; the README lists them.

With ``DEBUG`` off nothing has a silent default that could be wrong in production: a setting that is
missing or makes no sense stops the start with one sentence that names it.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from js_asset import Script

from articles.rules import findings
from newsroom.environment import Environment, origin_of

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = Environment(environ.Env())

DEBUG = env.switch("DEBUG", default=False)
SECRET_KEY = env.required(
    "SECRET_KEY", debug="only-for-development-" + "x" * 40, why="a long random text, kept secret"
)
if len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("SECRET_KEY is too short: give it at least 32 random characters.")
SITE_URL = env.site_url("SITE_URL", debug="http://127.0.0.1:8000")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", debug=["*"], site_url=SITE_URL)
DATABASES = {"default": env.database("DATABASE_URL", debug=f"sqlite:///{VAR_DIR}/newsroom.sqlite3")}
TIME_ZONE = env.time_zone("TIME_ZONE", default="UTC")

# The paper
SITE_NAME = env.text("SITE_NAME", default="The Newsroom Digest")
SITE_LANGUAGE = LANGUAGE_CODE = env.language("SITE_LANGUAGE", default="en")
# On: nobody passes an article of their own.
TWO_PERSON_RULE = env.switch("TWO_PERSON_RULE", default=False)
# A plan to change the tags of more articles than this is carried out by a second moderator.
RETAGGING_NEEDS_TWO_ABOVE = env.whole_number("RETAGGING_NEEDS_TWO_ABOVE", default=500)
# What keeps an article from readers, by the codes of its checks; all else that is found advises.
PUBLISHING_BLOCKED_BY = env.several(
    "PUBLISHING_BLOCKED_BY", default=findings.USUALLY, known=findings.CODES
)
# On: readers may see what an article said before a change of substance.
SHOW_VERSIONS = env.switch("SHOW_VERSIONS", default=False)
# How many topics the bar above every page has, at most: those put up first, then those that rise.
TRENDING_PLACES = env.whole_number("TRENDING_PLACES", default=8)
# Feeds give whole stories, where their source lets them; else a summary.
FEEDS_FULL_TEXT = env.switch("FEEDS_FULL_TEXT", default=False)
# Whether /llms.txt tells language models what the paper is.
LLMS_TXT = env.switch("LLMS_TXT", default=False)
KEPT_PAGES = env.switch("KEPT_PAGES", default=not DEBUG)
KEPT_PAGES_MEGABYTES = env.whole_number("KEPT_PAGES_MEGABYTES", default=64)

# Mail: EMAIL_HOST and its like, from one address
vars().update(env.email("EMAIL_URL", debug="consolemail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = f"newsroom@{urlsplit(SITE_URL).hostname}"

INSTALLED_APPS = [
    "articles.apps.DeskConfig",
    "articles.apps.PeopleConfig",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_prose_editor",
    "taggit",
    "articles.apps.ArticlesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "articles.desk.DeskLanguage",
    "articles.views.middleware.CalmFailures",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_I18N = True
# The interface is translated into these; a paper in another language has it in English.
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("ja", "日本語")]
if SITE_LANGUAGE not in dict(LANGUAGES):
    LANGUAGES.append((SITE_LANGUAGE, SITE_LANGUAGE))
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
# Who works at the desk may have it in another one: a cookie says which, and no reader's page is sent it.
LANGUAGE_COOKIE_NAME = "desk_language"
LANGUAGE_COOKIE_PATH = "/desk/"
LANGUAGE_COOKIE_AGE = 5 * 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
FORMAT_MODULE_PATH = "newsroom.formats"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.text("STATIC_ROOT", default=str(VAR_DIR / "static"))
MEDIA_HOST = env.media_host("MEDIA_HOST")
MEDIA_URL = MEDIA_HOST or "/media/"
MEDIA_ROOT = env.text("MEDIA_ROOT", default=str(VAR_DIR / "media"))
ORIGINALS_ROOT = env.text("ORIGINALS_ROOT", default=str(VAR_DIR / "originals"))
STATICFILES_DIRS = [BASE_DIR / "static"]
# What readers may have, and the pictures as they were uploaded, which nobody is sent.
STORAGES = {
    "default": env.storage("MEDIA_STORAGE", public=True),
    "originals": env.storage("ORIGINALS_STORAGE", folder=ORIGINALS_ROOT, public=False),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 60
# Pages name files by their hashes alone; and maps of scripts are for those who write them. Each would be
# compressed as hard as what readers get: most of the time that collectstatic takes.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "zip", "gz", "br", "woff", "woff2", "map"
]  # fmt: skip

# A pasted story may be long; a pasted book is refused with a sentence at the field (see the form).
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# Readers: no inline script or style, no other host. The desk adds a nonce for the editor's import map.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *([origin_of(MEDIA_HOST)] if MEDIA_HOST else [])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
DESK_SCRIPT_SOURCES = [SELF, NONCE]

# The desk's own set-up of the story editor: static/js/story-editor.js
DJANGO_PROSE_EDITOR_PRESETS = {"story": [Script("js/story-editor.js", type="module")]}

HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
if env.switch("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "articles.views.failures.too_old"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
TAGGIT_CASE_INSENSITIVE = True
