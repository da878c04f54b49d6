"""What happens to the corrections of an article: made, changed, removed."""

from django.db import transaction
from django.utils import timezone

from articles.actions.articles import lock
from articles.actions.beats import announce, record, require
from articles.actions.live import put_right, shown_by
from articles.models import Article, Correction, LiveCopy
from articles.rules import cleaning, corrections, limits, names, workflow
from articles.rules.refusals import NotFit, NotNow, StaleEdit


@transaction.atomic
def add_correction(article: Article, *, kind: str, text: str, by) -> Correction:
    """Put something right on a live article; readers see it at once, with this moment.

    ``kind`` is a key of ``rules.corrections.KINDS``. Raises ``NotNow`` where no reader sees the article.
    """
    require(by, "publish_article", "correct articles")
    article = lock(article)
    workflow.next_state("correct", article.status)
    text = _fit(kind, text)
    if article.corrections.filter(kind=kind, text=text).exists():
        raise NotFit("Exactly this stands at the article already.", field="text")
    made = Correction.objects.create(
        article=article, kind=kind, text=text, made_at=timezone.now(), made_by=by
    )
    _record(made, "correct", "Added", f": {text}", by)
    _tell_readers(article)
    return made


@transaction.atomic
def change_correction(
    correction: Correction, *, kind: str, text: str, by, version: int | None = None
) -> Correction:
    """Change a correction's kind and words. It keeps its moment: what it puts right is no newer.

    ``version`` is the one the editor began from; a newer one raises ``StaleEdit``.
    """
    require(by, "publish_article", "change corrections")
    correction = _lock(correction)
    if version is not None and version != correction.version:
        raise StaleEdit(
            "Somebody else changed this correction while you were writing. Theirs stands beside the "
            "form, yours is kept in it: make one of the two, and save again."
        )
    text, former = _fit(kind, text), correction.text
    _record(correction, "change correction", "Changed", f", which read: {former}", by)
    correction.kind, correction.text = kind, text
    correction.version += 1
    correction.save()
    _tell_readers(correction.article)
    return correction


@transaction.atomic
def remove_correction(correction: Correction, *, by) -> None:
    """Take a correction away that was itself a mistake; the daybook keeps its first words."""
    require(by, "publish_article", "remove corrections")
    correction = _lock(correction)
    _record(correction, "remove correction", "Removed", f", which read: {correction.text}", by)
    correction.delete()
    _tell_readers(correction.article)


def _lock(correction: Correction) -> Correction:
    """The correction as it is now, its article held until the commit."""
    article = lock(correction.article)
    found = article.corrections.filter(pk=correction.pk).first()
    if found is None:
        raise NotNow("Somebody removed this correction in the meantime.")
    found.article = article
    return found


def _fit(kind: str, text: str) -> str:
    """The text as it is stored. Raises ``NotFit`` for an unknown kind and for no or too much text."""
    if kind not in corrections.KINDS:
        raise NotFit("Choose what kind of note this is.", field="kind")
    text = cleaning.clean_lines(text)
    if not text:
        raise NotFit("Say what was wrong, and what is right.", field="text")
    if len(text) > limits.CORRECTION:
        raise NotFit(
            f"This has {len(text):,} characters; the longest allowed is {limits.CORRECTION:,}.",
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


def _record(correction: Correction, verb: str, did: str, more: str, by) -> None:
    label, headline = correction.get_kind_display().lower(), correction.article.headline
    record(by=by, verb=verb, thing=names.article(correction.article_id),
           sentence=f"{did} the {label} of “{headline}”{cleaning.clean_line(more)}")  # fmt: skip
