"""What happens to a front: articles placed and taken away at the desk, then shown to readers."""

from django.db import transaction
from django.utils import timezone

from articles.actions.beats import announce, record, require
from articles.actions.holding import hold_filing
from articles.models import Article, Front, LivePlacement, Section
from articles.rules import arranging, names
from articles.rules.arranging import Placement
from articles.rules.refusals import NotFit, NotNow, StaleEdit
from articles.rules.wording import Sentence, say

GONE = say("Somebody merged or deleted this section in the meantime: it has no front any more.")


@transaction.atomic
def place(section: Section | None, article: int, *, slot: str, at: int = 0, by) -> list[Article]:
    """Put an article in a slot, before what stands there at ``at``; readers see it with
    :func:`show_front`. Returns the articles that no longer fit. ``section=None`` is the front page."""
    require(by, "curate_front", say("place articles"))
    if slot not in arranging.SLOTS:
        raise NotFit(say("There is no such place on a front."))
    placed = Article.objects.filter(pk=article).first()
    if placed is None:
        raise NotNow(say("Somebody deleted this article in the meantime."))
    front = locked(section)
    placements, fallen = arranging.put(front.placements, article, slot, place=at)
    store_front(front, placements, by=by)
    note_front(
        front,
        "place",
        say(
            "Placed “%(headline)s” as %(slot)s on %(front)s",
            headline=placed.headline[:300],
            slot=arranging.SLOTS[slot],
        ),
        by=by,
    )
    return list(Article.objects.filter(pk__in=fallen))


@transaction.atomic
def take_away(section: Section | None, article: int, *, by) -> None:
    """Let an article go back among the newest."""
    require(by, "curate_front", say("take articles from their places"))
    front = locked(section)
    store_front(front, arranging.taken_away(front.placements, article), by=by)
    note_front(
        front,
        "take away",
        say("Took article %(article)s from %(front)s", article=str(article)),
        by=by,
    )


@transaction.atomic
def begin_again(section: Section | None, *, by) -> None:
    """Bring the desk's front back to what readers see."""
    require(by, "curate_front", say("change fronts"))
    front = locked(section)
    take_up_shown(front, by=by)
    note_front(front, "begin again", say("Went back to what readers see of %(front)s"), by=by)


@transaction.atomic
def show_front(section: Section | None, *, version: int, by) -> Front:
    """Show readers the front as it stands at the desk.

    ``version`` is the one the editor looked at; a newer one raises ``StaleEdit``.
    """
    require(by, "curate_front", say("change what readers see of a front"))
    front = locked(section)
    refuse_unseen(front, version)
    placements = arranging.lasting(front.placements, timezone.now())
    give_readers(front, placements)
    front.kept = [each.as_json() for each in placements]
    front.shown_version = front.version
    front.save(update_fields=["kept", "shown_version"])
    note_front(front, "show", say("Showed readers %(front)s"), by=by)
    announce(shown_on(section))
    return front


def refuse_unseen(front: Front, version: int) -> None:
    """Raise ``StaleEdit`` where the front is not the one that the editor looked at."""
    if front.version != version:
        raise StaleEdit(say("Somebody else changed this front while you looked at it. Nothing was shown: "
"look at it as it is now, and show it then."))  # fmt: skip


def take_up_shown(front: Front, *, by) -> None:
    """Make the desk's front what readers see."""
    shown = LivePlacement.objects.filter(section=front.section).order_by("slot", "order")
    store_front(front, [Placement(each.slot, each.article_id, each.until) for each in shown], by=by)
    front.shown_version = front.version
    front.save(update_fields=["shown_version"])


def give_readers(front: Front, placements: list[Placement]) -> None:
    """Put these placements in the place of those that readers see; the caller announces it. An
    article deleted since it was placed has none."""
    numbers = [each.article for each in placements]
    there = set(Article.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    LivePlacement.objects.filter(section=front.section).delete()
    LivePlacement.objects.bulk_create(
        LivePlacement(
            section=front.section, slot=slot, order=order, article_id=each.article, until=each.until
        )
        for slot, standing in arranging.by_slot(placements).items()
        for order, each in enumerate(standing)
        if each.article in there
    )


def shown_on(section: Section | None) -> list[str]:
    """The pages that show a front: a top section's stories lead its band on the front page."""
    own = [names.listing("section", section.pk)] if section else []
    return [*own, names.FRONT] if section is None or section.depth == 1 else own


def locked(section: Section | None) -> Front:
    """The front's row, made where nothing was placed before, and held until the commit."""
    front = Front.objects.filter(section=section).first() or _made(section)
    held = Front.objects.select_for_update(of=("self",)).filter(pk=front.pk).first()
    if held is None:
        raise NotNow(GONE)
    return held


def _made(section: Section | None) -> Front:
    """A new front. Its section is not merged or deleted before the commit."""
    hold_filing()
    if section and not Section.objects.filter(pk=section.pk).exists():
        raise NotNow(GONE)
    return Front.objects.get_or_create(section=section)[0]


def store_front(front: Front, placements: list[Placement], *, by) -> None:
    """Make these the desk's placements, under the next version."""
    front.kept = [each.as_json() for each in placements]
    front.version += 1
    front.changed_at, front.changed_by = timezone.now(), by
    front.save()


def note_front(front: Front, verb: str, did: Sentence, *, by) -> None:
    """The daybook's line about a front, which fills ``%(front)s``."""
    record(
        by=by,
        verb=verb,
        thing=f"front:{front.section_id or 0}",
        sentence=did.filled(front=front.called),
    )
