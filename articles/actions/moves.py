"""The moves of an article before readers see it: submitted, called ready, sent back."""

from django.db import transaction

from articles.actions.articles import lock
from articles.actions.beats import record, require_move
from articles.actions.waiting import drop_waiting
from articles.models import Article
from articles.rules import cleaning, names, workflow
from articles.rules.refusals import NotFit
from articles.rules.schedules import PUBLISH
from articles.rules.wording import say

DID = {
    "submit": say("Submitted “%(headline)s” for review"),
    "approve": say("Called “%(headline)s” ready"),
    "send back": say("Sent “%(headline)s” back"),
}
LONGEST_REASON = 2_000


@transaction.atomic
def submit(article: Article, *, by) -> Article:
    """Ask for a review. Readers see nothing of it."""
    return _move(article, "submit", by=by)


@transaction.atomic
def approve(article: Article, *, by) -> Article:
    """Say that an article is ready to be published."""
    return _move(article, "approve", by=by)


@transaction.atomic
def send_back(article: Article, *, by, reason: str) -> Article:
    """Make an article a draft again; a publishing that waits for its hour is cancelled.

    Raises ``NotFit`` without a reason: the author has to know why.
    """
    article = _move(article, "send back", by=by, reason=reason)
    drop_waiting(article, PUBLISH, why=say("it was sent back"), by=by)
    return article


def _move(article: Article, verb: str, *, by, reason: str = "") -> Article:
    article = lock(article)
    require_move(by, verb, article)
    article.status = workflow.next_state(verb, article.status)
    reason = cleaning.clean_line(reason)
    if workflow.MOVES[verb].asks_reason and not reason:
        raise NotFit(say("Say why: whoever wrote it has to know what to do."), field="reason")
    if len(reason) > LONGEST_REASON:
        raise NotFit(
            say("A reason has %(longest)s characters at most.", longest=LONGEST_REASON),
            field="reason",
        )
    article.save(update_fields=["status"])
    record(by=by, verb=verb, thing=names.article(article.pk),
           sentence=DID[verb].filled(headline=article.headline), reason=reason)  # fmt: skip
    return article
