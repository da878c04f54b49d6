"""What manage.py does before there is a Django: its environment, its own settings."""

import importlib.util
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.launch import demo, local, testing, venv

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def checkout(tmp_path):
    """A folder with locks, as a clone has."""
    for name in (venv.PRODUCTION, venv.DEVELOPMENT):
        (tmp_path / name).write_text(f"# {name}\n")
    return tmp_path


def finished(root, names=(venv.PRODUCTION,)):
    """Make it look as if the environment were complete."""
    venv.python_of(root).parent.mkdir(parents=True, exist_ok=True)
    venv.python_of(root).write_text("")
    venv.python_of(root).chmod(0o755)
    venv._stamp(root).write_text(json.dumps(venv._facts(root, list(names))))


def test_nothing_is_installed_where_the_surroundings_say_no(checkout, monkeypatch):
    monkeypatch.setenv("NEWSROOM_NO_BOOTSTRAP", "1")
    assert not venv.is_ours_to_make(checkout)


def test_nothing_is_installed_in_another_virtual_environment(checkout, monkeypatch):
    monkeypatch.delenv("NEWSROOM_NO_BOOTSTRAP", raising=False)
    monkeypatch.setattr(sys, "prefix", "/somewhere/else")
    assert not venv.is_ours_to_make(checkout)


def test_a_bare_python_makes_the_checkouts_own(checkout, monkeypatch):
    monkeypatch.delenv("NEWSROOM_NO_BOOTSTRAP", raising=False)
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    assert venv.is_ours_to_make(checkout)


def test_an_environment_is_complete_until_its_lock_changes(checkout):
    finished(checkout)
    assert venv._is_complete(checkout, [venv.PRODUCTION])
    (checkout / venv.PRODUCTION).write_text("django==9\n")
    assert not venv._is_complete(checkout, [venv.PRODUCTION])


def test_the_tests_want_more_than_the_demo_installed(checkout):
    finished(checkout)
    assert not venv._is_complete(checkout, [venv.PRODUCTION, venv.DEVELOPMENT])


@pytest.mark.parametrize("damage", ["python gone", "interrupted", "moved"])
def test_a_damaged_environment_is_not_complete(checkout, damage):
    finished(checkout)
    if damage == "python gone":
        venv.python_of(checkout).unlink()
    elif damage == "interrupted":
        venv._stamp(checkout).write_text('{"pyth')
    else:
        facts = venv._facts(checkout, [venv.PRODUCTION]) | {"place": "/elsewhere"}
        venv._stamp(checkout).write_text(json.dumps(facts))
    assert not venv._is_complete(checkout, [venv.PRODUCTION])


def test_a_python_without_venv_says_which_package_to_install(checkout, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(venv.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match=r"apt install python3\.\d+-venv"):
        venv._new(checkout)


def test_a_checkout_has_its_own_site(checkout, monkeypatch):
    for name in (
        "DATABASE_URL",
        "SECRET_KEY",
        "SITE_URL",
        "ALLOWED_HOSTS",
        "DEBUG",
        "PORT",
        "HOST",
    ):
        monkeypatch.setenv(name, "x")
        monkeypatch.delenv(name)
    local.fill_in(checkout, "import_articles", bare=True)
    assert os.environ["DATABASE_URL"].endswith("/var/newsroom.sqlite3")
    assert "DEBUG" not in os.environ
    key = os.environ.pop("SECRET_KEY")
    local.fill_in(checkout, "demo", bare=True)
    assert os.environ["SECRET_KEY"] == key
    assert oct((checkout / "var" / "secret-key").stat().st_mode)[-3:] == "600"


def test_production_gets_no_defaults(checkout, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    local.fill_in(checkout, "migrate", bare=False)
    assert "SECRET_KEY" not in os.environ


def test_a_port_that_is_taken_or_none_is_said_in_a_sentence(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        with pytest.raises(SystemExit, match="Choose another PORT"):
            demo._address()
    for wrong in ("0", "x", "70000"):
        monkeypatch.setenv("PORT", wrong)
        with pytest.raises(SystemExit, match="PORT is"):
            demo._address()


def test_a_stage_that_cannot_run_is_loud_and_in_ci_a_failure(monkeypatch, capsys):
    monkeypatch.delenv("CI", raising=False)
    passed = testing.Stage("SQLite", "passed", 1)
    skipped = testing._skip(testing.Stage("Chromium", install="apt install chromium"))
    assert testing._closing([passed, skipped]) == 0
    assert (
        "Chromium was NOT tested. Install what it needs: apt install chromium"
        in capsys.readouterr().out
    )
    monkeypatch.setenv("CI", "true")
    assert testing._closing([passed, testing._skip(testing.Stage("Chromium"))]) == 1


def test_tests_of_which_none_was_selected_are_no_success():
    assert testing._closing([testing.Stage("SQLite", "nothing selected", 1)]) == 1


def said_by(*words, **environment):
    """What a process of the project says where it ends at once."""
    bare = {"PATH": os.environ["PATH"], "NEWSROOM_NO_BOOTSTRAP": "1", **environment}
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=bare, capture_output=True, text=True, check=False
    )
    assert done.returncode
    return done.stderr.strip()


def test_an_application_server_without_a_setting_is_told_which_in_one_sentence():
    said = said_by("-c", "import newsroom.wsgi")
    assert said == "SECRET_KEY is not set: give it a long random text, kept secret."


def test_a_database_that_does_not_answer_is_said_in_one_sentence():
    said = said_by(
        "manage.py", "migrate", SECRET_KEY="k" * 40, SITE_URL="https://paper.example.org",
        ALLOWED_HOSTS="paper.example.org", DATABASE_URL="sqlite:////nowhere/at/all.sqlite3",
    )  # fmt: skip
    assert said.startswith("The database at DATABASE_URL does not answer: ")
    assert "\n" not in said


@pytest.mark.django_db
def test_the_demos_accounts_open_the_database_that_is_there(tmp_path):
    from django.contrib.auth import authenticate
    from django.contrib.auth.models import User

    told = tmp_path / "demo-accounts.txt"
    demo._make_accounts(told)
    first = told.read_text()
    demo._make_accounts(told)
    assert told.read_text() == first
    User.objects.all().delete()  # another database, beside the file of the one before
    demo._make_accounts(told)
    for line in told.read_text().splitlines():
        _, name, password = line.split()
        assert authenticate(username=name, password=password)
