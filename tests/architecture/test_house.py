"""The house rules that a machine can keep."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
OURS = [*ROOT.glob("articles/**/*.py"), *ROOT.glob("newsroom/**/*.py")]


def test_imports_point_down_floor_by_floor():
    run = "from importlinter.cli import lint_imports_command as run; run()"
    done = subprocess.run(
        [sys.executable, "-c", run], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.django_db
def test_every_change_of_the_tables_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_migration_is_named_by_hand():
    names = [path.stem for path in ROOT.glob("articles/migrations/0*.py")]
    assert names
    assert not [name for name in names if re.search(r"_auto_|_alter_|_and_more|_initial", name)]


def test_no_file_is_longer_than_400_lines_and_no_function_than_60():
    for path in OURS:
        text = path.read_text(encoding="utf-8")
        if "migrations" in path.parts:
            continue
        assert text.count("\n") <= 400, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 60, f"{path}: {node.name}"


def test_public_code_reads_live_copies_and_never_the_desks_articles():
    """The names of the desk's tables do not occur in what readers get."""
    for path in [
        *ROOT.glob("articles/reading/*.py"),
        *ROOT.glob("articles/views/*.py"),
        *ROOT.glob("articles/feeds/*.py"),
        ROOT / "articles/sitemaps.py",
    ]:
        names = {
            alias.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module == "articles.models"
            for alias in node.names
        }
        assert not names & {"Article", "Byline", "DeskTerms", "Revision", "TaggedArticle"}, path


def test_nothing_but_publishing_takes_a_story_past_its_licence():
    """All else asks for ``body``, which knows where it is shown; ``shown_on`` says it in these places.
    Search knows every word, and quotes through ``body``.
    """
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in [*ROOT.glob("articles/**/*.py"), *(ROOT / "templates").rglob("*.html")]
        if "migrations" not in path.parts
    }
    full = {name for name, text in texts.items() if "full_body" in text}
    models = {"articles/models/live.py", "articles/models/versions.py"}
    search = {"articles/search/filling.py", "articles/management/commands/time_search.py"}
    assert full == {*models, *search, "articles/actions/live.py"}
    said = {name for name, text in texts.items() if ".shown_on(" in text}
    places = ("articles", "feeds", "listings", "search")
    assert said == {f"articles/reading/{place}.py" for place in places}


def test_what_readers_get_is_written_in_one_place_in_the_papers_language():
    """Elsewhere it would be in the language of the desk whose request it is; a mail sees to its own."""
    writers = {path for path in OURS if "render_to_string(" in path.read_text(encoding="utf-8")}
    assert writers == {ROOT / "articles/reading/paper.py", ROOT / "articles/actions/telling.py"}


def test_templates_hold_no_script_style_or_handler_of_their_own():
    for path in (ROOT / "templates").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(
            r"<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:", html
        ), path


def test_locks_name_no_registry():
    for name in (
        "requirements.txt",
        "requirements-s3.txt",
        "requirements-dev.txt",
        "tests/browser/package-lock.json",
    ):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "http" not in text, name
        assert "file:" not in text, name
