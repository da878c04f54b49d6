"""What a worker counts, and how it hands that over."""

import os
import threading

import pytest
import time_machine
from django.db import OperationalError

from articles import clockwork
from articles.actions.readings import add_readings
from articles.models import Reading
from articles.pagecache import tally as tallying
from articles.pagecache.tally import Tally
from tests.factories import a_live_article
from tests.pagecache.test_wsgi import Worker, _one_connection  # noqa: F401
from tests.rules.test_readers import BROWSER

pytestmark = pytest.mark.django_db

PATH = "/2026/11/20/one/"


@pytest.fixture
def article():
    return a_live_article("One", tags=["Ports"])


@pytest.fixture
def worker(article):
    return a_worker()


def a_worker():
    worker = Worker()
    worker.layer.tally = Tally()
    return worker


def get(worker, path=PATH, **more):
    return worker.get(path, **{"user_agent": BROWSER} | more)


def counted(worker):
    """(article, for print) → how often, of all hours."""
    found = {}
    for (number, printed, _), times in worker.layer.tally._counts.items():
        found[number, printed] = found.get((number, printed), 0) + times
    return found


def test_the_first_reader_counts_and_the_second_without_a_query(
    worker, article, django_assert_num_queries
):
    get(worker)
    with django_assert_num_queries(0):
        get(worker)
    assert counted(worker) == {(article.pk, False): 2}


def test_print_is_counted_apart(worker, article):
    for _ in range(2):
        get(worker, f"{PATH}print/")
    get(worker)
    assert counted(worker) == {(article.pk, True): 2, (article.pk, False): 1}


def test_a_reader_who_comes_back_counts_again(worker, article):
    _, headers, _ = get(worker)
    assert get(worker, if_none_match=headers["etag"])[0] == 304
    assert counted(worker) == {(article.pk, False): 2}


def test_lists_and_what_is_not_there_count_nothing(worker):
    for path in ("/", "/tags/ports/", "/2026/11/20/", "/feed/", "/nowhere/", PATH.rstrip("/")):
        get(worker, path)
    assert counted(worker) == {}


def test_a_withdrawn_article_is_read_no_more(worker, article):
    from articles.actions.articles import withdraw

    withdraw(article, by=None)
    worker.look()
    assert get(worker)[0] == 410
    assert get(worker)[0] == 410
    assert counted(worker) == {}


@pytest.mark.parametrize(
    "request_",
    [
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user_agent": ""},
        {"sec_purpose": "prefetch"},
        {"cookie": "sessionid=abc"},  # somebody of the desk
        {"method": "HEAD"},
    ],
)
def test_programs_prefetches_and_staff_count_nothing_kept_or_not(worker, request_):
    for _ in range(2):
        get(worker, **request_)
    assert counted(worker) == {}


def test_no_reader_is_told_what_the_page_left_for_the_count(worker):
    for _ in range(2):
        _, headers, _ = get(worker)
        assert not [name for name in headers if "shown" in name or "reading" in name]


def test_what_two_workers_counted_is_added_up(worker, article):
    other = a_worker()
    for each, times in ((worker, 2), (other, 3), (worker, 1)):
        for _ in range(times):
            get(each)
        each.layer.tally.hand_over(add_readings)
    assert sum(Reading.objects.values_list("screen", flat=True)) == 6
    assert counted(worker) == counted(other) == {}


def test_hours_are_those_of_utc(worker, article, settings):
    settings.TIME_ZONE = "Asia/Kolkata"
    for minute in ("09:59:59", "10:00:00", "10:20:00"):
        with time_machine.travel(f"2026-11-27T{minute}Z", tick=False):
            get(worker)
    with time_machine.travel("2026-11-27T10:20:30Z", tick=False):
        worker.layer.tally.hand_over(add_readings)
    hours = Reading.objects.order_by("hour").values_list("hour", "screen")
    assert [(f"{hour:%H:%M %Z}", times) for hour, times in hours] == [("09:00 UTC", 1), ("10:00 UTC", 2)]  # fmt: skip


# How it is handed over


def fails(counts):
    raise OperationalError("gone")


def test_what_cannot_be_stored_is_kept_and_added_to(monkeypatch):
    monkeypatch.setattr(tallying, "AT_ONCE", 2)
    tally, stored = Tally(), []
    for number in range(5):
        tally.count((number, False))

    def fails_later(counts):
        if len(stored) == 1:
            raise OperationalError("gone")
        stored.append(counts)

    with pytest.raises(OperationalError):
        tally.hand_over(fails_later)
    tally.count((4, False))
    assert len(tally) == 3
    tally.hand_over(lambda counts: stored.append(counts))
    numbers = [(read[0], times) for counts in stored for read, times in counts.items()]
    assert numbers == [(0, 1), (1, 1), (2, 1), (3, 1), (4, 2)]


def test_a_database_that_stays_away_fills_no_memory(caplog):
    tally = Tally(room=100)
    for number in (*range(150), 0):
        tally.count((number, False))
    assert len(tally) == 100
    assert caplog.text.count("No room") == 1
    with pytest.raises(OperationalError):
        tally.hand_over(fails)
    assert len(tally) == 100


def test_readers_on_many_threads_are_counted_each_while_it_is_handed_over():
    tally, stored = Tally(), []

    def read():
        for _ in range(2_000):
            tally.count((1, False))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        tally.hand_over(lambda counts: stored.append(counts))
    tally.hand_over(lambda counts: stored.append(counts))
    assert sum(times for counts in stored for times in counts.values()) == 8_000


def test_a_clock_hands_over_when_it_is_time_and_not_before(monkeypatch, article):
    tally = Tally()
    monkeypatch.setattr(clockwork, "tally", tally)
    tally.count((article.pk, False))
    clockwork.hand_over_readings()
    assert not Reading.objects.exists()
    tally._next = 0
    clockwork.hand_over_readings()
    assert Reading.objects.get().screen == 1


def test_the_end_of_a_worker_hands_over_the_rest_and_says_where_it_cannot(
    monkeypatch, article, caplog
):
    tally = Tally()
    monkeypatch.setattr(clockwork, "tally", tally)
    monkeypatch.setattr(clockwork.connection, "close", lambda: None)
    tally.count((article.pk, False))
    clockwork.hand_over_the_last()
    assert Reading.objects.get().screen == 1
    tally.count((article.pk, False))
    monkeypatch.setattr(clockwork, "add_readings", fails)
    clockwork.hand_over_the_last()
    assert "The last readings are lost" in caplog.text


def test_a_fork_begins_with_nothing_counted():
    tally = Tally()
    tally.count((1, False))
    child = os.fork()
    if not child:  # pragma: no cover  in the child
        os._exit(len(tally))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert len(tally) == 1
