"""One article of outside material into the desk's tables, through the same actions as an editor."""

import hashlib

from django.db import transaction
from django.utils import timezone

from articles.actions.articles import publish, save_article
from articles.actions.redirects import add_former_addresses
from articles.actions.words import Words
from articles.importing.filing import Cabinet
from articles.importing.incoming import Incoming
from articles.models import Article, ImportedFile, Section
from articles.rules import workflow

LONGEST_NAME = 500


def fingerprint_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def known_file(name: str, fingerprint: str) -> ImportedFile | None:
    """The file brought in before under this name, or the same contents under another."""
    files = ImportedFile.objects.select_related("article")
    return (
        files.filter(name=name[-LONGEST_NAME:]).first()
        or files.filter(fingerprint=fingerprint).first()
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
        authors=cabinet.authors(incoming),
        tags=incoming.tags,
        language=incoming.language,
        published_on=incoming.published_on,
        published_at=incoming.published_at,
    )
    article = save_article(before.article if before else None, words=words, by=cabinet.by)
    add_former_addresses(article, incoming.aliases, by=cabinet.by)
    if publishing:
        publish(article, by=cabinet.by)
    _remember(article, incoming, name, fingerprint)
    return article


def wants_publishing(file: ImportedFile, publishing: bool) -> bool:
    """Whether a file known before is still an untouched draft that this run is to publish."""
    article = file.article
    return publishing and article.status == workflow.DRAFT and article.version == file.version


def _remember(article: Article, incoming: Incoming, name: str, fingerprint: str) -> None:
    doubts = [{"field": doubt.field, "sentence": doubt.sentence} for doubt in incoming.doubts]
    notes = doubts + [{"field": "", "sentence": note} for note in incoming.notes]
    ImportedFile.objects.update_or_create(
        name=name[-LONGEST_NAME:],
        defaults={
            "fingerprint": fingerprint,
            "article": article,
            "version": article.version,
            "notes": notes,
            "imported_at": timezone.now(),
        },
    )
