"""Fronts: placed at the desk, shown to readers when somebody says so."""

import pytest

from articles.actions.articles import publish, withdraw
from articles.actions.fronts import begin_again, place, show_front, take_away
from articles.models import Announcement, Article, Front, Section
from articles.reading.front import read_front
from articles.reading.listings import Window
from articles.reading.sections import read_section
from articles.rules.arranging import LEAD, PICK, SECOND
from articles.rules.refusals import NotAllowed, NotFit, StaleEdit
from tests.factories import a_draft, a_live_article, a_section, an_account, at

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def thirty(once):
    """The numbers of thirty live articles of a section."""
    world = once(a_section, "World")
    return [once(a_live_article, f"Story {number}", section=world).pk for number in range(30)]


@pytest.fixture
def world(thirty):
    return Section.objects.get(slug="world")


@pytest.fixture
def stories(thirty):
    """Thirty live articles, the newest first."""
    return list(Article.objects.filter(pk__in=thirty).order_by("-pk"))


def shown(section=None):
    """Show a front as it stands."""
    front = Front.objects.get(section=section)
    return show_front(section, version=front.version, by=None)


def numbers(copies):
    return [copy.article_id for copy in copies]


def on(page):
    """Every story on the front page, in order."""
    bands = [copy for band in page.bands for copy in band.stories]
    return numbers([page.lead, *page.seconds, *page.latest, *page.picks, *bands])


def test_what_is_placed_waits_until_it_is_shown(stories):
    place(None, stories[20].pk, slot=LEAD, by=None)
    assert read_front().lead.article_id == stories[0].pk
    shown()
    assert read_front().lead.article_id == stories[20].pk


def test_the_newest_fill_the_rest_and_no_story_stands_twice(stories):
    for slot, story in ((LEAD, 20), (SECOND, 0), (SECOND, 5), (PICK, 6), (PICK, 11)):
        place(None, stories[story].pk, slot=slot, at=9, by=None)
    shown()
    page = read_front()
    assert numbers(page.seconds) == [stories[each].pk for each in (0, 5, 1, 2)]
    assert numbers(page.picks) == [stories[6].pk, stories[11].pk]
    assert numbers(page.latest) == [stories[each].pk for each in (3, 4, 7, 8, 9, 10)]
    assert len(page.bands[0].stories) == 5
    assert len(on(page)) == len(set(on(page)))


def test_what_leads_a_top_section_leads_its_band_on_the_front_page(world, stories):
    place(world, stories[25].pk, slot=LEAD, by=None)
    shown(world)
    assert read_front().bands[0].stories[0].article_id == stories[25].pk


def test_a_story_of_another_section_stands_once_on_the_front_page(world, stories):
    other = a_section("Business")
    guest = a_live_article("Guest", section=other, on=at(1).date())
    place(world, guest.pk, slot=LEAD, by=None)
    shown(world)
    assert on(read_front()).count(guest.pk) == 1


def test_a_sections_front_shows_what_is_placed_and_its_list_not_again(world, stories):
    place(world, stories[25].pk, slot=SECOND, by=None)
    place(world, stories[3].pk, slot=PICK, by=None)
    shown(world)
    page = read_section("world", Window())
    assert page.lead.article_id == stories[0].pk
    assert numbers(page.seconds) == [stories[25].pk]
    assert numbers(page.picks) == [stories[3].pk]
    everything = numbers([page.lead, *page.seconds, *page.picks, *page.stories])
    assert len(everything) == len(set(everything))
    assert read_section("world", Window(), plain=True).lead is None


def test_a_draft_that_is_placed_shows_to_nobody_before_it_is_live(world, stories):
    draft = a_draft("Secret", section=world)
    place(None, draft.pk, slot=LEAD, by=None)
    shown()
    page = read_front()
    assert page.lead.article_id == stories[0].pk
    assert f"article:{draft.pk}" in page.names
    publish(draft, by=None)
    assert read_front().lead.article_id == draft.pk


def test_a_withdrawn_lead_leaves_no_hole_and_comes_back_to_its_place(stories):
    place(None, stories[9].pk, slot=LEAD, by=None)
    shown()
    withdraw(stories[9], by=None)
    assert read_front().lead.article_id == stories[0].pk
    publish(stories[9], by=None)
    assert read_front().lead.article_id == stories[9].pk


def test_showing_announces_the_pages_that_show_it(world, stories):
    place(world, stories[0].pk, slot=LEAD, by=None)
    before = Announcement.objects.count()
    shown(world)
    assert Announcement.objects.count() == before + 1
    assert Announcement.objects.last().names == sorted(["front", f"section:{world.pk}/list"])


def test_the_front_of_a_lower_section_leaves_the_front_page_as_it_is(world, stories):
    europe = a_section("Europe", parent=world)
    place(europe, stories[0].pk, slot=LEAD, by=None)
    shown(europe)
    assert Announcement.objects.last().names == [f"section:{europe.pk}/list"]


def test_a_front_somebody_else_changed_is_not_shown_unseen(stories):
    place(None, stories[1].pk, slot=LEAD, by=None)
    seen = Front.objects.get().version
    take_away(None, stories[1].pk, by=None)
    with pytest.raises(StaleEdit):
        show_front(None, version=seen, by=None)
    assert read_front().lead.article_id == stories[0].pk


def test_going_back_brings_what_readers_see(stories):
    place(None, stories[1].pk, slot=LEAD, by=None)
    place(None, stories[2].pk, slot=PICK, by=None)
    shown()
    take_away(None, stories[1].pk, by=None)
    begin_again(None, by=None)
    front = Front.objects.get()
    assert [each.article for each in front.placements] == [stories[1].pk, stories[2].pk]
    assert front.is_shown


def test_no_slot_of_another_name_exists(stories):
    with pytest.raises(NotFit):
        place(None, stories[0].pk, slot="masthead", by=None)


@pytest.mark.parametrize("role", ["reporter", "moderator"])
def test_who_may_not_curate_is_told_so(role, stories):
    by = an_account(role)
    for act in (
        lambda: place(None, stories[0].pk, slot=LEAD, by=by),
        lambda: take_away(None, stories[0].pk, by=by),
        lambda: begin_again(None, by=by),
        lambda: show_front(None, version=0, by=by),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert not Front.objects.exists()
