"""Categories and sources renamed, or merged into another: planned, done, told. ``undo`` takes it back."""

from copy import copy

from django.db import transaction
from django.db.models import Count, Sum

from articles.actions.beats import announce, fit, require
from articles.actions.filing import Offered, change_held, licence_of, shown_by
from articles.actions.holding import hold_filing
from articles.actions.ledger import Watch, enter
from articles.actions.licensing import apply_licence, count_over
from articles.actions.naming import refuse_taken_name, take_name, take_slug
from articles.actions.other_names import become_alias, hold_things, make_alias, refuse_alias
from articles.actions.refiling import count_refiled, refile
from articles.models import Article, LedgerEntry, LiveCopy, Source
from articles.rules import cleaning, nouns
from articles.rules.plans import Plan
from articles.rules.refusals import NotFit
from articles.rules.wording import Sentence, in_a_row, quoted, say


def plan_filing_merge(thing: Offered, into: Offered) -> Plan:
    """What merging one category or source into another will change. Five queries at most, whatever the
    number of articles."""
    desk, live, only_live = _counted(thing)
    aliases = list(thing.aliases.order_by("name"))
    also = [say("Its other names (%(names)s) become names of “%(into)s” too.",
                names=in_a_row(quoted(aliases)), into=into)] if aliases else []  # fmt: skip
    if into.is_retired:
        also.append(
            say(
                "“%(into)s” is retired: what comes under it keeps it, and no new article gets it.",
                into=into,
            )
        )
    licence, present = licence_of(into), licence_of(thing)
    if licence != present:
        also += _of_licences(thing, into)
    return Plan(
        articles=desk["count"] + only_live,
        live=live["count"],
        addresses=tuple((each.public_path, into.public_path) for each in (thing, *aliases)),
        also=tuple(also),
        checksum=(
            thing.pk,
            thing.name,
            into.pk,
            into.name,
            desk["sum"],
            live["sum"],
            licence and licence.spoken(),
            present and present.spoken(),
        ),
    )


@transaction.atomic
def merge_filing(
    thing: Offered, *, into: Offered, by, plan: str = "", reason: str = ""
) -> LedgerEntry:
    """Make ``thing`` another name of ``into``: every article under it stands under the other one instead.

    ``plan`` is the fingerprint of what was confirmed; another plan by now raises ``StalePlan``. Raises
    ``NotFit`` or ``NotNow`` where the two cannot be merged. A fixed number of queries.
    """
    kind = thing._meta.model_name
    require(
        by,
        f"change_{kind}",
        say("merge %(kinds)s", kinds=nouns.MANY[kind]),
    )
    hold_filing(alone=True)
    _refuse_pair(thing, into)
    thing, into = hold_things(thing, into)
    refuse_alias(thing)
    refuse_alias(into)
    planned = plan_filing_merge(thing, into)
    planned.refuse_other(plan)
    watch = Watch(thing, *thing.aliases.all())
    entry = enter("merge", thing, by=by, reason=cleaning.clean_line(reason),
                  sentence=say("Merged the %(kind)s “%(thing)s” into “%(into)s”", kind=nouns.ONE[kind],
                               thing=thing, into=into))  # fmt: skip
    refile(entry, thing, into)
    changed = apply_licence(into, thing.licence) if kind == "source" else set()
    become_alias(thing, into)
    watch.write(entry)
    entry.counts = planned.counts | count_refiled(entry)
    entry.save(update_fields=["counts"])
    announce(shown_by(thing) | shown_by(into) | changed)
    return entry


def plan_filing_rename(thing: Offered, *, name: str, slug: str = "") -> Plan:
    """What giving it this name will change. Raises ``NotFit`` or ``NameTaken`` where it cannot have it."""
    renamed = _renamed(thing, name, slug)
    desk, live, only_live = _counted(thing)
    moves = thing.slug != renamed.slug
    goes_on = say(
        "Whoever types “%(thing)s” gets “%(renamed)s”: the former name stays another name of it.",
        thing=thing,
        renamed=renamed,
    )
    return Plan(
        articles=desk["count"] + only_live,
        live=live["count"],
        addresses=((thing.public_path, renamed.public_path),) if moves else (),
        also=(goes_on,) if renamed.key != thing.key else (),
        checksum=(thing.pk, thing.name, thing.slug, renamed.name, renamed.slug),
    )


@transaction.atomic
def rename_filing(
    thing: Offered, *, name: str, slug: str = "", by, plan: str = "", reason: str = ""
) -> LedgerEntry:
    """Give a category or source a new name, and an address from it unless a ``slug`` is asked for.

    The former name becomes another name of it, and its former address leads to the new one.
    """
    kind = thing._meta.model_name
    require(
        by,
        f"change_{kind}",
        say("rename %(kinds)s", kinds=nouns.MANY[kind]),
    )
    hold_filing()
    held = hold_things(thing)[0]
    refuse_alias(held)
    plan_filing_rename(held, name=name, slug=slug).refuse_other(plan)
    held.name, held.slug = name, slug or held.slug
    take_name(held)
    return change_held(held, by=by, reason=reason, follows=not slug)


@transaction.atomic
def add_filing_name(thing: Offered, name: str, *, by) -> LedgerEntry:
    """Let ``name`` mean this category or source, wherever it is typed."""
    kind = thing._meta.model_name
    require(
        by,
        f"change_{kind}",
        say("give %(kinds)s other names", kinds=nouns.MANY[kind]),
    )
    hold_filing()
    thing = hold_things(thing)[0]
    refuse_alias(thing)
    alias, led_to = make_alias(thing, name)
    entry = enter(
        "name",
        thing,
        by=by,
        sentence=say("Made “%(alias)s” another name of “%(thing)s”", alias=alias, thing=thing),
    )
    Watch().write(entry, alias)
    announce(shown_by(thing) | led_to)
    return entry


def _refuse_pair(thing: Offered, into: Offered) -> None:
    noun = nouns.ONE[thing._meta.model_name]
    if type(thing) is not type(into):
        raise NotFit(
            say("A %(noun)s is merged into a %(noun)s, and nothing else.", noun=noun), field="into"
        )
    if thing == into:
        raise NotFit(
            say("A %(noun)s cannot be merged into itself: choose another one.", noun=noun),
            field="into",
        )


def _counted(thing: Offered) -> tuple[dict, dict, int]:
    """Count and checksum of what stands under it at the desk, and for readers; and how many stand there for
    readers alone. Three queries."""
    kind = thing._meta.model_name
    desk, live = (
        table.objects.filter(**{kind: thing}).aggregate(count=Count("pk"), sum=Sum("pk"))
        for table in (Article, LiveCopy)
    )
    only_live = LiveCopy.objects.filter(**{kind: thing}).exclude(**{f"article__{kind}": thing})
    return desk, live, only_live.count()


def _of_licences(thing: Source, into: Source) -> list[Sentence]:
    """What a plan says of two licences that differ."""
    everything = say("everything is allowed")
    said = [
        say(
            "The licence of “%(into)s” holds for them then: %(then)s. That of “%(thing)s” "
            "is: %(now)s.",
            into=into,
            then=into.licence.spoken() or everything,
            thing=thing,
            now=thing.licence.spoken() or everything,
        )
    ]
    if over := count_over(thing, into.licence.days_to_expiry):
        said.append(say("By it, live pages that are over already: %(over)s. They are withdrawn at once, "
"and undoing the merge does not bring them back.", over=over))  # fmt: skip
    return said


def _renamed(thing: Offered, name: str, slug: str) -> Offered:
    """The thing as it would be. A name of its own that it had before it may take back."""
    renamed = copy(thing)
    renamed.name = name
    take_name(renamed)
    fit(renamed, named="name")
    if (renamed.name, slug or thing.slug) == (thing.name, thing.slug):
        raise NotFit(say("This is its name already."), field="name")
    own = thing.aliases.filter(key=renamed.key).first()
    if own is None:
        refuse_taken_name(renamed)
    if renamed.name != thing.name:
        renamed.slug = slug or (own.slug if own else "")
    else:
        renamed.slug = slug
    if not own or renamed.slug != own.slug:
        take_slug(renamed, renamed.name)
    return renamed
