"""The interface in its languages: nothing untranslated, nothing translated wrongly."""

import ast
import re
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from articles.management import catalogs
from tests.factories import a_live_article

SHIPPED = [code for code, _ in settings.LANGUAGES if code != "en"]
MARKS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
    "say": None, "say_many": (1, 2), "say_as": ((1, "c"), 2),
}  # fmt: skip
HOLE = re.compile(r"%\(\w+\)s")
TAG = re.compile(r"</?\w+")


@cache
def all_marked():
    return {(context, texts) for context, texts in marked() if texts[0]}


def marked():
    """(context, text or texts) of all that is marked for translation."""
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.*")):
        yield from _in(templatize(path.read_text(encoding="utf-8")))
    for path in sorted((settings.BASE_DIR / "articles").rglob("*.py")):
        yield from _in_python(path.read_text(encoding="utf-8"))


def _in_python(source):
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or _name_of(node.func) not in MARKS:
            continue
        places = MARKS[_name_of(node.func)] or (1,)
        texts = [node.args[each - 1 if isinstance(each, int) else each[0] - 1] for each in places]
        if all(isinstance(each, ast.Constant) for each in texts):
            words = [each.value for each in texts]
            context = words.pop(0) if isinstance(places[0], tuple) else None
            yield context, tuple(words)


def _name_of(function):
    return getattr(function, "id", None)


def _in(source):
    file = BytesIO(source.encode())
    for _, text, _, context in extract("python", file, keywords=MARKS):
        yield context, text if isinstance(text, tuple) else (text,)


def catalog(language):
    path = Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES", "django.po")
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


@pytest.mark.parametrize("language", SHIPPED)
def test_all_that_is_marked_is_translated_and_nothing_else(language):
    known = {(each.context, _forms(each.id)) for each in catalog(language) if each.id}
    wanted = all_marked()
    assert wanted - known == set()
    assert known - wanted == set()


@pytest.mark.parametrize("language", SHIPPED)
def test_each_translation_is_whole(language):
    for message in catalog(language):
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        for translated in _forms(message.string):
            assert translated, message.id
            singular, *plural = _forms(message.id)
            wanted = {
                *HOLE.findall(singular),
                *(each for one in plural for each in HOLE.findall(one)),
            }
            assert set(HOLE.findall(translated)) <= wanted, message.id
            assert sorted(TAG.findall(translated)) == sorted(TAG.findall(singular)), message.id
        assert set(HOLE.findall(_forms(message.id)[-1])) == set(
            HOLE.findall(_forms(message.string)[-1])
        ), message.id


def test_a_catalog_that_is_older_than_its_text_is_made_again(tmp_path):
    text = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    text.parent.mkdir(parents=True)
    text.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Print"\nmsgstr "Imprimer"\n',
        encoding="utf-8",
    )
    assert list(catalogs.stale([tmp_path])) == [text]
    catalogs.make(text)
    assert list(catalogs.stale([tmp_path])) == []


def _forms(text):
    return text if isinstance(text, tuple) else (text,)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "word", "day"),
    [("de", "Berichtigungen", "27. November 2026"), ("fr", "Rectificatifs", "27 novembre 2026"), ("ja", "訂正一覧", "2026年11月27日"), ("en", "Corrections", "November 27, 2026")],
)  # fmt: skip
def test_a_paper_speaks_its_language_and_writes_its_days(client, settings, language, word, day):
    a_live_article(on=date(2026, 11, 27))
    settings.LANGUAGE_CODE = settings.SITE_LANGUAGE = language
    page = client.get("/2026/11/27/").content.decode()
    assert word in page
    assert day in page
