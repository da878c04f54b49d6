"""The pictures inside a story. A stored body names each by its number in the library and says nothing of files:

    <figure data-picture="12" data-alt="A ferry" data-align="wide"><figcaption>The ferry</figcaption></figure>

``data-alt`` and the caption are this use's own; where there is none, the picture's own count. A gallery is a
figure of figures, marked ``data-gallery``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

WIDE, NARROW = "wide", "narrow"
ALIGNMENTS = (WIDE, NARROW)  # of the column otherwise
_NUMBER = re.compile("[1-9][0-9]{0,17}")
_ATTRIBUTE = re.compile(r' (data-[a-z]+)="([^"]*)"')
_FIGURE = re.compile(
    r"<figure((?: data-[a-z]+=\"[^\"<>]*\")*)>"
    r"(?:<figcaption>((?:(?!</?fig).)*)</figcaption>)?</figure>",
    re.DOTALL,
)
_GALLERY_MARK = re.compile('<figure data-gallery="">|</figure>')
# What is left of a gallery when its pictures are taken out.
_EMPTY_GALLERY = re.compile(
    r'<figure data-gallery="">\s*(?:<figcaption>(?:(?!</?fig).)*</figcaption>)?\s*</figure>',
    re.DOTALL,
)


@dataclass(frozen=True)
class Figure:
    """One use of a picture. ``caption`` is cleaned HTML within a line, ``alt`` plain text."""

    picture: int
    alt: str = ""
    align: str = ""
    caption: str = ""
    in_gallery: bool = False


def figures_in(body: str) -> list[Figure]:
    """The uses of pictures in a cleaned body, in its order."""
    return [figure for _, figure in _walk(body) if figure]


def pictures_in(body: str) -> list[int]:
    """The numbers of the pictures in a cleaned body, each once, in its order."""
    return list(dict.fromkeys(figure.picture for figure in figures_in(body)))


def with_figures(body: str, show: Callable[[Figure], str]) -> str:
    """A cleaned ``body`` with each figure as ``show`` sets it. A gallery keeps its frame, unless nothing of it
    is shown."""
    return _replaced(body, lambda match, figure: show(figure))


def without_pictures(body: str, gone: Callable[[int], bool] = lambda number: True) -> str:
    """A cleaned ``body`` without the figures of the pictures that are ``gone``: without any, unless told."""
    return _replaced(body, lambda match, figure: "" if gone(figure.picture) else match[0])


def _replaced(body: str, put: Callable[[re.Match, Figure], str]) -> str:
    parts, end = [], 0
    for match, figure in _walk(body):
        parts += [body[end : match.start()], put(match, figure) if figure else ""]
        end = match.end()
    return _EMPTY_GALLERY.sub("", "".join([*parts, body[end:]])) if parts else body


def _walk(body: str) -> Iterator[tuple[re.Match, Figure | None]]:
    """Each figure of one picture, where it stands. Between two of them no figure ends but a gallery."""
    if "<figure" not in body:
        return
    end, in_gallery = 0, False
    for match in _FIGURE.finditer(body):
        between = body[end : match.start()]
        if marks := _GALLERY_MARK.findall(between):
            in_gallery = marks[-1] != "</figure>"
        end = match.end()
        yield match, _read(match, in_gallery=in_gallery)


def _read(match: re.Match, *, in_gallery: bool) -> Figure | None:
    said = attributes(match[1])
    number = said.get("data-picture", "")
    if not is_number(number):
        return None
    return Figure(
        picture=int(number),
        alt=said.get("data-alt", ""),
        align=said.get("data-align", ""),
        caption=match[2] or "",
        in_gallery=in_gallery,
    )


def attributes(written: str) -> dict[str, str]:
    """What a figure's tag says, unescaped."""
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}


def is_number(text: str) -> bool:
    """Whether ``text`` can be the number of a picture."""
    return _NUMBER.fullmatch(text) is not None
