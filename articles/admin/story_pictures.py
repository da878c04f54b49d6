"""The pictures of a story as the desk shows them: small, with their number, and what is said of each."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import Picture
from articles.rules.cleaning import clean_body, is_bottomless
from articles.rules.figures import Figure, is_number, pictures_in, with_figures


def told_of_pictures(body: str) -> dict[int, dict[str, str]]:
    """What the library says of the pictures in a story, by number. Two queries, none for none."""
    numbers = pictures_in(body)
    pictures = Picture.objects.filter(pk__in=numbers).with_cards() if numbers else ()
    return {
        each.pk: {"preview": each.card_url, "alt": each.alt, "caption": each.caption}
        for each in pictures
    }


def pictures_sent(sent) -> set[int]:
    """The numbers of the pictures in a form of an article, as it came: the lead's, and those in its story."""
    lead, body = sent.get("lead", ""), sent.get("body", "")
    written = clean_body(body) if "data-picture" in body and not is_bottomless(body) else ""
    return {*pictures_in(written), *([int(lead)] if is_number(lead) else [])}


def with_previews(body: str) -> SafeString:
    """A cleaned story for the desk to look at."""
    known = told_of_pictures(body)

    def show(figure: Figure) -> str:
        told = known.get(figure.picture, {})
        preview = told.get("preview")
        return format_html(
            "<figure>{}<figcaption>{} {} {}</figcaption></figure>",
            format_html('<img src="{}" alt="" width="160" height="120"> ', preview)
            if preview
            else "",
            _("[Picture %(number)s]") % {"number": figure.picture},
            mark_safe(figure.caption) if figure.caption else told.get("caption", ""),  # noqa: S308 cleaned
            figure.alt and _("(shows: %(words)s)") % {"words": figure.alt},
        )

    return mark_safe(with_figures(body, show))  # noqa: S308 cleaned when it was stored
