"""A list read page by page, on paper, and asked for pages that it has not."""

import re
from datetime import date, timedelta

import pytest

from articles.models import LiveCopy, Section
from tests.factories import a_live_article, a_section

pytestmark = pytest.mark.django_db

FIRST_DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def forty_five(once):
    return once(_forty_five)


def _forty_five():
    section = a_section("World")
    for number in range(45):
        a_live_article(
            f"Story {number:02d}", section=section, on=FIRST_DAY + timedelta(days=number // 2)
        )
    return section.pk


@pytest.fixture
def world(forty_five):
    """A section with 45 articles, two a day."""
    return Section.objects.get(pk=forty_five)


def stories_of(response):
    return [copy.headline for copy in response.context["page"].stories]


def follow(client, path, direction, query=""):
    """All pages from ``path`` on, in one direction."""
    pages = []
    while True:
        response = client.get(path + query)
        assert response.status_code == 200
        pages.append(response)
        query = getattr(response.context["page"], direction)
        if not query:
            return pages


def test_paging_back_meets_every_story_once_newest_first(client, world):
    pages = follow(client, "/world/", "older")
    met = [headline for page in pages for headline in stories_of(page)]
    assert met == [f"Story {number:02d}" for number in reversed(range(45))]
    assert [len(stories_of(page)) for page in pages] == [20, 20, 5]


def test_paging_forward_comes_back_to_the_newest(client, world):
    last = follow(client, "/world/", "older")[-1]
    pages = follow(client, "/world/", "newer", last.context["page"].newer)
    assert stories_of(pages[-1])[0] == "Story 44"
    assert pages[-1].context["page"].newer == ""


def test_only_the_newest_page_is_for_search_engines_its_followers_lead_to_stories(client, world):
    """Their addresses are others after each story, so none of them is worth finding again."""
    newest, older, _ = follow(client, "/world/", "older")
    canonical, unlisted = b'<link rel="canonical"', b'content="noindex, follow"'
    assert canonical in newest.content
    assert unlisted not in newest.content
    assert canonical not in older.content
    assert unlisted in older.content


def test_a_day_leads_up_to_its_month_and_its_year(client, world):
    def above(path):
        return re.findall(r'<li><a href="(/[0-9/]+)">', client.get(path).text.partition("<h1")[0])

    day = LiveCopy.objects.first().published_on
    year, month = f"/{day:%Y}/", f"/{day:%Y/%m}/"
    assert (above(f"/{day:%Y/%m/%d}/"), above(month), above(year)) == ([year, month], [year], [])


def test_a_story_published_meanwhile_moves_no_page(client, world):
    older = client.get("/world/").context["page"].older
    before = stories_of(client.get("/world/" + older))
    a_live_article("Breaking", section=world, on=date(2026, 6, 1))
    assert stories_of(client.get("/world/" + older)) == before


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/", "/world/nowhere/", "/tags/nowhere/", "/sources/x/", "/2025/", "/2026/13/", "/2026/02/30/",
        "/0000/", "/9999/99/99/", "/2026/02/30/x/", "/world/?before=", "/world/?before=x", "/world/?before=1&after=2",
        "/world/?after=99991231235959999999-1", "/world/?before=00010101000000000000-1", "/%00/", "/tags/%00/",
        "/world/print/print/", "/2026/01/01/a%2fb/", "/" + "x" * 3000 + "/",
        "/world/?before=20260101000000000000-999999999999999999", "/%ff%fe/", "/world/?before=%00",
        "/2026/00/", "/2026/01/00/", "/nowhere", "/%2fexample.org", "/world/%2f",
    ],
)  # fmt: skip
def test_a_wrong_page_or_date_is_not_found_and_never_an_error(client, world, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/world/", "/2026/", "/2026/01/", "/2026/01/01/"])
def test_every_listing_prints_in_full(client, world, path):
    response = client.get(f"{path}print/")
    assert response.status_code == 200
    expected = LiveCopy.objects.count() if path != "/2026/01/01/" else 2
    if path == "/2026/01/":
        expected = LiveCopy.objects.filter(published_on__month=1).count()
    assert response.content.decode().count("<h2") == expected


def test_an_address_without_its_last_slash_leads_on(client, world):
    response = client.get("/world")
    assert (response.status_code, response["Location"]) == (301, "/world/")
