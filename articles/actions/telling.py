"""Mail to people of the desk. A mail that cannot be sent is logged, and breaks nothing."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from articles.models import AtAnHour, FrontChange
from articles.reading.paper import in_its_language
from articles.rules import hours
from articles.rules.wording import Sentence, say

logger = logging.getLogger(__name__)


@in_its_language()
def tell_maker(planned: AtAnHour) -> None:
    """Tell whoever scheduled something that it failed, if they have an address.

    Not one whose account was closed: they have left, and the headline may not be out yet.
    """
    maker = planned.made_by
    if maker is None or not maker.is_active or not maker.email:
        return
    subject, words = _mail(planned)
    try:
        send_mail(subject, words, None, [maker.email])
    except (OSError, ValueError) as error:  # no server, refused by it, or no address at all
        logger.warning("No mail went to %s about a failed schedule: %s", maker, error)


def _mail(planned: AtAnHour) -> tuple[str, str]:
    """Its subject and its words."""
    what, done, address = _failed(planned)
    context = {
        "what": what, "done": done, "failure": planned.failure,
        "when": hours.spoken(planned.due_at, zone=planned.zone),
        "address": settings.SITE_URL + address,
    }  # fmt: skip
    return str(say("Not %(done)s: %(what)s", done=done, what=what)), render_to_string(
        "mail/schedule_failed.txt", context
    )


def _failed(planned: AtAnHour) -> tuple[Sentence, Sentence, str]:
    """What it is about, what it was to be, and where it can be scheduled again."""
    if isinstance(planned, FrontChange):
        page = planned.front.section_id or "paper"
        return (
            planned.front.called,
            say("shown"),
            reverse("admin:articles_front_arrange", args=[page]),
        )
    address = reverse("admin:articles_article_schedule", args=[planned.article_id])
    return say("“%(name)s”", name=planned.article.headline), planned.done_spoken, address
