"""Whatever is done to sections, in whatever order: the tree holds, and no address is ever lost."""

from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.actions.section_closing import close_section, reopen_section
from articles.actions.section_merging import merge_sections, plan_section_merge
from articles.actions.sections import change_section, open_section, plan_section_change
from articles.actions.undoing import undo
from articles.models import Article, LedgerEntry, LiveCopy, Redirect, Section
from articles.rules.refusals import Refusal
from tests.factories import a_live_article
from tests.histories import examples

SLUGS = ["a", "b", "c"]
place = st.integers(0, 7)
acts = st.one_of(
    st.tuples(st.just("open"), st.sampled_from(SLUGS), place),
    st.tuples(st.just("rename"), place, st.sampled_from(SLUGS)),
    st.tuples(st.just("move"), place, place),
    st.tuples(st.just("merge"), place, place),
    st.tuples(st.just("close"), place, place),
    st.tuples(st.just("reopen"), place, place),
    st.tuples(st.just("undo"), place, place),
)


def do(verb, one, other):
    """An act on the sections there are, chosen by number. What cannot be done is refused, not broken."""
    there = list(Section.objects.order_by("pk"))
    chosen = lambda number: there[number % len(there)] if there else None  # noqa: E731
    if verb == "open":
        parent = chosen(other) if other < len(there) else None
        return open_section(Section(title=one, slug=one, parent=parent), by=None)
    if verb == "undo":
        entries = list(LedgerEntry.objects.filter(state="done", kind="section"))
        return undo(entries[one % len(entries)], by=None) if entries else None
    if not there:
        return None
    section = chosen(one)
    if verb == "rename":
        return as_planned(change_section, plan_section_change, section, title=other, slug=other)
    if verb == "move":
        parent = chosen(other) if other < len(there) else None
        return as_planned(change_section, plan_section_change, section, parent=parent)
    if verb == "merge":
        return as_planned(merge_sections, plan_section_merge, section, into=chosen(other))
    return {"close": close_section, "reopen": reopen_section}[verb](section, by=None)


def as_planned(act, plan, section, **asked):
    """The act, confirmed by its plan: what it came to is what the plan said."""
    planned = plan(section, **asked)
    entry = act(section, plan=planned.fingerprint, by=None, **asked)
    if entry:
        assert entry.counts == planned.counts
    return entry


def looks_sound():
    """The tree is one, its paths are those of its slugs, and a closed one has closed ones below."""
    for section in Section.objects.select_related("parent"):
        above = section.parent
        assert section.path == (f"{above.path}/{section.slug}" if above else section.slug)
        assert section.depth == section.path.count("/") + 1
        assert section.is_closed or not (above and above.is_closed)
    standing = {section.public_path for section in Section.objects.all()}
    assert not Redirect.objects.filter(path__in=standing).exists()
    assert not Article.objects.filter(section=None).exists()


def is_reached(client, path):
    answer = client.get(path)
    if answer.status_code == 301:
        answer = client.get(answer["Location"])
    assert answer.status_code == 200, path


class Histories(TestCase):
    @given(st.lists(acts, min_size=3, max_size=14))
    @settings(max_examples=examples(8, slow=150), deadline=None)
    def test_every_address_that_ever_stood_is_a_page_or_leads_to_one_in_one_hop(self, history):
        stood, client = set(), Client()
        for act in history:
            before = set(Section.objects.values_list("pk", flat=True))
            try:
                entry = do(*act)
            except Refusal:
                continue
            looks_sound()
            if act[0] == "undo" and entry and entry.verb == "open":
                gone = before - set(Section.objects.values_list("pk", flat=True))
                stood = {(path, owner) for path, owner in stood if owner not in gone}
            for section in Section.objects.all():
                stood.add((section.public_path, section.pk))
        for path, _ in stood:
            is_reached(client, path)

    @given(st.lists(acts, min_size=1, max_size=10))
    @settings(max_examples=examples(8, slow=100), deadline=None)
    def test_undoing_everything_from_the_last_on_brings_back_the_tree_and_its_articles(
        self, history
    ):
        for slug in SLUGS:
            a_live_article(section=Section.objects.get(
                pk=open_section_of(slug)), on=None)  # fmt: skip
        tree, filed = snapshot()
        first = LedgerEntry.objects.order_by("-pk").first().pk
        for act in history:
            try:
                if act[0] != "undo":
                    do(*act)
            except Refusal:
                continue
        for entry in LedgerEntry.objects.filter(pk__gt=first, state="done").order_by("-pk"):
            undo(entry, by=None)
        assert snapshot() == (tree, filed)


def open_section_of(slug):
    section = Section(title=slug, slug=slug)
    open_section(section, by=None)
    return section.pk


def snapshot():
    filed = dict(Article.objects.values_list("pk", "section"))
    assert filed == dict(LiveCopy.objects.values_list("pk", "section"))
    return list(Section.objects.order_by("pk").values()), filed
