"""``manage.py lint``: every check that reads the code instead of running it."""

import subprocess
import sys
from pathlib import Path

CHECKS = (
    ("ruff", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("imports", ["-c", "from importlinter.cli import lint_imports_command as run; run()"]),
    ("migrations", ["manage.py", "makemigrations", "--check", "--dry-run"]),
    ("deployment", ["manage.py", "check"]),
)


def run(root: Path) -> int:
    """Run all checks, even after one that failed. Returns the exit code."""
    failed = []
    for name, command in CHECKS:
        print(f"-- {name}", flush=True)
        if subprocess.run([sys.executable, *command], cwd=root, check=False).returncode:  # noqa: S603
            failed.append(name)
    print(f"Lint: {', '.join(failed)} failed." if failed else "Lint: all clean.", flush=True)
    return 1 if failed else 0
