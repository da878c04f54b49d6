"""Figures as they come, brought to the one form in which they are stored (see :mod:`articles.rules.figures`).

A part of cleaning: what came from elsewhere with a picture of its own loses that, and keeps its words. No word
inside a figure is lost; what is neither its picture nor its caption stands after it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from articles.rules import limits
from articles.rules.figures import ALIGNMENTS, attributes, is_number
from articles.rules.tokens import TOKEN

PICTURE, GALLERY, NONE = "picture", "gallery", "none"
# What a caption may hold: words in a line.
_IN_LINE = {"a", "strong", "em", "s", "sub", "sup", "code"}
_ALONE = {"br", "hr"}


@dataclass
class _Frame:
    """A figure that is being read, or the page around all. ``depth`` counts the elements open inside it."""

    kind: str
    said: dict[str, str] = field(default_factory=dict)
    figures: list[str] = field(default_factory=list)
    caption: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    depth: int = 0
    in_caption: bool = False
    had_caption: bool = False


def settled(html: str, clean_line: Callable[[str], str]) -> str:
    """Cleaned ``html`` with every figure in its stored form."""
    if "<fig" not in html:
        return html
    frames = [_Frame(NONE)]
    for token in TOKEN.finditer(html):
        _take(frames, token, clean_line)
    while len(frames) > 1:
        _close(frames)
    return "".join(frames[0].rest)


def _take(frames: list[_Frame], token, clean_line) -> None:
    closing, name, frame = token[1], token[2], frames[-1]
    if name == "figure" and not closing:
        frames.append(_opened(attributes(token[3]), frames, clean_line))
    elif name == "figure":
        if len(frames) > 1:
            _close(frames)
    elif name == "figcaption":
        _caption(frame, bool(closing))
    elif frame.in_caption:
        if name is None or name in _IN_LINE:
            frame.caption.append(token[0])
        else:
            frame.caption.append(" ")
    else:
        frame.rest.append(token[0])
        if name is not None and name not in _ALONE:
            frame.depth += -1 if closing else 1


def _opened(said: dict[str, str], frames: list[_Frame], clean_line) -> _Frame:
    around = {frame.kind for frame in frames}
    number = said.get("data-picture", "")
    if is_number(number) and PICTURE not in around:
        kept = {"data-picture": number}
        if alt := clean_line(said.get("data-alt", ""))[: limits.ALTERNATIVE].strip():
            kept["data-alt"] = alt
        if said.get("data-align") in ALIGNMENTS and GALLERY not in around:
            kept["data-align"] = said["data-align"]
        return _Frame(PICTURE, kept)
    if "data-gallery" in said and not around & {PICTURE, GALLERY}:
        return _Frame(GALLERY, {"data-gallery": ""})
    return _Frame(NONE)


def _caption(frame: _Frame, closing: bool) -> None:
    if frame.in_caption and closing:
        frame.in_caption = False
    elif frame.kind == NONE or frame.had_caption or frame.depth:
        frame.rest.append("</p>" if closing else "<p>")
    elif not closing:
        frame.in_caption = frame.had_caption = True


def _close(frames: list[_Frame]) -> None:
    """Hand a figure that has ended, and what stands after it, to what is around it."""
    frame, around = frames.pop(), frames[-1]
    figure, rest = _written(frame), "".join(frame.rest)
    is_inside = around.kind == GALLERY and not around.depth
    if is_inside and frame.kind == PICTURE:
        around.figures.append(figure)
    else:
        around.rest.append(figure)
    around.rest.append(rest)


def _written(frame: _Frame) -> str:
    caption = "".join(frame.caption).strip()
    if frame.kind == PICTURE or len(frame.figures) > 1:
        said = "".join(f' {name}="{escape(value)}"' for name, value in frame.said.items())
        told = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f"<figure{said}>{''.join(frame.figures)}{told}</figure>"
    alone = "".join(frame.figures)
    return alone + (f"<p>{caption}</p>" if caption else "")
