"""Pictures as pages show them: what a template needs of each, made of what is stored of live ones."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from articles.models import LiveCopy, LivePicture, media_url
from articles.rules import names
from articles.rules.figures import Figure

WHOLE, CARD, PRINT = "whole", "card", "print"
FOR_MACHINES = ("square", CARD, "wide")  # the three ratios that search engines ask for
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
BETTER = ("avif", "webp")  # than what every browser knows, in the order in which they are offered


@dataclass(frozen=True)
class Shown:
    """A picture at one place. ``width`` and ``height`` are those of the largest file, which any other has the
    shape of; ``srcset`` lists the addresses of all that every browser knows, ``sources`` pairs of a type and
    such a list. ``caption`` is HTML."""

    src: str
    width: int
    height: int
    srcset: str = ""
    sources: list[tuple[str, str]] = field(default_factory=list)
    alt: str = ""
    caption: str = ""
    credit: str = ""
    colour: str = ""
    align: str = ""


@dataclass(frozen=True)
class Image:
    """A picture for machines: one file of it."""

    address: str
    width: int
    height: int
    alt: str = ""
    type: str = TYPES["jpeg"]


def read_pictures(numbers: Iterable[int]) -> dict[int, LivePicture]:
    """The live pictures of these numbers. One query however many, none for none."""
    numbers = set(numbers)
    return LivePicture.objects.in_bulk(numbers) if numbers else {}


def names_of_pictures(copies: Iterable[LiveCopy], numbers: Iterable[int] = ()) -> set[str]:
    """The names of the lead pictures of ``copies``, and of others, live or not."""
    leads = (copy.lead_id for copy in copies if copy.lead_id)
    return {names.picture(number) for number in (*leads, *numbers)}


def lead_of(copy: LiveCopy, shape: str = WHOLE) -> Shown | None:
    """The picture above an article, or beside its headline in a list; None where readers have none."""
    if not copy.lead_id:
        return None
    return _shown(copy.lead, shape, alt=copy.lead_alt, caption=escape(copy.lead_caption))


def figure_of(live: LivePicture | None, figure: Figure, shape: str = WHOLE) -> Shown | None:
    """A picture inside a story."""
    if live is None:
        return None
    return _shown(live, shape, alt=figure.alt, caption=figure.caption, align=figure.align)


def images_of(copy: LiveCopy) -> list[Image]:
    """An article's lead picture in three ratios; empty without one."""
    found = (lead_of(copy, shape) for shape in FOR_MACHINES)
    return [Image(each.src, each.width, each.height, each.alt) for each in found if each]


def _shown(
    live: LivePicture, shape: str, *, alt: str, caption: str, align: str = ""
) -> Shown | None:
    """None for a picture whose licence has ended, and for one of which nothing is made."""
    facts = live.facts
    made = facts.get(shape)
    if live.is_ended or not made or not made.get("jpeg"):
        return None
    _, largest = made["jpeg"][-1]
    return Shown(
        src=media_url(largest),
        width=made["width"],
        height=made["height"],
        srcset=_srcset(made["jpeg"]),
        sources=[(TYPES[each], _srcset(made[each])) for each in BETTER if made.get(each)],
        alt=alt or facts.get("alt", ""),
        caption=caption or escape(facts.get("caption", "")),
        credit=facts.get("credit", ""),
        colour=facts.get("colour", ""),
        align=align,
    )


def _srcset(files: list[list]) -> str:
    """Addresses with the width of each, as ``srcset`` lists them."""
    return ", ".join(f"{media_url(path)} {width}w" for width, path in files)
