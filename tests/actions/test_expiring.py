"""Licences that end: at their hour, once, and told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.actions.articles import publish, save_article
from articles.actions.expiring import AT_ONCE, carry_out_expired
from articles.actions.filing import save_filing
from articles.actions.filing_merging import merge_filing, plan_filing_merge
from articles.actions.scheduling import carry_out_due, schedule
from articles.actions.undoing import undo
from articles.actions.words import Words
from articles.models import (
    Announcement,
    Article,
    DaybookEntry,
    LedgerEntry,
    LiveCopy,
    Schedule,
    Source,
)
from articles.rules.licences import expiry
from articles.rules.refusals import NotFit, NotNow
from tests.actions.test_at_once import at_once, faults
from tests.factories import a_draft, a_live_article, a_section, a_source
from tests.histories import examples

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def a_story(source, *, days_ago=0, section=None, **fields):
    """A story that readers have had for so many days."""
    article = a_draft(source=source, section=section or a_section(), **fields)
    publish(article, by=None, at=timezone.now() - days_ago * DAY)
    article.refresh_from_db()
    return article


def licensed(source, **licence):
    source = Source.objects.get(pk=source.pk)
    for name, value in licence.items():
        setattr(source, name, value)
    save_filing(source, by=None)
    return LedgerEntry.objects.first()


def end_of(article):
    return LiveCopy.objects.get(pk=article.pk).expires_at


def first(article):
    return Article.objects.get(pk=article.pk).first_published_at


def status(article):
    return Article.objects.get(pk=article.pk).status


def test_a_story_is_withdrawn_at_the_hour_its_licence_ends_and_not_before(client):
    article = a_story(a_source("Wire", days_to_expiry=30), headline="Talks")
    end, path = end_of(article), article.public_path
    assert end == first(article) + 30 * DAY
    assert carry_out_expired(end - timedelta(microseconds=1)) == []
    assert client.get(path).status_code == 200
    assert carry_out_expired(end) == [article]
    assert client.get(path).status_code == 410
    assert status(article) == "withdrawn"
    line = DaybookEntry.objects.get(verb="expire")
    assert line.sentence == "Expired: the licence of “Wire” ended, so “Talks” was withdrawn"
    assert {f"article:{article.pk}", "front"} <= {*Announcement.objects.latest("number").names}
    assert carry_out_expired(end) == []


def test_publishing_again_does_not_prolong_a_licence_and_after_its_end_is_refused():
    source = a_source("Wire", days_to_expiry=30)
    article = a_story(source, days_ago=20)
    end = end_of(article)
    publish(article, by=None)
    assert end_of(article) == end == first(article) + 30 * DAY
    licensed(source, days_to_expiry=10)
    carry_out_expired()
    with pytest.raises(NotNow, match="The licence of “Wire” for this article ended on"):
        publish(article, by=None)
    assert status(article) == "withdrawn"
    licensed(source, days_to_expiry=None)
    publish(article, by=None)
    assert end_of(article) is None


def test_another_source_gives_an_article_another_licence_when_it_is_published():
    article = a_story(a_source(days_to_expiry=30))
    words = Words.of(Article.objects.get(pk=article.pk))
    words.source = a_source(days_to_expiry=90)
    save_article(article, words=words, by=None)
    assert end_of(article) == first(article) + 30 * DAY
    publish(article, by=None)
    assert end_of(article) == first(article) + 90 * DAY


def test_days_changed_later_hold_for_what_is_live_and_undoing_takes_that_back():
    source, other = a_source("Wire"), a_source("Agency", days_to_expiry=7)
    mine, theirs = a_story(source), a_story(other)
    entry = licensed(source, days_to_expiry=30, in_print=False)
    assert entry.verb == "license"
    assert (
        entry.sentence
        == "Changed the licence of the source “Wire”: no print, expires after 30 days"
    )
    assert end_of(mine) == first(mine) + 30 * DAY
    assert end_of(theirs) == first(theirs) + 7 * DAY
    undo(entry, by=None)
    assert end_of(mine) is None
    assert Source.objects.get(pk=source.pk).licence.spoken() == ""


def test_merging_brings_a_source_under_the_others_licence_says_so_and_is_undone():
    wire, agency = a_source("Wire"), a_source("Agency", days_to_expiry=30, full_text=False)
    mine, theirs = a_story(wire), a_story(agency)
    said = " ".join(map(str, plan_filing_merge(wire, agency).also))
    assert (
        "The licence of “Agency” holds for them then: excerpt only, expires after 30 days." in said
    )
    entry = merge_filing(wire, into=agency, by=None)
    assert end_of(mine) == first(mine) + 30 * DAY
    undo(entry, by=None)
    assert end_of(mine) is None
    assert end_of(theirs) == first(theirs) + 30 * DAY


@pytest.mark.parametrize("days", [0, -1, 36_501])
def test_days_that_are_none_are_refused(days):
    with pytest.raises(NotFit, match="Stories expire after 1 to 36,500 days"):
        a_source(days_to_expiry=days)


def test_an_update_under_another_source_goes_out_at_its_hour_though_the_licence_ended():
    source, hour = a_source(days_to_expiry=30), timezone.now() + 20 * DAY
    kept, lost = a_story(source), a_story(source)
    for article, its in ((kept, None), (lost, source)):
        words = Words.of(Article.objects.get(pk=article.pk))
        words.headline, words.source = "Later", its
        save_article(article, words=words, by=None)
        schedule(article, verb="publish", at=hour, zone="UTC", by=None)
    schedule(lost, verb="withdraw", at=hour - DAY, zone="UTC", by=None)
    licensed(source, days_to_expiry=1)
    LiveCopy.objects.update(expires_at=timezone.now())
    Article.objects.update(first_published_at=timezone.now() - 2 * DAY)
    assert len(carry_out_expired()) == 2
    assert Schedule.objects.get(verb="withdraw").state == "cancelled"
    carry_out_due(hour)
    assert (status(kept), status(lost)) == ("live", "withdrawn")
    assert "ended on" in Schedule.objects.get(article=lost, verb="publish").failure


def test_expiries_missed_while_all_servers_were_away_happen_at_the_next_look_in_order(capsys):
    source, section = a_source(), a_section()
    articles = [a_story(source, days_ago=days, section=section) for days in (9, 12, 10, 2)]
    licensed(source, days_to_expiry=5)
    call_command("publish_due")
    gone = DaybookEntry.objects.filter(verb="expire").order_by("pk").values_list("thing", flat=True)
    assert list(gone) == [f"article:{articles[place].pk}" for place in (1, 2, 0)]
    assert status(articles[3]) == "live"
    assert capsys.readouterr().out.count("its licence ended") == 3


def test_one_look_withdraws_no_more_than_its_share(monkeypatch):
    assert AT_ONCE <= 100
    monkeypatch.setattr("articles.actions.expiring.AT_ONCE", 3)
    source, section = a_source(), a_section()
    for _ in range(4):
        a_story(source, days_ago=9, section=section)
    licensed(source, days_to_expiry=5)
    assert [len(carry_out_expired()) for _ in range(3)] == [3, 1, 0]


def test_one_that_cannot_be_withdrawn_holds_up_no_other(monkeypatch):
    from articles.actions import expiring

    source, section = a_source(), a_section()
    articles = [a_story(source, days_ago=9, section=section) for _ in range(3)]
    licensed(source, days_to_expiry=5)
    take = expiring.take_from_readers

    def broken(article, copy):
        if article == articles[0]:
            raise ValueError
        return take(article, copy)

    monkeypatch.setattr(expiring, "take_from_readers", broken)
    assert carry_out_expired() == articles[1:]
    assert [status(article) for article in articles] == ["live", "withdrawn", "withdrawn"]


def test_changing_the_days_of_a_source_takes_as_many_statements_for_one_story_as_for_many(
    django_assert_max_num_queries,
):
    source, section = a_source(), a_section()
    counts = []
    for more in (1, 8):
        for _ in range(more):
            a_live_article(source=source, section=section)
        with django_assert_max_num_queries(40) as queries:
            licensed(source, days_to_expiry=len(counts) + 10)
        counts.append(len(queries))
    assert counts[0] == counts[1]


NUMBERS = st.integers(0, 1)
STEPS = st.lists(
    st.tuples(st.sampled_from(["days", "merge", "file", "undo"] * 2 + ["look"]), NUMBERS, NUMBERS),
    min_size=5, max_size=8,
)  # fmt: skip


def test_an_update_is_not_scheduled_for_an_hour_when_its_licence_will_have_ended():
    article = a_story(a_source(name="Wire", days_to_expiry=9), days_ago=5)
    save_article(article, words=replace(Words.of(article), headline="Later words"), by=None)
    end = end_of(article)
    with pytest.raises(NotFit, match="The licence of “Wire” for this article ends on") as refusal:
        schedule(article, verb="publish", at=end, zone="UTC", by=None)
    assert refusal.value.field == "hour"
    schedule(article, verb="publish", at=end - timedelta(minutes=1), zone="UTC", by=None)


class History:
    """Two sources, two articles that readers have had for five days, and what happens to them."""

    def __init__(self):
        section = a_section()
        self.sources = [a_source(), a_source(days_to_expiry=9)]
        self.articles = [
            a_story(source, days_ago=5, section=section) for source in self.sources
        ]  # fmt: skip
        self.done = []

    def source(self, number):
        return Source.objects.get(pk=self.sources[number].pk)

    def days(self, number, more):
        self.done.append(
            licensed(self.source(number), days_to_expiry=(4, 30 + len(self.done))[more])
        )

    def merge(self, one, other):
        self.done.append(merge_filing(self.source(one), into=self.source(other), by=None))

    def file(self, number, chosen):
        article = Article.objects.get(pk=self.articles[number].pk)
        words = Words.of(article)
        words.source = self.source(chosen)
        publish(save_article(article, words=words, by=None), by=None)

    def undo(self, back, _):
        if len(self.done) > back:
            undo(self.done.pop(-1 - back), by=None)

    def look(self, *_):
        carry_out_expired()


@settings(
    max_examples=examples(3, slow=100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_after_any_history_what_is_live_expires_when_its_present_licence_says(steps):
    with transaction.atomic():
        history = History()
        for verb, one, other in steps:
            try:
                with transaction.atomic():
                    getattr(history, verb)(one, other)
            except (NotFit, NotNow):
                pass
            for copy in LiveCopy.objects.select_related("source__alias_of"):
                assert copy.expires_at == expiry(copy.licence, copy.first_published_at), verb
        carry_out_expired()
        assert not LiveCopy.objects.filter(expires_at__lte=timezone.now()).exists()
        transaction.set_rollback(True)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_servers_withdraw_each_expired_story_once_and_no_editor_is_in_their_way():
    source, section = a_source(days_to_expiry=30), a_section()
    articles = [a_story(source, section=section) for _ in range(6)]
    later = timezone.now() + 31 * DAY

    def edit():
        for article in articles:
            save_article(article, words=Words.of(article), by=None)

    outcomes = at_once(edit, *[lambda: carry_out_expired(later)] * 4)
    assert faults(outcomes) == []
    carry_out_expired(later)  # what all left because the editor had it
    lines = DaybookEntry.objects.filter(verb="expire").values_list("thing", flat=True)
    assert sorted(lines) == sorted(f"article:{article.pk}" for article in articles)
    assert not LiveCopy.objects.exists()
    numbers = list(Announcement.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_is_published_while_the_days_change_goes_by_one_licence_or_gets_the_other():
    source, section = a_source(), a_section()
    drafts = [a_draft(source=source, section=section) for _ in range(6)]
    half, others = drafts[:3], drafts[3:]

    def out(some):
        return lambda: [publish(draft, by=None) for draft in some]

    outcomes = at_once(out(half), out(others), lambda: licensed(source, days_to_expiry=30))
    assert faults(outcomes) == []
    assert {end_of(draft) - first(draft) for draft in drafts} == {30 * DAY}
