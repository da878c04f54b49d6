from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.actions.filing import save_filing
from articles.actions.sections import save_section
from articles.actions.tag_renaming import rename_tag
from articles.actions.tag_status import refuse_tag
from tests.factories import a_category, a_live_article, a_section, a_source, a_tag, an_author

pytestmark = pytest.mark.django_db

FIRST_DAY = date(2026, 1, 1)


def stories_of(response):
    return [copy.headline for copy in response.context["page"].stories]


def test_a_section_shows_what_stands_below_it(client):
    top = a_section("World")
    a_live_article("Deep", section=a_section("Coast", parent=a_section("Europe", parent=top)))
    for path in ("/world/", "/world/europe/", "/world/europe/coast/"):
        assert stories_of(client.get(path)) == ["Deep"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=60))
def test_no_address_and_no_position_is_an_error(client, text):
    for path, query in (
        (f"/{text}/", {}),
        ("/", {"before": text}),
        (f"/tags/{text}/", {}),
        ("/", {"after": text}),
    ):
        assert client.get(path, query).status_code in (200, 301, 404)


def test_a_printed_listing_shows_date_source_section_and_summary(client):
    section = a_section("World")
    a_live_article("One", section=section, source=a_source("Gazette"), standfirst="In short.")
    html = client.get("/print/").content.decode()
    for part in ("One", "November 20, 2026", "Gazette", "World", "In short."):
        assert part in html


@pytest.mark.parametrize(
    ("kind", "make"), [("sources", a_source), ("categories", a_category), ("authors", an_author)]
)
def test_a_renamed_list_leads_on_from_its_former_address(client, kind, make):
    thing = make("Old name")
    thing.slug = "new-name"
    save_filing(thing, by=None)
    assert client.get(f"/{kind}/old-name/")["Location"] == f"/{kind}/new-name/"
    assert client.get(f"/{kind}/old-name/print/")["Location"] == f"/{kind}/new-name/print/"


def test_a_moved_section_leads_on_from_its_former_address(client):
    old, new = a_section("Old"), a_section("New")
    child = a_section("Child", parent=old)
    child.parent = new
    save_section(child, by=None)
    assert client.get("/old/child/")["Location"] == "/new/child/"
    assert client.get("/old/child/print/")["Location"] == "/new/child/print/"


def test_a_former_address_without_its_last_slash_leads_on_in_one_hop_and_keeps_its_place(client):
    section = a_section("Old")
    older, _ = (a_live_article(section=section) for _ in range(2))
    section.slug = "new"
    save_section(section, by=None)
    place = f"?after={older.live_copy.position}"
    for former, present in (
        ("/old", "/new/"), ("/old/print", "/new/print/"), ("/old/" + place, "/new/" + place),
        ("/old" + place, "/new/" + place),
    ):  # fmt: skip
        response = client.get(former)
        assert (response.status_code, response["Location"]) == (301, present)


def test_the_desk_without_its_last_slash_is_the_desk(client):
    assert client.get("/desk")["Location"] == "/desk/"


def test_a_former_address_of_a_refused_tag_is_not_found(client):
    tag = a_tag("Old")
    rename_tag(tag, name="New", by=None)
    refuse_tag(tag, by=None, reason="Too wide.")
    assert client.get("/tags/old/").status_code == 404


def test_an_empty_paper_has_a_front_page(client):
    assert "Nothing has been published yet" in client.get("/").content.decode()


def test_the_front_page_shows_no_story_twice(client):
    section, other = a_section("World"), a_section("Culture")
    for number in range(30):
        a_live_article(f"Story {number}", section=section if number % 2 else other)
    page = client.get("/").context["page"]
    shown = [
        page.lead,
        *page.seconds,
        *page.latest,
        *(copy for band in page.bands for copy in band.stories),
    ]
    assert len(shown) == len(set(shown)) == 21


def test_a_section_with_nothing_below_it_leads_to_its_neighbours(client):
    world = a_section("World")
    a_section("Europe", parent=world)
    asia = a_section("Asia", parent=world)
    a_section("Alone", parent=asia)
    page = client.get("/world/europe/").content.decode()
    assert '<a href="/world/asia/">' in page
    assert '<a href="/world/europe/" aria-current="page">' in page
    assert 'class="subsections"' not in client.get("/world/asia/alone/").content.decode()


def test_a_paper_in_a_language_written_from_the_right_is_laid_out_from_the_right(client, settings):
    assert '<html lang="en" dir="ltr">' in client.get("/").content.decode()
    settings.SITE_LANGUAGE = "ar-EG"
    for path in ("/", "/print/", "/nowhere/"):
        assert '<html lang="ar-EG" dir="rtl">' in client.get(path).content.decode()
