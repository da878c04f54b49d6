"""A picture out of a file from anywhere: decoded whole within bounds, upright, in sRGB, without a clear part.

Everything that looks into a picture's points goes through here.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from articles.rules.refusals import NotFit
from articles.rules.wording import Sentence, say

LARGEST = 30 * 1024 * 1024  # bytes
SMALLEST = 64  # points each way
# By its content, whatever its name says → how many points it may have: a WebP is held four times over
# while it is decoded, a JPEG is made small by its decoder.
POINTS = {
    "JPEG": 60_000_000,
    "PNG": 16_000_000,
    "WEBP": 8_000_000,
    "GIF": 16_000_000,
    "AVIF": 16_000_000,
}
NAMES = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP", "GIF": "GIF", "AVIF": "AVIF"}
# What the decoders are known to raise on damaged files.
DAMAGED = (OSError, ValueError, SyntaxError, IndexError, KeyError, EOFError, OverflowError, TypeError,
           struct.error, ZeroDivisionError)  # fmt: skip
SRGB = ImageCms.createProfile("sRGB")
PAPER = (255, 255, 255)  # what shows through the clear parts of a picture


@dataclass(frozen=True)
class Decoded:
    """``image`` is RGB, upright, and perhaps smaller than the file’s, whose format and size are the others."""

    image: Image.Image
    format: str
    width: int
    height: int


def decoded(data: bytes, *, enough: int, field: str | None = None) -> Decoded:
    """The picture in ``data``; of one that moves, the first. Raises ``NotFit`` at ``field`` with what is wrong.

    ``enough`` are the points that its shorter side needs: a decoder that can may give no more.
    """
    if len(data) > LARGEST:
        raise NotFit(too_heavy(len(data)), field=field)
    with _told(field), Image.open(BytesIO(data), formats=list(POINTS)) as picture:
        refuse_size(picture, field)
        format_, size = picture.format, picture.size
        if picture.getexif().get(0x0112, 1) in (5, 6, 7, 8):  # it lies on its side
            size = size[::-1]
        profile = picture.info.get("icc_profile")
        small = _decoded(picture, enough)
        image = _in_srgb(ImageOps.exif_transpose(small), profile)
        image.info.clear()  # where and with what it was taken, and by whom
        return Decoded(image, format_, *size)


def too_heavy(size: int) -> Sentence:
    """What to say of a file of so many bytes, of which nothing else was looked at."""
    return say(
        "This file has %(size)s MB; the largest allowed is %(largest)s MB.",
        size=round(size / 1024**2), largest=LARGEST // 1024**2,
    )  # fmt: skip


def refuse_size(picture: Image.Image, field: str | None) -> None:
    """From the header alone, before anything is decoded."""
    width, height = picture.size
    if width * height > POINTS[picture.format]:
        most = POINTS[picture.format] // 1_000_000
        raise NotFit(say(
            "This picture has %(width)s × %(height)s points; a %(format)s may have %(most)s million.",
            width=width, height=height, format=NAMES[picture.format], most=most,
        ), field=field)  # fmt: skip
    if min(width, height) < SMALLEST:
        raise NotFit(say(
            "This picture has %(width)s × %(height)s points: it needs %(least)s each way to be seen.",
            width=width, height=height, least=SMALLEST,
        ), field=field)  # fmt: skip


@contextmanager
def _told(field: str | None) -> Iterator[None]:
    """What decoders raise, as a sentence for whoever sent the file."""
    try:
        yield
    except Image.UnidentifiedImageError as unknown:
        raise NotFit(
            say("This is no picture in JPEG, PNG, WebP, GIF or AVIF."), field=field
        ) from unknown
    except Image.DecompressionBombError as bomb:
        raise NotFit(
            say("This picture is too large: make it smaller first."), field=field
        ) from bomb
    except DAMAGED as damage:
        raise NotFit(
            say("This picture is damaged: it cannot be read to its end."), field=field
        ) from damage


def _decoded(picture: Image.Image, enough: int) -> Image.Image:
    if picture.format == "JPEG":
        shorter = min(picture.size)
        size = tuple(max(1, side * min(enough, shorter) // shorter) for side in picture.size)
        picture.draft(picture.mode, size)
    picture.load()
    return picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        flat = Image.new("RGB", clear.size, PAPER)
        flat.paste(clear, mask=clear)
        return flat
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(picture, own, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that says nothing, or of other colours: the points speak for themselves
    return picture.convert("RGB")
