"""A file that somebody gives the library: whether it is a picture, and what can be told of it."""

from dataclasses import dataclass
from dataclasses import field as dataclass_field

from articles.rules.decoding import NAMES, decoded
from articles.rules.likeness_of_pictures import SIDE, likeness_of

ENOUGH = 256  # points: what likeness and colour are told from


@dataclass(frozen=True)
class Uploaded:
    """``format`` as ``jpeg``, ``png``, ``webp``, ``gif`` or ``avif``; the size of the upright picture in points;
    ``likeness`` as in ``rules.likeness_of_pictures``; ``colour`` the average, “#rrggbb”; ``said`` what the file says
    of itself: ``caption``, ``alt``, ``creator``, ``credit``, ``licence``, as far as it does."""

    format: str
    width: int
    height: int
    likeness: int
    colour: str
    said: dict[str, str] = dataclass_field(default_factory=dict)


def look_at(data: bytes, *, field: str) -> Uploaded:
    """What the file in ``data`` is. Raises ``NotFit`` at ``field`` for what is no whole picture."""
    picture = decoded(data, enough=ENOUGH, field=field)
    small = picture.image.resize((ENOUGH, ENOUGH))
    grey = small.convert("L").resize((SIDE, SIDE))
    red, green, blue = small.resize((1, 1)).getpixel((0, 0))
    return Uploaded(
        format=NAMES[picture.format].lower(), width=picture.width, height=picture.height,
        likeness=likeness_of(grey.tobytes()), colour=f"#{red:02x}{green:02x}{blue:02x}", said=picture.words,
    )  # fmt: skip
