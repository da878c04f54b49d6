"""What happens to text that is being written: kept, saved with its article, thrown away; and who else
has the article open. None of it changes an article, so none of it has a line in the daybook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from articles.actions.beats import require, require_move
from articles.actions.revisions import FILED, PLAIN, snapshot
from articles.models import Article, Autosave, Presence
from articles.rules import cleaning, limits
from articles.rules.blocks import same_story
from articles.rules.refusals import NotFit, NotNow
from articles.rules.wording import say

FIELDS = (
    "headline", "standfirst", "body", "author_note", "section", "category", "source", "source_url",
    "original_is_canonical", "byline", "tags", "related", "published_on", "slug", "language",
    "translation_of", "lead", "lead_alt", "lead_caption",
)  # fmt: skip
KEPT_FOR = timedelta(days=30)
PRESENCE_KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Typed:
    """A form's text on its way here. ``sequence`` tells an older request from a newer one."""

    key: str
    sequence: int
    content: Mapping[str, Sequence[str]]
    begun_from: int = 0


@transaction.atomic
def keep_autosave(article: Article | None, *, typed: Typed, by) -> tuple[Autosave, bool]:
    """Keep what somebody is writing, beside the draft. ``article=None`` is one not yet stored.

    Returns what is kept now and whether that is ``typed``: neither an older text of the same form nor
    another form's takes the place of what is kept and not decided on. A text that says no more than what
    is stored, as in a form that was refused before anything was changed, ends what was kept before it
    and is not kept itself: nobody would know what to do with it. Raises ``NotAllowed``, and
    ``NotFit`` for more text than an article can hold.
    """
    _require(by, article)
    content = _fitting(typed.content)
    if article:  # as saving does: so a text and the save it belongs to come one after the other
        article = Article.objects.select_for_update().get(pk=article.pk)
    if _says_what_is_stored(article, content):
        content = None
    place = _place(article, by=by, key=typed.key)
    words = {"key": typed.key, "sequence": typed.sequence, "begun_from": typed.begun_from,
             "content": content, "saved_at": timezone.now()}  # fmt: skip
    newer = Q(key=typed.key, sequence__lt=typed.sequence)
    freed = ~Q(key=typed.key) & Q(content__isnull=True)
    written = _write(place, newer | freed, words)
    if written and article and _saved_before(typed, by=by):  # this request was long on its way
        written = not Autosave.objects.filter(**place).update(content=None)
    kept = Autosave.objects.get(**place)
    arrived_before = (kept.key, kept.sequence) == (typed.key, typed.sequence)
    return kept, written or (arrived_before and kept.content is not None)


@transaction.atomic
def end_autosaves(
    article: Article | None, *, by, key: str = "", sequence: int | None = None
) -> None:
    """What ``by`` wrote in the form ``key`` is saved: it is offered no more. Others' texts stay, and so
    does one of another window of theirs, which nobody has saved. Without a key, it ends in any case.

    ``sequence`` is the saved form's last: what it sent before and arrives later is not kept again, not
    even when another window of theirs has taken its place meanwhile.
    """
    place = _place(article, by=by, key=key)
    ended = {"content": None, "saved_at": timezone.now()}
    if not key:
        Autosave.objects.filter(**place, content__isnull=False).update(**ended)
    elif sequence is None:  # a browser without scripts
        Autosave.objects.filter(**place).filter(key=key).update(**ended)
    else:
        end = ended | {"key": key, "sequence": sequence}
        if not _write(place, Q(key=key, sequence__lte=sequence) | Q(content__isnull=True), end):
            Autosave.objects.filter(**place).filter(key=key).update(**ended)
        if article:
            _write(
                _place(None, by=by, key=key),
                Q(sequence__lte=sequence),
                ended | {"sequence": sequence},
            )


@transaction.atomic
def discard_autosave(autosave: Autosave, *, by) -> None:
    """Throw an unfinished text of one's own away; nothing that is stored changes."""
    if by is None or autosave.by_id != by.pk:
        raise NotNow(say("This unfinished text is somebody else’s."))
    Autosave.objects.filter(pk=autosave.pk).update(content=None, saved_at=timezone.now())


@transaction.atomic
def note_presence(article: Article, *, by, wrote: bool = False) -> None:
    """Note that somebody has an article open, and whether they wrote in it since the last sign."""
    _require(by, article)
    now = timezone.now()
    seen = {"seen_at": now} | ({"wrote_at": now} if wrote else {})
    here = Presence.objects.filter(article=article, user=by)
    if here.update(**seen):
        return
    Presence.objects.filter(seen_at__lt=now - PRESENCE_KEPT_FOR).delete()
    try:
        with transaction.atomic():
            Presence.objects.create(article=article, user=by, **seen)
    except IntegrityError:  # a second window of theirs was first, at this moment
        here.update(**seen)


def text_of(autosave: Autosave) -> dict:
    """An unfinished text as a revision would keep its words, so that the two can be compared."""
    sent = autosave.content or {}
    one = {name: "".join(sent.get(name, [])[:1]) for name in FIELDS}
    lines = ("headline", "standfirst", "author_note", "lead_alt", "lead_caption")
    bottomless = cleaning.is_bottomless(one["body"])
    return {
        **{name: one[name].strip() for name in ("slug", "source_url", "language", "published_on")},
        **{name: cleaning.clean_line(one[name]) for name in lines},
        "original_is_canonical": bool(one["original_is_canonical"]),
        "body": "" if bottomless else cleaning.clean_body(one["body"]),
        **{name: _number(one[name]) for name in FILED},
        "authors": [number for each in sent.get("byline", []) if (number := _number(each))],
        "tags": sorted(sent.get("tags", [])),
        "related": [number for each in sent.get("related", []) if (number := _number(each))],
    }


def _require(by, article: Article | None) -> None:
    if article:
        require_move(by, "save", article)
    else:
        require(by, "add_article", say("write articles"))


def _place(article: Article | None, *, by, key: str) -> dict:
    """Where a text is kept: one place for a person and an article; for a new one, its form's key."""
    return {"by": by, "article": article} if article else {"by": by, "article": None, "key": key}


def _write(place: dict, replaceable: Q, words: dict) -> bool:
    """Write ``words`` at a place that is empty or holds what is ``replaceable``; whether it was so.

    One statement decides: two requests at one moment cannot both find the older text.
    """
    here = Autosave.objects.filter(**place)
    if here.filter(replaceable).update(**words):
        return True
    if not here.exists():
        Autosave.objects.filter(saved_at__lt=timezone.now() - KEPT_FOR).delete()
        try:
            with transaction.atomic():
                Autosave.objects.create(**place | words)
        except IntegrityError:  # another request of theirs was first, at this moment
            pass
        else:
            return True
    return bool(here.filter(replaceable).update(**words))


def _saved_before(typed: Typed, *, by) -> bool:
    """Whether the form ``typed`` came from was saved after it was sent."""
    ended = Autosave.objects.filter(by=by, article=None, key=typed.key, content__isnull=True)
    return ended.filter(sequence__gte=typed.sequence).exists()


def _fitting(content: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The form's own fields, without signs that no database keeps."""
    kept = {name: [text.replace("\x00", "") for text in content.get(name, ())] for name in FIELDS}
    length = sum(len(text) for texts in kept.values() for text in texts)
    if length > limits.UNFINISHED:
        raise NotFit(
            say(
                "This form holds %(length)s characters; the most that can be kept while you "
                "write is %(unfinished)s.",
                length=length,
                unfinished=limits.UNFINISHED,
            )
        )
    return kept


def _says_what_is_stored(article: Article | None, content: dict) -> bool:
    """Whether nothing would be lost without this text. Of a new article nothing is stored."""
    text = text_of(Autosave(content=content))
    if article is None:
        return text == text_of(Autosave(content={}))
    plain = (text[name] == getattr(article, name) for name in PLAIN if name != "body")
    if not all(plain) or not same_story(article.body, text["body"]):  # told without any query
        return False
    stored = snapshot(article)
    stored["published_on"] = stored["published_on"] or ""
    return all(text[name] == stored[name] for name in text if name not in PLAIN)


def _number(text: str) -> int | None:
    """The number of a row, if ``text`` can be one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
