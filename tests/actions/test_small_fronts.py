"""Fronts of papers that have few stories."""

import pytest

from articles.actions.fronts import place, show_front
from articles.reading.front import read_front
from articles.reading.listings import Window
from articles.reading.sections import read_section
from articles.rules.arranging import LEAD, PICK, SECOND
from tests.actions.test_fronts import on, shown
from tests.factories import a_live_article, a_section, at

pytestmark = pytest.mark.django_db


def test_the_date_of_the_latest_story_is_not_that_of_a_placed_lead(client):
    old = a_live_article("The older", on=at(1).date())
    a_live_article("The newer", on=at(20).date())
    place(None, old.pk, slot=LEAD, by=None)
    shown()
    dateline = client.get("/").content.decode().split('class="dateline"')[1].split("</p>")[0]
    assert "November 20, 2026" in dateline


@pytest.mark.parametrize("slot", [SECOND, PICK])
def test_a_section_all_of_whose_stories_are_placed_has_a_lead(client, slot):
    section = a_section("Small")
    for title in ("One", "Two"):
        place(section, a_live_article(title, section=section).pk, slot=slot, by=None)
    show_front(section, version=2, by=None)
    page = read_section("small", Window())
    shown = [page.lead, *page.seconds, *page.picks, *page.stories]
    assert sorted(copy.headline for copy in shown) == ["One", "Two"]
    assert client.get("/small/").content.decode().count('class="headline"') == 2


def test_a_paper_of_any_size_has_a_lead_first_then_seconds_then_the_latest():
    section = a_section("Small")
    for size in range(1, 14):
        a_live_article(f"Story {size}", section=section)
        page = read_front()
        assert page.lead
        assert len(page.seconds) == min(size - 1, 4)
        assert len(page.latest) == min(max(size - 5, 0), 6)
        assert sum(len(band.stories) for band in page.bands) == max(size - 11, 0)


@pytest.mark.parametrize("slot", [SECOND, PICK])
def test_a_paper_whose_every_story_is_placed_lower_down_has_a_lead_all_the_same(slot):
    only = a_live_article("The only one", section=a_section("World"))
    place(None, only.pk, slot=slot, by=None)
    shown()
    page = read_front()
    assert page.lead.article_id == only.pk
    assert on(page) == [only.pk]
