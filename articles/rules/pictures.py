"""The picture of a topic: made small, and written anew without what its file carried along."""

from dataclasses import dataclass
from io import BytesIO

from articles.rules.decoding import decoded

WIDEST, TALLEST = 640, 1_280


@dataclass(frozen=True)
class Rendition:
    """A picture in WebP."""

    content: bytes
    width: int
    height: int


def rendition(data: bytes, *, field: str) -> Rendition:
    """The picture in ``data`` as it may be shown. Raises ``NotFit`` at ``field`` with what is wrong."""
    picture = decoded(data, enough=WIDEST, field=field).image
    picture.thumbnail((WIDEST, TALLEST))
    content = BytesIO()
    picture.save(content, "WEBP", quality=82)
    return Rendition(content.getvalue(), *picture.size)
