"""Pictures for the demo paper, drawn by rule: a sky, a sun or moon, and land or water in front of it.

A paper is not looked at without pictures, and the demo brings none of anybody else's.
"""

import random
from io import BytesIO
from itertools import pairwise
from math import sin, tau

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1280, 960
FINER = 2  # drawn so many times as large, for even edges
LAYERS = 4

# Sky above, sky at the horizon, the disc, and the land, far and near.
SCENES = {
    "sea": ("#0d1b34", "#e08a52", "#f7d9a0", "#31517a", "#0a1424"),
    "mountains": ("#5f88b4", "#dfe9ee", "#ffffff", "#b9cbd9", "#3b5166"),
    "plain": ("#3a4a78", "#f3b68a", "#fbe3b8", "#8a8f6e", "#2b3326"),
    "roofs": ("#8db4cf", "#f6e3c0", "#fff6dd", "#d6a07a", "#6d3326"),
}


def drawing(scene: str) -> bytes:
    """A scene as a JPEG, each time the same."""
    chance = random.Random(scene)  # noqa: S311 nothing secret
    above, horizon, disc, far, near = SCENES[scene]
    image = _sky(above, horizon)
    draw = ImageDraw.Draw(image)
    _disc(draw, chance, disc)
    for layer in range(LAYERS):
        depth = (layer + 1) / LAYERS
        draw.polygon(_land(scene, chance, depth), fill=_between(far, near, depth))
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    written = BytesIO()
    small.filter(ImageFilter.GaussianBlur(0.6)).save(written, "JPEG", quality=90)
    return written.getvalue()


def _sky(above: str, horizon: str) -> Image.Image:
    strip = Image.new("RGB", (1, 64))
    for row in range(64):
        strip.putpixel((0, row), _between(above, horizon, min(1, row / 40)))
    return strip.resize((WIDTH * FINER, HEIGHT * FINER), Image.Resampling.BICUBIC)


def _disc(draw: ImageDraw.ImageDraw, chance: random.Random, colour: str) -> None:
    wide, high, radius = WIDTH * FINER, HEIGHT * FINER, 70 * FINER
    left, top = chance.uniform(0.2, 0.8) * wide, chance.uniform(0.25, 0.4) * high
    draw.ellipse((left - radius, top - radius, left + radius, top + radius), fill=colour)


def _land(scene: str, chance: random.Random, depth: float) -> list[tuple[float, float]]:
    """The outline of one layer: the nearer, the lower it begins."""
    wide, high = WIDTH * FINER, HEIGHT * FINER
    base, rise = high * (0.45 + 0.42 * depth), high * RISES[scene] * (1.2 - depth)
    edge = [(x * wide, base - rise * y) for x, y in EDGES[scene](chance)]
    return [(0, high), (0, edge[0][1]), *edge, (wide, edge[-1][1]), (wide, high)]


def _rolling(chance: random.Random) -> list[tuple[float, float]]:
    waves = [(chance.uniform(0.5, 4), chance.uniform(0, tau), 1 / (1 + n)) for n in range(4)]
    return [
        (step / 200, sum(size * sin(tau * many * step / 200 + at) for many, at, size in waves) / 2)
        for step in range(201)
    ]


def _peaked(chance: random.Random) -> list[tuple[float, float]]:
    """A line whose middle is moved up or down, and the middle of each half, and so on."""
    line = [(0.0, chance.uniform(0, 1)), (1.0, chance.uniform(0, 1))]
    for size in (0.9, 0.5, 0.3, 0.16, 0.09, 0.05, 0.03):
        middles = [
            ((left + right) / 2, (up + down) / 2 + chance.uniform(-size, size))
            for (left, up), (right, down) in pairwise(line)
        ]
        line = sorted([*line, *middles])
    return line


def _stepped(chance: random.Random) -> list[tuple[float, float]]:
    """Gables and flat roofs side by side."""
    outline, place = [], 0.0
    while place < 1:
        width, height = chance.uniform(0.03, 0.09), chance.uniform(0, 1)
        ridge = height + (0.35 if chance.random() < 0.6 else 0)
        outline += [(place, height), (place + width / 2, ridge), (place + width, height)]
        place += width
    return outline


def _between(one: str, other: str, share: float) -> tuple[int, ...]:
    parts = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return tuple(round(begin + (end - begin) * share) for begin, end in parts)


EDGES = {"sea": _rolling, "mountains": _peaked, "plain": _rolling, "roofs": _stepped}
RISES = {"sea": 0.012, "mountains": 0.32, "plain": 0.07, "roofs": 0.12}
