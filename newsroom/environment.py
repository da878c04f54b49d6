"""Reads one site's settings from the environment, and says in one sentence what is wrong with one."""

import importlib.util
import re
import zoneinfo
from urllib.parse import parse_qsl, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
DATABASE_KINDS = ("sqlite", "postgres", "postgresql", "psql")


class Environment:
    """Typed reading of environment variables on top of django-environ's parsers.

    ``debug=`` is a default that holds only while ``DEBUG`` is on: production must say it itself.
    """

    def __init__(self, env):
        self.env = env

    def text(self, name, *, default):
        return self.env.str(name, default=default) or default

    def switch(self, name, *, default):
        value = self.env.str(name, default="1" if default else "0").strip().lower()
        if value not in TRUE | FALSE:
            raise ImproperlyConfigured(f"{name} is “{value}”: say 1 for on or 0 for off.")
        return value in TRUE

    def whole_number(self, name, *, default):
        value = self.env.str(name, default=str(default))
        if not value.isdecimal():
            raise ImproperlyConfigured(f"{name} is “{value}”: it must be a whole number.")
        return int(value)

    def several(self, name, *, default, known):
        """Words separated by commas, each one of ``known``. Set to nothing, it is none of them."""
        value = self.env.str(name, default=",".join(default))
        given = [word.strip() for word in value.split(",") if word.strip()]
        if wrong := [word for word in given if word not in known]:
            raise ImproperlyConfigured(
                f"{name} names “{wrong[0]}”, which is none of these: {', '.join(known)}."
            )
        return given

    def required(self, name, *, debug, why):
        value = self.env.str(name, default="").strip()
        if value:
            return value
        if self.switch("DEBUG", default=False):
            return debug
        raise ImproperlyConfigured(f"{name} is not set: give it {why}.")

    def site_url(self, name, *, debug):
        why = "the address readers see, such as https://paper.example.org"
        value = self.required(name, debug=debug, why=why)
        try:
            parts = urlsplit(value)
            wrong = parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0
        except ValueError:
            wrong = True
        if wrong or parts.path.strip("/") or parts.query or parts.fragment:
            raise ImproperlyConfigured(
                f"{name} is “{value}”: it must be {why}, without anything after the host."
            )
        return value.rstrip("/")

    def media_host(self, name):
        """Where readers find the folder of pictures, ending in a slash; empty if on the site itself."""
        why = "an address such as https://media.example.org, under which “pictures/” is found"
        value = self.text(name, default="").strip()
        try:
            parts = urlsplit(value)
            wrong = parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0
        except ValueError:
            wrong = True
        if value and (wrong or parts.query or parts.fragment or parts.username or " " in value):
            raise ImproperlyConfigured(f"{name} is “{value}”: it must be {why}.")
        return value and value.rstrip("/") + "/"

    def storage(self, name, *, folder=None, public):
        """Django's storage of one kind of files: ``folder``, or a bucket that speaks S3. In a ``public`` one
        each is told to be kept by whoever gets it."""
        value = self.text(name, default="").strip()
        if not value:
            # MEDIA_ROOT is where Django's own storage lies if it is told nothing.
            private = {"location": folder, "file_permissions_mode": 0o600}
            return {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {} if public else private,
            }
        parts, asked = urlsplit(value), dict(parse_qsl(urlsplit(value).query))
        if parts.scheme != "s3" or not parts.netloc or asked.keys() - {"endpoint", "region"}:
            raise ImproperlyConfigured(
                f"{name} is “{value}”: it must be an address such as "
                "s3://bucket/folder?region=eu-central-1&endpoint=https://s3.example.org."
            )
        if not importlib.util.find_spec("storages"):
            raise ImproperlyConfigured(f"{name} asks for S3: install requirements-s3.txt.")
        return {"BACKEND": "storages.backends.s3.S3Storage",
                "OPTIONS": _bucket(parts.netloc, parts.path, asked, public=public)}  # fmt: skip

    def hosts(self, name, *, debug, site_url):
        why = f"the host names the site answers to, separated by commas ({urlsplit(site_url).hostname})"
        value = self.required(name, debug=",".join(debug), why=why)
        return [host.strip() for host in value.split(",") if host.strip()]

    def language(self, name, *, default):
        value = self.text(name, default=default).strip().lower().replace("_", "-")
        if not re.fullmatch("[a-z]{2,3}(-[a-z0-9]{2,8})*", value):
            raise ImproperlyConfigured(
                f"{name} is “{value}”: it must be a language's code, such as en, ja or pt-br."
            )
        return value

    def time_zone(self, name, *, default):
        value = self.text(name, default=default)
        try:
            zoneinfo.ZoneInfo(value)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ImproperlyConfigured(
                f"{name} is “{value}”: it must be a time zone's name, such as Europe/Paris."
            ) from error
        return value

    def email(self, name, *, debug):
        """Where mail goes. Without one nothing is sent: the desk shows all that a mail would say."""
        default = debug if self.switch("DEBUG", default=False) else "dummymail://"
        value = self.text(name, default=default)
        try:
            return self.env.email_url_config(value)
        except (ValueError, ImproperlyConfigured) as error:
            raise ImproperlyConfigured(
                f"{name} cannot be used: it must be an address such as "
                "smtp+tls://user:password@host:587, or consolemail://."
            ) from error

    def database(self, name, *, debug):
        why = "an address such as postgres://user:password@host/name"
        value = self.required(name, debug=debug, why=why)
        scheme = value.partition("://")[0]
        if "://" not in value or scheme not in DATABASE_KINDS:
            raise ImproperlyConfigured(
                f"{name} cannot be used: it must be {why}, or sqlite:///file."
            )
        try:
            database = self.env.db_url_config(value)
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} cannot be read: it must be {why}.") from error
        ours = SQLITE if scheme == "sqlite" else POSTGRESQL
        return ours | database | {"OPTIONS": ours["OPTIONS"] | database.get("OPTIONS", {})}


def origin_of(address):
    """The part of an address that a Content-Security-Policy names: scheme, host and port."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _bucket(bucket, path, asked, *, public):
    """Credentials are boto3's own affair: AWS_ACCESS_KEY_ID and its like, or the machine's role."""
    from botocore.config import Config  # there with requirements-s3.txt alone

    style = "path" if "endpoint" in asked else "auto"
    options = {
        "bucket_name": bucket,
        "location": path.strip("/"),
        "endpoint_url": asked.get("endpoint"),
        "region_name": asked.get("region"),
        # A file's name is that of its content: written over it is the same.
        "file_overwrite": True,
        "querystring_auth": False,
        # A reader's request may wait for a picture, but not for minutes.
        "client_config": Config(
            s3={"addressing_style": style}, signature_version="s3v4",
            connect_timeout=3, read_timeout=20, retries={"max_attempts": 2},
        ),
    }  # fmt: skip
    if public:
        options["object_parameters"] = {"CacheControl": "public, max-age=31536000, immutable"}
    return options


# One writer at a time, taken at the start of a transaction, and readers that never wait for it.
SQLITE = {
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }
}
# A worker keeps its connection; one that died is noticed before it is used again. The limit on
# connecting is what a reader waits for, at most, when the database is gone.
POSTGRESQL = {
    "CONN_MAX_AGE": 600,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {"connect_timeout": 3},
}
