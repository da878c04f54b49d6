"""A checkout's own site: what the settings are where nobody said anything.

Holds for commands in the checkout's own environment and for the demo. Elsewhere, production, the
settings ask for what is missing.
"""

import os
import secrets
from pathlib import Path


def fill_in(root: Path, command: str, *, bare: bool) -> None:
    """Set what the environment leaves open. Nothing that is set is changed, not even if it is wrong."""
    if command == "runserver":
        os.environ.setdefault("DEBUG", "1")
    if not bare and command not in ("demo", "test", "lint"):
        return
    var = root / "var"
    var.mkdir(exist_ok=True)
    host = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8000"
    everywhere = host in ("0.0.0.0", "::")  # noqa: S104 compared, not bound
    shown = "127.0.0.1" if everywhere else host
    own = {"127.0.0.1", "localhost", "[::1]", shown}
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{var / 'newsroom.sqlite3'}")
    os.environ.setdefault("ALLOWED_HOSTS", "*" if everywhere else ",".join(sorted(own)))
    os.environ.setdefault("SITE_URL", f"http://{_bracketed(shown)}:{port}")
    if "SECRET_KEY" not in os.environ:
        os.environ["SECRET_KEY"] = _own_key(var / "secret-key")


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _own_key(path: Path) -> str:
    """The checkout's key, made on first use, readable by its owner alone."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key
