"""Files to bring in, one at a time: from folders, archives, or named one by one.

A file's name is its path below what was given, the same for an archive and for the folder it was packed
from; it identifies the article at the next run. Archives are read as a stream and never unpacked to disk.
Whatever cannot be read comes with a sentence instead of its bytes: every file is accounted for.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from articles.importing import archives

ARTICLE, NAMES, LIST_PAGE, OTHER = "article", "names", "list page", "other"
TEXTS = (".md", ".markdown", ".txt")
_NAME_FOLDERS = ("topics", "tags", "authors", "sources")


@dataclass(frozen=True)
class Found:
    """One file. ``kind`` is article, names, list page or other; other files are not read.

    ``problem`` is a sentence where the bytes are missing.
    """

    name: str
    kind: str
    data: bytes = b""
    problem: str = ""


def walk(paths: Iterable[str | os.PathLike]) -> Iterator[Found]:
    """Every file below ``paths``. A name met twice takes more of its path, so that none hides another."""
    seen: set[str] = set()
    for path in map(Path, paths):
        for found in _below(path):
            if found.name in seen:
                found = replace(found, name=f"{_shown(path.as_posix())}/{found.name}".lstrip("/"))
            seen.add(found.name)
            yield found


def kind_of(name: str) -> str:
    """What a file is for, by its path alone."""
    path = PurePosixPath(name)
    if path.suffix.lower() not in TEXTS or any(
        part.startswith((".", "__MACOSX")) for part in path.parts
    ):
        return OTHER
    folders = path.parts[:-1]
    if any(folder in _NAME_FOLDERS for folder in folders):
        own_name = path.name != "_index.md" or folders[-1] not in _NAME_FOLDERS
        return NAMES if own_name else LIST_PAGE
    return LIST_PAGE if path.stem == "_index" else ARTICLE


def _below(path: Path) -> Iterator[Found]:
    try:
        path.stat()
    except FileNotFoundError:
        yield Found(_shown(path.as_posix()), ARTICLE, problem="There is no such file or folder.")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "its name is none"
        yield Found(_shown(path.as_posix()), ARTICLE, problem=f"It cannot be opened: {reason}.")
    else:
        yield from _standing_at(path)


def _standing_at(path: Path) -> Iterator[Found]:
    if path.is_dir():
        yield from _folder(path)
    elif archives.is_archive(path.name):
        for member in archives.members(path, wanted=lambda name: kind_of(name) != OTHER):
            yield Found(_shown(member.name), kind_of(member.name), member.data, member.problem)
    else:
        kind = kind_of(path.name)
        yield _file(path, path.name, ARTICLE if kind == OTHER else kind)


def _folder(top: Path) -> Iterator[Found]:
    refused: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            shown = path.relative_to(top).as_posix()
            yield _member(path, shown)
    for error in refused:
        yield Found(_shown(str(error.filename)), OTHER, problem="This folder cannot be opened.")


def _member(path: Path, shown: str) -> Found:
    kind = kind_of(shown)
    if os.path.islink(path):  # noqa: PTH114 unlike Path.is_symlink it takes a closed folder calmly
        problem = "This is a link to another place; not followed."
        return Found(_shown(shown), kind, problem=problem)
    return _file(path, shown, kind)


def _file(path: Path, name: str, kind: str) -> Found:
    if kind == OTHER:
        return Found(_shown(name), kind)
    try:
        if not path.is_file():
            return Found(_shown(name), kind, problem="This is no ordinary file.")
        with path.open("rb") as file:
            data = file.read(archives.LARGEST_FILE + 1)
    except OSError as error:
        return Found(
            _shown(name),
            kind,
            problem=f"It cannot be opened: {error.strerror or 'unknown reason'}.",
        )
    if len(data) > archives.LARGEST_FILE:
        return Found(_shown(name), kind, problem=archives.TOO_LARGE)
    return Found(_shown(name), kind, data)


def _shown(name: str) -> str:
    """A file name as text, also where the disk holds one that is not."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
