"""Which categories and sources are offered for new articles, and in which order."""

from collections.abc import Iterable

from django.db import transaction

from articles.actions.beats import require
from articles.actions.filing import Offered
from articles.actions.holding import hold_filing
from articles.actions.ledger import Watch, enter
from articles.actions.other_names import hold_things, refuse_alias
from articles.actions.words import Words
from articles.models import Article, LedgerEntry, LiveCopy
from articles.rules import cleaning, nouns
from articles.rules.plans import Plan
from articles.rules.refusals import NotFit, NotNow
from articles.rules.wording import Sentence, say


def plan_retiring(thing: Offered) -> Plan:
    """What retiring it will change: no article, and nothing that readers see. Three queries."""
    kind = thing._meta.model_name
    articles, live = (
        table.objects.filter(**{kind: thing}).count() for table in (Article, LiveCopy)
    )
    return Plan(
        also=(
            say(
                "The %(articles)s and %(live)s under it keep it.",
                articles=nouns.articles(articles),
                live=nouns.live_pages(live),
            ),
            say(
                "Its page stays at %(path)s, and the list of articles can be filtered by it.",
                path=thing.public_path,
            ),
            say(
                "It is not offered for any other article, and saving refuses it there. Old "
                "material that is imported may still be filed under “%(thing)s”.",
                thing=thing,
            ),
        ),
        checksum=(thing.pk, thing.name, thing.is_retired),
    )


@transaction.atomic
def retire_filing(thing: Offered, *, by, plan: str = "", reason: str = "") -> LedgerEntry:
    """Keep a category or source on the articles it is on, and offer it for no other."""
    held = _held(thing, by=by, doing=say("retire %(kinds)s"))
    if held.is_retired:
        raise NotNow(say("“%(held)s” is retired already.", held=held))
    plan_retiring(held).refuse_other(plan)
    return _set_retired(
        held, True, "retire", say("Retired: the %(kind)s “%(held)s”"), by=by, reason=reason
    )


@transaction.atomic
def offer_filing(thing: Offered, *, by, reason: str = "") -> LedgerEntry:
    """Offer a retired category or source again."""
    held = _held(thing, by=by, doing=say("offer %(kinds)s"))
    if not held.is_retired:
        raise NotNow(say("“%(held)s” is offered already.", held=held))
    return _set_retired(
        held, False, "offer", say("Offered again: the %(kind)s “%(held)s”"), by=by, reason=reason
    )


@transaction.atomic
def move_filing(thing: Offered, *, up: bool, by) -> LedgerEntry:
    """Let a category or source change places with the one before it, or after it.

    Where several have one number, all are numbered anew first, as they stand: that changes nothing that
    anybody sees, so the ledger tells of the two alone.
    """
    held = _held(thing, by=by, doing=say("reorder %(kinds)s"))
    kept = list(type(held).objects.kept().select_for_update())
    place = next(place for place, each in enumerate(kept) if each.pk == held.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(kept):
        raise NotNow(
            say("“%(held)s” is the first already.", held=held)
            if up
            else say("“%(held)s” is the last already.", held=held)
        )
    _number(kept)
    one, two = kept[place], kept[other]
    watch = Watch(one, two)
    one.order, two.order = two.order, one.order
    type(held).objects.bulk_update([one, two], ["order"])
    sentence = _BEFORE if up else _BEHIND
    kind = nouns.ONE[held._meta.model_name]
    entry = enter("reorder", one, by=by, sentence=sentence.filled(kind=kind, one=one, two=two))
    watch.write(entry)
    return entry


def settle_filing(words: Words, article: Article, *, retired_too: bool) -> None:
    """Give words the category and the source that their names mean now; part of saving, which holds what
    articles are filed under.

    Whoever chose one may have done so before it was merged. Raises ``NotFit`` for one that is gone or, but
    with ``retired_too``, retired, unless the article stands there already. A query for each that is new.
    """
    for name in ("category", "source"):
        chosen, present = getattr(words, name), getattr(article, f"{name}_id")
        if chosen and chosen.pk != present:
            meant = _as_stored(chosen, name)
            if meant.is_retired and not retired_too and meant.pk != present:
                raise NotFit(say("“%(meant)s” is retired: articles that have it keep it, and no other gets it. "
"Choose another %(kind)s.", meant=meant, kind=nouns.ONE[name]), field=name)  # fmt: skip
            setattr(words, name, meant)


_BEFORE = say("Moved the %(kind)s “%(one)s” to stand before “%(two)s”")
_BEHIND = say("Moved the %(kind)s “%(one)s” to stand after “%(two)s”")


def _as_stored(chosen: Offered, name: str) -> Offered:
    stored = type(chosen).objects.select_related("alias_of").filter(pk=chosen.pk).first()
    if stored is None:
        raise NotFit(
            say(
                "Somebody deleted “%(chosen)s” in the meantime. Choose another %(kind)s.",
                chosen=chosen,
                kind=nouns.ONE[name],
            ),
            field=name,
        )
    return stored.meant


def _held(thing: Offered, *, by, doing: Sentence) -> Offered:
    kind = thing._meta.model_name
    require(by, f"change_{kind}", doing.filled(kinds=nouns.MANY[kind]))
    hold_filing(alone=True)
    held = hold_things(thing)[0]
    refuse_alias(held)
    return held


def _set_retired(held: Offered, retired: bool, verb: str, did: Sentence, *, by, reason: str):
    watch = Watch(held)
    held.is_retired = retired
    held.save(update_fields=["is_retired"])
    entry = enter(verb, held, by=by, reason=cleaning.clean_line(reason),
                  sentence=did.filled(kind=nouns.ONE[held._meta.model_name], held=held))  # fmt: skip
    watch.write(entry)
    return entry


def _number(kept: Iterable[Offered]) -> None:
    """Number things as they stand, if two of them have one number."""
    kept = list(kept)
    if len({each.order for each in kept}) == len(kept):
        return
    changed = [each for place, each in enumerate(kept, 1) if each.order != place]
    for place, each in enumerate(kept, 1):
        each.order = place
    type(kept[0]).objects.bulk_update(changed, ["order"], batch_size=500)
