"""What a picture's file says of it in words: caption, creator, credit, rights, and what it shows.

Three ways of writing them are in use. XMP (ISO 16684-1, with the names of the IPTC Photo Metadata Standard) is the
newest, so it counts before IPTC-IIM 4.2, and that before Exif and the texts of PNG. Places, devices and persons shown
are not looked at.
"""

from collections.abc import Iterator

from PIL import Image, IptcImagePlugin

from articles.rules import limits
from articles.rules.cleaning import clean_line, clean_lines
from articles.rules.xmp import read_xmp

LONGEST = {
    "caption": limits.CAPTION, "alt": limits.ALTERNATIVE,
    "creator": limits.CREDIT, "credit": limits.CREDIT, "licence": limits.CREDIT,
}  # fmt: skip
IIM = {(2, 120): "caption", (2, 80): "creator", (2, 110): "credit", (2, 116): "licence"}
EXIF = {0x010E: "caption", 0x013B: "creator", 0x8298: "licence"}
PNG = {"Description": "caption", "Author": "creator", "Copyright": "licence"}
# What is written where nobody wrote anything.
NO_WORDS = {"olympus digital camera", "minolta digital camera", "screenshot", "default", "untitled"}
DAMAGED = (ValueError, SyntaxError, IndexError, KeyError, EOFError, OverflowError, TypeError, OSError,
           AttributeError, RuntimeError, ZeroDivisionError)  # fmt: skip


def words_in(picture: Image.Image) -> dict[str, str]:
    """``caption``, ``alt``, ``creator``, ``credit`` and ``licence``, as far as the file says them; each in its
    stored form and cut to its longest. What is damaged says nothing."""
    said: dict[str, str] = {}
    for read in (_xmp, _iim, _exif, _png):
        for name, text in _safely(read, picture):
            tidy = clean_lines(text) if name == "caption" else clean_line(text)
            if tidy and tidy.casefold() not in NO_WORDS:
                said.setdefault(name, tidy[: LONGEST[name]])
    return said


def _safely(read, picture: Image.Image) -> list[tuple[str, str]]:
    try:
        return list(read(picture))
    except DAMAGED:
        return []


def _xmp(picture: Image.Image) -> Iterator[tuple[str, str]]:
    yield from read_xmp(picture.info.get("xmp", b"")).items()


def _iim(picture: Image.Image) -> Iterator[tuple[str, str]]:
    found = IptcImagePlugin.getiptcinfo(picture) or {}
    for number, name in IIM.items():
        values = found.get(number, [])
        values = values if isinstance(values, list) else [values]
        if values:
            yield name, ", ".join(_text(value) for value in values)


def _exif(picture: Image.Image) -> Iterator[tuple[str, str]]:
    exif = picture.getexif()
    for number, name in EXIF.items():
        value = exif.get(number)
        if isinstance(value, str):  # the decoder takes each byte for a letter
            yield name, _text(value.encode("latin-1", "ignore")).replace("\0", " ")


def _png(picture: Image.Image) -> Iterator[tuple[str, str]]:
    if picture.format == "PNG":
        for key, name in PNG.items():
            if isinstance(value := picture.info.get(key), str):
                yield name, str(value)


def _text(value: bytes) -> str:
    """UTF-8 where it is that, whatever was announced; else the letters of Western Europe."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
