"""The checks of an article before readers get it, and the refusal of what may not reach them."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Case, Q, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.actions.words import Filed, Words
from articles.models import Article, Picture, Tag
from articles.rules import cleaning
from articles.rules.checks import Written, findings_of
from articles.rules.figures import pictures_in
from articles.rules.findings import Finding, in_the_way
from articles.rules.refusals import NotFit
from articles.rules.wording import Row, in_turn, say, say_many


def findings(words: Words, tags: Iterable[Tag] | None = None) -> list[Finding]:
    """All that the checks find in an article's words. ``tags`` are its tags, where they are known: else it
    takes a query where it has any."""
    return findings_of(
        Written(
            **written_pictures(words.body, words.lead and words.lead.pk),
            lead_alt=words.lead_alt,
            lead_caption=words.lead_caption,
            headline=words.headline,
            standfirst=words.standfirst,
            body=words.body,
            author_note=words.author_note,
            language=words.language or settings.SITE_LANGUAGE,
            has_section=words.section is not None,
            has_byline=bool(words.authors),
            has_source=words.source is not None,
            unapproved=unapproved(words.tags)
            if tags is None
            else [tag.name for tag in tags if tag.status != Tag.APPROVED],
        )
    )


def written_pictures(body: str, lead: int | None) -> dict:
    """What the checks ask of the pictures that an article shows. One query, none for none."""
    numbers = {*pictures_in(body), *([lead] if lead else [])}
    shown = Picture.objects.filter(pk__in=numbers) if numbers else Picture.objects.none()
    wordless, ended = Q(alt="", decorative=False), Q(licence_ends_at__lte=timezone.now())
    rows = shown.annotate(is_wordless=Case(When(wordless, True), default=False))
    rows = rows.annotate(is_ended=Case(When(ended, True), default=False))
    told = list(rows.values_list("pk", "is_wordless", "is_ended"))
    return {
        "lead": lead,
        "wordless": {number for number, is_wordless, _ in told if is_wordless},
        "ended": {number for number, _, is_ended in told if is_ended},
    }


def unapproved(names: Iterable[str], *, of_a_moderator: bool = False) -> list[str]:
    """Those of these tags that readers do not see; a moderator's new name will be approved."""
    keys = {cleaning.key_of(name): name for name in names if name.strip()}
    status = Coalesce("alias_of__status", "status")  # of what the name means
    known = dict(Tag.objects.filter(key__in=keys).values_list("key", status)) if keys else {}
    new = Tag.APPROVED if of_a_moderator else Tag.PROPOSED
    return [name for key, name in keys.items() if known.get(key, new) != Tag.APPROVED]


def refuse_unready(
    article: Article, *, by, words: Words | None = None, filed: Filed | None = None
) -> None:
    """Raise ``NotFit`` at the field where the checks find what keeps an article from readers: in its
    words at the desk, or in an earlier revision's. ``filed`` is what it stands under at the desk, where
    that is known.

    The command line (``by=None``) passes: it brings in whole archives, which others have published
    before, and nobody sits there to mend one article among thousands.
    """
    if by is None or not settings.PUBLISHING_BLOCKED_BY:
        return
    found = findings(words) if words else findings(Words.of(article, filed), filed and filed.tags)
    blocking = in_the_way(found, settings.PUBLISHING_BLOCKED_BY)
    if blocking:
        raise NotFit(_refusal(blocking), field=blocking[0].field)


def _refusal(blocking: list[Finding]) -> Row:
    first, others = blocking[0], len(blocking) - 1
    said = [say("This is in the way of publishing."), first.sentence]
    if first.quote:
        said.append(say("Look at “%(quote)s”.", quote=first.quote))
    if others:
        said.append(say_many("The checks beside the form show %(count)s more.",
                             "The checks beside the form show %(count)s more.", others))  # fmt: skip
    return in_turn(*said)
