"""The page of a topic."""

import re
from datetime import date

import pytest

from articles.actions.tag_merging import merge_tags
from articles.actions.tag_renaming import add_name
from articles.actions.tag_status import approve_tag
from articles.actions.tags import save_tag
from articles.models import Tag
from tests.factories import a_live_article, a_section, a_tag

pytestmark = pytest.mark.django_db

NOINDEX = '<meta name="robots" content="noindex, follow">'


def page_of(client, path="/tags/ports/"):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def topic_of(client, path="/tags/ports/"):
    return client.get(path).context["page"].topic


def stories(count, *tags, on=date(2026, 11, 20)):
    section = a_section()
    for _ in range(count):
        a_live_article(section=section, tags=tags, on=on)


def test_it_tells_how_many_stories_there_are_and_between_which_days(client):
    stories(2, "Ports", on=date(2024, 3, 1))
    stories(1, "Ports")
    plain = re.sub("<[^>]*>", "", page_of(client))
    assert "3 stories, March 1, 2024 to November 20, 2026" in plain


def test_it_tells_the_stories_of_each_month(client):
    stories(2, "Ports", on=date(2026, 9, 1))
    stories(1, "Ports")
    stories(1, "Ports", on=date(2020, 1, 1))
    html = page_of(client)
    for month in (
        "September 2026: 2<",
        "October 2026: 0<",
        "November 2026: 1<",
        "December 2024: 0<",
    ):
        assert month in html
    assert "November 2024" not in html
    assert "Most in September 2026: 2 stories" in html


def test_one_month_alone_makes_no_chart(client):
    stories(3, "Ports")
    assert "Month by month" not in page_of(client)


def test_it_tells_the_topics_near_it_before_those_that_stand_everywhere(client):
    stories(20, "News")
    stories(3, "Ports", "News", "Ships")
    assert [tag.name for tag in topic_of(client).related] == ["Ships", "News"]


def test_a_tag_that_waits_for_approval_is_no_related_topic_until_it_is_approved(client):
    ships = a_tag("Ships", status=Tag.PROPOSED)
    stories(1, "Ports", "Ships")
    response = client.get("/tags/ports/")
    assert response.context["page"].topic.related == []
    assert f"tag:{ships.pk}" in response["Cache-Tag"].split(",")
    approve_tag(ships, by=None)
    assert topic_of(client).related == [ships]


def test_it_tells_the_other_names_a_topic_goes_by(client):
    stories(1, "Ports")
    ports = Tag.objects.get()
    merge_tags(a_tag("Harbours"), into=ports, by=None)
    add_name(ports, "موانئ", by=None)
    assert topic_of(client).also == ["Harbours", "موانئ"]
    assert "Also filed as" in page_of(client)


def test_it_asks_search_engines_to_pass_by_while_it_is_thin(client):
    stories(2, "Ports")
    assert NOINDEX in page_of(client)
    stories(1, "Ports")
    assert NOINDEX not in page_of(client)


def test_a_description_is_enough_for_search_engines(client):
    tag = a_tag("Ports")
    assert NOINDEX in page_of(client)
    tag.description = "What comes in over the water."
    save_tag(tag, by=None)
    assert NOINDEX not in page_of(client)


def test_a_topic_without_stories_has_a_page(client):
    a_tag("Ports")
    assert "Nothing has been published here yet." in page_of(client)


def test_older_pages_and_the_one_for_print_are_plain_lists(client):
    stories(21, "Ports", "Ships")
    older = client.get("/tags/ports/").context["page"].older
    for path in (f"/tags/ports/{older}", "/tags/ports/print/"):
        assert topic_of(client, path) is None
        assert "Related topics" not in page_of(client, path)


def test_the_page_for_print_has_the_description_and_every_story(client):
    tag = a_tag("Ports")
    tag.description = "What comes in over the water."
    save_tag(tag, by=None)
    stories(21, "Ports")
    html = page_of(client, "/tags/ports/print/")
    assert "What comes in over the water." in html
    assert html.count("<h2") == 21
