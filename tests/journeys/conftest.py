"""A site of its own for whole servers: settings, and a database of the kind that this run has."""

import os
import uuid
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection


@pytest.fixture
def environment(tmp_path):
    """A site's settings, on a database of its own: of the kind that this run of the tests has."""
    environment = os.environ | {
        "DEBUG": "0", "SECRET_KEY": "k" * 50, "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "SITE_URL": "http://127.0.0.1", "ALLOWED_HOSTS": "127.0.0.1", "KEPT_PAGES": "0",
        "STATIC_ROOT": str(tmp_path / "static"), "NEWSROOM_NO_BOOTSTRAP": "1",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }  # fmt: skip
    if connection.vendor != "postgresql":
        yield environment
        return
    name = f"servers_{uuid.uuid4().hex[:8]}"
    there = os.environ["DATABASE_URL"]
    with psycopg.connect(there, autocommit=True) as cluster:
        cluster.execute(f'CREATE DATABASE "{name}"')
    try:
        yield environment | {"DATABASE_URL": urlsplit(there)._replace(path=f"/{name}").geturl()}
    finally:
        with psycopg.connect(there, autocommit=True) as cluster:
            cluster.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
