"""Files that are a picture and something else besides: a page with scripts, a program, an archive.

Nobody is ever sent an uploaded file, only what was made of its points. These are refused all the same: whoever
opens the originals one day, with whatever program, finds pictures. What merely follows a picture is let pass,
since telephones put a short film or a second picture there.
"""

import re

from articles.rules.refusals import NotFit
from articles.rules.wording import say

# What a page or a program for a web server begins with, wherever it stands; no picture has a reason to.
# Shorter marks would stand in some pictures by chance.
MARKUP = (b"<script", b"<html", b"<!doctype", b"<iframe", b"<body", b"<?php", b"<svg ", b"<svg>")
# An archive is read from its end: there its directory is announced (PKWARE’s APPNOTE 4.3.16), with a comment
# after it of at most so many bytes.
ZIP_END, ZIP_ENTRY, LONGEST_COMMENT = b"PK\x05\x06", b"PK\x01\x02", 65_535
ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\xfd7zXZ\x00")
PDF, PDF_WITHIN = b"%PDF-", 1_024  # readers look for its mark so far
# A JPEG’s marks in its data: what follows is no sample (ISO 10918-1, B.1.1), but a scan begins.
_MARK = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
MOST_SCANS = 60  # usual are ten; each goes through all points


def refuse_foreign(data: bytes, format_: str, *, field: str | None) -> None:
    """Raise ``NotFit`` for a picture that is something else as well, or a JPEG that never comes to its end."""
    if has_markup(data) or is_archive(data):
        raise NotFit(
            say(
                "This file holds more than a picture: a web page, a program or an archive. "
                "Open it in an image editor and save it anew."
            ),
            field=field,
        )
    if format_ == "JPEG" and scans_of(data) > MOST_SCANS:
        raise NotFit(
            say("This JPEG goes over its points too often: save it as an ordinary one."),
            field=field,
        )


def has_markup(data: bytes) -> bool:
    folded = data.lower()
    return any(mark in folded for mark in MARKUP)


def is_archive(data: bytes) -> bool:
    end = data.rfind(ZIP_END, max(0, len(data) - LONGEST_COMMENT - 22))
    return (
        (end >= 0 and ZIP_ENTRY in data)
        or any(mark in data for mark in ARCHIVES)
        or PDF in data[:PDF_WITHIN]
    )


def scans_of(data: bytes) -> int:
    """How often a JPEG goes over its points, up to its end."""
    place, scans = 2, 0
    while place + 4 <= len(data) and scans <= MOST_SCANS:
        mark = data[place + 1]
        if data[place] != 0xFF or mark == 0xD9:
            break
        if mark == 0xFF:  # filling
            place += 1
            continue
        place += 2 + int.from_bytes(data[place + 2 : place + 4])
        if mark == 0xDA:
            scans += 1
            following = _MARK.search(data, place)
            place = following.start() if following else len(data)
    return scans
