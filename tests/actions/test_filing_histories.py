"""Random histories of categories, against a model so simple that it cannot be wrong: names, and sets."""

from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.actions.articles import publish, save_article
from articles.actions.filing_merging import merge_filing, rename_filing
from articles.actions.offering import offer_filing, retire_filing
from articles.actions.undoing import undo, what_builds_on
from articles.actions.words import Words
from articles.models import Article, Category, LedgerEntry, LiveCopy
from articles.rules.refusals import NameTaken, NotFit, NotNow
from tests.factories import a_category, a_draft, a_section
from tests.histories import examples

pytestmark = pytest.mark.django_db
CATEGORIES = ARTICLES = 3
number = st.integers(0, 2)
# What one merge does to another, and to what editors do, is in question: so these come often.
VERBS = ["merge", "file", "publish", "undo"] * 3 + ["retire", "rename"]
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), number, number), min_size=8, max_size=16)


class History:
    """What is done to the tables, and beside it the model.

    ``leads`` is where each category leads, ``desk`` and ``live`` what each article stands under, and
    ``merges`` what each merge did: which names it led on, which articles it took from where, and which
    of all were published since.
    """

    def __init__(self):
        section = a_section("World")
        self.things = [a_category(f"Category {n}") for n in range(CATEGORIES)]
        self.articles = [
            a_draft(section=section, category=self.things[n % CATEGORIES]) for n in range(ARTICLES)
        ]
        self.leads = list(range(CATEGORIES))
        self.desk = [n % CATEGORIES for n in range(ARTICLES)]
        self.live = [None] * ARTICLES
        self.retired = set()
        self.merges = []

    def thing(self, number):
        return Category.objects.get(pk=self.things[number].pk)

    def merge(self, one, other):
        try:
            entry = merge_filing(self.thing(one), into=self.thing(other), by=None)
        except (NotFit, NotNow):
            assert one == other or self.leads[one] != one or self.leads[other] != other
            return
        led = [n for n in range(CATEGORIES) if self.leads[n] == one]
        taken = {
            place: [n for n, at in enumerate(getattr(self, place)) if at == one]
            for place in ("desk", "live")
        }
        for n in led:
            self.leads[n] = other
        for place, numbers in taken.items():
            for n in numbers:
                getattr(self, place)[n] = other
        self.merges.append(Merge(entry, led, taken, one, other))

    def file(self, number, chosen):
        words = Words.of(Article.objects.get(pk=self.articles[number].pk))
        words.category, meant = self.things[chosen], self.leads[chosen]  # as it was at the start
        try:
            save_article(self.articles[number], words=words, by=None)
        except NotFit:
            assert meant in self.retired
            assert self.desk[number] != meant
        else:
            assert meant not in self.retired or self.desk[number] == meant
            self.desk[number] = meant

    def publish(self, number, _):
        publish(self.articles[number], by=None)
        for merge in self.merges:
            merge.since.add(number)
        self.live[number] = self.desk[number]

    def retire(self, number, _):
        act = offer_filing if number in self.retired else retire_filing
        try:
            act(self.thing(number), by=None)
        except NotNow:
            assert self.leads[number] != number
        else:
            self.retired ^= {number}

    def rename(self, number, suffix):
        try:
            rename_filing(self.thing(number), name=f"Name {number} {suffix}", by=None)
        except (NotNow, NotFit, NameTaken):
            pass

    def undo(self, back, _):
        """Undo a merge that no later act builds on: what is still where it put it goes back."""
        done = [merge for merge in self.merges if not merge.undone]
        if back >= len(done):
            return
        merge = done[-1 - back]
        try:
            with transaction.atomic():
                undo(merge.entry, by=None)
        except NotNow:
            assert what_builds_on(merge.entry)
            return
        merge.undone = True
        for n in merge.led:
            self.leads[n] = merge.one
        for n in range(ARTICLES):
            # What was published since shows what the desk had: its line at the desk tells of it.
            told = merge.taken["desk" if n in merge.since else "live"]
            if n in told and self.live[n] == merge.other:
                self.live[n] = merge.one
        for n in merge.taken["desk"]:
            if self.desk[n] == merge.other:
                self.desk[n] = merge.one


@dataclass
class Merge:
    entry: LedgerEntry
    led: list[int]
    taken: dict[str, list[int]]
    one: int
    other: int
    since: set[int] = field(default_factory=set)
    undone: bool = False


@settings(
    max_examples=examples(6, slow=150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_after_any_history_every_article_stands_where_the_model_says(steps):
    with transaction.atomic():
        history = History()
        for verb, one, other in steps:
            getattr(history, verb)(one, other)
            _agree(history)
        transaction.set_rollback(True)


def _agree(history):
    """The tables say what the model says, and nothing stands under another name of anything."""
    numbers = [each.pk for each in history.things]
    stored = Category.objects.select_related("alias_of").in_bulk()
    for n, at in enumerate(history.leads):
        assert stored[numbers[n]].meant.pk == numbers[at]
    assert all(each.meant.alias_of_id is None for each in stored.values())
    desk, live = (
        dict(table.objects.values_list("pk", "category")) for table in (Article, LiveCopy)
    )
    for n, article in enumerate(history.articles):
        assert desk[article.pk] == numbers[history.desk[n]]
        shown = history.live[n]
        assert live.get(article.pk) == (None if shown is None else numbers[shown])
    retired = {n for n in range(CATEGORIES) if stored[numbers[n]].is_retired}
    assert retired == history.retired
    assert not {stored[pk].alias_of for pk in (*desk.values(), *live.values())} - {None}
