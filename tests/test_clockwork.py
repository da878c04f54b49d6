"""The clock of a worker, and the command that does its work from a timer."""

import os
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import OperationalError

from articles import clockwork
from articles.actions.scheduling import schedule
from articles.models import LiveCopy
from tests.factories import a_draft, a_section

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
EIGHT = datetime(2026, 12, 2, 23, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def looks(monkeypatch):
    """How often the clocks of this test looked."""
    seen = []
    monkeypatch.setattr(clockwork, "DUTIES", [lambda **_: seen.append(os.getpid())])
    monkeypatch.setattr(clockwork, "PAUSE", 0.02)
    return seen


@pytest.fixture
def worker_clock(looks):
    """A clock that ends with the test."""
    clock = clockwork.Clock()
    yield clock
    clock.stop()
    if clock._thread:
        clock._thread.join()


def wait_until(true):
    for _ in range(200):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("It did not happen within four seconds.")


def clocks():
    return [thread for thread in threading.enumerate() if thread.name == "clock"]


def an_article_due(**more):
    article = a_draft("Talks", section=a_section())
    return schedule(article, verb="publish", at=EIGHT, zone="Asia/Tokyo", by=None, **more)


def test_a_server_that_is_loaded_looks_without_being_asked_for_a_page(looks, worker_clock):
    clockwork.keep_time(lambda *_: None, worker_clock)
    wait_until(lambda: len(looks) > 2)


def test_each_request_finds_the_clock_running_and_begins_no_second_one(worker_clock):
    before = len(clocks())
    application = clockwork.keep_time(lambda *_: [b"answer"], worker_clock)
    for _ in range(5):
        assert application({}, None) == [b"answer"]
    assert len(clocks()) == before + 1


def test_a_request_starts_a_clock_that_died(looks, worker_clock):
    application = clockwork.keep_time(lambda *_: None, worker_clock)
    worker_clock.stop()
    worker_clock._thread.join()
    worker_clock._stopping.clear()
    looks.clear()
    application({}, None)
    wait_until(lambda: looks)


def test_a_fork_of_a_loaded_server_has_a_clock_of_its_own(looks, worker_clock):
    """As after ``gunicorn --preload``."""
    clockwork.keep_time(lambda *_: None, worker_clock)
    child = os.fork()
    if not child:  # pragma: no cover  in the child
        looks.clear()
        for _ in range(100):
            if os.getpid() in looks:
                os._exit(0)
            time.sleep(0.02)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_database_that_is_away_is_logged_once_and_looked_for_again(monkeypatch, caplog):
    away = [True]

    def look(**_):
        if away:
            raise OperationalError("no connection")

    monkeypatch.setattr(clockwork, "DUTIES", [look])
    monkeypatch.setattr(clockwork.connection, "close", lambda: None)
    clock = clockwork.Clock()
    assert [clock.look() for _ in range(3)] == [False] * 3
    assert caplog.text.count("out of reach") == 1
    away.clear()
    assert clock.look()
    assert caplog.text.count("within reach again") == 1


@pytest.mark.django_db
def test_the_command_carries_out_what_is_due_and_says_so(clock, capsys):
    an_article_due()
    clock.move_to(EIGHT + timedelta(hours=1))
    call_command("publish_due")
    said = capsys.readouterr().out
    assert said == "Published: “Talks”, due 3 December 2026, 08:00 (Asia/Tokyo), late\n"
    assert LiveCopy.objects.exists()
    call_command("publish_due")
    assert capsys.readouterr().out == "Nothing was due.\n"


@pytest.mark.django_db
def test_the_command_fails_where_a_schedule_failed(clock, capsys):
    made = an_article_due()
    type(made).objects.update(maker="gone")
    clock.move_to(EIGHT)
    with pytest.raises(CommandError, match="1 of 1 failed"):
        call_command("publish_due")
    assert "Not published: “Talks”, due 3 December" in capsys.readouterr().out
