"""Two hundred times ``kill -9`` while people save, publish and withdraw: nothing is ever half done."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
DEATHS, SEED = 200, 1


def test_a_killed_server_leaves_each_save_whole_or_undone_and_nothing_torn(environment):
    for words in (
        ["migrate", "--verbosity", "0"],
        ["collectstatic", "--noinput", "--verbosity", "0"],
    ):
        subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True)
    program = [sys.executable, "-m", "tests.journeys.sudden_death", str(DEATHS), str(SEED)]
    done = subprocess.run(
        program, cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    deaths = [json.loads(line) for line in done.stdout.splitlines()]
    inside = [count for death in deaths for count in death["inside"] or []]
    caught = sum(bool(death["inside"]) for death in deaths)
    sums = {
        name: sum(death[name] for death in deaths)
        for name in ("answered", "refused", "committed", "undone")
    }
    print(
        f"{len(deaths)} deaths, {caught} with a transaction open, after {sorted(set(inside))} statements; {sums}"
    )
    assert len(deaths) == DEATHS
    assert [wrong for death in deaths for wrong in death["wrong"]] == []
    assert caught > DEATHS / 4
    assert max(inside) - min(inside) > 40  # all along an action, not at one place of it
    assert sums["undone"] > DEATHS / 4
