"""A draft shown to somebody without an account."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.actions.articles import save_article
from articles.actions.words import Words
from articles.models import DaybookEntry, DraftLink
from tests.factories import a_draft, a_section, a_tag

pytestmark = pytest.mark.django_db


def link_to(client, article, number=1, days="7"):
    """The path of a new link, as the desk shows it once."""
    address = reverse("admin:articles_article_show", args=[article.pk, number])
    html = client.post(address, {"days": days}, follow=True).content.decode()
    found = re.search(r"/desk/shown/[\w-]+/", html)
    return found and found[0]


@pytest.fixture
def article():
    a_tag("Ports")
    return a_draft(
        "Not yet out", section=a_section("World"), tags=["Ports"], author_note="By hand."
    )


def test_whoever_has_the_address_sees_that_revision_and_no_later_one(desk, article):
    path = link_to(desk("editor"), article)
    changed = Words.of(article)
    changed.headline = "Later words"
    save_article(article, words=changed, by=None)
    for query in ("", "?print"):
        html = Client().get(path + query).content.decode()
        for part in ("Not yet out", "in confidence", "World", "By hand."):
            assert part in html
        assert "Later words" not in html


def test_the_page_is_kept_by_no_cache_found_by_no_engine_and_leaks_no_referrer(desk, article):
    response = Client().get(link_to(desk("editor"), article))
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "Cache-Tag" not in response
    html = response.content.decode()
    assert 'name="robots" content="noindex' in html
    assert "canonical" not in html
    assert "csrf" not in html
    assert not response.cookies


def test_a_link_ends_by_itself(desk, article):
    path = link_to(desk("editor"), article, days="1")
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        response = Client().get(path)
    assert response.status_code == 410
    assert "This link is closed" in response.content.decode()


def test_a_link_is_closed_from_the_list_of_revisions(desk, article):
    client = desk("editor")
    path = link_to(client, article)
    listed = client.get(reverse("admin:articles_article_revisions", args=[article.pk]))
    assert "Shown to others" in listed.content.decode()
    link = DraftLink.objects.get()
    client.post(reverse("admin:articles_article_close_link", args=[article.pk, link.pk]))
    assert Client().get(path).status_code == 410
    assert DaybookEntry.objects.filter(verb="close").exists()


def test_the_secret_is_stored_nowhere(desk, article):
    secret = link_to(desk("editor"), article).split("/")[-2]
    assert secret not in str(list(DraftLink.objects.values()))
    assert secret not in str(list(DaybookEntry.objects.values()))


@pytest.mark.parametrize("secret", ["x", "%00", "日本", "a" * 500])
def test_an_address_nobody_made_is_not_found(client, secret):
    assert client.get(f"/desk/shown/{secret}/").status_code == 404


@pytest.mark.parametrize("days", ["0", "-1", "91", "x", ""])
def test_a_link_for_no_time_or_for_ever_is_refused(desk, article, days):
    assert link_to(desk("editor"), article, days=days) is None
    assert not DraftLink.objects.exists()


def test_who_may_not_write_opens_and_closes_no_link(desk, article):
    link_to(desk("editor"), article)
    link = DraftLink.objects.get()
    client = desk("moderator")
    assert link_to(client, article) is None
    client.post(reverse("admin:articles_article_close_link", args=[article.pk, link.pk]))
    assert DraftLink.objects.get().closed_at is None
