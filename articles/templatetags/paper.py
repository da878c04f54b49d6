"""How the paper shows things."""

import segno
from django import template
from django.utils.encoding import uri_to_iri
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language_info, pgettext

from articles.reading import writing
from articles.rules import sharing

register = template.Library()


@register.filter
def stored_html(body: str):
    """A stored body, as it is: the save action let in only what the allow-list names."""
    return mark_safe(body)  # noqa: S308


@register.filter
def with_marks(pieces):
    """The pieces of a text (``rules.excerpts``), hits in ``<mark>``."""
    texts = (f"<mark>{escape(text)}</mark>" if is_hit else escape(text) for text, is_hit in pieces)
    return mark_safe("".join(texts))  # noqa: S308 each is escaped


@register.simple_tag
def mail_link(subject: str, address: str) -> str:
    """The address of a mail that passes ``address`` on."""
    return sharing.mail_link(subject, address)


@register.simple_tag
def qr(address: str):
    """The address as an inline drawing to be scanned from paper."""
    drawing = segno.make(address, error="m", micro=False)
    return mark_safe(  # noqa: S308 numbers and names of segno's own
        drawing.svg_inline(scale=3, border=0, svgclass="qr", lineclass=None, omitsize=False)
    )


@register.filter
def speaks(copy, paper) -> str:
    """The language an article is in, if not the paper's: for a ``lang`` attribute."""
    return copy.language if copy.language and copy.language != paper["language"] else ""


@register.filter
def own_name(language: str) -> str:
    """A language as those who speak it call it; its code where Django does not know."""
    try:
        name = get_language_info(language.lower())["name_local"]
    except KeyError:
        return language
    return name[:1].title() + name[1:]


RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


@register.filter
def direction(language: str) -> str:
    """``rtl`` or ``ltr``: how a language, given by its BCP 47 tag, is written."""
    return "rtl" if language.lower().split("-")[0] in RIGHT_TO_LEFT else "ltr"


@register.filter
def iri(address: str) -> str:
    """An address as people read it, in its own script."""
    return uri_to_iri(address)


@register.filter(expects_localtime=True)
def moment(when) -> str:
    """A moment for machines, with its zone: HTML knows no parts of a second below thousandths."""
    return when.isoformat(timespec="seconds")


for write in (writing.day, writing.weekday, writing.month, writing.thousands):
    register.filter(write.__name__, write)
register.filter("day_and_hour", writing.day_and_hour, expects_localtime=True)


@register.simple_tag
def people(authors, *, linked: bool = False):
    """The names of a byline in their order, each leading to the page of its person if ``linked``."""
    form = '<a href="{}">{}</a>' if linked else "{1}"
    names = [format_html(form, author.get_absolute_url(), author.name) for author in authors]
    *others, last = names
    if not others:
        return last
    comma, final = pgettext("between names", ", "), pgettext("before the last name", " and ")
    return format_html(
        "{}{}{}", format_html_join(comma, "{}", zip(others, strict=True)), final, last
    )
