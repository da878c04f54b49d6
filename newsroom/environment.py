"""Reads one site's settings from the environment, and says in one sentence what is wrong with one."""

import re
import zoneinfo
from urllib.parse import urlsplit

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
