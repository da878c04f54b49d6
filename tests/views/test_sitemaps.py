"""Sitemaps, robots.txt and llms.txt as search engines see them."""

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.actions.articles import withdraw
from articles.models import LiveCopy, Tag
from tests.factories import (
    a_category,
    a_correction,
    a_draft,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    an_author,
)

pytestmark = pytest.mark.django_db

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def at(client, path, **headers):
    """The document at a path."""
    response = client.get(path, **headers)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 our own


def paths(client, path, settings):
    found = [each.text for each in at(client, path).iter(f"{SPACE}loc")]
    assert all(each.startswith(settings.SITE_URL) for each in found)
    return [each.removeprefix(settings.SITE_URL) for each in found]


def lastmods(client, path):
    return [datetime.fromisoformat(each.text) for each in at(client, path).iter(f"{SPACE}lastmod")]


def test_the_index_leads_to_every_public_address(client, settings):
    a_live_article(
        "One", section=a_section("Europe", parent=a_section("World")), tags=["Ports"],
        category=a_category("Analysis"), source=a_source("Gazette"), authors=[an_author("A. Writer")],
    )  # fmt: skip
    a_live_article("Two", on=date(1999, 1, 2))
    Tag.objects.update(description="Where ships are.")
    files = paths(client, "/sitemap.xml", settings)
    assert files == [
        "/sitemap-2026-11.xml", "/sitemap-1999-01.xml", "/sitemap-sections.xml", "/sitemap-tags.xml",
        "/sitemap-categories.xml", "/sitemap-sources.xml", "/sitemap-authors.xml",
    ]  # fmt: skip
    found = [path for file in files for path in paths(client, file, settings)]
    assert len(found) == len(set(found))
    assert {
        "/2026/11/20/one/", "/1999/01/02/two/", "/", "/tags/", "/corrections/", "/world/", "/world/europe/",
        "/tags/ports/", "/categories/analysis/", "/sources/gazette/", "/authors/a-writer/",
    } < set(found)  # fmt: skip
    assert all(client.get(path).status_code == 200 for path in found)


def test_a_file_of_old_articles_stays_as_it_is_when_a_new_one_is_published(client):
    a_live_article("Old", on=date(1999, 1, 2))
    before = client.get("/sitemap-1999-01.xml").content
    a_live_article("New")
    assert client.get("/sitemap-1999-01.xml").content == before


def test_the_date_of_a_file_is_that_of_the_newest_change_in_it(client):
    article = a_live_article("One")
    a_live_article("Two")
    a_correction(article)
    changed = LiveCopy.objects.get(pk=article.pk).modified_at.replace(microsecond=0)
    assert lastmods(client, "/sitemap-2026-11.xml")[0] == changed
    assert lastmods(client, "/sitemap.xml") == [changed]


def test_neither_drafts_nor_what_is_withdrawn_thin_or_empty_is_listed(client, settings):
    a_draft("Draft", section=a_section("Empty"))
    withdraw(a_live_article("Gone", authors=[an_author("B. Gone")]), by=None)
    a_live_article("One", section=a_section("World"), tags=["Thin"])
    a_tag("Rumour", status=Tag.PROPOSED)
    a_tag("Unused")
    Tag.objects.exclude(name="Thin").update(description="Told.")
    Tag.objects.filter(name="Thin").update(description=" \n ")
    files = paths(client, "/sitemap.xml", settings)
    assert files == ["/sitemap-2026-11.xml", "/sitemap-sections.xml"]
    assert paths(client, "/sitemap-2026-11.xml", settings) == ["/2026/11/20/one/"]
    assert paths(client, "/sitemap-sections.xml", settings)[3:] == ["/world/"]


def test_an_article_whose_canonical_page_is_elsewhere_is_not_listed(client, settings):
    a_live_article("One")
    elsewhere = {"source_url": "https://gazette.example.org/a", "original_is_canonical": True}
    a_live_article("Two", on=timezone.localdate(), **elsewhere)
    a_live_article("Old", on=date(1999, 1, 2), **elsewhere)
    assert "/sitemap-1999-01.xml" not in paths(client, "/sitemap.xml", settings)
    assert paths(client, "/sitemap-2026-11.xml", settings) == ["/2026/11/20/one/"]
    assert paths(client, "/news-sitemap.xml", settings) == []


def test_a_topic_of_enough_stories_is_listed(client, settings):
    for _ in range(3):
        a_live_article(tags=["Ports"])
    assert paths(client, "/sitemap-tags.xml", settings) == ["/tags/ports/"]


def test_a_retracted_article_is_listed_but_is_no_news(client, settings):
    article = a_live_article("One", on=timezone.localdate())
    path = article.live_copy.public_path
    assert paths(client, "/news-sitemap.xml", settings) == [path]
    a_correction(article, kind="retraction")
    assert paths(client, "/news-sitemap.xml", settings) == []
    assert path in paths(client, f"/sitemap-{article.published_on:%Y-%m}.xml", settings)


def test_a_file_holds_no_more_than_it_may(client, settings, monkeypatch):
    monkeypatch.setattr("articles.rules.sitemaps.MOST", 2)
    everything = [a_live_article(authors=[an_author()]).live_copy.public_path for _ in range(5)]
    files = paths(client, "/sitemap.xml", settings)
    assert files[:3] == [f"/sitemap-2026-11{part}.xml" for part in ("", "-2", "-3")]
    found = [paths(client, file, settings) for file in files[:3]]
    assert [len(part) for part in found] == [2, 2, 1]
    assert [path for part in found for path in part] == everything
    authors = [file for file in files if "authors" in file]
    found = [path for file in authors for path in paths(client, file, settings)]
    assert len(set(found)) == len(found) == 5
    assert client.get("/sitemap-2026-11-4.xml").status_code == 404


@pytest.mark.parametrize("name", ["2026-13", "0000-01", "2026-11-1", "2026-11-0", "2026-11-99999", "2025-11", "tags", "tags-2",
                                  "nothing", "sections-2", "sections-1", "-", "2026"])  # fmt: skip
def test_what_is_no_file_is_not_found(client, name):
    a_live_article("One")
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_news_are_the_stories_of_two_days_in_googles_words(client, settings):
    old = a_live_article("Old")
    a_live_article("Fish & chips \x0b", language="zh-Hant-HK", on=timezone.localdate())
    LiveCopy.objects.filter(pk=old.pk).update(published_at=timezone.now() - timedelta(days=2))
    LiveCopy.objects.exclude(pk=old.pk).update(headline="Fish & chips \x0b")
    root = at(client, "/news-sitemap.xml")
    (news,) = root.iter(f"{NEWS}news")
    assert news.findtext(f"{NEWS}title") == "Fish & chips "
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == settings.SITE_NAME
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "zh-tw"
    published = LiveCopy.objects.exclude(pk=old.pk).get().published_at
    told = datetime.fromisoformat(news.findtext(f"{NEWS}publication_date"))
    assert told == published.astimezone(UTC).replace(microsecond=0)


def test_no_sitemap_is_among_the_kept_pages_nor_kept_for_long(client):
    a_live_article("One")
    for path, seconds in (
        ("/sitemap.xml", 600),
        ("/sitemap-2026-11.xml", 600),
        ("/news-sitemap.xml", 60),
    ):
        response = client.get(path)
        assert "Cache-Tag" not in response
        assert response["Cache-Control"] == f"public, max-age={seconds}"
        again = client.get(path, headers={"if-none-match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_large_sitemap_is_sent_compressed_and_found_unchanged(client):
    section = a_section()
    for number in range(4):
        a_live_article(f"Story {number}", section=section)
    asked = {"accept-encoding": "gzip"}
    response = client.get("/sitemap-2026-11.xml", headers=asked)
    assert response["Content-Encoding"] == "gzip"
    again = client.get("/sitemap-2026-11.xml", headers=asked | {"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_robots_are_told_where_the_sitemaps_are_and_what_to_leave_alone(client, settings):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /desk/\nDisallow: /search/\n" in text
    for name in ("sitemap", "news-sitemap"):
        assert f"Sitemap: {settings.SITE_URL}/{name}.xml\n" in text
        assert client.get(f"/{name}.xml").status_code == 200


def test_language_models_are_told_of_the_paper_where_the_setting_says_so(client, settings):
    a_section("World", description="Beyond\r\nthe border.")
    assert client.get("/llms.txt").status_code == 404
    settings.LLMS_TXT = True
    response = client.get("/llms.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Cache-Tag"] == "sections"
    told = response.content.decode()
    assert told.startswith(f"# {settings.SITE_NAME}\n\n> ")
    assert f"- [World]({settings.SITE_URL}/world/): Beyond the border.\n" in told
    assert f"({settings.SITE_URL}/feed/rss/)" in told
