"""Pictures on the pages of readers, on paper, in feeds, and for machines."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions.articles import publish, save_article
from articles.actions.ended_pictures import carry_out_ended_pictures
from articles.actions.library import save_picture
from articles.actions.live_pictures import make_ready
from articles.actions.words import Words
from articles.models import LiveCopy, LivePicture
from articles.rules.asking import Asked
from articles.rules.terms import question
from articles.search import readers
from articles.search.meaning import Filters
from tests.factories import a_live_article, a_picture, a_section, a_source, an_account

pytestmark = pytest.mark.django_db

ADDRESS, QUAYS = "/2026/11/20/ports/", "/2026/11/20/quays/"
MEDIA = "{http://search.yahoo.com/mrss/}content"


@pytest.fixture(scope="module")
def _ports(once):
    once(_a_story_with_pictures)


def _a_story_with_pictures():
    lead = a_picture(
        "red", size=(1400, 900), alt="A crane", caption="It <lifts>.", credit="A. Sato"
    )
    inside = a_picture("blue", size=(600, 900), alt="A ferry", caption="At sea", credit="B. Ruiz")
    body = (
        f'<p>First.</p><figure data-picture="{inside.pk}" data-align="narrow" data-alt="The “Dobrudja”">'
        "<figcaption>Leaving <em>Varna</em></figcaption></figure>"
        f'<figure data-gallery=""><figure data-picture="{inside.pk}"></figure>'
        f'<figure data-picture="{lead.pk}"></figure></figure><p>Last.</p>'
    )
    a_live_article("Ports", lead=lead, body=body, section=a_section("World"))


def page(client, path=ADDRESS):
    return client.get(path).content.decode()


def images(html):
    return re.findall(r"<img [^>]*>", html)


def ended(number=None):
    shown = LivePicture.objects.filter(pk=number) if number else LivePicture.objects.all()
    shown.update(ends_at=timezone.now() - timedelta(seconds=1))
    carry_out_ended_pictures()


@pytest.mark.usefixtures("_ports")
def test_the_lead_picture_comes_first_with_its_caption_and_credit_and_in_three_forms(client):
    html = page(client)
    lead = html[html.index('class="lead-picture"') :].partition("</figure>")[0]
    for form in ("avif", "webp"):
        assert f'<source type="image/{form}" srcset="/media/pictures/' in lead
    assert re.search(r'srcset="[^"]* 480w, [^"]* 800w, [^"]* 1280w"', lead)
    [image] = images(lead)
    assert 'alt="A crane"' in image
    assert 'fetchpriority="high"' in image
    assert "lazy" not in image
    assert re.search(r'width="1280" height="8\d\d"', image)
    assert "<span>It &lt;lifts&gt;.</span>" in lead
    assert '<span class="credit">A. Sato</span>' in lead
    assert re.search(r'<rect [^>]*fill="#[0-9a-f]{6}"/>', lead)


@pytest.mark.usefixtures("_ports")
def test_pictures_in_the_story_are_fetched_late_and_say_what_their_use_says(client):
    html = page(client)
    story = html[html.index('class="story"') :]
    narrow, gallery = story.split("data-gallery")
    assert '<figure class="is-narrow">' in narrow
    assert 'alt="The “Dobrudja”"' in narrow
    assert "Leaving <em>Varna</em>" in narrow
    assert gallery.count("<img") == 2
    assert 'alt="A ferry"' in gallery
    assert "At sea" in gallery
    assert all('loading="lazy"' in image for image in images(story))
    assert "data-picture" not in html
    assert "style=" not in html


@pytest.mark.usefixtures("_ports")
def test_every_file_that_a_page_names_is_there(client):
    for path in {
        path
        for html in (page(client), page(client, "/"))
        for path in re.findall(r"/media/[^\s\"]+", html)
    }:
        assert client.get(path).status_code == 200, path


@pytest.mark.usefixtures("_ports")
def test_the_first_story_of_a_list_has_its_picture_as_a_card(client):
    for path in ("/", "/world/", "/2026/11/20/"):
        html = page(client, path)
        [image] = images(html)
        assert 'width="640" height="480"' in image or 'width="1200" height="900"' in image
        assert 'alt=""' in image  # the headline beside it says what it is, and leads there
        assert (
            'class="card-picture" href="/2026/11/20/ports/" tabindex="-1" aria-hidden="true"'
            in html
        )
        assert ('fetchpriority="high"' in image) == (path == "/")


@pytest.mark.usefixtures("_ports")
def test_paper_gets_the_print_size_with_captions_and_credits(client):
    printed = page(client, f"{ADDRESS}print/")
    assert len(images(printed)) == 4
    assert "srcset" not in printed
    assert "lazy" not in printed
    for words in ("A. Sato", "B. Ruiz", "Leaving <em>Varna</em>", "It &lt;lifts&gt;."):
        assert words in printed
    assert 'width="1400" height="900"' in printed


@pytest.mark.usefixtures("_ports")
def test_feeds_name_the_picture_and_whole_stories_show_all_of_them(client, settings):
    settings.SITE_URL = "https://paper.example.org"
    for form in ("", "rss/"):
        feed = ElementTree.fromstring(client.get(f"/feed/{form}").content)  # noqa: S314 our own
        [media] = feed.iter(MEDIA)
        assert media.get("url").startswith("https://paper.example.org/media/pictures/")
        assert (media.get("type"), media.get("medium")) == ("image/jpeg", "image")
    [item] = json.loads(client.get("/feed/json/").content)["items"]
    assert item["image"] == media.get("url")
    assert "content_html" not in item
    settings.FEEDS_FULL_TEXT = True
    [item] = json.loads(client.get("/feed/json/").content)["items"]
    assert item["content_html"].count('src="https://paper.example.org/media/') == 4
    assert item["content_html"].count("<img") == 4


@pytest.mark.usefixtures("_ports")
def test_the_feed_of_a_search_asks_once_for_all_lead_pictures(client):
    def leads(queries):
        return [each for each in queries if 'FROM "articles_livepicture"' in each["sql"]]

    for each in range(3):
        a_live_article(f"Quay {each}", lead=a_picture(alt="A quay"))
    with CaptureQueriesContext(connection) as queries:
        items = json.loads(client.get("/search/feed/json/?q=words").content)["items"]
    assert [bool(item.get("image")) for item in items] == [True] * 3
    assert len(leads(queries)) == 1


@pytest.mark.usefixtures("_ports")
def test_machines_get_three_ratios_and_cards_the_widest(client):
    html = page(client)
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"][0]
    ratios = [round(each["width"] / each["height"], 2) for each in data["image"]]
    assert ratios == [1.0, 1.33, 1.78]
    assert all(each["url"].startswith("http") for each in data["image"])
    assert f'<meta property="og:image" content="{data["image"][2]["url"]}">' in html
    assert '<meta property="og:image:alt" content="A crane">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html


@pytest.mark.usefixtures("_ports")
def test_a_picture_whose_licence_ended_is_on_no_page_and_the_story_is(client, settings):
    settings.FEEDS_FULL_TEXT = True
    ended()
    for path in (ADDRESS, f"{ADDRESS}print/", "/", "/world/", "/feed/", "/feed/json/"):
        html = page(client, path)
        assert "Ports" in html
        assert "/media/" not in html, path
        assert "figure" not in html, path
    assert 'content="summary"' in page(client)


@pytest.mark.usefixtures("_ports")
def test_a_page_depends_on_every_picture_it_shows_or_might(client):
    ended()
    lead, inside = LiveCopy.objects.get().lead_id, LivePicture.objects.latest("pk").pk
    tags = client.get(ADDRESS)["Cache-Tag"].split(",")
    assert {f"picture:{lead}", f"picture:{inside}"} <= set(tags)
    for path in ("/", "/world/", "/feed/"):
        assert f"picture:{lead}" in client.get(path)["Cache-Tag"].split(",")


@pytest.mark.usefixtures("_ports")
def test_what_the_library_says_of_a_picture_reaches_its_pages_at_once(client):
    picture = LivePicture.objects.get(led__slug="ports").picture
    picture.credit, picture.alt = "C. Novak", "Two cranes"
    save_picture(picture, by=None, version=picture.version)
    html = page(client)
    assert "C. Novak" in html
    assert 'alt="Two cranes"' in html
    assert 'alt="A crane"' not in html


@pytest.mark.usefixtures("_ports")
def test_captions_are_found_and_markup_is_not():
    def found(typed):
        return [
            copy.headline for copy in readers.find(Asked(question(typed).phrases), Filters()).copies
        ]

    assert found("leaving varna") == ["Ports"]
    assert found("figcaption") == found("narrow") == []


def test_a_source_that_gives_an_excerpt_gives_the_lead_picture_and_none_beyond(client, settings):
    settings.FEEDS_FULL_TEXT = True
    source = a_source("Wire", full_text=False, in_print=False)
    picture = a_picture(alt="A crane")
    body = (
        f'<p>Short.</p><figure data-picture="{picture.pk}"><figcaption>Beyond</figcaption></figure>'
    )
    a_live_article("Quays", source=source, lead=picture, body=body)
    html = page(client, QUAYS)
    assert len(images(html)) == 1
    assert "Beyond" not in html
    assert "<img" not in page(client, f"{QUAYS}print/")
    items = json.loads(client.get("/feed/json/").content)["items"]
    assert all(
        "<img" not in item.get("content_html", "") for item in items if "Quays" in item["title"]
    )


def test_an_earlier_version_shows_its_own_pictures(client, settings):
    settings.SHOW_VERSIONS = True
    picture = a_picture(alt="A crane")
    article = a_live_article("Quays", body=f'<figure data-picture="{picture.pk}"></figure>')
    versions = LiveCopy.objects.get(slug="quays").versions
    versions.update(since=timezone.now() - timedelta(hours=1))
    then = versions.get().as_of
    changed = Words.of(article)
    changed.body = "<p>Other words.</p>"
    save_article(article, words=changed, by=None)
    publish(article, by=None, substantive=True)
    assert not images(page(client, QUAYS))
    assert len(images(page(client, f"{QUAYS}?as-of={then}"))) == 1


def test_a_preview_shows_pictures_that_no_reader_has_yet(client):
    picture = a_picture(alt="A crane", size=(900, 600))
    article = a_live_article("Quays", body="<p>a</p>")
    changed = Words.of(article)
    changed.lead, changed.body = picture, f'<figure data-picture="{picture.pk}"></figure>'
    save_article(article, words=changed, by=None)
    make_ready(picture)
    client.force_login(an_account("editor"))
    shown = page(client, f"/desk/articles/article/{article.pk}/preview/")
    assert shown.count('alt="A crane"') == 2
    assert not LivePicture.objects.filter(pk=picture.pk).exists()
