"""What every answer carries: a strict content policy, calm failures, and what may keep it."""

import pytest
from django.db import OperationalError
from django.test import Client

from tests.factories import a_live_article

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/2026/11/20/one/",
    "/2026/11/20/one/print/",
    "/print/",
    "/tags/",
    "/search/?q=one+-two",
    "/nowhere/",
    "/desk/login/",
]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_allows_inline_or_foreign_code(client, path):
    a_live_article("One")
    policy = client.get(path)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "http" not in policy


def test_a_readers_page_carries_no_nonce_cookie_or_token(client):
    a_live_article("One")
    response = client.get("/2026/11/20/one/")
    assert "nonce" not in response["Content-Security-Policy"]
    assert not response.cookies
    assert b"csrf" not in response.content


def test_a_page_names_what_it_depends_on_and_how_long_it_may_be_kept(client):
    article = a_live_article("One")
    response = client.get("/2026/11/20/one/")
    assert {f"article:{article.pk}", "sections", "trending"} <= set(
        response["Cache-Tag"].split(",")
    )
    for word in ("s-maxage", "stale-while-revalidate", "stale-if-error"):
        assert word in response["Cache-Control"]


def test_a_database_that_is_away_is_said_calmly(client, monkeypatch):
    def away(*args):
        raise OperationalError("gone")

    monkeypatch.setattr("articles.views.front.read_front", away)
    response = client.get("/")
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "try again" in response.content.decode()


def test_a_fault_of_our_own_is_said_calmly(monkeypatch):
    monkeypatch.setattr("articles.views.front.read_front", lambda: 1 / 0)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "Something broke at our end" in response.content.decode()
