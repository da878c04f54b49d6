"""What pages say to machines, and which address they say is the article's."""

import json
import re
from datetime import UTC, date, datetime

import pytest

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.words import Words
from articles.models import Tag
from articles.reading.sitemaps import read_month
from tests.factories import (
    a_correction,
    a_draft,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    an_author,
)

pytestmark = pytest.mark.django_db

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ORIGINAL = "https://gazette.example.org/à?b=1&c=2"


def read(client, path):
    """The things a page tells machines of, by type, and its HTML."""
    html = client.get(path).content.decode()
    (written,) = DATA.findall(html)
    told = json.loads(written)
    assert told["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in told["@graph"]}, html


def properties(html):
    return re.findall(r'<meta property="([^"]*)" content="([^"]*)">', html)


def links(html, rel):
    found = re.findall(rf'<link rel="{rel}"([^>]*)>', html)
    return [dict(re.findall(r'([a-z]+)="([^"]*)"', each)) for each in found]


def addresses_by_language(html):
    return {
        each["hreflang"]: each["href"] for each in links(html, "alternate") if "hreflang" in each
    }


def the_article(**fields):
    europe = a_section("Europe", parent=a_section("World"))
    a_tag("Waiting", status=Tag.PROPOSED)
    return a_live_article(
        "Talks resume", section=europe, source=a_source("Gazette", url="https://gazette.example.org/"),
        source_url=ORIGINAL, authors=[an_author("Ada Writer"), an_author("Ben Writer")],
        tags=[a_tag("Ports").name, "Waiting"], standfirst="What was said.", body="<p>Three <b>small</b> words.</p>",
        published_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC), **fields,
    )  # fmt: skip


def test_an_article_says_all_that_stands_on_it(client, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    the_article()
    told, _ = read(client, "/2026/11/20/talks-resume/")
    news, here = told["NewsArticle"], f"{settings.SITE_URL}/2026/11/20/talks-resume/"
    assert news["mainEntityOfPage"] == news["url"] == here
    assert (news["headline"], news["description"]) == ("Talks resume", "What was said.")
    assert news["datePublished"] == news["dateModified"] == "2026-11-20T18:30:00+09:00"
    assert news["author"][1] == {
        "@type": "Person",
        "name": "Ben Writer",
        "url": f"{settings.SITE_URL}/authors/ben-writer/",
    }
    assert news["publisher"]["name"] == settings.SITE_NAME
    assert news["publisher"]["logo"]["url"].startswith(f"{settings.SITE_URL}/static/img/mark")
    assert (news["articleSection"], news["keywords"]) == (["World", "Europe"], ["Ports"])
    assert (news["inLanguage"], news["isAccessibleForFree"]) == ("en", True)
    assert news["isBasedOn"]["url"] == "https://gazette.example.org/%C3%A0?b=1&c=2"
    assert news["isBasedOn"]["publisher"]["name"] == "Gazette"
    assert (news["wordCount"], news["articleBody"]) == (3, "Three small words.")
    assert not {"correction", "creativeWorkStatus", "image", "workTranslation"} & set(news)
    trail = [(each["name"], each.get("item")) for each in told["BreadcrumbList"]["itemListElement"]]
    assert trail[1:] == [
        ("World", f"{settings.SITE_URL}/world/"),
        ("Europe", f"{settings.SITE_URL}/world/europe/"),
        ("Talks resume", None),
    ]


def test_sharing_sites_are_told_what_to_show(client, settings):
    the_article(language="ja")
    _, html = read(client, "/2026/11/20/talks-resume/")
    told = properties(html)
    for pair in [
        ("og:type", "article"),
        ("og:title", "Talks resume"),
        ("og:description", "What was said."),
        ("og:url", f"{settings.SITE_URL}/2026/11/20/talks-resume/"),
        ("og:locale", "ja_JP"),
        ("article:published_time", "2026-11-20T09:30:00+00:00"),
        ("article:section", "World"),
        ("article:author", f"{settings.SITE_URL}/authors/ada-writer/"),
        ("article:tag", "Ports"),
    ]:
        assert pair in told
    assert ("article:tag", "Waiting") not in told


def test_a_correction_and_a_retraction_are_told(client):
    article = the_article()
    a_correction(article, text="It was Tuesday.")
    a_correction(article, kind="update", text="More came in.")
    news = read(client, "/2026/11/20/talks-resume/")[0]["NewsArticle"]
    (correction,) = news["correction"]
    assert (correction["@type"], correction["text"]) == ("CorrectionComment", "It was Tuesday.")
    assert news["dateModified"] > news["datePublished"]
    a_correction(article, kind="retraction")
    told, html = read(client, "/2026/11/20/talks-resume/")
    assert told["NewsArticle"]["creativeWorkStatus"] == "Retracted"
    assert told["NewsArticle"]["headline"] == "Retracted: Talks resume"
    assert ("og:title", "Retracted: Talks resume") in properties(html)


@pytest.mark.parametrize(
    "hostile",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>&lt;\u2028\u2029 \"quoted\" 'too' \\u003c",
        "\\",
    ],
)
def test_no_words_of_an_article_end_its_data_or_begin_markup(client, hostile):
    section = a_section(hostile, slug="here")
    copy = a_live_article(
        hostile, section=section, authors=[an_author(hostile)], slug="one"
    ).live_copy
    a_correction(copy.article, text=hostile)
    for path in ("/2026/11/20/one/", "/here/"):
        told, html = read(client, path)
        inside = DATA.search(html)[1]
        assert not set("<>&\u2028\u2029") & set(inside)
        named = told.get("NewsArticle", {}).get("headline") or told["CollectionPage"]["name"]
        assert named == copy.headline


def test_a_headline_is_cut_where_search_engines_cut_it(client):
    a_live_article("word " * 40, slug="long")
    headline = read(client, "/2026/11/20/long/")[0]["NewsArticle"]["headline"]
    assert len(headline) <= 110
    assert headline.endswith("word…")


def test_words_are_not_counted_where_no_spaces_part_them(client):
    a_live_article("One", body="<p>" + "日本との連携を強化する。" * 20 + "</p>", language="ja")
    assert "wordCount" not in read(client, "/2026/11/20/one/")[0]["NewsArticle"]


def test_a_list_names_its_stories_in_their_order(client, settings):
    europe = a_section("Europe", parent=a_section("World"))
    for headline in ("One", "Two"):
        a_live_article(headline, section=europe)
    told, _ = read(client, "/world/europe/")
    items = told["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [item["url"] for item in items] == [
        f"{settings.SITE_URL}/2026/11/20/{slug}/" for slug in ("two", "one")
    ]
    assert [each["name"] for each in told["BreadcrumbList"]["itemListElement"]][1:] == [
        "World",
        "Europe",
    ]


def test_the_front_names_the_paper_and_its_search(client, settings):
    told, _ = read(client, "/")
    target = told["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{settings.SITE_URL}/search/?q={{search_term_string}}"
    assert told["NewsMediaOrganization"]["url"] == f"{settings.SITE_URL}/"


def test_paper_and_previews_have_no_data_for_machines(client, desk):
    article = the_article()
    printed = client.get("/2026/11/20/talks-resume/print/").content.decode()
    preview = desk("editor").get(f"/desk/articles/article/{article.pk}/preview/").content.decode()
    for html in (printed, preview):
        assert "ld+json" not in html
        assert "og:" not in html
    assert not links(preview, "canonical")
    assert links(printed, "canonical")[0]["href"].endswith("/talks-resume/")


def test_where_the_original_is_canonical_machines_are_led_there(client):
    copy = the_article(original_is_canonical=True).live_copy
    told, html = read(client, copy.get_absolute_url())
    there = "https://gazette.example.org/%C3%A0?b=1&c=2"
    assert not copy.is_canonical_here
    assert told["NewsArticle"]["mainEntityOfPage"] == there
    assert links(html, "canonical") == [{"href": there.replace("&", "&amp;")}]
    printed = client.get(copy.get_absolute_url() + "print/").content.decode()
    assert links(printed, "canonical") == [{"href": there.replace("&", "&amp;")}]


def test_no_sitemap_lists_a_page_whose_original_is_canonical():
    a_live_article("Ours")
    a_live_article("Theirs", source_url=ORIGINAL, original_is_canonical=True)
    assert [place.path for place in read_month(2026, 11, 1)] == ["/2026/11/20/ours/"]


def three_languages():
    first = a_live_article("First", on=date(2026, 11, 20))
    second = a_live_article("Second", language="ja", translation_of=first)
    third = a_live_article("Third", language="fr", translation_of=first)
    return first, second, third


def test_translations_link_to_one_another_in_their_own_names(client, settings):
    three_languages()
    home = f"{settings.SITE_URL}/2026/11/20"
    everywhere = {"en": f"{home}/first/", "fr": f"{home}/third/", "ja": f"{home}/second/",
                  "x-default": f"{home}/first/"}  # fmt: skip
    for slug in ("first", "second", "third"):
        told, html = read(client, f"/2026/11/20/{slug}/")
        assert addresses_by_language(html) == everywhere
        if slug == "first":
            works = [each["@id"] for each in told["NewsArticle"]["workTranslation"]]
            assert works == [everywhere["fr"], everywhere["ja"]]
            assert (
                '<a href="/2026/11/20/second/" lang="ja" hreflang="ja" rel="alternate">日本語</a>'
                in html
            )
            assert ">Français</a>" in html
        else:
            assert told["NewsArticle"]["translationOfWork"]["@id"] == everywhere["en"]


def test_only_live_translations_are_shown_and_pages_follow(client):
    first, second, third = three_languages()
    a_draft("Secret", language="de", translation_of=first)
    withdraw(third, by=None)
    _, html = read(client, "/2026/11/20/first/")
    assert set(addresses_by_language(html)) == {"en", "ja", "x-default"}
    assert "Deutsch" not in html
    tags = client.get("/2026/11/20/second/")["Cache-Tag"].split(",")
    assert {f"article:{first.pk}", f"article:{second.pk}"} <= set(tags)
    withdraw(first, by=None)
    _, html = read(client, "/2026/11/20/second/")
    assert addresses_by_language(html) == {}
    assert "Also in" not in html


def test_an_article_without_translations_says_nothing_of_any(client):
    a_live_article("One")
    _, html = read(client, "/2026/11/20/one/")
    assert addresses_by_language(html) == {}
    assert "Also in" not in html


def test_a_translation_that_is_canonical_elsewhere_is_linked_and_is_no_alternate(client):
    second = three_languages()[1]
    changed = Words.of(second)
    changed.source_url, changed.original_is_canonical = ORIGINAL, True
    save_article(second, words=changed, by=None)
    publish(second, by=None)
    html = read(client, "/2026/11/20/first/")[1]
    assert set(addresses_by_language(html)) == {"en", "fr", "x-default"}
    assert ">日本語</a>" in html
    assert addresses_by_language(read(client, "/2026/11/20/second/")[1]) == {}
