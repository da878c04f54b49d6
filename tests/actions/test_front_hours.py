"""Fronts that are shown at their hour, once, and never before."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from articles.actions.front_hours import carry_out_due_fronts, end_front_change, schedule_front
from articles.actions.fronts import place, show_front
from articles.clockwork import Clock
from articles.models import Announcement, Front, FrontChange, LivePlacement
from articles.reading.front import read_front
from articles.rules.arranging import LEAD, PICK
from articles.rules.refusals import NotAllowed, NotFit, NotNow, StaleEdit
from tests.factories import a_live_article, a_section, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    """A story that is not the newest, placed as lead at the desk."""
    section = a_section()
    story = a_live_article("The older", section=section)
    a_live_article("The newer", section=section)
    place(None, story.pk, slot=LEAD, by=None)
    return story


def tomorrow():
    return timezone.now() + timedelta(days=1)


def planned(by=None):
    front = Front.objects.get()
    return schedule_front(None, version=front.version, at=tomorrow(), zone="UTC", by=by)


def the_hour_comes():
    return carry_out_due_fronts(tomorrow() + timedelta(minutes=1))


def test_a_scheduled_front_shows_at_its_hour_once(old):
    planned()
    assert carry_out_due_fronts() == []
    assert read_front().lead.headline == "The newer"
    before = Announcement.objects.count()
    assert [change.state for change in the_hour_comes()] == ["done"]
    assert read_front().lead.headline == "The older"
    assert the_hour_comes() == []
    assert Announcement.objects.count() == before + 1
    front = Front.objects.get()
    assert front.is_shown
    assert [each.article for each in front.placements] == [old.pk]


def test_the_clock_of_every_server_shows_it(old):
    planned()
    FrontChange.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert Clock().look()
    assert read_front().lead.headline == "The older"


def test_a_colleagues_change_does_not_bring_it_out_early(old):
    planned()
    front = Front.objects.get()
    assert front.placements == []
    place(None, old.pk, slot=PICK, by=None)
    show_front(None, version=front.version + 1, by=None)
    assert read_front().lead.headline == "The newer"


def test_what_somebody_has_begun_stays_and_is_not_shown_unseen(old):
    planned()
    place(None, old.pk, slot=PICK, by=None)
    begun = Front.objects.get()
    the_hour_comes()
    assert Front.objects.get().placements == begun.placements
    with pytest.raises(StaleEdit):
        show_front(None, version=begun.version, by=None)
    assert LivePlacement.objects.get().slot == LEAD


def test_a_cancelled_one_does_not_show(old):
    change = planned()
    end_front_change(change, by=None)
    assert the_hour_comes() == []
    assert read_front().lead.headline == "The newer"
    with pytest.raises(NotNow):
        end_front_change(change, by=None)


def test_one_whose_maker_may_no_longer_fails_with_a_sentence_and_holds_up_no_other(old):
    editor = an_account("editor")
    editor.email = "editor@example.org"
    editor.save()
    planned(by=editor)
    place(None, old.pk, slot=PICK, by=None)
    planned()
    editor.groups.clear()
    failed, done = the_hour_comes()
    assert failed.state == "failed"
    assert "may not change fronts any more" in failed.failure
    (letter,) = mail.outbox
    assert letter.subject == "Not shown: the front page"
    assert letter.to == [editor.email]
    assert failed.failure in letter.body
    assert "/desk/articles/front/paper/" in letter.body
    assert done.state == "done"
    assert LivePlacement.objects.get().slot == PICK
    end_front_change(failed, by=None)


def test_what_would_change_nothing_or_has_passed_is_refused(old):
    front = Front.objects.get()
    with pytest.raises(NotFit):
        schedule_front(None, version=front.version, at=timezone.now(), zone="UTC", by=None)
    with pytest.raises(NotFit):
        schedule_front(None, version=front.version, at=tomorrow(), zone="Nowhere", by=None)
    with pytest.raises(StaleEdit):
        schedule_front(None, version=99, at=tomorrow(), zone="UTC", by=None)
    with pytest.raises(NotAllowed):
        planned(by=an_account("reporter"))
    planned()
    with pytest.raises(NotNow):
        planned()
