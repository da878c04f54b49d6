"""The members of tar and zip archives, as a stream, within limits, and only those of an innocent name."""

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

LARGEST_FILE = 2_000_000  # bytes of one article
LARGEST_ARCHIVE = 1_000_000_000  # bytes unpacked, whether they are read or not
MOST_MEMBERS = 200_000
TOO_LARGE = "This is larger than one article can be (2 MB)."

_LONGEST_HEADER = 1_000_000
_TAR = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2")
_OPENERS = {
    "gz": gzip.open,
    "tgz": gzip.open,
    "xz": lzma.open,
    "txz": lzma.open,
    "bz2": bz2.open,
    "tbz2": bz2.open,
}
_BROKEN = (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError, zlib.error, lzma.LZMAError, ValueError,
           NotImplementedError, RuntimeError)  # fmt: skip


@dataclass(frozen=True)
class Member:
    """One file of an archive, or the archive itself with its problem."""

    name: str
    data: bytes = b""
    problem: str = ""


def is_archive(name: str) -> bool:
    """True for the file names of archives that can be read here."""
    return name.lower().endswith((*_TAR, ".zip"))


def members(path: Path, *, wanted: Callable[[str], bool]) -> Iterator[Member]:
    """The files in the archive at ``path`` in their order; those not ``wanted`` come without their bytes."""
    read = _zip if path.name.lower().endswith(".zip") else _tar
    count = 0
    try:
        for count, member in enumerate(read(path, wanted), start=1):  # noqa: B007 - the last count matters
            yield member
        if not count:
            yield Member(path.name, problem="There is no file in this archive.")
    except _Enough as reason:
        yield Member(path.name, problem=str(reason))
    except _BROKEN:
        yield Member(
            path.name, problem="The archive is damaged here; what comes after was not read."
        )


class _Enough(Exception):
    """The archive is larger than anything to be brought in."""


class _Header(tarfile.TarInfo):
    """A header that refuses to be a flood: tarfile reads extended headers whole into memory."""

    @classmethod
    def frombuf(cls, buf, encoding, errors):
        header = super().frombuf(buf, encoding, errors)
        extended = header.type in (
            *tarfile.GNU_TYPES,
            tarfile.XHDTYPE,
            tarfile.XGLTYPE,
            tarfile.SOLARIS_XHDTYPE,
        )
        if extended and header.type != tarfile.GNUTYPE_SPARSE and header.size > _LONGEST_HEADER:
            raise tarfile.ReadError("extended header too long")
        return header


def _tar(path: Path, wanted: Callable[[str], bool]) -> Iterator[Member]:
    opener = _OPENERS.get(path.name.lower().rpartition(".")[2], open)
    total = 0
    with (
        opener(path, "rb") as stream,
        tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as archive,
    ):
        for count, header in enumerate(archive, start=1):
            archive.members = []  # tarfile would keep every header
            total += max(0, header.size)
            _stop_at(count, total)
            if header.isdir():
                continue
            name = header.name.removeprefix("./")
            problem = _problem(name, header.isreg(), header.size if wanted(name) else 0)
            if problem or not wanted(name):
                yield Member(name, problem=problem)
            else:
                yield Member(name, archive.extractfile(header).read(LARGEST_FILE))


def _zip(path: Path, wanted: Callable[[str], bool]) -> Iterator[Member]:
    total = 0
    with zipfile.ZipFile(path) as archive:
        for count, header in enumerate(archive.infolist(), start=1):
            _stop_at(count, total)
            if header.is_dir():
                continue
            mode = header.external_attr >> 16
            size = header.file_size if wanted(header.filename) else 0
            problem = _problem(header.filename, not stat.S_ISLNK(mode), size)
            if header.flag_bits & 1:
                problem = problem or "It is locked with a password."
            if problem or not wanted(header.filename):
                yield Member(header.filename, problem=problem)
                continue
            data = _unzipped(archive, header)
            total += len(data)
            fits = len(data) <= LARGEST_FILE
            yield Member(header.filename, data if fits else b"", "" if fits else TOO_LARGE)


def _unzipped(archive: zipfile.ZipFile, header: zipfile.ZipInfo) -> bytes:
    with archive.open(header) as file:
        return file.read(LARGEST_FILE + 1)


def _stop_at(count: int, total: int) -> None:
    if count > MOST_MEMBERS or total > LARGEST_ARCHIVE:
        raise _Enough("The archive holds too much; what comes after was not read.")


def _problem(name: str, ordinary: bool, size: int) -> str:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        return "Its name leads out of the archive; it was not read."
    if not ordinary:
        return "This is a link or a device, not a file."
    return TOO_LARGE if size > LARGEST_FILE else ""
