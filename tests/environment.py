"""The settings of every test run, loaded by pytest before Django reads them (see pyproject.toml).

The database is chosen by ``manage.py test``; pytest by itself takes SQLite in memory.
"""

import os

os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")
os.environ.update(
    DEBUG="0",
    SECRET_KEY="only-for-tests-" + "x" * 40,
    SITE_URL="https://paper.example.org",
    ALLOWED_HOSTS="testserver,paper.example.org",
    TIME_ZONE="UTC",
    KEPT_PAGES="1",
)
