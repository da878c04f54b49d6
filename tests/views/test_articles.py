import re
from datetime import date

import pytest

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.words import Words
from articles.models import Tag
from tests.factories import (
    a_category,
    a_draft,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    a_trending_topic,
    an_author,
)

pytestmark = pytest.mark.django_db


def the_nato_article():
    europe = a_section("Europe & Eurasia", parent=a_section("International"))
    for name in ["Ambassador", "Ukraine", "COVID-19", "Trending Japan"]:
        a_trending_topic(name)
    return a_live_article(
        "Strengthening our partnership",
        on=date(2022, 6, 30),
        section=europe,
        source=a_source("Nikkei Asia"),
        source_url="https://asia.example.org/opinion",
        category=a_category("English Press"),
        authors=[an_author("Jens Writer")],
        body="<p>First words.</p><p>Last <a href='https://treaty.example.org/'>words</a>.</p>",
        author_note="Jens Writer has been an author since 2014.",
    )


def text_of(response):
    body = response.content.decode().split("<main", 1)[1]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def in_order(text, *parts):
    places = [text.index(part) for part in parts]
    return places == sorted(places)


def test_an_article_shows_every_part_of_a_press_digest_page_in_its_order(client):
    the_nato_article()
    text = text_of(client.get("/2022/06/30/strengthening-our-partnership/"))
    assert in_order(
        text, "Print", "International", "Europe &amp; Eurasia", "Strengthening our partnership",
        "June 30, 2022", "Nikkei Asia", "English Press", "First words.", "Last", "Jens Writer has been",
        "Ambassador", "Ukraine", "COVID-19", "Trending Japan",
    )  # fmt: skip


def test_the_printed_article_has_notes_permalink_original_and_no_navigation(client, settings):
    the_nato_article()
    response = client.get("/2022/06/30/strengthening-our-partnership/print/")
    html = response.content.decode()
    assert in_order(
        text_of(response), "International", "Strengthening", "June 30, 2022", "Nikkei Asia", "English Press",
        "First words.", "Jens Writer has been", "https://treaty.example.org/", "https://asia.example.org/opinion",
        f"{settings.SITE_URL}/2022/06/30/strengthening-our-partnership/",
    )  # fmt: skip
    assert "<nav" not in html
    assert "<script" not in html
    assert "Ambassador" not in html


def test_a_draft_is_nowhere(client):
    section = a_section("World")
    a_draft("Secret", section=section, published_on=date(2026, 11, 20), tags=["Ports"])
    assert client.get("/2026/11/20/secret/").status_code == 404
    for path in ("/", "/world/", "/tags/"):
        assert b"Secret" not in client.get(path).content
    assert client.get("/2026/").status_code == 404


def test_readers_see_the_former_version_until_the_article_is_published_again(client):
    article = a_live_article("Before")
    changed = Words.of(article)
    changed.headline = "After"
    save_article(article, words=changed, by=None)
    assert b"After" not in client.get("/2026/11/20/before/").content


def test_a_withdrawn_article_is_gone_and_says_so(client):
    withdraw(a_live_article("Mistaken"), by=None)
    for path in ("/2026/11/20/mistaken/", "/2026/11/20/mistaken/print/"):
        response = client.get(path)
        assert response.status_code == 410
        assert b"withdrawn" in response.content
        assert b"Mistaken" not in response.content


def test_a_former_address_leads_to_the_present_one_in_one_hop(client):
    article = a_live_article("One")
    for slug in ("two", "three"):
        changed = Words.of(article)
        changed.slug = slug
        save_article(article, words=changed, by=None)
        publish(article, by=None)
    for former in ("one", "two"):
        for end in ("", "print/"):
            response = client.get(f"/2026/11/20/{former}/{end}")
            assert (response.status_code, response["Location"]) == (301, f"/2026/11/20/three/{end}")


def test_a_changed_date_leaves_a_redirect(client):
    article = a_live_article("One")
    changed = Words.of(article)
    changed.published_on = date(2026, 1, 2)
    save_article(article, words=changed, by=None)
    publish(article, by=None)
    assert client.get("/2026/11/20/one/")["Location"] == "/2026/01/02/one/"


def test_a_tag_that_waits_for_approval_is_not_shown(client):
    a_tag("Waiting", status=Tag.PROPOSED)
    a_live_article("One", tags=["Waiting"])
    assert b"Waiting" not in client.get("/2026/11/20/one/").content
    assert client.get("/tags/waiting/").status_code == 404
    assert b"Waiting" not in client.get("/tags/").content


@pytest.mark.parametrize(
    "headline", ["日本との連携を強化", "أخبار اليوم", "हिन्दी में समाचार", "🎉", "a" * 300]
)
def test_an_article_in_any_script_is_read_at_its_own_address(client, headline):
    copy = a_live_article(headline).live_copy
    response = client.get(copy.get_absolute_url())
    assert response.status_code == 200
    assert headline in response.content.decode()


def test_words_of_an_article_are_never_markup_of_the_page(client):
    a_live_article("<script>alert(1)</script>", standfirst="<img src=x>", author_note="<b>x</b>")
    html = client.get("/").content.decode()
    assert "<script>alert" not in html
    assert "<img" not in html
