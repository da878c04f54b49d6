"""Wrong or missing settings stop the start with one sentence that names the setting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks

ROOT = Path(__file__).resolve().parents[1]
GOOD = {
    "SECRET_KEY": "k" * 50,
    "SITE_URL": "https://paper.example.org",
    "ALLOWED_HOSTS": "paper.example.org",
    "DATABASE_URL": "sqlite:///:memory:",
}


def start(**changed):
    """``manage.py check`` as a production server's shell would run it."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    wanted = {name: value for name, value in (GOOD | changed).items() if value is not None}
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT, env=kept | {"NEWSROOM_NO_BOOTSTRAP": "1"} | wanted, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_good_settings_start():
    assert start().returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None), ("SECRET_KEY", "short"), ("SITE_URL", None), ("SITE_URL", "paper.example.org"),
        ("SITE_URL", "https://paper.example.org/blog"), ("ALLOWED_HOSTS", None), ("DATABASE_URL", None),
        ("DATABASE_URL", "paper"), ("DATABASE_URL", "oracle://x"), ("TIME_ZONE", "Europe/Atlantis"),
        ("SITE_LANGUAGE", "Plain English"), ("DEBUG", "maybe"), ("RETAGGING_NEEDS_TWO_ABOVE", "many"), ("KEPT_PAGES_MEGABYTES", "much"), ("KEPT_PAGES", "2"),
        ("PUBLISHING_BLOCKED_BY", "no-summary,no-sumary"), ("EMAIL_URL", "mail.example.org"), ("EMAIL_URL", "smtp://mail.example.org:port"),
        ("MEDIA_HOST", "media.example.org"), ("MEDIA_STORAGE", "bucket"), ("ORIGINALS_STORAGE", "s3://bucket?key=word"),
    ],
)  # fmt: skip
def test_a_wrong_setting_stops_the_start_with_a_sentence_that_names_it(name, value):
    done = start(**{name: value})
    assert done.returncode == 1
    assert name in done.stderr
    assert done.stderr.strip().count("\n") == 0
    assert done.stderr.strip().endswith(".")


def test_runserver_needs_no_settings():
    done = subprocess.run(
        [sys.executable, "manage.py", "runserver", "--help"],
        cwd=ROOT, env={"PATH": os.environ["PATH"], "NEWSROOM_NO_BOOTSTRAP": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0


def test_a_postgresql_address_keeps_the_options_it_brings():
    from newsroom.environment import Environment

    class Env:
        def str(self, name, default=""):
            return "postgres://paper:word@db.example.org/paper?sslmode=require"

        @staticmethod
        def db_url_config(value):
            import environ

            return environ.Env.db_url_config(value)

    database = Environment(Env()).database("DATABASE_URL", debug="")
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert database["OPTIONS"] == {"connect_timeout": 3, "sslmode": "require"}


def test_a_misspelt_code_in_settings_of_ones_own_is_found_by_the_system_check(settings):
    settings.PUBLISHING_BLOCKED_BY = ["no-section", "no-sumary"]
    (error,) = run_checks()
    assert error.id == "articles.E001"
    assert "no-sumary" in error.msg
