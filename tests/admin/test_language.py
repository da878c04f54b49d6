"""The desk in the language of whoever works there; what readers get in the paper's, whoever made it."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.utils import translation

from articles.actions.showing import open_link
from articles.actions.telling import tell_maker
from articles.models import Schedule
from tests.factories import a_draft, a_live_article, a_section, an_account, at

pytestmark = pytest.mark.django_db
COOKIE = settings.LANGUAGE_COOKIE_NAME
JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def in_language(client, language):
    client.cookies.load({COOKIE: language})
    return client


def words_of(response):
    """A page less the names of the desk's languages, which stand in their own."""
    return response.content.decode().replace("日本語", "")


def test_a_desk_is_in_the_papers_language_until_somebody_chooses_another(desk, settings):
    settings.LANGUAGE_CODE = settings.SITE_LANGUAGE = "fr"
    assert '<html lang="fr"' in desk("editor").get("/desk/").content.decode()


def test_a_chosen_language_is_the_desks_from_the_next_page_on(desk):
    client = desk("editor")
    answer = client.post("/desk/language/", {"language": "de", "next": "/desk/articles/article/"})
    assert answer["Location"] == "/desk/articles/article/"
    assert answer.cookies[COOKIE]["path"] == "/desk/"
    assert '<html lang="de"' in client.get("/desk/articles/article/").content.decode()


def test_a_language_is_chosen_on_the_page_of_logging_in(client):
    client.post("/desk/language/", {"language": "de", "next": "/desk/login/"})
    assert '<html lang="de"' in client.get("/desk/login/").content.decode()


@pytest.mark.parametrize("wanted", ["xx", "it", "../de", ""])
def test_a_language_that_is_not_offered_is_the_papers(desk, wanted):
    page = in_language(desk("editor"), wanted).get("/desk/")
    assert '<html lang="en"' in page.content.decode()


def test_a_readers_page_knows_no_choice_of_the_desk(client):
    a_live_article("Talks", slug="talks")
    for address in ("/", "/2026/11/20/talks/", "/search/?q=talks", "/nowhere/", "/feed/"):
        assert not JAPANESE.search(words_of(in_language(client, "ja").get(address))), address


@pytest.mark.parametrize("printed", ["", "?print"])
def test_a_japanese_desk_previews_in_the_papers_language(desk, printed):
    client = in_language(desk("editor"), "ja")
    article = a_draft("Talks", section=a_section("World"))
    _, secret = open_link(article.revisions.first(), by=None, days=1)
    for address in (f"/desk/articles/article/{article.pk}/preview/", f"/desk/shown/{secret}/"):
        page = client.get(address + printed)
        assert page.status_code == 200
        assert not JAPANESE.search(words_of(page)), address


def test_a_japanese_desk_previews_fronts_in_the_papers_language(desk):
    client, article = in_language(desk("editor"), "ja"), a_live_article("Talks")
    for front in ("paper", article.section_id):
        page = client.get(f"/desk/articles/front/{front}/preview/")
        assert not JAPANESE.search(words_of(page))


def test_what_is_not_at_the_desk_is_said_in_the_papers_language(desk):
    page = in_language(desk("editor"), "ja").get("/desk/nowhere/")
    assert page.status_code == 404
    assert not JAPANESE.search(words_of(page))


def test_what_a_japanese_desk_publishes_is_in_the_papers_language(desk, client):
    form = {"headline": "Talks", "body": "<p>Words.</p>", "section": a_section("World").pk,
            "published_on": "2026-11-20", "language": "en", "_publish": "1"}  # fmt: skip
    in_language(desk("editor"), "ja").post("/desk/articles/article/add/", form, follow=True)
    client.logout()
    for address in ("/", "/world/", "/2026/11/20/", "/feed/"):
        page = client.get(address)
        assert "Talks" in page.content.decode(), address
        assert not JAPANESE.search(words_of(page)), address


def test_a_mail_is_in_the_papers_language_whoevers_request_sends_it():
    maker = an_account("editor")
    maker.email = "maker@example.org"
    failed = Schedule(
        article=a_draft("Talks"), verb="withdraw", due_at=at(20) + timedelta(days=1), zone="UTC",
        made_by=maker, failure="It is a draft.",
    )  # fmt: skip
    with translation.override("ja"):
        tell_maker(failed)
    assert not JAPANESE.search(mail.outbox[0].subject + mail.outbox[0].body)
