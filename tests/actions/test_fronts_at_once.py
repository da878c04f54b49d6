"""Editors and the clocks of many servers at one front: everything once, and nobody waits in a circle."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.front_hours import carry_out_due_fronts, schedule_front
from articles.actions.fronts import place, show_front
from articles.actions.pins import carry_out_ended_pins, keep_for_a_time
from articles.models import Announcement, Front, FrontChange, LivePlacement
from articles.rules.arranging import LEAD, PICK, SECOND
from articles.rules.refusals import StaleEdit
from tests.actions.test_at_once import at_once, faults
from tests.factories import a_live_article, a_section

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
SERVERS = 6


@pytest.fixture
def hour():
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def sections():
    """Three sections; on the front of each, and on the front page, a lead that goes at that hour."""
    return [a_section(f"Section {number}") for number in range(3)]


def version(section):
    return Front.objects.get(section=section).version


def looks(carry_out, hour):
    return lambda: carry_out(hour + timedelta(minutes=1))


def test_six_clocks_show_each_front_once(sections, hour):
    story = a_live_article("Story", section=sections[0])
    for page in (None, *sections):
        place(page, story.pk, slot=LEAD, by=None)
        schedule_front(page, version=version(page), at=hour, zone="UTC", by=None)
    before = Announcement.objects.count()
    outcomes = at_once(*[looks(carry_out_due_fronts, hour)] * SERVERS)
    assert faults(outcomes) == []
    assert len([change for outcome in outcomes for change in outcome]) == 4
    assert set(FrontChange.objects.values_list("state", flat=True)) == {"done"}
    assert Announcement.objects.count() == before + 4
    assert LivePlacement.objects.count() == 4


def test_six_clocks_end_each_placement_once(sections, hour):
    stories = [a_live_article(f"Story {number}", section=sections[0]) for number in range(3)]
    for page in (None, *sections):
        for story in stories:
            place(page, story.pk, slot=SECOND, by=None)
            keep_for_a_time(page, story.pk, until=hour, zone="UTC", by=None)
        show_front(page, version=version(page), by=None)
    before = Announcement.objects.count()
    outcomes = at_once(*[looks(carry_out_ended_pins, hour)] * SERVERS)
    assert faults(outcomes) == []
    assert len([article for outcome in outcomes for article in outcome]) == 12
    assert not LivePlacement.objects.exists()
    assert Announcement.objects.count() == before + 4


def test_clocks_and_editors_at_one_front_leave_it_whole(sections, hour):
    stories = [a_live_article(f"Story {number}", section=sections[0]) for number in range(8)]
    place(None, stories[0].pk, slot=LEAD, by=None)
    keep_for_a_time(None, stories[0].pk, until=hour, zone="UTC", by=None)
    show_front(None, version=version(None), by=None)
    place(None, stories[1].pk, slot=PICK, by=None)
    schedule_front(None, version=version(None), at=hour, zone="UTC", by=None)

    def edits(number):
        def edit():
            place(None, stories[number].pk, slot=SECOND, by=None)
            try:
                show_front(None, version=version(None), by=None)
            except StaleEdit:
                return "refused"
            return "shown"

        return edit

    outcomes = at_once(*map(edits, range(2, 8)), looks(carry_out_due_fronts, hour),
                       looks(carry_out_ended_pins, hour), looks(carry_out_due_fronts, hour))  # fmt: skip
    assert faults(outcomes) == []
    (change,) = FrontChange.objects.all()
    assert change.state == "done"
    front = Front.objects.get(section=None)
    if front.is_shown:
        kept = [(each.slot, each.article) for each in front.placements]
        shown = LivePlacement.objects.order_by("slot", "order").values_list("slot", "article")
        assert sorted(kept) == sorted(shown)
