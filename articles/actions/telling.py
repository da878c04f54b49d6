"""Mail to people of the desk. A mail that cannot be sent is logged, and breaks nothing."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from articles.models import Schedule
from articles.rules import hours

logger = logging.getLogger(__name__)


def tell_maker(schedule: Schedule) -> None:
    """Tell whoever made a schedule that it failed, if they have an address.

    Not one whose account was closed: they have left, and the headline may not be out yet.
    """
    maker = schedule.made_by
    if maker is None or not maker.is_active or not maker.email:
        return
    address = reverse("admin:articles_article_schedule", args=[schedule.article_id])
    context = {
        "schedule": schedule,
        "when": hours.spoken(schedule.due_at, zone=schedule.zone),
        "address": settings.SITE_URL + address,
    }
    subject = f"Not {schedule.done_spoken}: “{schedule.article.headline}”"
    try:
        send_mail(
            subject, render_to_string("mail/schedule_failed.txt", context), None, [maker.email]
        )
    except (OSError, ValueError) as error:  # no server, refused by it, or no address at all
        logger.warning("No mail went to %s about a failed schedule: %s", maker, error)
