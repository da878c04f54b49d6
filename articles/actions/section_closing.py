"""Closing a section: it keeps its pages and takes no new articles. And opening it again."""

from django.db import transaction

from articles.actions.beats import announce, require
from articles.actions.ledger import Watch, enter
from articles.actions.section_plans import menu_of
from articles.actions.section_tree import count_articles, hold_tree, lists_on, standing
from articles.models import LedgerEntry, Section
from articles.reading.tree import Tree
from articles.rules import cleaning, names
from articles.rules.plans import Plan
from articles.rules.refusals import NotNow
from articles.rules.trees import settle
from articles.rules.wording import say, say_many


def plan_closing(section: Section) -> Plan:
    """What closing a section will change; or, for a closed one, reopening it. Four queries."""
    tree = Tree.read()
    row = standing(tree, section)
    return _plan(tree, row, closed=not row.is_closed)


@transaction.atomic
def close_section(section: Section, *, by, plan: str = "", reason: str = "") -> LedgerEntry:
    """Let a section, and all below it, take no new articles. Its pages and its addresses stay, and what
    is in it can be edited and published; readers' menus leave it out."""
    return _set(section, closed=True, by=by, plan=plan, reason=reason)


@transaction.atomic
def reopen_section(section: Section, *, by, plan: str = "", reason: str = "") -> LedgerEntry:
    """Let a closed section, and all below it, take articles again. Raises ``NotFit`` below a closed one."""
    return _set(section, closed=False, by=by, plan=plan, reason=reason)


_CLOSED = say("Closed the section “%(section)s” (%(path)s)")
_REOPENED = say("Reopened the section “%(section)s” (%(path)s)")


def _set(section: Section, *, closed: bool, by, plan: str, reason: str) -> LedgerEntry:
    require(by, "change_section", say("close sections"))
    tree = hold_tree()
    watch = Watch(*tree.by_number.values())
    row = standing(tree, section)
    if row.is_closed == closed:
        raise NotNow(
            say("“%(section)s” is closed already.", section=row)
            if closed
            else say("“%(section)s” is open already.", section=row)
        )
    planned = _plan(tree, row, closed=closed)
    planned.refuse_other(plan)
    changing = _changing(tree, row, closed)
    for each in changing:
        each.is_closed = closed
    settle(tree.by_number)
    Section.objects.bulk_update(changing, ["is_closed"])
    verb, did = ("close", _CLOSED) if closed else ("reopen", _REOPENED)
    entry = enter(verb, row, by=by, reason=cleaning.clean_line(reason),
                  sentence=did.filled(section=row, path=row.public_path))  # fmt: skip
    entry.counts = planned.counts
    entry.save(update_fields=["counts"])
    watch.write(entry)
    lists = {names.listing("section", each.pk) for each in changing}
    announce({names.SECTIONS, names.FRONT, *lists, *lists_on(tree, row.pk)})
    return entry


def _plan(tree: Tree, row: Section, *, closed: bool) -> Plan:
    changing = [each.pk for each in _changing(tree, row, closed)]
    counts = count_articles(changing)
    return Plan(
        articles=counts["articles"],
        live=counts["live"],
        also=tuple(_also(tree, row, len(changing) - 1, closed=closed)),
        checksum=(row.pk, closed, sorted(changing), counts["checksum"]),
    )


def _changing(tree: Tree, row: Section, closed: bool) -> list[Section]:
    below = (tree.by_number[number] for number in tree.below(row.pk))
    return [each for each in below if each.is_closed != closed]


def _also(tree: Tree, row: Section, others: int, *, closed: bool):
    if others:
        yield (
            say_many("%(count)s section below it is closed too.",
                     "%(count)s sections below it are closed too.", others)
            if closed
            else say_many("%(count)s section below it is reopened too.",
                          "%(count)s sections below it are reopened too.", others)
        )  # fmt: skip
    if closed:
        yield say(
            "“%(section)s” leaves %(menu)s. Its page, its addresses and its articles stay.",
            section=row,
            menu=menu_of(row, tree),
        )
        yield say(
            "No other article can be filed there; what is there can still be edited and published."
        )
    else:
        yield say(
            "“%(section)s” is listed again in %(menu)s, and takes articles.",
            section=row,
            menu=menu_of(row, tree),
        )
