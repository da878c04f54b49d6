"""Pictures as the paper sets them: in a story, above it, beside a headline, on paper, in a feed.

No file is fetched before it is needed, but for the one above a story; each keeps its room from the first paint on
(``width`` and ``height``), filled by its average colour: an ``svg``, since the policy of this site lets no style
attribute through.
"""

from collections.abc import Callable, Mapping

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from articles.models import LivePicture
from articles.reading.pictures import CARD, PRINT, WHOLE, Shown, figure_of, lead_of
from articles.rules import links, typesetting
from articles.rules.figures import Figure, with_figures

register = template.Library()

FIRST, LATER = map(mark_safe, ('fetchpriority="high"', 'loading="lazy" decoding="async"'))
# How wide each place is, as static/css/paper.css has it: what a browser chooses a file by.
COLUMN = "(min-width: 44rem) 40rem, 92vw"
WIDER = "(min-width: 64rem) 52rem, 92vw"
HALF = "(min-width: 44rem) 19rem, 92vw"
SIZES = {"wide": WIDER, "narrow": HALF, "": COLUMN}
CARDS = {"lead": "(min-width: 64rem) 46rem, 92vw", "standard": "(min-width: 44rem) 36rem, 92vw"}


@register.simple_tag
def story(body: str, pictures: Mapping[int, LivePicture]):
    """A stored body as a page sets it, with its pictures."""
    set_ = typesetting.typeset(body, gettext("Table"))
    return _with(set_, pictures, WHOLE, _in_story)


@register.simple_tag
def story_on_paper(body: str, pictures: Mapping[int, LivePicture]) -> dict:
    """A stored body for print: ``text`` with its links numbered, ``notes`` the addresses in that order."""
    text, notes = links.numbered(body, settings.SITE_URL)
    return {"text": _with(text, pictures, PRINT, _plain), "notes": notes}


@register.simple_tag
def lead_picture(copy):
    """The picture above a story, which is fetched before all others."""
    shown = lead_of(copy)
    return _figure(shown, _framed(shown, WIDER, first=True), "lead-picture") if shown else ""


@register.simple_tag
def lead_on_paper(copy):
    shown = lead_of(copy, PRINT)
    return _plain(shown) if shown else ""


@register.simple_tag
def card_picture(copy, weight: str):
    """The picture of a story beside its headline, which says what it is: whoever listens hears that alone."""
    shown = lead_of(copy, CARD)
    if not shown:
        return ""
    first = weight == "lead"
    return format_html(
        '<a class="card-picture" href="{}" tabindex="-1" aria-hidden="true">{}</a>',
        copy.get_absolute_url(),
        _picture(shown, CARDS[weight], first=first, alt=""),
    )


def plain_story(body: str, pictures: Mapping[int, LivePicture]) -> SafeString:
    """A stored body with its pictures, for programs that know no layout of ours."""
    return _with(body, pictures, WHOLE, _plain)


def plain_figure(shown: Shown) -> SafeString:
    """One picture for such programs, and for paper."""
    return _plain(shown)


def _with(
    body: str, pictures: Mapping[int, LivePicture], shape: str, set_one: Callable[..., str]
) -> SafeString:
    def show(figure: Figure) -> str:
        shown = figure_of(pictures.get(figure.picture), figure, shape)
        return set_one(shown, figure) if shown else ""

    return mark_safe(with_figures(body, show))  # noqa: S308 cleaned when it was stored


def _in_story(shown: Shown, figure: Figure) -> SafeString:
    sizes = HALF if figure.in_gallery else SIZES[shown.align]
    return _figure(shown, _framed(shown, sizes), f"is-{shown.align}" if shown.align else "")


def _plain(shown: Shown, figure: Figure | None = None) -> SafeString:
    image = format_html(
        '<img src="{}" alt="{}" width="{}" height="{}">',
        shown.src, shown.alt, shown.width, shown.height,
    )  # fmt: skip
    return _figure(shown, image, f"is-{shown.align}" if shown.align else "")


def _figure(shown: Shown, inside: SafeString, name: str) -> SafeString:
    parts = [
        format_html("<span>{}</span>", mark_safe(shown.caption))  # noqa: S308 cleaned or escaped
        if shown.caption
        else "",
        format_html('<span class="credit">{}</span>', shown.credit) if shown.credit else "",
    ]
    said = format_html_join(" ", "{}", ((part,) for part in parts if part))
    return format_html(
        "<figure{}>{}{}</figure>",
        format_html(' class="{}"', name) if name else "",
        inside,
        format_html("<figcaption>{}</figcaption>", said) if said else "",
    )


def _framed(shown: Shown, sizes: str, *, first: bool = False) -> SafeString:
    return format_html('<div class="frame">{}</div>', _picture(shown, sizes, first=first))


def _picture(
    shown: Shown, sizes: str, *, first: bool = False, alt: str | None = None
) -> SafeString:
    """The average colour, and above it the best file that the browser knows."""
    sources = format_html_join(
        "", '<source type="{}" srcset="{}" sizes="{}">',
        ((type_, files, sizes) for type_, files in shown.sources),
    )  # fmt: skip
    return format_html(
        '{}<picture>{}<img src="{}" srcset="{}" sizes="{}" alt="{}" width="{}" height="{}" {}></picture>',
        _ground(shown.colour),
        sources,
        shown.src,
        shown.srcset,
        sizes,
        shown.alt if alt is None else alt,
        shown.width,
        shown.height,
        FIRST if first else LATER,
    )


def _ground(colour: str) -> SafeString | str:
    if not colour:
        return ""
    return format_html(
        '<svg aria-hidden="true" focusable="false"><rect width="100%" height="100%" fill="{}"/></svg>',
        colour,
    )
