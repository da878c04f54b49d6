"""The page of trending topics: what readers see and why, changed with buttons and without a script."""

import html
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.rising import carry_out_reckoning, reckon_soon
from articles.actions.tag_merging import merge_tags
from articles.actions.topics import mute_topic
from articles.models import LedgerEntry, Tag, TagUse, TrendingTopic
from articles.reading.trending import read_bar
from tests.factories import a_draft, a_tag, a_trending_topic

pytestmark = pytest.mark.django_db
PAGE = "/desk/articles/trendingtopic/"


def text(response):
    return html.unescape(response.content.decode())


def press(client, tag, button):
    return client.post(PAGE, {"tag": tag.pk, "do": button}, follow=True)


def bar():
    return [tag.name for tag in read_bar()]


def rises(*names):
    """Tags that are written about, the first of them most."""
    for fewer, name in enumerate(names):
        tag = a_tag(name)
        TagUse.objects.bulk_create(
            TagUse(tag=tag, article=a_draft(), at=timezone.now() - timedelta(hours=3))
            for _ in range(len(names) + 2 - fewer)
        )
    reckon_soon()
    assert carry_out_reckoning()


def test_the_page_shows_the_bar_as_readers_see_it_and_why_each_is_there(desk):
    a_trending_topic("Ports")
    rises("Rail", "Wheat")
    mute_topic(a_tag("Misc"), by=None)
    page = text(desk("moderator").get(PAGE))
    places = [page.index(said) for said in (
        "Ports", "Put up for good", "Rail", "4 articles in the last", "Wheat", "3 articles in the last",
        "Muted", "Misc",
    )]  # fmt: skip
    assert places == sorted(places)


def test_topics_are_put_up_moved_muted_and_taken_down_with_buttons(desk):
    client = desk("moderator")
    ports, rail = a_trending_topic("Ports").tag, a_trending_topic("Rail").tag
    press(client, rail, "up")
    assert bar() == ["Rail", "Ports"]
    press(client, rail, "down")
    assert bar() == ["Ports", "Rail"]
    press(client, ports, "mute")
    assert bar() == ["Rail"]
    press(client, ports, "unmute")
    press(client, ports, "put up")
    assert bar() == ["Rail", "Ports"]
    page = text(press(client, ports, "take down"))
    assert bar() == ["Rail"]
    entry = LedgerEntry.objects.first()
    assert f'{entry.sentence}. <a href="/desk/articles/ledgerentry/{entry.pk}/change/">' in page


def test_the_first_has_no_way_up_and_the_last_none_down(desk):
    a_trending_topic("Ports"), a_trending_topic("Rail")
    rises("Wheat")
    page = text(desk("moderator").get(PAGE))
    there = [f"Move {way}: {name}" in page
             for name in ("Ports", "Rail", "Wheat") for way in ("up", "down")]  # fmt: skip
    assert there == [False, True, True, False, False, False]


def test_a_tag_is_put_up_or_muted_by_any_of_its_names(desk):
    client = desk("moderator")
    merge_tags(a_tag("Corona"), into=a_tag("COVID-19"), by=None)
    page = text(client.post(PAGE, {"name": " corona ", "do": "put up"}, follow=True))
    assert "Put up “COVID-19” as a trending topic" in page
    assert bar() == ["COVID-19"]
    client.post(PAGE, {"name": "covid-19", "do": "mute"})
    assert TrendingTopic.objects.get().is_muted


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the name of a tag."),
        ("Unheard of", "There is no tag “Unheard of”."),
        ("x" * 5_000, "There is no tag"),
        ("New", "Approve the tag first"),
        ("Ports", "is a trending topic already"),
        ("a\x00b", "There is no tag “ab”."),
    ],
)
def test_a_name_that_cannot_be_put_up_stays_in_its_field_with_the_reason(desk, typed, said):
    a_trending_topic("Ports"), a_tag("New", status=Tag.PROPOSED)
    page = text(desk("moderator").post(PAGE, {"name": typed, "do": "put up"}))
    assert said in page
    assert f'value="{typed.replace(chr(0), "")}"' in page


def test_a_topic_stands_until_an_hour_given_on_the_clocks_of_a_zone(desk):
    topic = a_trending_topic("Ports")
    client = desk("moderator")
    address = f"{PAGE}{topic.pk}/until/"
    assert "“Ports” stands in the bar until this hour" in text(client.get(address))
    page = text(client.post(address, {"hour": "2199-12-03T08:00", "zone": "Asia/Tokyo"}, follow=True))  # fmt: skip
    topic.refresh_from_db()
    assert topic.until.isoformat() == "2199-12-02T23:00:00+00:00"
    assert "Put up until" in page
    client.post(address, {"good": "1"})
    topic.refresh_from_db()
    assert topic.until is None


def test_an_hour_that_is_over_is_refused_with_what_was_typed(desk):
    address = f"{PAGE}{a_trending_topic('Ports').pk}/until/"
    page = text(desk("moderator").post(address, {"hour": "2020-01-01T08:00", "zone": "UTC"}))
    assert "has passed" in page
    assert "2020-01-01T08:00" in page


def test_what_somebody_took_down_meanwhile_is_said_and_not_done(desk):
    tag = a_tag("Ports")
    assert "in the meantime" in text(press(desk("moderator"), tag, "take down"))


def test_what_is_put_up_beyond_the_places_is_told_apart(desk, settings):
    settings.TRENDING_PLACES = 1
    a_trending_topic("Ports"), a_trending_topic("Rail")
    page = text(desk("moderator").get(PAGE))
    assert page.index("Ports") < page.index("Put up, and without a place") < page.index("Rail")
    assert "Move up: Rail" in page


def test_an_editor_looks_and_has_no_buttons(desk):
    topic = a_trending_topic("Ports")
    client = desk("editor")
    page = text(client.get(PAGE))
    assert "Ports" in page
    assert "Take down" not in page
    assert client.post(PAGE, {"tag": topic.tag_id, "do": "take down"}).status_code == 403


def test_the_page_asks_as_much_whatever_stands_in_the_bar(desk, django_assert_num_queries):
    client = desk("moderator")
    for names in (["Rail"], [f"Topic {each}" for each in range(12)]):
        rises(*names)
        a_trending_topic(), a_trending_topic()
        mute_topic(a_tag(), by=None)
        # The session, the account, what its role may; the bar and those next in line; the muted ones.
        with django_assert_num_queries(6):
            client.get(PAGE)
