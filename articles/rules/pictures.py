"""A picture as it may be shown: decoded whole, made small, written anew without what it carried along."""

import struct
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from articles.rules.refusals import NotFit
from articles.rules.wording import Sentence, say

LARGEST = 10 * 1024 * 1024  # bytes
WIDEST, TALLEST, SMALLEST = 640, 1_280, 64
# By its content, whatever its name says → how many points it may have: a WebP is held four times over
# while it is decoded, a JPEG is made small by its decoder.
POINTS = {"JPEG": 30_000_000, "PNG": 16_000_000, "WEBP": 8_000_000}
RESIZABLE = ("L", "LA", "RGB", "RGBA", "CMYK")
# What the decoders are known to raise on damaged files.
DAMAGED = (OSError, ValueError, SyntaxError, IndexError, KeyError, EOFError, OverflowError, TypeError,
           struct.error, ZeroDivisionError)  # fmt: skip


@dataclass(frozen=True)
class Rendition:
    """A picture in WebP."""

    content: bytes
    width: int
    height: int


def rendition(data: bytes, *, field: str) -> Rendition:
    """The picture in ``data`` as it may be shown. Raises ``NotFit`` at ``field`` with what is wrong."""
    if len(data) > LARGEST:
        raise NotFit(too_heavy(len(data)), field=field)
    try:
        with Image.open(BytesIO(data), formats=list(POINTS)) as picture:
            _refuse_size(picture, field)
            return _written(_shown(picture))
    except Image.UnidentifiedImageError as unknown:
        raise NotFit(say("This is no picture in JPEG, PNG or WebP."), field=field) from unknown
    except Image.DecompressionBombError as bomb:
        raise NotFit(
            say("This picture is too large: make it smaller first."), field=field
        ) from bomb
    except DAMAGED as damage:
        raise NotFit(
            say("This picture is damaged: it cannot be read to its end."), field=field
        ) from damage


def too_heavy(size: int) -> Sentence:
    """What to say of a file of so many bytes, of which nothing else was looked at."""
    return say(
        "This file has %(size)s MB; the largest allowed is %(largest)s MB.",
        size=round(size / 1024**2), largest=LARGEST // 1024**2,
    )  # fmt: skip


def _refuse_size(picture: Image.Image, field: str) -> None:
    """From the header alone, before anything is decoded."""
    width, height = picture.size
    if width * height > POINTS[picture.format]:
        most = POINTS[picture.format] // 1_000_000
        raise NotFit(say(
            "This picture has %(width)s × %(height)s points; a %(format)s may have %(most)s million.",
            width=width, height=height, format=picture.format, most=most,
        ), field=field)  # fmt: skip
    if min(width, height) < SMALLEST:
        raise NotFit(say(
            "This picture has %(width)s × %(height)s points: it needs %(least)s each way to be seen.",
            width=width, height=height, least=SMALLEST,
        ), field=field)  # fmt: skip


def _shown(picture: Image.Image) -> Image.Image:
    clear = picture.has_transparency_data
    small = picture if picture.mode in RESIZABLE else picture.convert("RGBA" if clear else "RGB")
    small.thumbnail((WIDEST, TALLEST))
    upright = ImageOps.exif_transpose(small)
    return upright.convert("RGBA" if clear else "RGB")


def _written(picture: Image.Image) -> Rendition:
    picture.info.clear()  # where and with what it was taken, and by whom
    content = BytesIO()
    picture.save(content, "WEBP", quality=82)
    return Rendition(content.getvalue(), *picture.size)
