"""``manage.py demo``: the whole site with a paper in it, as production serves it."""

import hashlib
import os
import socket
import sys
from pathlib import Path

WORKERS, THREADS = "2", "4"


def run(root: Path) -> None:
    """Make the database, the static files, the paper and the accounts where missing; then serve."""
    host, port = _address()
    os.environ["DEBUG"] = "0"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("compilemessages", verbosity=0)
    _collect_static(root)
    from articles.demo import load_demo

    load_demo(_say)
    _make_accounts(root / "var" / "demo-accounts.txt")
    _say(
        f"The paper is at {os.environ['SITE_URL']}/ and the desk at {os.environ['SITE_URL']}/desk/"
    )
    _say("The accounts are in var/demo-accounts.txt. Ctrl-C stops the server.")
    _serve(host, port)


def _address() -> tuple[str, int]:
    """Where to listen. Ends with a sentence where that cannot be."""
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        sys.exit(f"PORT is “{port}”: it must be a number from 1 to 65535.")
    try:
        family, kind, *_, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        sys.exit(
            f"Nothing can listen at {host}, port {port} ({error.strerror}). Choose another PORT or HOST."
        )
    return host, int(port)


def _collect_static(root: Path) -> None:
    """Collect the static files if any has changed since the last time."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".collected"
    state = hashlib.sha256((root / "requirements.txt").read_bytes())
    for path in sorted((root / "static").rglob("*")):
        if path.is_file():
            state.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    if stamp.exists() and stamp.read_text(encoding="ascii") == state.hexdigest():
        return
    _say("Collecting static files …")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(state.hexdigest(), encoding="ascii")


def _make_accounts(path: Path) -> None:
    """Write the demo's accounts, one a line; with new passwords if the file is gone, or the database is
    another one than the file tells of."""
    from articles.demo.accounts import has_accounts, make_accounts

    if path.exists() and has_accounts():
        return
    lines = [" ".join(account) + "\n" for account in make_accounts()]
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        file.writelines(lines)


def _serve(host: str, port: int) -> None:
    """Become the application server."""
    command = [
        sys.executable, "-m", "granian", "newsroom.wsgi:application", "--interface", "wsgi",
        "--host", host, "--port", str(port), "--workers", WORKERS, "--blocking-threads", THREADS,
        "--respawn-failed-workers", "--workers-kill-timeout", "5", "--log-level", "warning",
    ]  # fmt: skip
    os.chdir(Path(__file__).resolve().parents[2])
    os.execv(sys.executable, command)  # noqa: S606


def _say(sentence: str) -> None:
    print(sentence, flush=True)
