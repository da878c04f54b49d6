"""Three servers, one database, a thousand schedules of one hour, and now one, now another that is killed."""

import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
DUE, FAILING, SERVERS, AHEAD, LIMIT = 1_000, 20, 3, 12, 240  # schedules, processes, seconds
# Made for tomorrow, and then all moved to one moment: making them takes as long as the machine is busy.
FILL = """
import sys, django; django.setup()
from datetime import timedelta
from django.db import transaction
from django.utils import timezone
from articles.actions.scheduling import schedule
from articles.models import Schedule
from tests.factories import a_draft, a_section, an_account
due, failing, ahead = map(int, sys.argv[1:])
section, left, tomorrow = a_section(), an_account("editor"), timezone.now() + timedelta(days=1)
with transaction.atomic():
    for number in range(due):
        by = left if number % (due // failing) == 0 else None
        draft = a_draft(section=section, tags=["Ports"])
        schedule(draft, verb="publish", at=tomorrow, zone="UTC", by=by)
    left.is_active = False
    left.save()
hour = timezone.now() + timedelta(seconds=ahead)
Schedule.objects.update(due_at=hour)
print(hour.timestamp())
"""
COUNT = """
import json, django; django.setup()
from articles.models import Announcement, DaybookEntry, LiveCopy, Revision, Schedule
lines = list(DaybookEntry.objects.filter(verb="carry out").values_list("thing", flat=True))
failures = list(DaybookEntry.objects.filter(verb="fail").values_list("thing", flat=True))
numbers = list(Announcement.objects.values_list("number", flat=True))
told = [name for names in Announcement.objects.values_list("names", flat=True)
        for name in names if name.startswith("article:")]
ended = list(Schedule.objects.exclude(done_at=None).values_list("done_at", flat=True))
print(json.dumps({
    **{state: Schedule.objects.filter(state=state).count() for state in ("waiting", "done", "failed")},
    "failures": len(failures), "failures_of": len(set(failures)),
    "live": LiveCopy.objects.count(), "lines": len(lines), "lines_of": len(set(lines)),
    "told": len(told), "told_of": len(set(told)), "gapless": numbers == list(range(1, len(numbers) + 1)),
    "revisions": Revision.objects.count(),
    "first": min(ended).timestamp() if ended else 0, "last": max(ended).timestamp() if ended else 0,
}))
"""


def run(environment, *words):
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout  # fmt: skip


def serve(environment):
    """One server, in a process group of its own so that it can be killed whole."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return subprocess.Popen(
        [sys.executable, "-m", "granian", "newsroom.wsgi:application", "--interface", "wsgi", "--workers", "1",
         "--port", str(port), "--log-level", "error"],
        cwd=ROOT, env=environment, start_new_session=True, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def kill(server):
    os.killpg(server.pid, signal.SIGKILL)
    server.wait(20)


def count(environment):
    return json.loads(run(environment, "-c", COUNT))


def waiting(environment):
    """How many wait still; asked of the database itself, since a process of its own takes too long."""
    url = environment["DATABASE_URL"]
    file = url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file) if file != url else psycopg.connect(url)) as there:
        rows = there.execute("SELECT count(*) FROM articles_schedule WHERE state = 'waiting'")
        return rows.fetchone()[0]


def kill_again_and_again(environment, servers, *, until):
    """Kill one of the servers whenever something was done since the last death, and begin another in its
    place, until nothing waits. Returns the number of deaths."""
    deaths, left = 0, DUE
    while left and time.time() < until:
        time.sleep(0.05)
        if (now_left := waiting(environment)) < left:
            time.sleep(random.uniform(0, 1))  # noqa: S311 no secret
            victim = random.randrange(SERVERS)  # noqa: S311 no secret
            kill(servers[victim])
            servers[victim] = serve(environment)
            deaths, left = deaths + 1, now_left
    return deaths


def test_a_thousand_schedules_are_carried_out_once_each_though_a_server_keeps_dying(environment):
    run(environment, "manage.py", "migrate", "--verbosity", "0")
    hour = float(run(environment, "-c", FILL, str(DUE), str(FAILING), str(AHEAD)))
    servers = [serve(environment) for _ in range(SERVERS)]
    try:
        time.sleep(max(0, hour - datetime.now(UTC).timestamp()))
        deaths = kill_again_and_again(environment, servers, until=hour + LIMIT)
        assert not waiting(environment)
        time.sleep(3)
        found = count(environment)
    finally:
        for server in servers:
            kill(server)
    print(
        f"{deaths} deaths; first after {found['first'] - hour:.2f} s, last after {found['last'] - hour:.2f} s"
    )
    assert deaths > SERVERS
    assert found["failed"] == found["failures"] == found["failures_of"] == FAILING
    done = DUE - FAILING
    assert found["done"] == found["live"] == found["lines"] == found["lines_of"] == done
    assert found["told"] == found["told_of"] == done
    assert found["gapless"]
    assert found["revisions"] == DUE + done  # each draft's, and the one that has its date
