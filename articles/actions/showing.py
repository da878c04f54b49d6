"""What happens to the links that show a draft to somebody without an account: opened, closed."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles.actions.beats import record, require
from articles.models import DraftLink, Revision
from articles.rules import names
from articles.rules.refusals import NotFit, NotNow
from articles.rules.wording import Sentence, say

LONGEST_DAYS = 90


@transaction.atomic
def open_link(revision: Revision, *, by, days: int) -> tuple[DraftLink, str]:
    """A link to one revision for ``days`` days. Returns it and its secret, which is stored nowhere."""
    require(by, "change_article", say("show drafts to others"))
    if not 1 <= days <= LONGEST_DAYS:
        raise NotFit(
            say("A link is open for 1 to %(longest)s days.", longest=LONGEST_DAYS), field="days"
        )
    secret, now = secrets.token_urlsafe(32), timezone.now()
    link = DraftLink.objects.create(
        revision=revision,
        fingerprint=fingerprint_of(secret),
        made_at=now,
        made_by=by,
        expires_at=now + timedelta(days=days),
    )
    _record(link, "show", say("Opened a link to revision %(number)s of “%(headline)s”"), by)
    return link, secret


@transaction.atomic
def close_link(link: DraftLink, *, by) -> None:
    """Close a link at once. Raises ``NotNow`` where it is closed already."""
    require(by, "change_article", say("close links to drafts"))
    link = DraftLink.objects.select_for_update().get(pk=link.pk)
    if link.closed_at:
        raise NotNow(say("This link is closed already."))
    link.closed_at = timezone.now()
    link.save(update_fields=["closed_at"])
    _record(link, "close", say("Closed the link to revision %(number)s of “%(headline)s”"), by)


def fingerprint_of(secret: str) -> str:
    """SHA-256 of a secret: long and random, it needs no salt."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def _record(link: DraftLink, verb: str, did: Sentence, by) -> None:
    article = link.revision.article
    record(by=by, verb=verb, thing=names.article(article.pk),
           sentence=did.filled(number=link.revision.number, headline=article.headline))  # fmt: skip
