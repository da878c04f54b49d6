"""A throw-away PostgreSQL: a cluster in a temporary folder, reached by a socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# It lives for one run, and may lose everything at the end of it.
FAST = " ".join(
    f"-c {name}={value}"
    for name, value in {
        "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "wal_level": "minimal",
        "max_wal_senders": 0, "max_wal_size": "4GB", "autovacuum": "off", "jit": "off", "max_connections": 60,
    }.items()
)  # fmt: skip


@contextmanager
def throw_away(programs: Path) -> Iterator[str]:
    """A running cluster; yields its DATABASE_URL. ``programs`` is the folder of initdb and pg_ctl."""
    place = Path(tempfile.mkdtemp(prefix="newsroom-pg-"))
    as_owner = _as_owner(place)
    data, log = place / "data", place / "log"
    try:
        _run([*as_owner, programs / "initdb", "-D", data, "-U", "newsroom", "-A", "trust",
              "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories='{place}' {FAST}"
        _run([*as_owner, programs / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start"])
        yield f"postgres://newsroom@/postgres?host={place}"
    finally:
        stop = [*as_owner, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"]
        subprocess.run([str(word) for word in stop], capture_output=True, check=False)  # noqa: S603
        shutil.rmtree(place, ignore_errors=True)


def _as_owner(place: Path) -> list[str]:
    """The server refuses to run as root: then another user owns the folder and runs it."""
    if os.geteuid() != 0:
        return []
    users = {user.pw_name for user in pwd.getpwall()}
    owner = "postgres" if "postgres" in users else "nobody"
    shutil.chown(place, owner)
    place.chmod(0o755)
    return ["runuser", "-u", owner, "--"]


def _run(command) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(  # noqa: S603 PostgreSQL's own programs
        words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/", check=False
    )
    if done.returncode:
        raise RuntimeError(
            f"{Path(words[-1]).name}: PostgreSQL would not start: {done.stderr[-2000:]}"
        )
