"""Catalogs of translations: written as text (``.po``), read by gettext in a form of its own (``.mo``).

Only the first is kept in the repository. GNU gettext is not needed to make the second.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def stale(folders: list[str]) -> Iterator[Path]:
    """The catalogs below ``folders`` whose made form is missing, or older than their text."""
    for folder in folders:
        for text in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            made = text.with_suffix(".mo")
            if not made.exists() or made.stat().st_mtime < text.stat().st_mtime:
                yield text


def make(text: Path) -> Path:
    """Make the form that gettext reads, whole or not at all. Returns its path. An entry marked as
    uncertain (``fuzzy``) is left out: readers get English rather than a guess."""
    catalog = read_po(text.open("rb"), abort_invalid=True)
    made = text.with_suffix(".mo")
    handle, half = tempfile.mkstemp(dir=made.parent, prefix=".made-")
    with os.fdopen(handle, "wb") as file:
        write_mo(file, catalog)
    Path(half).chmod(0o644)
    Path(half).replace(made)
    return made
