"""What happens to the corrections of an article: made, changed, removed."""

from django.db import transaction
from django.utils import timezone

from articles.actions.articles import lock
from articles.actions.beats import announce, record, require
from articles.actions.live import put_right, shown_by
from articles.models import Article, Correction, LiveCopy
from articles.rules import cleaning, corrections, limits, names, workflow
from articles.rules.refusals import NotFit, NotNow, StaleEdit
from articles.rules.wording import Sentence, say


@transaction.atomic
def add_correction(article: Article, *, kind: str, text: str, by) -> Correction:
    """Put something right on a live article; readers see it at once, with this moment.

    ``kind`` is a key of ``rules.corrections.KINDS``. Raises ``NotNow`` where no reader sees the article.
    """
    require(by, "publish_article", say("correct articles"))
    article = lock(article)
    workflow.next_state("correct", article.status)
    text = _fit(kind, text)
    if article.corrections.filter(kind=kind, text=text).exists():
        raise NotFit(say("Exactly this stands at the article already."), field="text")
    made = Correction.objects.create(
        article=article, kind=kind, text=text, made_at=timezone.now(), made_by=by
    )
    _record(made, "correct", _ADDED, by, text=text)
    _tell_readers(article)
    return made


@transaction.atomic
def change_correction(
    correction: Correction, *, kind: str, text: str, by, version: int | None = None
) -> Correction:
    """Change a correction's kind and words. It keeps its moment: what it puts right is no newer.

    ``version`` is the one the editor began from; a newer one raises ``StaleEdit``.
    """
    require(by, "publish_article", say("change corrections"))
    correction = _lock(correction)
    if version is not None and version != correction.version:
        raise StaleEdit(
            say(
                "Somebody else changed this correction while you were writing. Theirs stands "
                "beside the form, yours is kept in it: make one of the two, and save again."
            )
        )
    text, former = _fit(kind, text), correction.text
    _record(correction, "change correction", _CHANGED, by, text=former)
    correction.kind, correction.text = kind, text
    correction.version += 1
    correction.save()
    _tell_readers(correction.article)
    return correction


@transaction.atomic
def remove_correction(correction: Correction, *, by) -> None:
    """Take a correction away that was itself a mistake; the daybook keeps its first words."""
    require(by, "publish_article", say("remove corrections"))
    correction = _lock(correction)
    _record(correction, "remove correction", _REMOVED, by, text=correction.text)
    correction.delete()
    _tell_readers(correction.article)


def _lock(correction: Correction) -> Correction:
    """The correction as it is now, its article held until the commit."""
    article = lock(correction.article)
    found = article.corrections.filter(pk=correction.pk).first()
    if found is None:
        raise NotNow(say("Somebody removed this correction in the meantime."))
    found.article = article
    return found


def _fit(kind: str, text: str) -> str:
    """The text as it is stored. Raises ``NotFit`` for an unknown kind and for no or too much text."""
    if kind not in corrections.KINDS:
        raise NotFit(say("Choose what kind of note this is."), field="kind")
    text = cleaning.clean_lines(text)
    if not text:
        raise NotFit(say("Say what was wrong, and what is right."), field="text")
    if len(text) > limits.CORRECTION:
        raise NotFit(
            say(
                "This has %(count)s characters; the longest allowed is %(longest)s.",
                count=len(text),
                longest=limits.CORRECTION,
            ),
            field="text",
        )
    return text


def _tell_readers(article: Article) -> None:
    """Bring the live copy up to date, and announce its page, and its lists if a card changes.

    A withdrawn article has no copy: of it, only the page of corrections changes.
    """
    changed = {names.article(article.pk), names.CORRECTIONS}
    copy = LiveCopy.objects.filter(article=article).first()
    if copy:
        was_retracted = copy.is_retracted
        put_right(copy)
        if copy.is_retracted != was_retracted:
            changed |= shown_by(copy)
    announce(changed)


_ADDED = say("Added the %(kind)s of “%(headline)s”: %(text)s")
_CHANGED = say("Changed the %(kind)s of “%(headline)s”, which read: %(text)s")
_REMOVED = say("Removed the %(kind)s of “%(headline)s”, which read: %(text)s")


def _record(correction: Correction, verb: str, did: Sentence, by, *, text: str) -> None:
    record(by=by, verb=verb, thing=names.article(correction.article_id), sentence=did.filled(
        kind=corrections.NOUNS[correction.kind],
        headline=correction.article.headline,
        text=cleaning.clean_line(text),
    ))  # fmt: skip
