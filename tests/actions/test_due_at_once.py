"""Many servers at one hour: each due schedule is carried out once."""

import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.scheduling import carry_out_due, schedule
from articles.actions.words import Words
from articles.models import Announcement, Article, DaybookEntry, LiveCopy, Revision, Schedule
from tests.actions.test_at_once import at_once, faults
from tests.factories import a_draft, a_section, at
from tests.histories import many

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
SERVERS, DUE = many(4, slow=8), many(24, slow=60)
LATER = timedelta(days=1)


def due_articles(number=DUE, **fields):
    section, hour = a_section(), timezone.now() + LATER
    articles = [a_draft("Talks", section=section, tags=["Ports"], **fields) for _ in range(number)]
    for article in articles:
        schedule(article, verb="publish", at=hour, zone="UTC", by=None)
    return articles


def all_servers_look():
    return at_once(*[lambda: carry_out_due(timezone.now() + 2 * LATER)] * SERVERS)


def lines():
    return Counter(DaybookEntry.objects.filter(verb="carry out").values_list("thing", flat=True))


def test_many_servers_carry_out_many_schedules_once_each():
    articles = due_articles()
    announced, revisions = Announcement.objects.count(), Revision.objects.count()
    outcomes = all_servers_look()
    assert faults(outcomes) == []
    carried = [each.pk for outcome in outcomes for each in outcome]
    assert len(carried) == len(set(carried))
    all_servers_look()  # what one left because another had it
    assert set(Schedule.objects.values_list("state", flat=True)) == {"done"}
    assert LiveCopy.objects.count() == DUE
    assert Announcement.objects.count() - announced == DUE
    assert Revision.objects.count() - revisions == DUE  # each was undated: its date is new
    assert lines() == {f"article:{article.pk}": 1 for article in articles}
    numbers = list(Announcement.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_steps_of_one_article_are_carried_out_in_order_whoever_takes_them():
    articles = due_articles(DUE // 3)
    for article in articles:
        schedule(article, verb="withdraw", at=timezone.now() + 1.5 * LATER, zone="UTC", by=None)
    for _ in range(3):
        assert faults(all_servers_look()) == []
    assert set(Schedule.objects.values_list("state", flat=True)) == {"done"}
    assert set(Article.objects.values_list("status", flat=True)) == {"withdrawn"}
    assert set(lines().values()) == {2}


def test_an_hour_that_comes_while_editors_write_stops_nobody():
    articles = due_articles(DUE // 2, published_on=at(20).date())

    def write():
        for article in articles:
            changed = Words.of(article)
            changed.headline = "Later"
            save_article(article, words=changed, by=None)

    outcomes = at_once(write, *[lambda: carry_out_due(timezone.now() + 2 * LATER)] * 4)
    assert outcomes[0] is None
    assert faults(outcomes) == []
    all_servers_look()
    assert set(Schedule.objects.values_list("state", flat=True)) == {"done"}
    assert set(LiveCopy.objects.values_list("headline", flat=True)) == {"Talks"}
    assert set(Article.objects.values_list("headline", flat=True)) == {"Later"}


def test_publishing_by_hand_at_the_very_hour_is_one_or_the_other_and_nobody_waits_in_a_circle():
    articles = due_articles(DUE // 2)

    def by_hand(verb):
        for article in articles:
            verb(article, by=None)

    outcomes = at_once(
        lambda: by_hand(publish), *[lambda: carry_out_due(timezone.now() + 2 * LATER)] * 4
    )
    assert faults(outcomes) == []
    by_hand(withdraw)
    states = Counter(Schedule.objects.values_list("state", flat=True))
    assert set(states) <= {"done", "cancelled"}
    assert states.total() == DUE // 2


def test_an_article_somebody_holds_keeps_no_other_waiting():
    articles = due_articles(3)
    held, release = threading.Event(), threading.Event()

    def hold():
        try:
            with transaction.atomic():
                Article.objects.select_for_update().get(pk=articles[0].pk)
                held.set()
                release.wait(20)
        finally:
            connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(20)
    try:
        done = carry_out_due(datetime.now(UTC) + 2 * LATER)
        assert [each.article_id for each in done] == [article.pk for article in articles[1:]]
    finally:
        release.set()
        holder.join()
    assert [each.article_id for each in carry_out_due(datetime.now(UTC) + 2 * LATER)] == [
        articles[0].pk
    ]
