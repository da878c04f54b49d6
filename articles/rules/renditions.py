"""The forms in which a picture is shown: which are made of it, and which part of it each shows."""

from collections.abc import Iterable
from dataclasses import dataclass

AVIF, WEBP, JPEG = "avif", "webp", "jpeg"
ENDINGS = {AVIF: "avif", WEBP: "webp", JPEG: "jpg"}
# By the ending of a file's name, what it is served as. Nothing else is served from where they lie.
TYPES = {ending: f"image/{format_}" for format_, ending in ENDINGS.items()}
CENTRE = 50  # per cent from the left and from the top: where the focus is until somebody says
ALMOST = 1.15  # a width so many times as large as another one is worth no file of its own

Box = tuple[int, int, int, int]  # left, top, right, bottom; in points of the upright picture


@dataclass(frozen=True)
class Shape:
    """``ratio`` is width to height, None for the picture as it is; ``widths`` in points, by format."""

    ratio: tuple[int, int] | None
    widths: dict[str, tuple[int, ...]]


def _three(*widths: int) -> dict[str, tuple[int, ...]]:
    return dict.fromkeys((AVIF, WEBP, JPEG), widths)


# Machines that make cards and lists of results ask for three ratios of at least 1200 points (Google's guide to
# structured data of articles; Open Graph’s cards are wide). Print: 1800 points are 15 cm at 300 dpi.
SHAPES = {
    "whole": Shape(None, _three(480, 800, 1280)),
    "card": Shape((4, 3), _three(320, 640, 1200)),
    "wide": Shape((16, 9), {JPEG: (1200,)}),
    "square": Shape((1, 1), {JPEG: (1200,)}),
    "print": Shape(None, {JPEG: (1800,)}),
}


@dataclass(frozen=True)
class Wanted:
    """One file to be made: the part ``crop`` of the upright picture, brought to this size."""

    shape: str
    format: str
    width: int
    height: int
    crop: Box


def wanted(width: int, height: int, *, focus: tuple[int, int] = (CENTRE, CENTRE)) -> list[Wanted]:
    """All that is made of a picture of this size; ``focus`` in per cent from the left and the top.

    Nothing is enlarged: a width that the picture does not have is left out, and its own stands in for it
    unless there is one almost as wide. So each shape has at least one file in each of its formats.
    """
    return [
        Wanted(name, format_, each, _height(each, crop), crop)
        for name, shape in SHAPES.items()
        for crop in [crop_of(width, height, shape.ratio, focus=focus)]
        for format_, widths in shape.widths.items()
        for each in fitting(widths, crop[2] - crop[0])
    ]


def fitting(widths: Iterable[int], own: int) -> list[int]:
    """Those of ``widths`` that a picture ``own`` points wide has, and its own where that adds something."""
    widths = sorted(widths)
    kept = [width for width in widths if width <= own]
    left_out = len(kept) < len(widths)
    return [*kept, own] if left_out and not (kept and kept[-1] * ALMOST >= own) else kept


def crop_of(
    width: int, height: int, ratio: tuple[int, int] | None, *, focus: tuple[int, int]
) -> Box:
    """The largest part of this ratio whose middle is as near to the focus as the picture's edges let it."""
    if ratio is None:
        return 0, 0, width, height
    across, down = ratio
    wide = min(width, max(1, round(height * across / down)))
    tall = min(height, max(1, round(width * down / across)))
    left, top = _begin(width, wide, focus[0]), _begin(height, tall, focus[1])
    return left, top, left + wide, top + tall


def facts(made: Iterable) -> dict[str, dict]:
    """What pages need of the files that were ``made`` (each has ``shape``, ``format``, ``width``, ``height``,
    ``path``): by shape, the size of the largest, and by format each width with its path, narrow ones first."""
    found: dict[str, dict] = {}
    for each in sorted(made, key=lambda each: each.width):
        shape = found.setdefault(each.shape, {})
        shape["width"], shape["height"] = each.width, each.height
        shape.setdefault(each.format, []).append([each.width, each.path])
    return found


def _begin(length: int, part: int, focus: int) -> int:
    return min(max(round(length * focus / 100 - part / 2), 0), length - part)


def _height(width: int, crop: Box) -> int:
    left, top, right, bottom = crop
    return max(1, round(width * (bottom - top) / (right - left)))
