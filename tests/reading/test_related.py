"""Which stories an article's page leads to."""

from datetime import date, timedelta

import pytest

from articles.actions.articles import withdraw
from articles.actions.tag_status import refuse_tag
from articles.models import LiveCopy, Tag
from articles.reading.articles import read_article
from articles.rules import names
from tests.factories import a_correction, a_live_article, a_section, a_source, a_tag

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)


@pytest.fixture
def world():
    return a_section("World")


def page_of(article):
    copy = LiveCopy.objects.get(pk=article.pk)
    return read_article(copy.published_on, copy.slug)


def related_to(article):
    return [story.copy.pk for story in page_of(article).related.stories]


def test_chosen_stories_come_first_then_those_that_share_the_rarest_tags(world):
    for name in ("Ports", "Rail", "Grain", "Waiting"):
        a_tag(name)
    common = [a_live_article(section=world, tags=["Ports"]) for _ in range(3)]
    rare = a_live_article(section=world, tags=["Rail"], on=DAY - timedelta(days=900))
    chosen = a_live_article(section=world)
    a_live_article(section=world, tags=["Grain"])
    article = a_live_article(section=world, tags=["Ports", "Rail"], related=[chosen.pk])
    newest_first = [each.pk for each in reversed(common)]
    assert related_to(article) == [chosen.pk, rare.pk, *newest_first]


def test_a_chosen_story_stands_once_and_at_most_six_stand_in_all(world):
    a_tag("Ports")
    others = [a_live_article(section=world, tags=["Ports"]) for _ in range(8)]
    article = a_live_article(section=world, tags=["Ports"], related=[others[0].pk])
    found = related_to(article)
    assert found[0] == others[0].pk
    assert len(set(found)) == len(found) == 6


def test_the_newest_come_first_among_equally_near_ones_whatever_was_written_last(world):
    a_tag("Ports")
    new = a_live_article(section=world, tags=["Ports"])
    old = a_live_article(section=world, tags=["Ports"], on=DAY - timedelta(days=9))
    assert related_to(a_live_article(section=world, tags=["Ports"])) == [new.pk, old.pk]


def test_neither_a_withdrawn_nor_a_retracted_story_nor_one_under_a_refused_tag_is_near(world):
    a_tag("Ports")
    a_tag("Rail")
    gone, wrong = (a_live_article(section=world, tags=["Ports"]) for _ in range(2))
    a_live_article(section=world, tags=["Rail"])
    article = a_live_article(section=world, tags=["Ports", "Rail"], related=[gone.pk])
    withdraw(gone, by=None)
    a_correction(wrong, kind="retraction")
    refuse_tag(Tag.objects.get(name="Rail"), by=None, reason="None.")
    page = page_of(article)
    assert page.related.stories == []
    assert names.article(gone.pk) in page.names  # published again, it appears


def test_the_same_story_in_other_papers_stands_in_one_line(world):
    a_tag("Water")
    gazette, courier, wire = (a_source(name) for name in ("Gazette", "Courier", "Wire"))
    told = {"section": world, "tags": ["Water"]}
    talks = "Nine hours of talks end with a sentence about water"
    here = a_live_article(talks, source=gazette, **told)
    there = a_live_article(f"{talks} rights", source=courier, **told)
    other = a_live_article("Grain ships turn south before the winter", source=wire, **told)
    again = a_live_article("Grain ships turn south before winter", source=courier, **told)
    related = page_of(here).related
    assert [copy.pk for copy in related.elsewhere] == [there.pk]
    (story,) = related.stories
    assert {story.copy.pk, *(copy.pk for copy in story.elsewhere)} == {other.pk, again.pk}
    assert names.article(other.pk) in related.names
    assert names.article(again.pk) in related.names


def test_of_a_tag_on_very_many_stories_those_written_last_are_looked_at(world, monkeypatch):
    monkeypatch.setattr("articles.reading.related.UNDER_EACH", 2)
    a_tag("Ports")
    a_tag("Rail")
    first = a_live_article(section=world, tags=["Ports", "Rail"])
    others = [a_live_article(section=world, tags=["Ports"]) for _ in range(4)]
    article = a_live_article(section=world, tags=["Ports", "Rail"])
    assert related_to(article) == [first.pk, others[3].pk, others[2].pk]


def test_the_stories_beside_one_are_those_of_its_section_alone(world):
    old, new = (a_live_article(section=world, on=DAY - timedelta(days=days)) for days in (2, 0))
    article = a_live_article(section=world, on=DAY - timedelta(days=1))
    a_live_article(section=a_section("Europe", parent=world), on=DAY - timedelta(days=1))
    beside = page_of(article).beside
    assert (beside.older.pk, beside.newer.pk) == (old.pk, new.pk)
    assert page_of(old).beside.older is None
    assert page_of(new).beside.newer is None
