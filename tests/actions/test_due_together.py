"""Many schedules of one hour, several in one transaction: what fails undoes no other, and each is told once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.actions import beats, due
from articles.actions.articles import publish_held
from articles.actions.beats import told_together
from articles.actions.scheduling import carry_out_due, schedule
from articles.models import Announcement, DaybookEntry, LiveCopy
from tests.factories import a_draft, a_section, an_account, an_author

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
HOUR = NOW + timedelta(hours=1)


@pytest.fixture
def due_articles():
    """Makes drafts that are all due at one hour, which has come."""

    def make(number, *, named="Story", by=None):
        section, author = a_section(), an_author()
        with time_machine.travel(NOW, tick=False):
            for each in range(number):
                draft = a_draft(
                    f"{named} {each}", section=section, authors=[author], tags=["Ports"]
                )
                schedule(draft, verb="publish", at=HOUR, zone="UTC", by=by)

    with time_machine.travel(HOUR, tick=False):
        yield make


def live():
    return sorted(LiveCopy.objects.values_list("headline", flat=True))


def stops_at(headline, fault):
    """``publish_held`` that comes to a fault after it has published an article of this headline."""

    def doing(article, *args, **fields):
        publish_held(article, *args, **fields)
        if article.headline == headline:
            raise fault

    return doing


def test_each_further_schedule_of_an_hour_costs_seventeen_queries(due_articles):
    counts = []
    for number in (2, 3):
        due_articles(number, named=f"One of {number}", by=an_account("editor"))
        with CaptureQueriesContext(connection) as counted:
            assert len(carry_out_due()) == number
        counts.append(len(counted))
    # Its newest revision; its address; its row, between the savepoint and its release; a revision that
    # has its date; the readers' copy, its byline, its tags, its terms; redirects at its address, and of its own;
    # the schedule; its version; the two it comes between; around it all a savepoint and its release.
    assert counts[1] - counts[0] == 17


def test_a_fault_in_one_undoes_what_it_wrote_and_no_other(due_articles, monkeypatch):
    due_articles(4)
    told = Announcement.objects.count()
    monkeypatch.setattr(due, "publish_held", stops_at("Story 1", RuntimeError("a fault")))
    ended = carry_out_due()
    assert [each.state for each in ended] == ["done", "failed", "done", "done"]
    assert live() == ["Story 0", "Story 2", "Story 3"]
    assert Announcement.objects.count() - told == 3
    assert DaybookEntry.objects.filter(verb="publish").count() == 3
    assert DaybookEntry.objects.get(verb="fail").sentence.startswith("Could not publish “Story 1”")


def test_one_that_the_database_undoes_for_another_waits_and_the_others_are_done(
    due_articles, monkeypatch
):
    due_articles(4)
    monkeypatch.setattr(due, "publish_held", stops_at("Story 1", OperationalError("deadlock")))
    assert [each.state for each in carry_out_due()] == ["done"] * 3
    assert live() == ["Story 0", "Story 2", "Story 3"]
    monkeypatch.undo()
    assert [each.article.headline for each in carry_out_due()] == ["Story 1"]


def test_one_that_spoils_what_several_share_fails_alone(due_articles, monkeypatch):
    due_articles(4)
    share = due.filed_under

    def spoilt(articles):
        if any(each.headline == "Story 1" for each in articles):
            raise RuntimeError("a fault of what they share")
        return share(articles)

    monkeypatch.setattr(due, "filed_under", spoilt)
    assert sorted(each.state for each in carry_out_due()) == ["done", "done", "done", "failed"]
    assert live() == ["Story 0", "Story 2", "Story 3"]


def test_more_than_one_transaction_holds_are_done_in_order(due_articles):
    due_articles(2 * due.TOGETHER + 1)
    headlines = [each.article.headline for each in carry_out_due()]
    assert headlines == [f"Story {each}" for each in range(2 * due.TOGETHER + 1)]
    things = list(
        DaybookEntry.objects.filter(verb="publish").order_by("pk").values_list("sentence")
    )
    assert things == [(f"Published “{headline}”",) for headline in headlines]


# What is told together


def tell(name):
    beats.record(by=None, verb="test", thing=name, sentence=name)
    beats.announce([name])


def tell_and_undo(name):
    with transaction.atomic(), told_together():
        tell(name)
        raise ValueError("undone")


def told():
    lines = DaybookEntry.objects.filter(verb="test").order_by("pk").values_list("thing", flat=True)
    news = Announcement.objects.order_by("number").values_list("number", "names")
    return list(lines), [names for _, names in news], [number for number, _ in news]


def test_what_is_told_together_is_written_at_the_end_in_its_order():
    with told_together():
        tell("first")
        with told_together():
            tell("second")
        tell("third")
        assert told() == ([], [], [])
    names = ["first", "second", "third"]
    assert told() == (names, [[name] for name in names], [1, 2, 3])


def test_what_is_undone_tells_nothing():
    with told_together():
        tell("first")
        with pytest.raises(ValueError, match="undone"):
            tell_and_undo("second")
    assert told() == (["first"], [["first"]], [1])
    tell("by itself")
    assert told()[2] == [1, 2]
