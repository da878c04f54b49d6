"""What happens to an article: save, publish, withdraw, restore, delete."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.addresses import clear_for, lead_on, save_at_free_address
from articles.actions.beats import announce, record, require, require_move
from articles.actions.checking import refuse_unready
from articles.actions.earlier import is_present, show_earlier
from articles.actions.filing_in_sections import section_for
from articles.actions.holding import hold_filing
from articles.actions.licensing import refuse_expired
from articles.actions.live import go_live, shown_by, shown_under, shown_with
from articles.actions.offering import settle_filing
from articles.actions.picture_uses import note_uses, refuse_lost_pictures
from articles.actions.relating import fit_related, set_related
from articles.actions.revisions import keep_revision, published_revision, words_of
from articles.actions.tag_uses import count_uses
from articles.actions.tags import tags_named
from articles.actions.translations import refuse_if_translated, settle_translation
from articles.actions.versions import keep_version
from articles.actions.waiting import drop_waiting
from articles.actions.words import Filed, Words, filed_under
from articles.models import Article, Byline, LiveCopy, Redirect, Revision, TaggedArticle
from articles.rules import addresses, dates, names, workflow
from articles.rules.refusals import NotFit, NotNow, StaleEdit
from articles.rules.schedules import PUBLISH, WITHDRAW
from articles.rules.wording import say
from articles.search import desk


@transaction.atomic
def save_article(
    article: Article | None,
    *,
    words: Words,
    by,
    version: int | None = None,
    old_material: bool = False,
) -> Article:
    """Store an article's words at the desk; readers see nothing of it until :func:`publish`.

    ``article=None`` begins a new draft. ``version`` is the one the editor began from; a newer one
    stored meanwhile raises ``StaleEdit``. ``old_material`` may be filed under what is retired: that is what
    it was kept for. Raises ``NotAllowed`` or ``NotFit`` otherwise.
    """
    if article:
        article = lock(article)
        require_move(by, "save", article)
    else:
        require(by, "add_article", say("write articles"))
        hold_filing()
        article = Article(created_at=timezone.now(), made_by=by)
    if version is not None and article.pk and article.version != version:
        raise StaleEdit(
            say(
                "Somebody else saved this article while you were writing. Your text is kept "
                "here: open the article in another window, compare, and save again."
            ),
            version=article.version,
        )
    return _store(article, words, verb="save", by=by, retired_too=old_material)


@transaction.atomic
def publish(
    article: Article,
    *,
    by,
    at: datetime | None = None,
    revision: Revision | None = None,
    substantive: bool = False,
    as_news: bool = True,
) -> LiveCopy:
    """Show readers the article as it stands at the desk, or as a ``revision`` has it, at once.

    ``at`` defaults to now. ``substantive`` tells readers of an article they have seen before that it
    was updated. A publishing that waits for its hour is cancelled: it would bring back older words.
    An archive brought in goes out ``as_news=False``: it makes no topic rise.
    """
    article = lock(article)
    drop_waiting(article, PUBLISH, why=say("it was published before its hour"), by=by)
    filed = filed_under([article])[article.pk]
    return publish_held(
        article, filed, by=by, at=at or timezone.now(), revision=revision,
        substantive=substantive, as_news=as_news,
    )  # fmt: skip


def publish_held(
    article: Article, filed: Filed, *, by, at: datetime, revision: Revision | None = None,
    substantive: bool = False, as_news: bool = True,
) -> LiveCopy:  # fmt: skip
    """:func:`publish` for who holds the article's lock, and knows what it stands under."""
    require_move(by, "publish", article)
    article.status = workflow.next_state("publish", article.status)
    _keep_since_when(article, at, substantive=substantive)
    former = getattr(article, "live_copy", None)
    shown = shown_under(former)
    changed = shown_by(former, tags=shown)
    newest = article.revisions.first()
    if revision is None or is_present(revision, newest):
        copy = _show(article, filed, newest, at=at, former=former, by=by)
    else:
        copy, filed = show_earlier(article, revision, at=at, former=former, by=by)
    refuse_expired(copy)
    keep_version(copy, former=former, at=at, substantive=substantive)
    clear_for(copy.public_path)
    Redirect.objects.filter(article=article, in_force=False).update(in_force=True)
    if former and former.public_path != copy.public_path:
        lead_on(former.public_path, article=article)
    _record(article, "publish", by)
    authors, tags = ([each.pk for each in filed.authors], [each.pk for each in filed.tags])
    if as_news:
        count_uses(copy, new=set(tags) - shown, at=at)
    announce(changed | shown_with(copy, authors, tags))
    return copy


@transaction.atomic
def withdraw(article: Article, *, by, by_hand: bool = True) -> Article:
    """Take a live article from readers; its address says that it was withdrawn (410).

    What waits for its hour is cancelled, unless the withdrawal was itself scheduled: then what was
    planned to come after it still holds.
    """
    article = lock(article)
    require_move(by, "withdraw", article)
    workflow.next_state("withdraw", article.status)  # refuses what was never live
    changed = take_from_readers(article, article.live_copy)
    if by_hand:
        drop_waiting(article, PUBLISH, WITHDRAW, why=say("it was withdrawn by hand"), by=by)
    _record(article, "withdraw", by)
    announce(changed)
    return article


def take_from_readers(article: Article, copy: LiveCopy) -> set[str]:
    """The write beat of withdrawing, for who holds the article's lock. Returns the names of what showed it."""
    article.status = workflow.next_state("withdraw", article.status)
    changed = shown_by(copy)
    lead_on(copy.public_path, article=article)
    copy.delete()
    article.save()
    return changed


@transaction.atomic
def restore(revision: Revision, *, by, version: int | None = None) -> Article:
    """Make an older revision's words the desk's words again, as a new revision. Readers see no change.

    ``version`` is the one that whoever restores knows of; a newer one raises ``StaleEdit``.
    """
    article = lock(revision.article)
    require_move(by, "restore", article)
    if version is not None and article.version != version:
        raise StaleEdit(
            say(
                "Somebody else saved this article while you looked at this revision. Nothing was "
                "restored: look at their words first, then restore it again."
            ),
            version=article.version,
        )
    article.status = workflow.next_state("restore", article.status)
    words = words_of(revision)
    if article.status not in workflow.NEVER_SHOWN:  # its address and its lists need both
        words.published_on = words.published_on or article.published_on
        words.section = words.section or article.section
    return _store(article, words, verb="restore", by=by, retired_too=True)


@transaction.atomic
def delete_article(article: Article, *, by) -> None:
    """Delete a draft that was never published. Raises ``NotNow`` for any other."""
    article = lock(article)
    require_move(by, "delete", article)
    workflow.next_state("delete", article.status)
    refuse_if_translated(article)
    drop_waiting(article, PUBLISH, WITHDRAW, why=say("the draft was deleted"), by=by)
    _record(article, "delete", by)
    article.delete()


def lock(article: Article) -> Article:
    """The article's row, held until the commit; what the caller has may be older. What it is filed under
    is held too, so that no merging of tags comes between."""
    hold_filing()
    locked = Article.objects.select_for_update().filter(pk=article.pk).first()
    if locked is None:
        raise NotNow(
            say("Somebody deleted this draft in the meantime. Your text is kept in this form.")
        )
    return locked


def require_section(article: Article) -> None:
    """Raise ``NotFit`` for an article that has none: readers would not find it."""
    if article.section_id is None:
        raise NotFit(say("Choose a section before publishing: it is where readers find the article."),
                     field="section")  # fmt: skip


def _show(
    article: Article, filed: Filed, newest: Revision, *, at: datetime, former: LiveCopy | None, by
) -> LiveCopy:
    """The write beat of publishing the desk's present words."""
    require_section(article)
    refuse_unready(article, by=by, filed=filed)
    _date(article, at)
    save_at_free_address(article, article.slug)
    revision = published_revision(article, filed, newest, by=by)
    return go_live(article, revision, filed=filed, former=former)


def _store(article: Article, words: Words, *, verb: str, by, retired_too: bool) -> Article:
    """The write beat of saving and restoring: the row, its byline and tags, a revision, a line."""
    words.cleaned()
    refuse_lost_pictures(words.body)
    settle_filing(words, article, retired_too=retired_too)
    settle_translation(words, article)
    words.section = section_for(article, words.section)
    tags = tags_named(words.tags, by=by)
    related = fit_related(article, words.related)
    for name in ("headline", "standfirst", "body", "author_note", "lead", "lead_alt", "lead_caption",
                 "section", "category",
                 "source", "source_url", "original_is_canonical", "language", "translation_of",
                 "published_on"):  # fmt: skip
        setattr(article, name, getattr(words, name))
    _keep_standing(article)
    article.published_at = _moment(article, words.published_at)
    article.version += 1
    article.updated_at, article.updated_by = timezone.now(), by
    slug = addresses.slug_of(words.slug) or addresses.article_slug(words.headline)
    save_at_free_address(article, slug)
    _set_byline(article, words.authors)
    _set_tags(article, tags)
    set_related(article, related)
    note_uses(article)
    desk.refresh(article)
    filed = Filed(list(dict.fromkeys(words.authors)), tags, related)
    keep_revision(article, filed, verb=verb, by=by)
    _record(article, verb, by)
    return article


def _keep_standing(article: Article) -> None:
    """Refuse to take from a published article what its address and its lists need."""
    if article.status in workflow.NEVER_SHOWN:
        return
    if article.published_on is None:
        raise NotFit(say("A published article keeps a date: it is part of its address."),
                     field="published_on")  # fmt: skip
    if article.section is None:
        raise NotFit(say("A published article keeps a section."), field="section")


def _moment(article: Article, given: datetime | None) -> datetime | None:
    """The moment of an article whose words give one; a draft's is otherwise set by publishing."""
    known = given or article.published_at
    if article.published_on is None or known is None:
        return None
    return _moment_on(article, known, timezone.now())


def _date(article: Article, now: datetime) -> None:
    """Give an article that goes live its day and moment, where it has none yet."""
    if article.published_on is None:
        article.published_on = timezone.localdate(now, timezone.get_default_timezone())
    article.published_at = _moment_on(article, article.published_at, now)


def _keep_since_when(article: Article, moment: datetime, *, substantive: bool) -> None:
    """A first publication is when its words came to readers; later, only a change of substance is."""
    if article.first_published_at is None:
        article.first_published_at = article.rewritten_at = moment
    elif substantive:
        article.rewritten_at = moment


def _moment_on(article: Article, known: datetime | None, now: datetime) -> datetime:
    zone = timezone.get_default_timezone()
    return dates.moment_on(article.published_on, known=known, now=now, zone=zone)


def _set_byline(article: Article, authors) -> None:
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, author=author, order=order)
        for order, author in enumerate(dict.fromkeys(authors))
    )


def _set_tags(article: Article, tags) -> None:
    article.tagged.all().delete()
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=article, tag=tag) for tag in tags
    )


_DID = {
    "save": say("Saved “%(headline)s”"),
    "restore": say("Restored “%(headline)s”"),
    "publish": say("Published “%(headline)s”"),
    "withdraw": say("Withdrew “%(headline)s”"),
    "delete": say("Deleted “%(headline)s”"),
}


def _record(article: Article, verb: str, by) -> None:
    record(by=by, verb=verb, thing=names.article(article.pk),
           sentence=_DID[verb].filled(headline=article.headline))  # fmt: skip
