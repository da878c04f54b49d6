"""What ``manage.py`` does, in order: environment, settings, command."""

import os
import sys
from pathlib import Path

from newsroom.launch import local, venv


def main(root: str, argv: list[str]) -> None:
    """Run the command of ``argv`` for the checkout at ``root``; never returns a traceback for a setting."""
    root = Path(root)
    command = argv[1] if len(argv) > 1 else "help"
    bare = venv.is_ours_to_make(root)
    if bare:
        venv.enter(root, argv, development=command in ("test", "lint"))
    local.fill_in(root, command, bare=bare)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        _run(root, command, argv)
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] in ("articles", "newsroom"):
            raise
        sys.exit(
            f"{error.name} is not installed here: install requirements.txt in this environment."
        )


def _run(root: Path, command: str, argv: list[str]) -> None:
    if command == "test":
        from newsroom.launch import testing

        sys.exit(testing.run(root, argv[2:]))
    if command == "lint":
        from newsroom.launch import linting

        sys.exit(linting.run(root))
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        from django.conf import settings

        settings.INSTALLED_APPS  # noqa: B018 read now, so that a wrong setting is one sentence
    except ImproperlyConfigured as wrong:
        sys.exit(str(wrong))
    from django.db import OperationalError

    try:
        if command == "demo":
            from newsroom.launch import demo

            demo.run(root)
        else:
            execute_from_command_line(argv)
    except OperationalError as error:
        _say_if_away(error)
        raise


def _say_if_away(error) -> None:
    """End with a sentence where the reason is that nothing answers at DATABASE_URL."""
    from django.db import OperationalError, connection

    try:
        connection.close()
        connection.ensure_connection()
    except OperationalError:
        reason = " ".join(str(error).split())
        sys.exit(f"The database at DATABASE_URL does not answer: {reason}")
