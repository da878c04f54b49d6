"""Two people wrote on one article at once: their words put together, before either is stored."""

from dataclasses import dataclass, field, replace

from django.db import transaction

from articles.actions.articles import lock
from articles.actions.revisions import words_of
from articles.actions.words import Words
from articles.models import Article, Revision
from articles.rules.blocks import Block, blocks_of
from articles.rules.merging import Clash, merge_lists, merge_sets, merge_values
from articles.rules.refusals import Clashing, StaleEdit
from articles.rules.wording import say

VALUES = (
    "headline", "standfirst", "author_note", "lead", "lead_alt", "lead_caption", "section",
    "category", "source", "source_url", "original_is_canonical", "slug", "published_on",
    "language", "translation_of",
)  # fmt: skip


@dataclass
class Together:
    """``words`` for the save action, as of ``version``. ``theirs`` is the colleague's revision, if they
    stored one meanwhile; ``clashes`` the places by field where both wrote, and ``words`` holds mine."""

    words: Words
    version: int
    theirs: Revision | None = None
    clashes: dict[str, list[Clash]] = field(default_factory=dict)


@transaction.atomic
def put_together(article: Article, *, words: Words, version: int) -> Together:
    """``words``, begun from ``version``, with what a colleague stored since; the row stays locked.

    Raises ``Clashing`` where both changed one field, or one paragraph, each in another way; and
    ``StaleEdit`` where nobody knows what ``version`` was.
    """
    article = lock(article)
    if article.version == version:
        return Together(words, version)
    base = _begun_from(article, version)
    if base is None:
        raise StaleEdit(
            say(
                "Somebody else saved this article while you were writing. Your text is kept "
                "here: open the article in another window, compare, and save again."
            ),
            version=article.version,
        )
    words.cleaned()
    together = _merged(words_of(base), Words.of(article), words)
    together.version = article.version
    together.theirs = article.revisions.filter(version__gt=version).first()
    if together.clashes:
        who = (together.theirs and together.theirs.made_by) or say("Somebody else")
        raise Clashing(
            say(
                "%(who)s changed the same place while you were writing. Both texts stand on this "
                "page, and yours is kept in the form: make one of the two, and save again.",
                who=who,
            ),
            together=together,
        )
    return together


def _begun_from(article: Article, version: int) -> Revision | None:
    """What was stored when the article had this version. Moderation, which changes tags alone, counts as
    a version and keeps no revision: then it is the one before."""
    if not 0 < version < article.version:
        return None
    return article.revisions.filter(version__lte=version).first()


def _merged(base: Words, theirs: Words, mine: Words) -> Together:
    together = Together(replace(mine), version=0)
    for name in VALUES:
        value = merge_values(getattr(base, name), getattr(theirs, name), getattr(mine, name))
        if isinstance(value, Clash) and name == "slug" and not mine.slug:
            value = theirs.slug  # left empty it asks for one to be made; there is one
        if isinstance(value, Clash):
            together.clashes[name] = [value]
        else:
            setattr(together.words, name, value)
    together.words.tags = merge_sets(base.tags, theirs.tags, mine.tags)
    together.words.authors = merge_sets(base.authors, theirs.authors, mine.authors)
    together.words.related = merge_sets(base.related, theirs.related, mine.related)
    _merge_bodies(together, base.body, theirs.body, mine.body)
    return together


def _merge_bodies(together: Together, *bodies: str) -> None:
    merged = merge_lists(*([Block.of(html) for html in blocks_of(body)] for body in bodies))
    together.words.body = "\n".join(block.html for block in merged.pieces)
    if merged.clashes:
        together.clashes["body"] = [_as_html(clash) for clash in merged.clashes]


def _as_html(clash: Clash) -> Clash:
    return Clash(
        *(tuple(block.html for block in side) for side in (clash.base, clash.theirs, clash.mine))
    )
