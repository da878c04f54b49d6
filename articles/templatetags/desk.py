"""How the desk shows things."""

from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from articles.rules import hours

register = template.Library()


@register.filter(expects_localtime=True)
def told(when, precision: str = "") -> str:
    """When something happened, in the site's zone; ``"seconds"`` where two may share a minute."""
    return hours.told(when, now=timezone.localtime(), seconds=precision == "seconds")


@register.filter
def ago(when) -> str:
    """“12 minutes ago”; less than one is “just now”."""
    recent = timezone.now() - when < timedelta(minutes=1)
    return _("just now") if recent else _("%(time)s ago") % {"time": timesince(when)}
