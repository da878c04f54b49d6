"""``manage.py test``: everything, on SQLite, on a real PostgreSQL, and in a real browser."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from newsroom.launch import cluster, debian

NOTHING_SELECTED = 5  # pytest's exit code
CORES = "2"
BROWSERS = "3"  # a page often waits for its own clock


@dataclass
class Stage:
    name: str
    outcome: str = ""
    seconds: float = 0.0
    install: str = ""  # the line that would make a skipped stage run

    @property
    def failed(self) -> bool:
        return self.outcome == "failed"


def run(root: Path, args: list[str]) -> int:
    """Run the stages with ``args`` handed on to pytest. Returns the exit code."""
    slow = "--slow" in args
    args = [arg for arg in args if arg != "--slow"]
    everything = not any(not arg.startswith("-") for arg in args)
    marks = "" if slow else " and not slow"
    first = " and not first" if everything and not slow else ""
    # Each process has a part of the files in a row, so what the tests of one share is made once.
    spread = ["-n", CORES, "--dist", "worksteal"] if everything else []
    in_browsers = ["-n", BROWSERS, "--dist", "loadfile", "tests/browser"] if everything else []
    stages = [
        _on_sqlite(root, [*spread, "-m", f"not browser and not postgres{marks}", *args]),
        _on_postgresql(root, [*spread, "-m", f"not browser and not plain{marks}{first}", *args]),
        # By files: the journeys of one share a server and a paper.
        _in_browser(root, [*in_browsers, "-m", f"browser{marks}", *args]),
    ]
    return _closing(stages)


def _on_sqlite(root: Path, args: list[str]) -> Stage:
    return _pytest(root, Stage("SQLite"), args, DATABASE_URL="sqlite:///:memory:")


def _on_postgresql(root: Path, args: list[str]) -> Stage:
    stage = Stage("PostgreSQL", install="apt install postgresql")
    programs = debian.postgresql()
    if programs is None:
        return _skip(stage)
    with cluster.throw_away(programs) as url:
        return _pytest(root, stage, args, DATABASE_URL=url)


def _in_browser(root: Path, args: list[str]) -> Stage:
    stage = Stage("Chromium", install="apt install chromium default-jre-headless npm")
    chromium, java, tools = debian.chromium(), debian.java(), _node_tools(root)
    if not (chromium and java and tools):
        return _skip(stage)
    found = {"NEWSROOM_CHROMIUM": chromium, "NEWSROOM_JAVA": java, "NEWSROOM_NODE": str(tools)}
    return _pytest(root, stage, args, DATABASE_URL="sqlite:///:memory:", **found)


def _node_tools(root: Path) -> Path | None:
    """The folder of the checkers from npm, installed by their lock; None where that cannot be done."""
    npm = debian.npm()
    if not npm:
        return None
    place = root / "var" / "node"
    place.mkdir(parents=True, exist_ok=True)
    lock = root / "tests" / "browser" / "package-lock.json"
    done = place / "node_modules" / ".done"
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return done.parent
    for name in ("package.json", "package-lock.json"):
        shutil.copy(lock.with_name(name), place / name)
    print("Installing the checkers of pages from npm …", flush=True)
    command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    installed = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)  # noqa: S603
    if installed.returncode:
        print(installed.stderr[-2000:], flush=True)
        return None
    done.write_bytes(lock.read_bytes())
    return done.parent


def _pytest(root: Path, stage: Stage, args: list[str], **environment: str) -> Stage:
    print(f"\n== {stage.name} ==", flush=True)
    begun = time.monotonic()
    command = [sys.executable, "-m", "pytest", *args]
    environment = _read_once(root) | environment
    code = subprocess.run(command, cwd=root, env=environment, check=False).returncode  # noqa: S603
    stage.seconds = time.monotonic() - begun
    stage.outcome = {0: "passed", NOTHING_SELECTED: "nothing selected"}.get(code, "failed")
    return stage


def _read_once(root: Path) -> dict[str, str]:
    """The environment, in which Python keeps what it compiled beside the checkout's own files, whatever it does
    otherwise: three stages, each in several processes, and the servers they begin, read the same modules."""
    kept = {"PYTHONPYCACHEPREFIX": str(root / "var" / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    return os.environ | kept


def _skip(stage: Stage) -> Stage:
    stage.outcome = "failed" if os.environ.get("CI") == "true" else "SKIPPED"
    print(f"\n== {stage.name} == cannot run here. To run it: {stage.install}", flush=True)
    return stage


def _closing(stages: list[Stage]) -> int:
    print()
    for stage in stages:
        how = f"{stage.seconds:.0f} s" if stage.seconds else f"to run it: {stage.install}"
        print(f"{stage.name:>12}: {stage.outcome} ({how})")
    skipped = [stage for stage in stages if stage.outcome == "SKIPPED"]
    if skipped:
        print("!" * 78)
        for stage in skipped:
            print(f"!! {stage.name} was NOT tested. Install what it needs: {stage.install}")
        print("!" * 78)
    nothing = all(stage.outcome in ("nothing selected", "SKIPPED") for stage in stages)
    if nothing:
        print("No test was selected.")
    return 1 if nothing or any(stage.failed for stage in stages) else 0
