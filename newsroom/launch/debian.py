"""Programs that the tests need and pip cannot bring: found on the machine, else installed if we may."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path


def chromium() -> str:
    """The path of a Chromium, or an empty text. The one without a window, where there is one: it does the same with
    half the work."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    shell = "chromium-headless-shell"
    return _program((shell,), package=shell) or _program(names, package="chromium")


def java() -> str:
    return _program(("java",), package="default-jre-headless")


def npm() -> str:
    return _program(("npm",), package="npm")


def postgresql() -> Path | None:
    """The folder of PostgreSQL's server programs, or None."""
    return _postgresql() or (_install("postgresql") and _postgresql()) or None


def _postgresql() -> Path | None:
    found = [Path(path).parent for path in [shutil.which("initdb")] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in found if (folder / "initdb").exists()), None)


def _program(names: tuple[str, ...], *, package: str) -> str:
    for name in names:
        if path := shutil.which(name):
            return path
    return _program(names, package="") if package and _install(package) else ""


@cache
def _may_install() -> tuple[str, ...] | None:
    """The prefix of a command that may install packages: none for root, sudo if it asks nothing."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ()
    sudo = shutil.which("sudo")
    asks_nothing = sudo and not _quiet([sudo, "-n", "true"]).returncode
    return (sudo, "-n") if asks_nothing else None


@cache
def _update() -> bool:
    return _quiet([*_may_install(), "apt-get", "update", "-q"]).returncode == 0


@cache
def _install(package: str) -> bool:
    if _may_install() is None:
        return False
    print(f"Installing the Debian package {package} …", flush=True)
    _update()
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = [
        *_may_install(),
        "apt-get",
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
        package,
    ]
    return _quiet(command, env=environment).returncode == 0


def _quiet(command, **more) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, check=False, **more)  # noqa: S603
