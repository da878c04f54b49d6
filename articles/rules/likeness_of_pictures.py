"""How alike two pictures are: 64 bits say what a picture looks like from afar.

The bits are signs of the lowest frequencies of its brightness (a cosine transform of 32 × 32 points), as in the
perceptual hash that C. Zauner compared with others in “Implementation and Benchmarking of Perceptual Image
Hash Functions” (2010): another size, format or compression changes few of them, another subject about half.
"""

from collections.abc import Sequence
from functools import cache
from math import cos, pi
from statistics import median

SIDE, KEPT = 32, 8
ALMOST = 6  # bits: pictures that differ in no more are perhaps the same
NOTHING = 0  # of a picture in one colour, which is like no other


def likeness_of(brightness: Sequence[int]) -> int:
    """The likeness of a picture, from the brightness (0 to 255) of its 32 × 32 points, row by row; a signed
    number of 64 bits, as databases have them."""
    rows = [_lowest(brightness[begin : begin + SIDE]) for begin in range(0, SIDE * SIDE, SIDE)]
    columns = [_lowest([row[place] for row in rows]) for place in range(KEPT)]
    strengths = [columns[across][down] for down in range(KEPT) for across in range(KEPT)]
    if all(abs(each) < 1 for each in strengths[1:]):
        return NOTHING
    middle, bits = median(strengths[1:]), 0
    for each in strengths:
        bits = bits << 1 | (each > middle)
    return bits - (1 << 64) if bits >> 63 else bits


def difference(one: int, other: int) -> int:
    """In how many of their 64 bits two likenesses differ."""
    return ((one ^ other) & 0xFFFF_FFFF_FFFF_FFFF).bit_count()


def parts_near(likeness: int) -> list[list[int]]:
    """For each sixteen bits, the lowest first: all values that differ from them in at most one.

    Two likenesses that differ in seven bits or fewer have at least one quarter in which they differ in one
    at most. So whoever asks for these 68 values misses none that is near, however many pictures there are.
    """
    quarters = [likeness >> 16 * number & 0xFFFF for number in range(4)]
    return [[quarter, *(quarter ^ 1 << bit for bit in range(16))] for quarter in quarters]


def _lowest(values: Sequence[float]) -> list[float]:
    return [
        sum(value * wave for value, wave in zip(values, waves, strict=True)) for waves in _waves()
    ]


@cache
def _waves() -> list[list[float]]:
    return [
        [cos(pi * frequency * (2 * place + 1) / (2 * SIDE)) for place in range(SIDE)]
        for frequency in range(KEPT)
    ]
