"""The paper's own pages for failures: they help on, ask nothing of the database, and do not fail."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from articles.actions.articles import withdraw
from articles.rules.addresses import words_in
from articles.views.failures import TEXTS, failure
from newsroom.urls import urlpatterns as own
from tests.factories import a_live_article

urlpatterns = [path("search/", lambda request: HttpResponse(), name="search"), *own]
handler404 = "articles.views.failures.not_found"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/2026/11/20/talks-on-the-rail/", "talks on the rail"),
        ("/2026/11/20/talks/print/", "talks"),
        ("/old/ferry-returns.html", "ferry returns"),
        ("/2026/11/20/日本との連携/", "日本との連携"),
        ("/tags/", ""),
        ("/2026/", ""),
        ("/%22><script>/", "22 script"),
        ("/" + "x" * 5_000, "x" * 80),
        ("/", ""),
    ],
)
def test_a_missing_address_says_what_was_looked_for(address, words):
    assert words_in(address) == words


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_page_that_is_not_there_offers_a_search_for_its_words(client):
    html = client.get('/news/talks-"onclick="x/').content.decode()
    assert '<form class="seek" role="search" action="/search/" method="get">' in html
    assert 'name="q" value="talks onclick x"' in html
    for place in ("/", "/tags/", "/corrections/"):
        assert f'<a href="{place}">' in html


@pytest.mark.django_db
def test_a_withdrawn_article_leads_to_the_front_and_to_what_was_corrected(client):
    withdraw(a_live_article("Mistaken"), by=None)
    html = client.get("/2026/11/20/mistaken/").content.decode()
    assert '<a href="/">' in html
    assert '<a href="/corrections/">' in html
    assert "<form" not in html


@pytest.mark.parametrize("kind", TEXTS)
def test_no_failure_asks_anything_of_the_database(kind):
    # Without the mark that allows a database, any question to it fails the test.
    response = failure(kind, RequestFactory().get("/nowhere/"))
    assert str(TEXTS[kind][0]) in response.content.decode()


@pytest.mark.parametrize("broken", ["templates", "manifest"])
def test_a_failure_is_told_even_where_its_own_page_cannot_be_made(settings, tmp_path, broken):
    if broken == "templates":
        settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": []}]
    else:
        settings.STATIC_ROOT = str(tmp_path)  # nobody ran collectstatic
        backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
        settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}
    response = failure(500)
    assert response.status_code == 500
    html = response.content.decode()
    assert html.startswith("<!doctype html>")
    assert "Something broke at our end" in html
    assert "stylesheet" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_a_readers_page_takes_no_other_request_than_reading(method):
    client = Client(enforce_csrf_checks=True)
    response = getattr(client, method)("/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert "only for reading" in response.content.decode() or method == "trace"


@pytest.mark.django_db
def test_a_head_has_the_headers_of_the_page_and_no_body(client):
    whole, head = client.get("/tags/"), client.head("/tags/")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Cache-Tag"] == whole["Cache-Tag"]
