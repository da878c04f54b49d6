"""Merging a tag of many articles, and undoing it, in a process that is killed again and again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEATHS = 60

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_whoever_is_killed_while_tags_are_merged_leaves_all_of_it_or_nothing(environment):
    def run(*words):
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )

    run("manage.py", "migrate", "-v0")
    told = json.loads(run("-m", "tests.journeys.killed_moderators", str(DEATHS)).stdout)
    assert [death["wrong"] for death in told["deaths"] if death["wrong"]] == []
    assert len(told["deaths"]) == DEATHS
    assert {death["merged"] for death in told["deaths"]} == {0, 1}  # killed in either state
    assert told["deaths"][-1]["acts"] > 10
