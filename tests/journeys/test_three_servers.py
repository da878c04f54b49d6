"""Three servers, one database, three hundred schedules of one hour, and now one, now another that is killed."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
DUE, SERVERS, AHEAD, LIMIT = 300, 3, 25, 150  # schedules, processes, seconds, seconds
FILL = """
import sys, django; django.setup()
from datetime import timedelta
from django.utils import timezone
from articles.actions.scheduling import schedule
from tests.factories import a_draft, a_section
section = a_section()
drafts = [a_draft(section=section, tags=["Ports"]) for _ in range(int(sys.argv[1]))]
hour = timezone.now() + timedelta(seconds=int(sys.argv[2]))
for draft in drafts:
    schedule(draft, verb="publish", at=hour, zone="UTC", by=None)
print(hour.timestamp())
"""
COUNT = """
import json, django; django.setup()
from articles.models import Announcement, DaybookEntry, LiveCopy, Revision, Schedule
lines = list(DaybookEntry.objects.filter(verb="carry out").values_list("thing", flat=True))
numbers = list(Announcement.objects.values_list("number", flat=True))
told = [name for names in Announcement.objects.values_list("names", flat=True)
        for name in names if name.startswith("article:")]
ended = list(Schedule.objects.exclude(done_at=None).values_list("done_at", flat=True))
print(json.dumps({
    "states": sorted(set(Schedule.objects.values_list("state", flat=True))),
    "waiting": Schedule.objects.filter(state="waiting").count(),
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


def test_three_hundred_schedules_are_carried_out_once_each_though_a_server_keeps_dying(environment):
    run(environment, "manage.py", "migrate", "--verbosity", "0")
    hour = float(run(environment, "-c", FILL, str(DUE), str(AHEAD)))
    servers, deaths = [serve(environment) for _ in range(SERVERS)], 0
    try:
        time.sleep(max(0, hour - datetime.now(UTC).timestamp() + 0.5))
        found = {"waiting": DUE}
        while found["waiting"] and time.time() < hour + LIMIT:
            victim = random.randrange(SERVERS)  # noqa: S311 no secret
            kill(servers[victim])
            deaths += 1
            servers[victim] = serve(environment)
            time.sleep(random.uniform(0.3, 1))  # noqa: S311 no secret
            found = count(environment)
        assert not found["waiting"], found
        time.sleep(3)
        found = count(environment)
    finally:
        for server in servers:
            kill(server)
    print(
        f"{deaths} deaths; first after {found['first'] - hour:.2f} s, last after {found['last'] - hour:.2f} s"
    )
    assert deaths
    assert found["states"] == ["done"]
    assert found["live"] == found["lines"] == found["lines_of"] == DUE
    assert found["told"] == found["told_of"] == DUE
    assert found["gapless"]
    assert found["revisions"] == 2 * DUE  # the draft's, and the one that has its date
