"""Every page of the desk in a language that answers ⟦each text⟧ so: what stands outside is marked nowhere.

What the newsroom itself wrote (headlines, names, notes that are kept as sentences) is data, and stays as it is.
"""

import re
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import CharField, TextField
from django.utils import translation

from tests.admin.test_every_address import addresses, filled  # noqa: F401 a fixture
from tests.factories import an_account

pytestmark = pytest.mark.django_db

SAID = ("aria-label", "title", "placeholder", "alt")
UNSAID = ("script", "style", "code", "kbd")
VOID = ("input", "br", "img", "meta", "link", "hr", "rect")
MARKED = re.compile("⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")
# Names: of the program, of what pages are written in, of zones, of forms of files.
NAMES = re.compile(
    r"Newsroom|\w+\*{3,}|^\[\{.*|Markdown|UTC|JPEG|PNG|WebP|CSV|https?:\S+|/[\w/-]*|\w+/[\w/+-]+|\d\d\.\d\d\.\d{4}"
)
# What Django's own pages have marked nowhere.
STOCK = (
    "Search", "True", "False", "md5",
    "If disabled, the current password for this user will be lost.",
    "Whether the user will be able to authenticate using a password or not. If disabled, they may still be able "
    "to authenticate using other backends, such as Single Sign-On or LDAP.",
)  # fmt: skip
# Pages for readers, in their paper's language, and what is no page.
OTHERS = ("preview/", "shown/", "jsi18n/", "suggest/", "autocomplete/", "table/", "logout/")


class Texts(HTMLParser):
    """All that a page says: its text, and the attributes that are read out."""

    def __init__(self):
        super().__init__()
        self.within, self.found = [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.found += [attrs[name] for name in SAID if attrs.get(name)]
        if tag == "input" and attrs.get("type") in ("submit", "button"):
            self.found.append(attrs.get("value") or "")
        if tag not in VOID:
            self.within.append((tag, tag in UNSAID or ("lang" in attrs and tag != "html")))

    def handle_endtag(self, tag):
        while self.within and self.within.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if not any(unsaid for _, unsaid in self.within):
            self.found.append(text)


def unmarked(html: str, data: list[str]) -> set[str]:
    """The texts of a page that hold a word which is neither marked nor data."""
    while MARKED.search(html):  # elements stand inside whole
        html = MARKED.sub(" ", html)
    texts = Texts()
    texts.feed(html)
    left = set()
    for text in map(str.strip, texts.found):
        words = _without(data, NAMES.sub(" ", text)), NAMES.sub(" ", _without(data, text))
        if all(map(WORD.search, words)) and text not in STOCK:
            left.add(text)
    return left


def _without(data: list[str], text: str) -> str:
    for known in data:
        text = text.replace(known, " ")
    return text


def stored() -> list[str]:
    """Every text in the database, longest first."""
    found = set()
    for model in apps.get_models():
        names = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, CharField | TextField)
        ]
        for row in model._default_manager.values_list(*names) if names else []:
            found.update(each for each in row if isinstance(each, str) and len(each) > 3)
    return sorted(found, key=len, reverse=True)


@pytest.fixture
def pseudo(monkeypatch):
    """A function that has every text answered so, from then on."""

    def begin():
        def marked(text):
            return f"⟦{text}⟧" if text else ""

        real = translation._trans
        monkeypatch.setattr(real, "gettext", marked, raising=False)
        monkeypatch.setattr(real, "pgettext", lambda context, text: marked(text), raising=False)
        monkeypatch.setattr(
            real,
            "ngettext",
            lambda one, more, number: marked(one if number == 1 else more),
            raising=False,
        )
        monkeypatch.setattr(real, "npgettext", lambda context, one, more, number: marked(one if number == 1 else more), raising=False)  # fmt: skip

    return begin


def test_a_text_that_is_not_marked_is_found():
    page = '<p title="Here">⟦Read <a>⟦this⟧</a>⟧ and Talks <b>10</b></p><code>words</code><i lang="de">Worte</i>'
    assert unmarked(page, ["Talks"]) == {"Here", "and Talks"}


def test_every_word_of_the_desk_can_be_translated(client, filled, pseudo):  # noqa: F811
    routes = [each for each in addresses(admin.site.get_urls()) if "(?P" not in each]
    paths = {route: filled(route) for route in routes if not any(each in route for each in OTHERS)}
    client.force_login(an_account("administrator", username="Somebody"))
    data = stored()
    pseudo()
    left = {}
    for route, path in paths.items():
        answer = client.get(f"/desk/{path}")
        if answer.status_code == 200:
            left[route] = unmarked(answer.content.decode(), data)
    found = {text: route for route, texts in left.items() for text in texts}
    assert not found, "\n".join(f"{route}: {text}" for text, route in sorted(found.items()))
