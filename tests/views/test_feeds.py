"""Feeds as the programs of readers see them."""

import re
from datetime import date, datetime, timedelta
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.filing import save_filing
from articles.actions.redirects import add_former_addresses
from articles.actions.tag_merging import merge_tags
from articles.actions.tag_renaming import rename_tag
from articles.models import LiveCopy, Tag
from articles.rules import addresses
from tests.factories import (
    a_category,
    a_correction,
    a_draft,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    an_author,
    words,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed_at(client, path):
    """The feed at a path, its structure checked as RFC 4287, 4.1, asks."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)  # noqa: S314 our own
    assert feed.tag == f"{ATOM}feed"
    for each in (feed, *entries(feed)):
        for name in ("id", "title", "updated"):
            assert len(each.findall(ATOM + name)) == 1, name
        assert datetime.fromisoformat(text(each, "updated")).tzinfo
        assert re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}:[a-z]+(:\d+)?", text(each, "id"))
        assert len(links(each, "alternate")) == 1
    assert text(feed, "author/name")
    assert len(links(feed, "self")) == 1
    numbers = [text(entry, "id") for entry in entries(feed)]
    assert len(numbers) == len(set(numbers))
    return feed


def entries(feed):
    return feed.findall(f"{ATOM}entry")


def text(element, path):
    return element.findtext("/".join(ATOM + step for step in path.split("/")))


def texts(element, path):
    return [each.text for each in element.findall("/".join(ATOM + s for s in path.split("/")))]


def links(element, relation):
    return [
        unquote(link.get("href"))
        for link in element.findall(f"{ATOM}link")
        if link.get("rel") == relation
    ]


def test_a_feed_tells_of_a_story_all_that_a_list_tells(client, settings):
    a_live_article(
        "Talks begin", standfirst="In short.", tags=["Ports", "Rail"], language="de",
        section=a_section("World"), source=a_source("Gazette"),
        source_url="https://gazette.example.org/a?b=1&c=2",
        authors=[an_author("A. Writer"), an_author("B. Writer")],
    )  # fmt: skip
    copy = LiveCopy.objects.get()
    feed = feed_at(client, "/tags/ports/feed/")
    assert text(feed, "title") == f"Ports · {settings.SITE_NAME}"
    assert links(feed, "alternate") == [f"{settings.SITE_URL}/tags/ports/"]
    assert links(feed, "self") == [f"{settings.SITE_URL}/tags/ports/feed/"]
    (entry,) = entries(feed)
    assert text(entry, "title") == "Talks begin"
    assert text(entry, "summary") == "In short."
    assert entry.get(LANGUAGE) == "de"
    assert texts(entry, "author/name") == ["A. Writer", "B. Writer"]
    assert links(entry, "alternate") == [f"{settings.SITE_URL}/2026/11/20/talks-begin/"]
    assert links(entry, "via") == ["https://gazette.example.org/a?b=1&c=2"]
    assert [each.get("label") for each in entry.findall(f"{ATOM}category")] == ["Ports", "Rail"]
    assert datetime.fromisoformat(text(entry, "published")) == copy.published_at.replace(
        microsecond=0
    )


@pytest.mark.parametrize("path", ["/feed/", "/world/feed/", "/world/europe/feed/", "/tags/ports/feed/",
                                  "/categories/analysis/feed/", "/sources/gazette/feed/", "/authors/a-writer/feed/"])  # fmt: skip
def test_every_list_has_its_feed_and_says_where(client, path):
    a_live_article(
        "One", section=a_section("Europe", parent=a_section("World")), tags=["Ports"],
        category=a_category("Analysis"), source=a_source("Gazette"), authors=[an_author("A. Writer")],
    )  # fmt: skip
    assert len(entries(feed_at(client, path))) == 1
    page = client.get(path.removesuffix("feed/")).content.decode()
    assert re.search(
        rf'<link rel="alternate" type="application/atom\+xml" [^>]*href="{path}">', page
    )


def test_a_feed_holds_the_thirty_newest(client):
    section = a_section("World")
    for number in range(31):
        a_live_article(f"Story {number}", section=section)
    titles = texts(feed_at(client, "/world/feed/"), "entry/title")
    assert titles == [f"Story {number}" for number in range(30, 0, -1)]


def test_a_feed_without_stories_is_a_feed(client):
    a_section("World")
    assert entries(feed_at(client, "/world/feed/")) == []
    assert entries(feed_at(client, "/feed/")) == []


def test_a_story_keeps_its_name_whatever_becomes_of_its_address(client):
    article = a_live_article("One", tags=["Ports"])
    before = feed_at(client, "/tags/ports/feed/")
    moved = words("Another", slug="another", section=article.section, tags=["Ports"],
                  published_on=date(2026, 11, 1))  # fmt: skip
    article = save_article(article, words=moved, version=article.version, by=None)
    publish(article, by=None)
    rename_tag(Tag.objects.get(), name="Harbours", by=None)
    after = feed_at(client, "/tags/harbours/feed/")
    assert text(after, "id") == text(before, "id")
    assert texts(after, "entry/id") == texts(before, "entry/id")
    assert texts(after, "entry/title") == ["Another"]


def test_a_change_of_substance_moves_the_hour_of_a_story_and_of_its_feed(client):
    article = a_live_article("One")
    yesterday = LiveCopy.objects.get().modified_at - timedelta(days=1)
    LiveCopy.objects.update(first_published_at=yesterday, modified_at=yesterday)
    before = feed_at(client, "/feed/")
    a_correction(article)
    after = feed_at(client, "/feed/")
    assert text(after, "updated") == text(after, "entry/updated") > text(before, "updated")


def test_no_draft_no_withdrawn_story_and_no_proposed_tag_is_in_a_feed(client):
    a_tag("Rumour", status=Tag.PROPOSED)
    a_draft("Secret", section=a_section())
    withdraw(a_live_article("Gone"), by=None)
    a_live_article("One", tags=["Rumour"])
    (entry,) = entries(feed_at(client, "/feed/"))
    assert text(entry, "title") == "One"
    assert not entry.findall(f"{ATOM}category")
    assert client.get("/tags/rumour/feed/").status_code == 404


def test_a_retracted_story_says_so_in_its_title(client):
    a_correction(a_live_article("One"), kind="retraction")
    assert texts(feed_at(client, "/feed/"), "entry/title") == ["Retracted: One"]


def test_whatever_stands_in_a_text_the_feed_can_be_read(client):
    nasty = "]]> & <b>\"'</b> \x0b\x1f\ufffe \U0001f6a2 العربية"
    a_live_article("One", standfirst="In short.", tags=["Ports"])
    LiveCopy.objects.update(headline=nasty, standfirst=nasty)
    Tag.objects.update(name=nasty[:100], description=nasty)
    (entry,) = entries(feed_at(client, "/tags/ports/feed/"))
    clean = re.sub("[\x0b\x1f\ufffe]", "", nasty)
    assert text(entry, "title") == text(entry, "summary") == clean
    assert entry.find(f"{ATOM}category").get("label") == clean


def test_a_source_without_an_original_address_is_told_by_its_page(client, settings):
    a_live_article("One", source=a_source("Gazette"))
    (entry,) = entries(feed_at(client, "/feed/"))
    assert links(entry, "via") == [f"{settings.SITE_URL}/sources/gazette/"]


def test_the_feed_of_another_name_or_a_former_address_leads_on_in_one_hop(client):
    ports, harbours = a_tag("Ports"), a_tag("Harbours")
    merge_tags(ports, into=harbours, by=None)
    source = a_source("Old")
    source.slug = "new"
    save_filing(source, by=None)
    for former, present in (
        ("/tags/ports/feed/", "/tags/harbours/feed/"), ("/tags/ports/feed", "/tags/harbours/feed/"),
        ("/sources/old/feed/", "/sources/new/feed/"),
    ):  # fmt: skip
        response = client.get(former)
        assert (response.status_code, response["Location"]) == (301, present)


def test_a_former_address_of_a_story_leads_to_the_story_that_has_no_feed(client):
    article = a_live_article("One")
    add_former_addresses(article, ["/old/story/"], by=None)
    assert client.get("/old/story/feed/")["Location"] == article.live_copy.public_path


def test_no_list_and_no_story_can_stand_where_a_feed_does():
    assert addresses.is_reserved("feed")
    assert a_tag("Feed").slug == "feed-2"
    assert a_live_article("Feed").slug == "feed-2"


def test_a_feed_may_be_kept_until_something_in_it_changes(client):
    author = an_author("A. Writer")
    article = a_live_article("One", tags=["Ports"], authors=[author])
    tag = Tag.objects.get()
    kept = set(client.get("/tags/ports/feed/")["Cache-Tag"].split(","))
    assert {f"tag:{tag.pk}", f"tag:{tag.pk}/list", f"author:{author.pk}"} <= kept
    assert "trending" not in kept
    assert f"article:{article.pk}" not in kept  # publishing it anew changes its lists
