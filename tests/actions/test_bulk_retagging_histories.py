"""Random articles, tags and plans, with what editors do between, against a model of sets."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.bulk_retagging import carry_out_plan, plan_retagging
from articles.actions.undoing import undo
from articles.actions.words import Words
from articles.models import Article, LiveTag, TaggedArticle
from articles.rules.refusals import NotFit, StalePlan
from tests.factories import a_draft, a_section, a_tag
from tests.histories import examples

NAMES = "ABC"
ARTICLES = 2
tags = st.frozensets(st.sampled_from(NAMES))
number = st.integers(0, ARTICLES - 1)
edits = st.lists(
    st.one_of(
        st.tuples(st.just("save"), number, tags),
        st.tuples(st.sampled_from(["publish", "withdraw"]), number, st.none()),
    ),
    max_size=4,
)
# What becomes of each tag: it comes, it goes, it goes for another, or nothing was asked of it.
fates = st.lists(st.sampled_from(["add", "remove", "replace", ""]), min_size=3, max_size=3)


class Model:
    """The tags of each article at the desk, and of each live one for readers."""

    def __init__(self):
        self.desk = {each: set() for each in range(ARTICLES)}
        self.live = {}
        self.since = set()  # published since the plan was carried out

    def edit(self, verb, each, names):
        if verb == "save":
            self.desk[each] = set(names)
        elif verb == "publish":
            self.live[each] = set(self.desk[each])
            self.since.add(each)
        else:
            self.live.pop(each, None)

    def lines(self, changes, chosen):
        """Of each chosen article in each place: the tag that goes, the one that comes, whether it is given."""
        return {
            (place, each, gone, come, come is not None and come not in has[each])
            for place, has in (("desk", self.desk), ("live", self.live))
            for each in chosen & has.keys()
            for gone, come in changes
            if (gone in has[each] if gone else come not in has[each])
        }

    def carry_out(self, lines):
        for place, each, gone, come, gave in lines:
            getattr(self, place)[each] -= {gone}
            getattr(self, place)[each] |= {come} if gave else set()
        self.since = set()

    def undo(self, lines):
        for has, told in ((self.desk, self._of("desk", lines)), (self.live, self._told(lines))):
            given_back = {
                (each, gone) for each, gone, come, _ in told if gone and come in {None, *has[each]}
            }
            for each, _, come, gave in told:
                has[each] -= {come} if gave else set()
            for each, gone in given_back:
                has[each] |= {gone}

    def _of(self, place, lines):
        return [line[1:] for line in lines if line[0] == place]

    def _told(self, lines):
        """The desk's lines tell of a copy that was published since."""
        return [line for line in self._of("live", lines) if line[0] in self.live.keys() - self.since] + [
            line for line in self._of("desk", lines) if line[0] in self.live.keys() & self.since
        ]  # fmt: skip


class Newsroom:
    """The same for real."""

    def __init__(self):
        for name in NAMES:
            a_tag(name)
        section = a_section()
        self.articles = [a_draft(section=section) for _ in range(ARTICLES)]

    def edit(self, verb, each, names):
        article = Article.objects.get(pk=self.articles[each].pk)
        if verb == "save":
            words = Words.of(article)
            words.tags = sorted(names)
            save_article(article, words=words, by=None)
        elif verb == "publish":
            publish(article, by=None)
        elif article.status == "live":
            withdraw(article, by=None)

    def chosen(self, chosen):
        return Article.objects.filter(pk__in=[self.articles[each].pk for each in chosen])

    def as_sets(self):
        place = {article.pk: each for each, article in enumerate(self.articles)}
        desk = {each: set() for each in range(ARTICLES)}
        for pk, name in TaggedArticle.objects.values_list("content_object", "tag__name"):
            desk[place[pk]].add(name)
        live = {place[each.pk]: set() for each in Article.objects.filter(status="live")}
        for pk, name in LiveTag.objects.values_list("copy", "tag__name"):
            live[place[pk]].add(name)
        return desk, live


def pairs_of(fates):
    """What is asked for: each tag that is replaced is so by one of which nothing was asked, if there is one."""
    asked = {
        fate: [name for name, each in zip(NAMES, fates, strict=True) if each == fate]
        for fate in set(fates)
    }
    free = asked.get("", [])
    replaced = [(name, free[0]) for name in asked.get("replace", [])] if free else []
    return asked.get("add", []), asked.get("remove", []), replaced


class Histories(TestCase):
    @settings(
        max_examples=examples(8, slow=200),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(edits, fates, st.frozensets(number, min_size=1), edits, edits)
    def test_a_plan_is_done_as_told_or_stale_and_undone_but_for_what_editors_did(
        self, before, fates, chosen, between, after
    ):
        model, newsroom = Model(), Newsroom()

        def edit(edits):
            for each in edits:
                model.edit(*each)
                newsroom.edit(*each)
            assert newsroom.as_sets() == (model.desk, model.live)

        edit(before)
        add, remove, replace = pairs_of(fates)
        changes = [(None, name) for name in add] + [(name, None) for name in remove] + replace
        planned = model.lines(changes, chosen)
        asked = {"add": add, "remove": remove, "replace": replace}
        try:
            entry = plan_retagging(newsroom.chosen(chosen), by=None, **asked)
        except NotFit:
            assert not planned
            return
        counted = {line[1] for line in planned}, {line[1] for line in planned if line[0] == "live"}
        assert (entry.counts["articles"], entry.counts["live"]) == tuple(map(len, counted))
        edit(between)
        try:
            entry = carry_out_plan(entry, by=None)
        except StalePlan:
            assert model.lines(changes, counted[0]) != planned
            assert newsroom.as_sets() == (model.desk, model.live)
            return
        assert model.lines(changes, counted[0]) == planned
        model.carry_out(planned)
        assert newsroom.as_sets() == (model.desk, model.live)
        edit(after)
        undo(entry, by=None)
        model.undo(planned)
        assert newsroom.as_sets() == (model.desk, model.live)
