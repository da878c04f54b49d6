"""The live translations of an article: those of one group that readers can open now."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from articles.models import LiveCopy
from articles.models.live import LiveCopyQuerySet


def knowing_of_translations(copies: LiveCopyQuerySet) -> LiveCopyQuerySet:
    """The copies, each with ``is_translated``: then an article without translations needs no query."""
    own = LiveCopy.objects.filter(translation_of=OuterRef("pk"))
    return copies.annotate(is_translated=Exists(own))


def read_translations(copy: LiveCopy) -> list[LiveCopy]:
    """The other live copies of its group, by language, without their bodies; one to a language.

    One query, or none for an article that is no translation and has none. What the desk keeps apart
    may meet here for a while, since each is published at its own hour: a second copy in a language, and
    an original that became a translation of yet another article, are left out.
    """
    if not (copy.translation_of_id or copy.is_translated):
        return []
    original = Q(pk=copy.group, translation_of=None)
    group = LiveCopy.objects.filter(original | Q(translation_of=copy.group)).exclude(pk=copy.pk)
    shown = {spoken(copy): copy}
    for other in group.order_by("language", "pk").only(
        "headline", "slug", "published_on", "language", "source_url", "original_is_canonical",
        "translation_of",
    ):  # fmt: skip
        shown.setdefault(spoken(other), other)
    return [other for other in shown.values() if other is not copy]


def spoken(copy: LiveCopy) -> str:
    """The code of the language a copy is in: where it gives none, the paper's."""
    return copy.language or settings.SITE_LANGUAGE
