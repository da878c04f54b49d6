"""One article of outside material into the desk's tables, through the same actions as an editor."""

import codecs
import hashlib

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.actions.articles import publish, save_article
from articles.actions.holding import hold_filing
from articles.actions.redirects import add_former_addresses
from articles.actions.words import Words
from articles.importing.filing import Cabinet
from articles.importing.incoming import Incoming
from articles.models import Article, ImportedFile, Section
from articles.rules import workflow
from articles.rules.wording import say

LONGEST_NAME = 500


def fingerprint_of(data: bytes) -> str:
    """SHA-256 of a page; other line ends and a byte-order mark do not make it another page."""
    plain = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").strip()
    return hashlib.sha256(plain).hexdigest()


def known_contents(fingerprint: str) -> ImportedFile | None:
    """The file of these contents brought in before, under whatever name."""
    files = ImportedFile.objects.select_related("article")
    return files.filter(fingerprint=fingerprint).first()


def former_state(name: str, incoming: Incoming) -> ImportedFile | None:
    """The file of this name brought in before, if it was the same piece in other words.

    A name alone is not enough: two folders may each hold an ``index.md``. One of headline and date
    must be the same too.
    """
    return (
        ImportedFile.objects.select_related("article")
        .filter(name=_kept(name))
        .filter(
            Q(article__headline=incoming.headline)
            | Q(article__published_on=incoming.published_on, article__published_on__isnull=False)
        )
        .order_by("-imported_at")
        .first()
    )


@transaction.atomic
def store(
    incoming: Incoming,
    *,
    name: str,
    fingerprint: str,
    section: Section | None,
    cabinet: Cabinet,
    publishing: bool,
    before: ImportedFile | None = None,
) -> Article:
    """Save the article as a draft, or publish it; remember the file. All of it or nothing.

    Raises a refusal of ``articles.rules.refusals`` for what cannot be saved.
    """
    hold_filing()
    words = Words(
        headline=incoming.headline,
        slug=incoming.slug,
        standfirst=incoming.standfirst,
        body=incoming.body,
        author_note=incoming.author_note,
        section=section,
        category=cabinet.category(incoming),
        source=cabinet.source(incoming),
        source_url=incoming.source_url,
        original_is_canonical=incoming.original_is_canonical
        and not incoming.source_url.startswith(f"{settings.SITE_URL}/"),
        authors=cabinet.authors(incoming),
        tags=cabinet.tags(incoming),
        language=incoming.language,
        published_on=incoming.published_on,
        published_at=incoming.published_at,
    )
    article = save_article(
        before.article if before else None, words=words, by=cabinet.by, old_material=True
    )
    for path in add_former_addresses(article, incoming.aliases, by=cabinet.by):
        incoming.note(say("The former address %(path)s was left out: something else stands there.",
                          path=path[:200]))  # fmt: skip
    if publishing:
        publish(article, by=cabinet.by, as_news=False)
    _remember(article, incoming, name, fingerprint)
    return article


def wants_publishing(file: ImportedFile, publishing: bool) -> bool:
    """Whether a file known before is still an untouched draft that this run is to publish."""
    article = file.article
    return publishing and article.status in workflow.NEVER_SHOWN and article.version == file.version


def _remember(article: Article, incoming: Incoming, name: str, fingerprint: str) -> None:
    doubts = [{"field": doubt.field, "sentence": doubt.sentence} for doubt in incoming.doubts]
    notes = doubts + [{"field": "", "sentence": note} for note in incoming.notes]
    ImportedFile.objects.update_or_create(
        name=_kept(name),
        article=article,
        defaults={
            "fingerprint": fingerprint,
            "version": article.version,
            "notes": notes,
            "imported_at": timezone.now(),
        },
    )


def _kept(name: str) -> str:
    """As much of a file's name as is kept: its end, which tells files apart."""
    return name[-LONGEST_NAME:]
