"""What pages say to machines, in their heads."""

import json

from django import template
from django.utils.safestring import mark_safe

from articles.reading import machine

register = template.Library()
# Signs that could end the script element, or the line to an old reader of JSON, in JSON's own spelling.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.filter
def json_ld(data: dict):
    """The data as a script element that nothing executes: no policy of scripts is asked about it."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).translate(
        ESCAPED
    )
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 escaped


@register.filter
def article_data(page) -> dict:
    return machine.of_article(page)


@register.filter
def listing_data(page) -> dict:
    return machine.of_listing(page)


@register.filter
def front_data(page) -> dict:
    return machine.of_front()


register.filter(machine.alternates)
register.filter(machine.canonical_of)
register.filter(machine.card_kind)
register.filter(machine.sharing)
