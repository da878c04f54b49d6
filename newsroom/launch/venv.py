"""The checkout's own virtual environment, made from the hashed lock on first use."""

import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

PRODUCTION, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"


def folder(root: Path) -> Path:
    return root / ".venv"


def python_of(root: Path) -> Path:
    return folder(root) / "bin" / "python"


def is_inside(root: Path) -> bool:
    """Whether this process runs in the checkout's own environment."""
    return Path(sys.prefix).resolve() == folder(root).resolve()


def is_ours_to_make(root: Path) -> bool:
    """False in another virtual environment and where the surroundings (a container) say no."""
    if os.environ.get("NEWSROOM_NO_BOOTSTRAP", "") not in ("", "0"):
        return False
    return is_inside(root) or sys.prefix == sys.base_prefix


def enter(root: Path, argv: list[str], *, development: bool) -> None:
    """Make or complete the environment if needed, then go on in it. Ends with a sentence if it cannot."""
    wanted = [PRODUCTION, DEVELOPMENT] if development else [PRODUCTION]
    if not _is_complete(root, wanted):
        with _alone(root):
            if not _is_complete(root, wanted):  # another process may have made it meanwhile
                _make(root, wanted)
    elif is_inside(root):
        return
    python = str(python_of(root))
    os.execv(python, [python, str(root / "manage.py"), *argv[1:]])  # noqa: S606 ourselves


def _stamp(root: Path) -> Path:
    return folder(root) / "newsroom.json"


def _facts(root: Path, names: list[str]) -> dict:
    """What an environment was made from: another Python, place or lock makes it another one."""
    locks = {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in names}
    return {"python": list(sys.version_info[:2]), "place": str(root)} | locks


def _noted(root: Path) -> dict:
    try:
        return json.loads(_stamp(root).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _is_complete(root: Path, names: list[str]) -> bool:
    noted = _noted(root)
    return os.access(python_of(root), os.X_OK) and all(
        noted.get(key) == value for key, value in _facts(root, names).items()
    )


def _make(root: Path, names: list[str]) -> None:
    noted, facts = _noted(root), _facts(root, names)
    usable = os.access(python_of(root), os.X_OK) and all(
        noted.get(key) == facts[key] for key in ("python", "place")
    )
    if not usable:
        _say("Making .venv …")
        _new(root)
    for name in names:
        if noted.get(name) != facts[name] or not usable:
            _say(f"Installing {name} …")
            _install(root, name)
    _stamp(root).write_text(json.dumps(facts), encoding="utf-8")


def _new(root: Path) -> None:
    if not importlib.util.find_spec("ensurepip") and not shutil.which("uv"):
        version = ".".join(map(str, sys.version_info[:2]))
        sys.exit(
            f"This Python cannot make virtual environments: install the package python{version}-venv "
            f"(apt install python{version}-venv), then run this again."
        )
    shutil.rmtree(folder(root), ignore_errors=True)
    without_pip = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    made = _quietly([sys.executable, "-m", "venv", *without_pip, str(folder(root))])
    if made.returncode:
        sys.exit(f"The virtual environment .venv could not be made:\n{made.stderr or made.stdout}")


def _install(root: Path, name: str) -> None:
    python, lock = str(python_of(root)), str(root / name)
    if uv := shutil.which("uv"):
        command = [uv, "pip", "install", "-q", "--python", python, "--require-hashes", "-r", lock]
        if _quietly(command).returncode == 0:
            return
        # uv does not read pip's configuration: where a mirror stands there, pip can do it.
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    done = _quietly([*pip, "--require-hashes", "-r", lock])
    if done.returncode:
        sys.exit(
            f"{name} could not be installed. Is the network there?\n{done.stderr or done.stdout}"
        )


def _quietly(command: list[str]) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


class _alone:  # noqa: N801 reads as a word: with _alone(root)
    """One process at a time makes the environment; the next one finds it made."""

    def __init__(self, root: Path):
        self.path = root / ".venv.lock"

    def __enter__(self):
        self.file = self.path.open("w")
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *failure):
        self.file.close()
