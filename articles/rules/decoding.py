"""A picture out of a file from anywhere: decoded whole within bounds, upright, in sRGB, without a clear part.

Everything that looks into a picture's points goes through here. What a decoder may cost is known from the file's
first bytes, before it begins: by format, how many points it may have. All bounds together keep a file under five
seconds and 150 MB; ``tests/rules/test_decoding.py`` measures the largest that are let pass.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageFile

from articles.rules.foreign import refuse_foreign
from articles.rules.picture_words import words_in
from articles.rules.refusals import NotFit
from articles.rules.wording import Sentence, say

LARGEST = 30 * 1024 * 1024  # bytes
SMALLEST = 64  # points each way
MILLION = 1_000_000
# By its content, whatever its name says → how many points it may have. A JPEG is made small by its decoder, and
# the largest cameras make 61 million; the others are held whole: a PNG in four bytes a point, an AVIF and a WebP
# several times over.
POINTS = {
    "JPEG": 64 * MILLION,
    "PNG": 24 * MILLION,
    "GIF": 24 * MILLION,
    "AVIF": 12 * MILLION,
    "WEBP": 8 * MILLION,
}
# A progressive JPEG is held whole as well, in two bytes for each sample.
PROGRESSIVE = 145 * MILLION  # bytes: 24 million points in full colour
NAMES = {name: name for name in POINTS} | {"WEBP": "WebP"}
# What the decoders are known to raise on damaged files.
DAMAGED = (OSError, ValueError, SyntaxError, IndexError, KeyError, EOFError, OverflowError, TypeError,
           RuntimeError, AttributeError, struct.error, ZeroDivisionError)  # fmt: skip
SRGB = ImageCms.createProfile("sRGB")
PAPER = (255, 255, 255)  # what shows through the clear parts of a picture
# The number that a camera writes for how it was held (Exif 2.3, 4.6.4) → what brings the picture upright.
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = (5, 6, 7, 8)
ORIENTATION = 0x0112
BAND = MILLION  # points that are converted at a time


@dataclass(frozen=True)
class Decoded:
    """``image`` is RGB, upright, and perhaps smaller than the file’s, whose format and upright size are the
    others; ``words`` are what the file says of it (``rules.picture_words``)."""

    image: Image.Image
    format: str
    width: int
    height: int
    words: dict[str, str]


def decoded(data: bytes, *, enough: int, field: str | None = None) -> Decoded:
    """The picture in ``data``; of one that moves, the first. Raises ``NotFit`` at ``field`` with what is wrong.

    ``enough`` are the points that its shorter side needs: it may come with fewer than it has.
    """
    if len(data) > LARGEST:
        raise NotFit(too_heavy(len(data)), field=field)
    with _told(field), Image.open(BytesIO(data), formats=list(POINTS)) as picture:
        format_, size = _format_of(picture), picture.size
        _refuse_size(picture, field)
        refuse_foreign(data, format_, field=field)
        _load(picture, enough)
        turn = _orientation_of(picture)
        image = _in_srgb(picture, _small(picture, enough))
        if turn in UPRIGHT:
            image = image.transpose(UPRIGHT[turn])
        image.info.clear()  # where and with what it was taken, and by whom
        return Decoded(image, format_, *_turned(size, turn), words_in(picture))


def too_heavy(size: int) -> Sentence:
    """What to say of a file of so many bytes, of which nothing else was looked at."""
    return say(
        "This file has %(size)s MB; the largest allowed is %(largest)s MB.",
        size=round(size / 1024**2), largest=LARGEST // 1024**2,
    )  # fmt: skip


def _format_of(picture: ImageFile.ImageFile) -> str:
    """A JPEG with more pictures behind it, as telephones make them, is one."""
    return "JPEG" if picture.format == "MPO" else picture.format


def _refuse_size(picture: ImageFile.ImageFile, field: str | None) -> None:
    """From the header alone, before anything is decoded."""
    width, height = picture.size
    format_ = _format_of(picture)
    if width * height > POINTS[format_]:
        raise NotFit(say(
            "This picture has %(width)s × %(height)s points; in %(format)s it may have %(most)s million.",
            width=width, height=height, format=NAMES[format_], most=POINTS[format_] // MILLION,
        ), field=field)  # fmt: skip
    if min(width, height) < SMALLEST:
        raise NotFit(say(
            "This picture has %(width)s × %(height)s points: it needs %(least)s each way to be seen.",
            width=width, height=height, least=SMALLEST,
        ), field=field)  # fmt: skip
    if picture.info.get("progressive") and _samples(picture) * 2 > PROGRESSIVE:
        raise NotFit(
            say("This JPEG is too large to be a progressive one: save it as an ordinary one."),
            field=field,
        )


def _samples(picture: ImageFile.ImageFile) -> int:
    """How many a JPEG holds: those of colour may be fewer than its points. Its layers are pairs of how often each
    is sampled across and down, relative to the others."""
    layers = [(across, down) for _, across, down, _ in picture.layer]
    most = max(across for across, _ in layers) * max(down for _, down in layers)
    return picture.width * picture.height * sum(across * down for across, down in layers) // most


@contextmanager
def _told(field: str | None) -> Iterator[None]:
    """What decoders raise, as a sentence for whoever sent the file."""
    try:
        yield
    except Image.UnidentifiedImageError as unknown:
        raise NotFit(
            say("This is no picture in JPEG, PNG, WebP, GIF or AVIF."), field=field
        ) from unknown
    except (Image.DecompressionBombError, MemoryError) as bomb:
        raise NotFit(
            say("This picture is too large: make it smaller first."), field=field
        ) from bomb
    except DAMAGED as damage:
        raise NotFit(
            say("This picture is damaged: it cannot be read to its end."), field=field
        ) from damage


def _load(picture: ImageFile.ImageFile, enough: int) -> None:
    """Decode it to its end; a JPEG with every second, fourth or eighth point, if these are enough."""
    if _format_of(picture) == "JPEG":
        shorter = min(picture.size)
        wanted = [max(1, side * min(enough, shorter) // shorter) for side in picture.size]
        picture.draft(picture.mode, tuple(wanted))
    picture.load()


def _orientation_of(picture: ImageFile.ImageFile) -> int:
    try:
        return picture.getexif().get(ORIENTATION, 1)
    except DAMAGED:
        return 1  # what it says of itself is damaged, not the picture


def _turned(size: tuple[int, int], turn: int) -> tuple[int, int]:
    return size[::-1] if turn in LYING else size


def _small(picture: Image.Image, enough: int) -> Image.Image:
    """The picture in a mode that can be made smaller, as small as is enough, its clear parts filled. Band by band,
    so that no second one in full size is held."""
    factor = max(1, min(picture.size) // max(1, enough))
    if factor == 1 and not picture.has_transparency_data:
        return _opaque(picture)
    width, height = (-(-side // factor) for side in picture.size)
    small, rows = None, max(1, BAND // picture.width // factor) * factor
    for top in range(0, picture.height, rows):
        band = picture.crop((0, top, picture.width, min(top + rows, picture.height)))
        part = _opaque(band).reduce(factor)
        small = small or Image.new(part.mode, (width, height))
        small.paste(part, (0, top // factor))
    return small


def _opaque(picture: Image.Image) -> Image.Image:
    """In RGB, CMYK or grey, which a profile may be about."""
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        flat = Image.new("RGB", clear.size, PAPER)
        flat.paste(clear, mask=clear)
        return flat
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value / 257).convert("L")
    return picture if picture.mode in ("RGB", "CMYK", "L") else picture.convert("RGB")


def _in_srgb(picture: Image.Image, small: Image.Image) -> Image.Image:
    if profile := picture.info.get("icc_profile"):
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(small, own, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged profile, or one of other colours: the points speak for themselves
    return small.convert("RGB")
