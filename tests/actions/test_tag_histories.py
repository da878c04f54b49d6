"""Whatever is done to tags in whatever order, an act that is undone leaves no trace, and no edit is lost."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.actions.articles import publish, save_article
from articles.actions.tag_merging import merge_tags
from articles.actions.tag_renaming import rename_tag
from articles.actions.tag_status import approve_tag, refuse_tag
from articles.actions.undoing import undo
from articles.actions.words import Words
from articles.models import Article, LedgerEntry, LiveTag, Tag, TaggedArticle, TrendingTopic
from articles.rules.refusals import Refusal
from tests.factories import a_draft, a_section, a_tag
from tests.histories import examples

pytestmark = pytest.mark.django_db

NAMES = ["Ports", "Rail", "Grain", "Masks"]
numbers = st.integers(0, 3)
tag = st.tuples(numbers)
edits = st.tuples(st.just("edit"), numbers, st.sets(numbers, max_size=3))
publications = st.tuples(st.just("publish"), numbers)
acts = st.one_of(
    st.tuples(st.just("merge"), numbers, numbers),
    st.tuples(st.just("rename"), numbers, st.sampled_from(["Harbours", "Trains", "Ports", "rail"])),
    st.tuples(st.just("refuse"), numbers),
    st.tuples(st.just("approve"), numbers),
)
undoings = st.tuples(st.just("undo"), st.integers(0, 9))
histories = st.lists(st.one_of(edits, publications, acts, acts, undoings), max_size=14)


class World:
    """Four tags, four articles, and what can happen to them."""

    def __init__(self, history=()):
        section = a_section()
        self.tags = [a_tag(name) for name in NAMES]
        self.articles = [
            a_draft(section=section, tags=NAMES[place : place + 2]) for place in range(4)
        ]
        for article in self.articles[:2]:
            publish(article, by=None)
        TrendingTopic.objects.create(tag=self.tags[0], order=1)
        for step in history:
            self.do(*step)

    def do(self, what, *given):
        """Do it, or be told why not. Returns the act."""
        try:
            return getattr(self, what)(*given)
        except Refusal:
            return None

    def edit(self, place, names):
        article = Article.objects.get(pk=self.articles[place].pk)
        words = Words.of(article)
        words.tags = [self.tag(number).name for number in sorted(names)]
        save_article(article, words=words, by=None)

    def publish(self, place):
        publish(self.articles[place], by=None)

    def merge(self, one, other):
        return merge_tags(self.tag(one), into=self.tag(other), by=None)

    def rename(self, number, name):
        return rename_tag(self.tag(number), name=name, by=None)

    def refuse(self, number):
        return refuse_tag(self.tag(number), by=None, reason="No.")

    def approve(self, number):
        return approve_tag(self.tag(number), by=None)

    def undo(self, place):
        done = list(LedgerEntry.objects.filter(state="done").exclude(verb="open").order_by("pk"))
        if done:
            undo(done[place % len(done)], by=None)

    def take_back(self, entry):
        return undo(entry, by=None)

    def tag(self, number):
        return Tag.objects.select_related("alias_of").get(pk=self.tags[number].pk)


def state():
    """All that moderation may touch, without the numbers of rows."""
    columns = (
        "pk",
        "name",
        "key",
        "slug",
        "status",
        "alias_of",
        "reason",
        "description",
        "skeleton",
    )
    return {
        "tags": sorted(Tag.objects.exclude(pk__in=_made_aliases()).values_list(*columns), key=str),
        "names": sorted(Tag.objects.values_list("key", "status", "alias_of__key"), key=str),
        "desk": sorted(TaggedArticle.objects.values_list("content_object", "tag")),
        "live": sorted(LiveTag.objects.values_list("copy", "tag")),
        "topics": sorted(TrendingTopic.objects.values_list("tag", "order")),
    }


def _made_aliases():
    """Names that renaming left behind: made again, they have other numbers."""
    return Tag.objects.filter(status=Tag.MERGED, tagged=None).exclude(name__in=NAMES).values("pk")


def nothing_is_broken():
    merged = Tag.objects.filter(status__in=[Tag.MERGED, Tag.REFUSED])
    assert not TaggedArticle.objects.filter(tag__in=merged).exists()
    assert not LiveTag.objects.filter(tag__in=merged).exists()
    assert not Tag.objects.filter(alias_of__alias_of__isnull=False).exists()
    for tag in Tag.objects.filter(status=Tag.MERGED):
        assert tag.meant.status != Tag.MERGED


tried = settings(
    deadline=None,
    max_examples=examples(6, slow=200),
    suppress_health_check=list(HealthCheck),
)


@tried
@given(before=histories, act=acts)
def test_an_act_undone_at_once_leaves_everything_as_it_was(before, act):
    with rolled_back():
        world = World(before)
        was = state()
        entry = world.do(*act)
        nothing_is_broken()
        if entry:
            undo(entry, by=None)
        assert state() == was


@tried
@given(before=histories, act=acts, edit=edits, published=st.booleans())
def test_what_an_editor_did_since_stays_done(before, act, edit, published):
    with rolled_back():
        world = World(before)
        article = world.articles[edit[1]]
        had, others = desk(article), links_but(article)
        entry = world.do(*act)
        if entry is None:
            return
        world.do(*edit)
        kept = desk(article)
        if published:
            world.do("publish", edit[1])
        if world.do("take_back", entry) is None:
            assert was_refused(entry)
            return
        nothing_is_broken()
        assert desk(article) == expected(entry, had, kept)
        assert links_but(article) == others
        if published:
            assert shown(article) == desk(article)


def was_refused(entry):
    """Undone, the tag would be refused again: that is declined where articles have come to have it."""
    return entry.changes.filter(kind="tag", before__status=Tag.REFUSED).exists()


def expected(entry, had, kept):
    """The tags of an edited article after an act on it is undone, told without its lines."""
    if entry.verb == "refuse":
        refused = {change.number for change in entry.changes.filter(kind="tag")}
        return kept | (had & refused)
    if entry.verb != "merge":
        return kept
    tag = entry.changes.exclude(before__status=None).get(kind="tag")
    into = tag.after["alias_of_id"]
    if tag.number not in had or into not in kept:
        return kept
    return (kept | {tag.number}) - ({into} - had)


@tried
@given(history=histories)
def test_everything_undone_in_turn_is_as_it_was_in_the_beginning(history):
    with rolled_back():
        world = World()
        was = state()
        for what, *given_ in history:
            if what not in ("edit", "publish", "undo"):
                world.do(what, *given_)
        nothing_is_broken()
        for entry in LedgerEntry.objects.filter(state="done").exclude(verb="open").order_by("-pk"):
            undo(entry, by=None)
        assert state() == was


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def desk(article):
    return set(TaggedArticle.objects.filter(content_object=article).values_list("tag", flat=True))


def shown(article):
    return set(LiveTag.objects.filter(copy=article.pk).values_list("tag", flat=True))


def links_but(article):
    """The tags of all other articles, in both places."""
    return (
        sorted(
            TaggedArticle.objects.exclude(content_object=article).values_list(
                "content_object", "tag"
            )
        ),
        sorted(LiveTag.objects.exclude(copy=article.pk).values_list("copy", "tag")),
    )
