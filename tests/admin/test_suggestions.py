"""What an article's words suggest beside the form."""

import pytest

from articles.actions.tag_renaming import add_name
from articles.actions.tag_status import refuse_tag
from articles.models import Tag
from tests.factories import a_draft, a_live_article, a_section, a_source, a_tag

pytestmark = pytest.mark.django_db
NEW = "/desk/articles/article/add/suggestions/"


def suggested(client, **form):
    """(field, text, why) of each."""
    choices = client.post(NEW, {"headline": "Talks", **form}).context["choices"]
    return [(each.field, each.text, each.why) for each in choices]


def test_tags_named_in_the_text_are_suggested_what_it_is_about_first(desk):
    a_tag("Ukraine"), a_tag("Grain"), a_tag("Rail")
    found = suggested(
        desk("reporter"),
        headline="Ukraine's harvest",
        body="<p>Talks in Kyiv.</p>" + "<p>Words.</p>" * 3 + "<p>The grain of Ukraine.</p>",
    )
    assert found == [
        ("tags", "Ukraine", "in the headline, 2 times"),
        ("tags", "Grain", "further down"),
    ]


def test_another_name_suggests_its_tag_and_nothing_is_suggested_twice_or_to_nobodys_use(desk):
    add_name(a_tag("COVID-19"), "Corona", by=None)
    a_tag("Ports", status=Tag.PROPOSED), refuse_tag(a_tag("Misc"), by=None, reason="No.")
    client = desk("editor")
    text = {"body": "<p>Corona in the ports, covid-19 and misc.</p>"}
    assert [each[1] for each in suggested(client, **text)] == ["COVID-19"]
    assert suggested(client, **text, tags=["ＣＯＶＩＤ-19"]) == []


def test_the_section_where_such_articles_stand_is_suggested_until_one_is_chosen(desk):
    world = a_section("World")
    for _ in range(3):
        a_live_article(section=world, tags=["Ukraine"])
    client = desk("editor")
    (tag, section) = suggested(client, headline="Ukraine's harvest")
    assert section == ("section", "World", "“Ukraine” stands there 3 times of 3")
    assert suggested(client, headline="Ukraine's harvest", section=world.pk) == [tag]


def test_the_source_at_whose_address_the_original_is_is_suggested(desk):
    a_source("The Gazette", url="https://gazette.example/")
    found = suggested(desk("editor"), source_url="https://www.gazette.example/2026/talks")
    assert [(field, text) for field, text, _ in found] == [("source", "The Gazette")]


def test_the_stored_words_have_a_page_of_suggestions_that_needs_no_script(desk):
    a_tag("Ukraine")
    article = a_draft("Ukraine's harvest")
    page = desk("editor").get(f"/desk/articles/article/{article.pk}/suggestions/").content.decode()
    assert "<strong>Ukraine</strong>" in page
    assert "in the headline" in page


def test_suggestions_ask_the_same_however_many_tags_there_are(desk, django_assert_num_queries):
    world = a_section("World")
    names = [f"Topic{number}" for number in range(30)]
    a_live_article(section=world, tags=names)
    client = desk("editor")
    form = {"headline": " ".join(names), "body": "<p>Words.</p>"}
    client.post(NEW, form)
    # Session, account, permissions (2); the names, the tags found, where they stand, sections, sources.
    with django_assert_num_queries(9):
        client.post(NEW, form)


@pytest.mark.parametrize("body", ["<div>" * 2_000, "x" * 2_000_001, "\x00<p>"])
def test_a_text_that_is_none_is_answered_without_an_error(desk, body):
    answer = desk("editor").post(NEW, {"headline": "Talks", "body": body})
    assert answer.status_code in (200, 422)
