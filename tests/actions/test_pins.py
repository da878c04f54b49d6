"""Articles that stand on a front for a time: gone at their hour by themselves, and never before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.front_hours import carry_out_due_fronts, schedule_front
from articles.actions.fronts import begin_again, place, show_front, take_away
from articles.actions.pins import carry_out_ended_pins, keep_for_a_time, keep_for_good
from articles.clockwork import Clock
from articles.models import Announcement, Front, LivePlacement
from articles.reading.front import read_front
from articles.rules.arranging import LEAD, PICK, SECOND
from articles.rules.refusals import NotAllowed, NotFit, NotNow
from tests.factories import a_live_article, a_section, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    """A story that is not the newest, placed as lead at the desk until tomorrow."""
    section = a_section()
    story = a_live_article("The older", section=section)
    a_live_article("The newer", section=section)
    place(None, story.pk, slot=LEAD, by=None)
    keep(story)
    return story


def tomorrow():
    return timezone.now() + timedelta(days=1)


def keep(story, until=None, by=None):
    keep_for_a_time(None, story.pk, until=until or tomorrow(), zone="UTC", by=by)


def shown():
    return show_front(None, version=Front.objects.get().version, by=None)


def the_time_is_over():
    return carry_out_ended_pins(tomorrow() + timedelta(minutes=1))


def test_an_article_stands_until_its_time_is_over_and_goes_once(old):
    shown()
    assert carry_out_ended_pins() == []
    assert read_front().lead == old.live_copy
    before = Announcement.objects.count()
    assert the_time_is_over() == [old.pk]
    assert read_front().lead.headline == "The newer"
    assert the_time_is_over() == []
    assert Announcement.objects.count() == before + 1
    front = Front.objects.get()
    assert front.is_shown
    assert front.placements == []


def test_the_clock_of_every_server_ends_it(old):
    shown()
    LivePlacement.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert Clock().look()
    assert read_front().lead.headline == "The newer"


def test_readers_see_a_time_only_once_the_front_is_shown(old):
    shown()
    keep(old, until=tomorrow() + timedelta(days=1))
    assert the_time_is_over() == [old.pk]
    front = Front.objects.get()
    assert [each.article for each in front.placements] == [old.pk]  # somebody is at work on it
    assert not front.is_shown
    shown()
    assert read_front().lead == old.live_copy


def test_a_time_that_is_over_before_the_front_is_shown_shows_nothing(old):
    Front.objects.update(
        kept=[
            {"slot": LEAD, "article": old.pk, "until": (timezone.now() - timedelta(1)).isoformat()}
        ]
    )
    shown()
    assert not LivePlacement.objects.exists()
    assert Front.objects.get().placements == []


def test_a_time_goes_with_its_article_to_another_place(old):
    before = Front.objects.get().placements[0].until
    place(None, old.pk, slot=SECOND, by=None)
    assert Front.objects.get().placements[0].until == before
    another = a_live_article("Another")
    place(None, old.pk, slot=LEAD, by=None)
    place(None, another.pk, slot=LEAD, by=None)
    moved = {each.article: each for each in Front.objects.get().placements}
    assert (moved[old.pk].slot, moved[old.pk].until) == (SECOND, before)
    assert moved[another.pk].until is None


def test_going_back_to_what_readers_see_brings_the_time_back(old):
    shown()
    until = LivePlacement.objects.get().until
    keep_for_good(None, old.pk, by=None)
    assert Front.objects.get().placements[0].until is None
    begin_again(None, by=None)
    assert Front.objects.get().placements[0].until == until


def test_a_front_shown_at_its_hour_leaves_out_what_is_over_by_then(old):
    other = a_live_article("Other")
    place(None, other.pk, slot=PICK, by=None)
    later = tomorrow() + timedelta(hours=1)
    schedule_front(None, version=Front.objects.get().version, at=later, zone="UTC", by=None)
    (done,) = carry_out_due_fronts(later + timedelta(seconds=1))
    assert done.state == "done"
    assert LivePlacement.objects.get().article_id == other.pk


def test_what_is_no_hour_or_stands_nowhere_is_refused(old):
    with pytest.raises(NotFit):
        keep(old, until=timezone.now())
    with pytest.raises(NotAllowed):
        keep(old, by=an_account("reporter"))
    take_away(None, old.pk, by=None)
    with pytest.raises(NotNow):
        keep(old)
    with pytest.raises(NotNow):
        keep_for_good(None, old.pk, by=None)
