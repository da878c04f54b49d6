"""The search as readers meet it."""

from datetime import date, timedelta
from urllib.parse import quote

import pytest

from articles.actions.articles import withdraw
from tests.factories import (
    a_category,
    a_draft,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    an_author,
)

pytestmark = pytest.mark.django_db


def found(client, line, **more):
    """The page of a search."""
    response = client.get("/search/", {"q": line} | more)
    assert response.status_code == 200
    return response.context["page"]


def headlines(page):
    return [result.copy.headline for result in page.results]


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_search_is_a_form_and_tells_how_to_ask(client):
    page = html(client, "/search/")
    assert 'role="search"' in page
    assert "How to ask" in page
    assert 'content="noindex, follow"' in page
    assert "Nothing was found" not in page


def test_a_story_is_found_by_its_words_which_stand_out(client):
    a_live_article("Talks on a port", body="<p>The Café by the harbour &amp; more.</p>")
    a_live_article("Rail")
    page = html(client, "/search/?q=port+cafe")
    assert "Talks on a <mark>port</mark>" in page
    assert "The <mark>Café</mark> by the harbour &amp; more." in page
    assert "1 story" in page
    assert "Rail</a>" not in page


def test_a_hostile_word_is_shown_as_it_was_typed(client):
    a_live_article("<script>alert(1)</script> script", body="<p>&lt;script&gt; it</p>")
    page = html(client, "/search/?q=" + quote('<script>"alert'))
    assert "<script>alert" not in page
    assert "&lt;<mark>script</mark>&gt;<mark>alert</mark>" in page


@pytest.mark.parametrize(("rights", "quoted", "printed", "fed"), [
    ({}, True, True, True),
    ({"full_text": False}, False, False, True),
    ({"in_print": False}, True, False, True),
    ({"in_feeds": False}, True, True, False),
])  # fmt: skip
def test_no_more_is_quoted_than_a_source_allows(client, rights, quoted, printed, fed):
    body = "<p>Begun.</p>" + "<p>Many words were said here.</p>" * 90 + "<p>Ended in zanzibar.</p>"
    a_live_article("Talks", body=body, source=a_source("Wire", **rights))
    for form, shown in (("", quoted), ("print/", printed)):
        page = html(client, f"/search/{form}?q=zanzibar")
        assert "Talks</a>" in page
        assert ("Ended in" in page) == shown, form
    assert ("Talks" in html(client, "/search/feed/?q=zanzibar")) == fed


def test_neither_a_draft_nor_what_was_withdrawn_is_found(client):
    a_draft("A secret port")
    article = a_live_article("A gone port")
    withdraw(article, by=None)
    assert headlines(found(client, "port")) == []


def test_newest_first_is_asked_for_and_pages_meet_every_story_once(client, monkeypatch):
    monkeypatch.setattr("articles.views.search.PAGE", 3)
    section = a_section()
    for number in range(8):
        a_live_article(
            f"Port {number:02d}", section=section, on=date(2026, 1, 1) + timedelta(number)
        )
    page, met = found(client, "port", order="newest"), []
    while True:
        met += headlines(page)
        if not page.older:
            break
        page = client.get("/search/" + page.older).context["page"]
    assert met == [f"Port {number:02d}" for number in reversed(range(8))]
    back = client.get("/search/" + page.newer).context["page"]
    assert headlines(back) == met[3:6]


def test_a_facet_narrows_by_adding_to_the_line_and_its_filter_can_be_taken_away(client):
    world, europe = a_section("World"), a_section("Europe")
    a_live_article("Port one", section=world, source=a_source("Nikkei Asia"))
    a_live_article("Port two", section=europe, category=a_category("Analysis"))
    page = found(client, "port")
    links = {choice.label: choice for facet in page.facets for choice in facet.choices}
    assert {label: choice.count for label, choice in links.items()} == {
        "World": 1, "Europe": 1, "Nikkei Asia": 1, "Analysis": 1,
    }  # fmt: skip
    narrowed = client.get("/search/" + links["Nikkei Asia"].query).context["page"]
    assert headlines(narrowed) == ["Port one"]
    assert narrowed.typed == "port source:nikkei-asia"
    [chosen] = narrowed.chosen
    assert len(headlines(client.get("/search/" + chosen.query).context["page"])) == 2


def test_that_not_all_were_counted_is_said(client, monkeypatch):
    for name in ("search.readers.MOST", "reading.search.MOST_COUNTED"):
        monkeypatch.setattr(f"articles.{name}", 2)
    for section in (a_section(), a_section()):
        a_live_article("Port", section=section)
    page = html(client, "/search/?q=port")
    assert "2 stories" in page
    assert "Counted among" not in page
    a_live_article("Port")
    page = html(client, "/search/?q=port")
    assert "More than 1,000 stories" in page
    assert "Counted among the first 1,000 in this order." in page


def test_what_of_the_question_was_not_used_is_said(client):
    a_live_article("Port")
    page = html(client, "/search/?q=port+before:yesterday+tag:")
    assert "“before:yesterday” is no day" in page
    assert "Nothing stands after “tag:”" in page
    assert "Nothing here is called “nowhere”" in html(client, "/search/?q=port+section:nowhere")


def test_a_slip_is_answered_with_what_headlines_and_names_say(client):
    a_live_article(
        "The Ministry speaks", tags=["Container ports"], authors=[an_author("Ann Writer")]
    )
    page = found(client, "minstry")
    assert (page.total, page.respelled.label) == (0, "ministry")
    assert headlines(client.get("/search/" + page.respelled.query).context["page"])
    for typed, name in (("contaner ports", "Container ports"), ("An Writer", "Ann Writer")):
        assert [str(thing) for thing in found(client, typed).meant.names] == [name]


def test_a_tag_that_is_not_approved_is_never_offered(client):
    a_tag("Container ports", status="proposed")
    assert not found(client, "contaner ports").meant


def test_a_search_is_kept_by_nobody(client):
    for address in ("/search/?q=port", "/search/", "/search/print/?q=port", "/search/feed/?q=port"):
        response = client.get(address)
        assert "Cache-Tag" not in response
        assert response["Cache-Control"] == "private, no-cache"


def test_an_address_without_its_slash_keeps_the_question(client):
    response = client.get("/search?q=port+%22a+b%22&order=newest")
    assert response.status_code == 301
    assert response["Location"] == "/search/?q=port+%22a+b%22&order=newest"


def test_a_search_can_be_printed(client):
    a_live_article("Talks on a port")
    page = html(client, found(client, "port").print_path)
    assert "Talks on a port" in page
    assert 'href="https://paper.example.org/search/?q=port"' in page


@pytest.mark.parametrize(
    "query",
    ["before=x", "after=1", "before=0.20260101000000000000-1&after=0.20260101000000000000-1"],
)
def test_a_place_in_the_list_that_is_none_is_not_found(client, query):
    assert client.get(f"/search/?q=port&{query}").status_code == 404
