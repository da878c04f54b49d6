"""Publishing a revision that is not the newest one: readers get its words, the desk keeps its own."""

from datetime import datetime

from django.utils import timezone

from articles.actions.addresses import save_at_free_address
from articles.actions.checking import refuse_unready
from articles.actions.live import copy_of, file_copy, show_lead
from articles.actions.revisions import content_of, keep_revision, snapshot, words_of
from articles.actions.tags import tags_named
from articles.actions.words import Filed, Words
from articles.models import Article, LiveCopy, Revision
from articles.rules import dates, workflow
from articles.rules.refusals import NotFit
from articles.rules.wording import say


def is_present(revision: Revision, newest: Revision) -> bool:
    """Whether a revision holds the words that stand at the desk now."""
    return revision == newest or content_of(revision) == content_of(newest)


def show_earlier(
    article: Article, revision: Revision, *, at: datetime, former: LiveCopy | None, by
) -> tuple[LiveCopy, Filed]:
    """Store the readers' copy of these words; a part of ``publish``, which holds the article's lock.
    Returns it with what it stands under.

    The desk's newer words stay, but for a date and a section where a published article has none yet.
    """
    words = words_of(revision)
    if words.section is None:
        raise NotFit(say("The section that %(revision)s was filed under is gone. Choose another one, "
"save, and schedule it again.", revision=revision), field="section")  # fmt: skip
    refuse_unready(article, words=words, by=by)
    _date(words, article, at=at, former=former)
    _fill_in(article, words, by=by)
    copy = copy_of(words, article=article, revision=revision)
    show_lead(copy, words)
    save_at_free_address(copy, words.slug)
    tags = tags_named(words.tags, by=by)
    filed = Filed(list(words.authors), tags, list(words.related))
    file_copy(copy, filed, former=former)
    return copy, filed


def _date(words: Words, article: Article, *, at: datetime, former: LiveCopy | None) -> None:
    """Give words the day and the moment that publishing them would have given."""
    zone = timezone.get_default_timezone()
    stood = former or _as_it_stood(article)
    day = words.published_on or (stood and stood.published_on) or at.astimezone(zone).date()
    known = stood.published_at if stood else article.published_at
    words.published_on = day
    words.published_at = dates.moment_on(day, known=known, now=at, zone=zone)


def _as_it_stood(article: Article) -> Article | None:
    """A withdrawn article as it is stored. Of a draft nothing: its date may be one of the newer words."""
    return Article.objects.filter(pk=article.pk).exclude(status__in=workflow.NEVER_SHOWN).first()


def _fill_in(article: Article, words: Words, *, by) -> None:
    """Write the desk's row. What it lacks of a published article's it takes from the words shown."""
    before = snapshot(article)
    article.published_on = article.published_on or words.published_on
    article.section = article.section or words.section
    zone, known = timezone.get_default_timezone(), article.published_at or words.published_at
    article.published_at = dates.moment_on(
        article.published_on, known=known, now=timezone.now(), zone=zone
    )
    save_at_free_address(article, article.slug)
    if snapshot(article) != before:
        keep_revision(article, verb="fill in", by=by)
