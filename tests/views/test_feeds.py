"""Feeds as the programs of readers see them."""

import json
import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
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
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
LISTS = ["/", "/world/", "/world/europe/", "/tags/ports/", "/categories/analysis/", "/sources/gazette/",
         "/authors/a-writer/", "/corrections/"]  # fmt: skip


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


def rss_at(client, path):
    """The channel of the RSS feed at a path."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314 our own
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    for name in ("title", "link", "description"):
        assert channel.findtext(name), name
    (itself,) = channel.findall(f"{ATOM}link")
    assert itself.get("href").endswith(path)
    return channel


def json_at(client, path):
    """The JSON feed at a path."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(response.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"].endswith(path)
    for item in feed["items"]:
        assert item["id"]
        assert item.get("content_html") or item.get("content_text")
    return feed


def a_story_from_elsewhere():
    return a_live_article(
        "Talks begin", standfirst="In short.", tags=["Ports", "Rail"], language="de",
        section=a_section("World"), source=a_source("Gazette", url="https://gazette.example.org/"),
        source_url="https://gazette.example.org/a?b=1&c=2", authors=[an_author("A. Writer")],
        body='<p>See <a href="/tags/">the topics</a> &amp; <a href="#end">the end</a>.</p>',
    )  # fmt: skip


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


@pytest.mark.parametrize("path", LISTS)
def test_every_list_has_its_feed_in_three_forms_and_says_where(client, path):
    article = a_live_article(
        "One", section=a_section("Europe", parent=a_section("World")), tags=["Ports"],
        category=a_category("Analysis"), source=a_source("Gazette"), authors=[an_author("A. Writer")],
    )  # fmt: skip
    a_correction(article)
    (entry,) = entries(feed_at(client, f"{path}feed/"))
    (item,) = rss_at(client, f"{path}feed/rss/").findall("item")
    (told,) = json_at(client, f"{path}feed/json/")["items"]
    assert text(entry, "id") == item.findtext("guid") == told["id"]
    assert text(entry, "title") == item.findtext("title") == told["title"]
    page = client.get(path).content.decode()
    for form, place in (("atom", "feed/"), ("rss", "feed/rss/"), ("feed", "feed/json/")):
        kind = rf"application/{form}\+(?:xml|json)"
        assert re.search(rf'<link rel="alternate" type="{kind}" [^>]*href="{path}{place}">', page)


def test_an_rss_feed_tells_of_a_story_all_that_a_list_tells(client, settings):
    a_story_from_elsewhere()
    channel = rss_at(client, "/tags/ports/feed/rss/")
    assert channel.findtext("title") == f"Ports · {settings.SITE_NAME}"
    (item,) = channel.findall("item")
    copy = LiveCopy.objects.get()
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("link") == f"{settings.SITE_URL}/2026/11/20/talks-begin/"
    assert item.findtext("description") == "In short."
    assert item.findtext(CREATOR) == "A. Writer"
    assert [each.text for each in item.findall("category")] == ["Ports", "Rail"]
    assert parsedate_to_datetime(item.findtext("pubDate")) == copy.published_at.replace(
        microsecond=0
    )
    assert item.findtext("source") == "Gazette"
    assert item.find("source").get("url") == f"{settings.SITE_URL}/sources/gazette/feed/rss/"
    assert item.find(CONTENT) is None


def test_a_json_feed_tells_of_a_story_all_that_a_list_tells(client, settings):
    a_story_from_elsewhere()
    feed = json_at(client, "/world/feed/json/")
    assert (feed["title"], feed["language"]) == (f"World · {settings.SITE_NAME}", "en")
    (item,) = feed["items"]
    assert item["url"] == f"{settings.SITE_URL}/2026/11/20/talks-begin/"
    assert item["external_url"] == "https://gazette.example.org/a?b=1&c=2"
    assert item["authors"] == [
        {"name": "A. Writer", "url": f"{settings.SITE_URL}/authors/a-writer/"}
    ]
    assert (item["tags"], item["language"]) == (["Ports", "Rail"], "de")
    assert item["summary"] == item["content_text"] == "In short."
    assert datetime.fromisoformat(item["date_modified"]).tzinfo


def test_an_atom_feed_tells_whose_a_story_from_elsewhere_is(client, settings):
    a_story_from_elsewhere()
    feed = feed_at(client, "/feed/")
    (source,) = entries(feed)[0].findall(f"{ATOM}source")
    assert text(source, "title") == "Gazette"
    assert links(source, "alternate") == ["https://gazette.example.org/"]
    assert text(source, "id") == text(feed_at(client, "/sources/gazette/feed/"), "id")


def test_feeds_give_whole_stories_where_the_setting_says_so(client, settings):
    article = a_story_from_elsewhere()
    a_correction(article, text="It was Tuesday.")
    settings.FEEDS_FULL_TEXT = True
    (entry,) = entries(feed_at(client, "/feed/"))
    (item,) = rss_at(client, "/feed/rss/").findall("item")
    (told,) = json_at(client, "/feed/json/")["items"]
    whole = text(entry, "content")
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert whole == item.findtext(CONTENT) == told["content_html"]
    assert "content_text" not in told
    assert f'<a href="{settings.SITE_URL}/tags/" rel="noopener">the topics</a> &amp; ' in whole
    assert f'href="{settings.SITE_URL}/2026/11/20/talks-begin/#end"' in whole
    assert whole.index("It was Tuesday.") < whole.index("the topics")
    assert 'href="https://gazette.example.org/a?b=1&amp;c=2"' in whole


def test_the_corrections_are_a_feed_of_their_own(client, settings):
    gone = a_live_article("Gone")
    a_correction(gone, text="It never was.")
    withdraw(gone, by=None)
    a_correction(a_live_article("One"), kind="update", text="More is known.")
    feed = feed_at(client, "/corrections/feed/")
    assert texts(feed, "entry/title") == ["Update: One", "Correction: An article since withdrawn"]
    assert texts(feed, "entry/summary") == ["More is known.", "It never was."]
    assert [links(entry, "alternate") for entry in entries(feed)] == [
        [f"{settings.SITE_URL}/2026/11/20/one/"], [f"{settings.SITE_URL}/corrections/"],
    ]  # fmt: skip


def test_a_retracted_story_is_summed_up_by_its_retraction(client):
    a_correction(
        a_live_article("One", standfirst="Not so."), kind="retraction", text="It is wrong."
    )
    assert texts(feed_at(client, "/feed/"), "entry/summary") == ["It is wrong."]


def test_a_feed_is_dated_by_what_is_newest_in_it(client):
    a_live_article("One")
    modified = LiveCopy.objects.get().updated_at.replace(microsecond=0)
    assert parsedate_to_datetime(client.get("/feed/rss/")["Last-Modified"]) == modified
    a_section("World")
    assert "Last-Modified" not in client.get("/world/feed/")


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
    (item,) = rss_at(client, "/tags/ports/feed/rss/").findall("item")
    (told,) = json_at(client, "/tags/ports/feed/json/")["items"]
    clean = re.sub("[\x0b\x1f\ufffe]", "", nasty)
    assert item.findtext("title") == item.findtext("description") == clean
    assert told["title"] == nasty
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
        ("/sources/old/feed/", "/sources/new/feed/"), ("/tags/ports/feed/rss/", "/tags/harbours/feed/rss/"),
        ("/sources/old/feed/json", "/sources/new/feed/json/"), ("/feed/json", "/feed/json/"),
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
    assert {f"tag:{tag.pk}", f"tag:{tag.pk}/list", f"author:{author.pk}", "corrections"} <= kept
    assert "trending" not in kept
    assert f"article:{article.pk}" not in kept  # publishing it anew changes its lists
