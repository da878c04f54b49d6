"""The beats that every action shares: permission, the daybook's line, the announcement."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from articles.models import Announcement, AnnouncementCounter, DaybookEntry, TagUse
from articles.rules import workflow
from articles.rules.refusals import NameTaken, NotAllowed, NotFit
from articles.rules.wording import Words, say, settled

PASSING = ("publish", "approve")  # what the two-person rule keeps from whose article it is


def require(by, permission: str, doing: Words) -> None:
    """Raise ``NotAllowed`` unless ``by`` may. ``by=None`` is the command line, which may everything."""
    if by is not None and not by.has_perm(f"articles.{permission}"):
        raise NotAllowed(
            say("You may not %(doing)s. Ask someone whose role allows it.", doing=doing)
        )


def may_move(by, verb: str, article) -> bool:
    """Whether ``by`` may do ``verb`` to an article in the state it is in: for buttons."""
    return not _why_not(by, verb, article)


def require_move(by, verb: str, article) -> None:
    """Raise ``NotAllowed`` unless ``by`` may do ``verb`` to this article now."""
    if reason := _why_not(by, verb, article):
        raise NotAllowed(reason)


def _why_not(by, verb: str, article) -> Words:
    """Why the table of moves, or the two-person rule, keeps a move from ``by``; empty if neither does."""
    if by is None:
        return ""
    move, own = workflow.MOVES[verb], _is_own(by, article)
    as_its_writer = own and article.status in move.while_own and by.has_perm("articles.add_article")
    if not (as_its_writer or by.has_perm(f"articles.{move.permission}")):
        if own and move.while_own and article.status not in move.while_own:
            return workflow.no_more(verb, article.status)
        return say(
            "You may not %(doing)s. Ask someone whose role allows it.",
            doing=workflow.SPOKEN[verb],
        )
    if own and verb in PASSING and settings.TWO_PERSON_RULE:
        return say("This article is your own: somebody else has to pass it.")
    return ""


def _is_own(by, article) -> bool:
    return article.made_by_id == by.pk


def store(thing, *, field: str) -> None:
    """Write a thing whose name and slug are its own among its kind. ``field`` is the name's.

    An action looks first whether they are free. Who writes the same one in that moment is not seen:
    then the database refuses, and this raises ``NameTaken``. Raises ``NotFit`` for a text that is
    longer than its column.
    """
    fit(thing, named=field)
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError as clash:
        kind = thing._meta.verbose_name
        raise NameTaken(
            say(
                "Somebody else stored a %(kind)s of this name or address at this moment. Look "
                "whether theirs is the one you need, or choose another name.",
                kind=kind,
            ),
            field=field,
        ) from clash


def fit(thing, *, named: str) -> None:
    """Raise ``NotFit`` for a text that is longer than its column; ``named`` is the field of its name.

    Not every database refuses what is too long; and a person wants to be told where.
    """
    for column in thing._meta.concrete_fields:
        text = getattr(thing, column.attname)
        if isinstance(text, str) and column.max_length and len(text) > column.max_length:
            kind = thing._meta.verbose_name
            raise NotFit(
                say(
                    "The %(label)s of this %(kind)s (“%(text)s…”) has %(count)s characters; "
                    "the longest allowed is %(longest)s.",
                    label=column.verbose_name,
                    kind=kind,
                    text=text[:40],
                    count=len(text),
                    longest=column.max_length,
                ),
                field=named if column.name in ("name", "title") else column.name,
            )


def record(*, by, verb: str, thing: str, sentence: Words, reason: Words = "") -> None:
    """Write the action's line in the daybook, in the paper's language."""
    line = DaybookEntry(
        at=timezone.now(), by=by, verb=verb, thing=thing,
        sentence=settled(sentence)[:500], reason=settled(reason),
    )  # fmt: skip
    _tell(_Told(lines=[line]))


def announce(names: Iterable[str]) -> None:
    """Tell every follower, on commit, that the things of these names have changed for readers.

    The last beat of an action: from here to its commit the counter's row is locked, which makes the
    numbers gapless and their order the order of commits. On a rollback the number is given anew.
    """
    _tell(_Told(news=[sorted(set(names))]))


def note_uses(uses: Iterable[TagUse]) -> None:
    """Write that tags were used; one that is known was used before, and counts once."""
    _tell(_Told(uses=list(uses)))


@contextmanager
def told_together() -> Iterator[None]:
    """Within it the lines, the uses and the announcements of several actions of one transaction are collected, and
    written at its end with a statement for each table: the counter's row is held for a moment only.

    One inside another hands on what it collected; what ends with an exception told nothing.
    """
    told = _Told()
    token = _collected.set(told)
    try:
        yield
    finally:
        _collected.reset(token)
    _tell(told)


@dataclass
class _Told:
    lines: list[DaybookEntry] = field(default_factory=list)
    uses: list[TagUse] = field(default_factory=list)
    news: list[list[str]] = field(default_factory=list)


_collected: ContextVar[_Told | None] = ContextVar("collected", default=None)


def _tell(told: _Told) -> None:
    """Hand on to who collects; where nobody does, write."""
    collected = _collected.get()
    if collected is None:
        DaybookEntry.objects.bulk_create(told.lines)
        TagUse.objects.bulk_create(told.uses, ignore_conflicts=True)
        _number(told.news)
    else:
        collected.lines += told.lines
        collected.uses += told.uses
        collected.news += told.news


def _number(news: list[list[str]]) -> None:
    """Store announcements under the next numbers, in their order."""
    if not news:
        return
    AnnouncementCounter.objects.filter(pk=1).update(last=F("last") + len(news))
    last = AnnouncementCounter.objects.values_list("last", flat=True).get(pk=1)
    Announcement.objects.bulk_create(
        Announcement(number=number, names=names, made_at=timezone.now())
        for number, names in enumerate(news, last - len(news) + 1)
    )
