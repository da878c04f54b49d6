"""Categories and sources that are merged, renamed and given other names; and all of it undone."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.actions.articles import publish, restore, save_article
from articles.actions.filing import delete_filing, save_filing
from articles.actions.filing_merging import (
    add_filing_name,
    merge_filing,
    plan_filing_merge,
    plan_filing_rename,
    rename_filing,
)
from articles.actions.merging import put_together
from articles.actions.offering import retire_filing
from articles.actions.undoing import undo
from articles.actions.words import Words
from articles.importing.pasting import bring_in_page
from articles.models import Announcement, Article, Category, LedgerEntry, LiveCopy, Redirect, Source
from articles.rules.refusals import InUse, NameTaken, NotAllowed, NotFit, NotNow, StalePlan
from tests.factories import a_category, a_draft, a_live_article, a_source, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["category", "source"])
def kind(request):
    return request.param


TABLES = {"category": Category, "source": Source}
FOLDERS = {"category": "categories", "source": "sources"}


def make(kind, name):
    return (a_category if kind == "category" else a_source)(name)


def named(kind, name):
    return TABLES[kind].objects.get(name=name)


def at_desk(article, kind):
    return getattr(Article.objects.get(pk=article.pk), kind).name


def shown(article, kind):
    return getattr(LiveCopy.objects.get(pk=article.pk), kind).name


def refiled(article, kind, thing):
    """As an editor saves the form, with this in the field."""
    words = Words.of(Article.objects.get(pk=article.pk))
    setattr(words, kind, thing)
    return save_article(article, words=words, by=None)


@pytest.fixture
def two(kind):
    return make(kind, "Wire"), make(kind, "Agency")


def test_articles_under_a_merged_name_stand_under_the_other_at_the_desk_and_for_readers(kind, two):
    wire, agency = two
    one, draft = a_live_article(**{kind: wire}), a_draft(**{kind: wire})
    entry = merge_filing(wire, into=agency, by=None)
    assert at_desk(one, kind) == shown(one, kind) == at_desk(draft, kind) == "Agency"
    assert entry.counts == {"articles": 2, "live": 1, "addresses": 1}
    assert entry.sentence == f"Merged the {kind} “Wire” into “Agency”"


def test_what_a_plan_says_is_what_happens(kind, two):
    wire, agency = two
    a_live_article(**{kind: wire}), a_draft(**{kind: wire})
    moved = a_live_article(**{kind: wire})
    refiled(moved, kind, None)  # live under it, and at the desk no more
    plan = plan_filing_merge(wire, agency)
    assert (plan.articles, plan.live) == (3, 2)
    folder = FOLDERS[kind]
    assert plan.addresses == ((f"/{folder}/wire/", f"/{folder}/agency/"),)
    entry = merge_filing(wire, into=agency, by=None, plan=plan.fingerprint)
    assert entry.counts == plan.counts


def test_a_plan_whose_articles_have_changed_has_to_be_made_again(kind, two):
    wire, agency = two
    plan = plan_filing_merge(wire, agency)
    a_draft(**{kind: wire})
    with pytest.raises(StalePlan):
        merge_filing(wire, into=agency, by=None, plan=plan.fingerprint)
    assert named(kind, "Wire").alias_of is None


def test_a_merge_is_refused_where_it_makes_no_sense(kind, two):
    wire, agency = two
    with pytest.raises(NotFit, match="into itself"):
        merge_filing(wire, into=wire, by=None)
    other = make("source" if kind == "category" else "category", "Other")
    with pytest.raises(NotFit, match="and nothing else"):
        merge_filing(wire, into=other, by=None)
    with pytest.raises(NotAllowed):
        merge_filing(wire, into=agency, by=an_account("editor"))
    merge_filing(wire, into=agency, by=None)
    third = make(kind, "Third")
    for pair in ((wire, third), (third, wire)):
        with pytest.raises(NotNow, match="“Wire” is another name of “Agency”"):
            merge_filing(pair[0], into=pair[1], by=None)
    delete_filing(third, by=None)
    with pytest.raises(NotNow, match="Somebody deleted"):
        merge_filing(third, into=agency, by=None)


def test_a_merge_asks_the_same_of_the_database_for_any_number_of_articles(kind, two):
    wire, agency = two
    for _ in range(2):
        a_live_article(**{kind: wire})
    asked = []
    for count in (0, 12):
        for _ in range(count):
            a_live_article(**{kind: wire})
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            merge_filing(wire, into=agency, by=None)
            transaction.set_rollback(True)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_every_former_address_leads_on_in_one_hop_however_often_its_thing_is_merged(
    kind, two, client
):
    wire, agency = two
    article = a_live_article(**{kind: wire})
    rename_filing(wire, name="Newswire", by=None)
    moved = named(kind, "Newswire")
    moved.slug = "news"
    save_filing(moved, by=None)
    merge_filing(moved, into=agency, by=None)
    last = make(kind, "Press")
    merge_filing(named(kind, "Agency"), into=last, by=None)
    folder = FOLDERS[kind]
    for former in ("wire", "newswire", "news", "agency"):
        answer = client.get(f"/{folder}/{former}/")
        assert (answer.status_code, answer["Location"]) == (301, f"/{folder}/press/"), former
    assert article.headline in client.get(f"/{folder}/press/").content.decode()


@pytest.mark.parametrize("typed", ["Wire", "wire", "ＷＩＲＥ", "WIRE "])
def test_a_page_that_names_a_merged_one_is_filed_under_what_it_stands_for(kind, two, typed):
    merge_filing(two[0], into=two[1], by=None)
    page = f"---\ntitle: Talks\ndate: 2026-11-20\n{kind}: {typed}\n---\nWords."
    bring_in_page(page.encode(), by=None)
    assert getattr(Article.objects.get(), kind).name == "Agency"
    assert TABLES[kind].objects.count() == 2


def test_a_form_that_still_names_one_merged_meanwhile_is_filed_under_what_it_stands_for(kind, two):
    wire, agency = two
    article, before = a_draft(**{kind: wire}), named(kind, "Wire")
    merge_filing(wire, into=agency, by=None)
    refiled(article, kind, before)  # as it was in memory before the merge
    new = save_article(None, words=Words("New", **{kind: before}), by=None)
    assert at_desk(article, kind) == at_desk(new, kind) == "Agency"


def test_two_editors_clash_over_no_merge(kind, two):
    wire, agency = two
    article = a_draft(**{kind: wire})
    mine, third = Words.of(article), make(kind, "Third")
    merge_filing(wire, into=agency, by=None)
    mine.standfirst, alias = "Mine.", named(kind, "Wire")
    setattr(mine, kind, alias)
    refiled(article, kind, third)
    together = put_together(article, words=mine, version=1)
    assert (together.clashes, getattr(together.words, kind)) == ({}, third)


def test_an_old_revision_comes_back_under_what_its_name_stands_for_now(kind, two):
    wire, agency = two
    article = a_live_article(**{kind: wire})
    old = article.revisions.first()
    refiled(article, kind, None)
    merge_filing(wire, into=agency, by=None)
    publish(article, by=None, revision=old)
    assert shown(article, kind) == "Agency"
    restore(old, by=None)
    assert at_desk(article, kind) == "Agency"


def test_undoing_a_merge_puts_every_article_back_but_for_what_editors_did_since(kind, two):
    wire, agency = two
    one, moved = a_live_article(**{kind: wire}), a_live_article(**{kind: wire})
    other, third = a_live_article(**{kind: agency}), make(kind, "Third")
    entry = merge_filing(wire, into=agency, by=None)
    refiled(moved, kind, third)
    undo(entry, by=None)
    assert at_desk(one, kind) == shown(one, kind) == "Wire"
    assert (at_desk(moved, kind), shown(moved, kind)) == ("Third", "Wire")
    assert at_desk(other, kind) == shown(other, kind) == "Agency"
    assert named(kind, "Wire").alias_of is None


def test_pages_kept_under_the_other_name_are_forgotten_by_an_undoing(kind, two):
    a_live_article(**{kind: two[0]})
    entry = merge_filing(two[0], into=two[1], by=None)
    undo(entry, by=None)
    last = Announcement.objects.order_by("-number").first().names
    for thing in two:
        assert {f"{kind}:{thing.pk}", f"{kind}:{thing.pk}/list"} <= set(last)


def test_a_merge_that_another_builds_on_is_undone_after_that_one(kind, two):
    wire, agency = two
    article, third = a_live_article(**{kind: wire}), make(kind, "Third")
    first = merge_filing(wire, into=agency, by=None)
    second = merge_filing(agency, into=third, by=None)
    with pytest.raises(NotNow, match="undo that first"):
        undo(first, by=None)
    undo(second, by=None)
    assert shown(article, kind) == "Agency"
    undo(first, by=None)
    assert shown(article, kind) == "Wire"


def test_a_former_name_goes_on_meaning_the_thing_and_alone_once_it_is_undone(kind, two, client):
    wire, folder = two[0], FOLDERS[kind]
    plan = plan_filing_rename(wire, name="Newswire")
    assert plan.addresses == ((f"/{folder}/wire/", f"/{folder}/newswire/"),)
    assert plan.also == (
        "Whoever types “Wire” gets “Newswire”: the former name stays another name of it.",
    )
    entry = rename_filing(wire, name="Newswire", by=None, plan=plan.fingerprint, reason="New.")
    assert (entry.sentence, entry.reason) == (f"Renamed the {kind} “Wire” to “Newswire”", "New.")
    assert named(kind, "Wire").alias_of.name == "Newswire"
    assert client.get(f"/{folder}/wire/")["Location"] == f"/{folder}/newswire/"
    undo(entry, by=None)
    assert client.get(f"/{folder}/wire/").status_code == 200
    assert client.get(f"/{folder}/newswire/")["Location"] == f"/{folder}/wire/"
    assert not TABLES[kind].objects.filter(name="Newswire").exists()


def test_saving_under_a_new_name_is_a_renaming_too(kind, two):
    wire = two[0]
    wire.name = "Newswire"
    save_filing(wire, by=None)
    assert (wire.slug, [alias.name for alias in wire.aliases.all()]) == ("newswire", ["Wire"])


def test_what_a_merge_did_meanwhile_is_not_undone_by_a_form_opened_before(kind, two):
    wire, agency = two
    stale = named(kind, "Agency")
    merge_filing(wire, into=agency, by=None)
    stale.description = "Says more."
    save_filing(stale, by=None)
    assert named(kind, "Wire").alias_of.description == "Says more."
    with pytest.raises(NotNow, match="another name of"):
        save_filing(wire, by=None)


def test_a_name_differing_in_case_alone_leaves_no_other_name(kind, two):
    rename_filing(two[0], name="WIRE", by=None)
    assert [each.name for each in TABLES[kind].objects.kept()] == ["Agency", "WIRE"]
    assert TABLES[kind].objects.count() == 2


def test_a_name_that_anything_has_is_refused_with_what_has_it(kind, two):
    wire, agency = two
    rename_filing(wire, name="Newswire", by=None)
    with pytest.raises(NameTaken, match=f"“Wire” is another name of the {kind} “Newswire”"):
        make(kind, "wire")
    with pytest.raises(NameTaken, match=f"There is a {kind} “Newswire” already"):
        rename_filing(agency, name="newswire", by=None)
    with pytest.raises(NotFit, match="its name already"):
        rename_filing(agency, name="Agency", by=None)
    with pytest.raises(NotFit, match="longest allowed"):
        plan_filing_rename(agency, name="x" * 500)


def test_a_thing_takes_a_former_name_back_and_every_address_goes_on_leading_to_it(
    kind, two, client
):
    wire, folder = two[0], FOLDERS[kind]
    for slug in ("w1", "w2"):  # a redirect to what is to be an alias
        wire.slug = slug
        save_filing(wire, by=None)
    rename_filing(wire, name="Newswire", by=None)
    merged = make(kind, "Cable")
    rename_filing(merged, name="Cables", slug="c", by=None)
    merge_filing(merged, into=wire, by=None)
    entry = rename_filing(named(kind, "Newswire"), name="Cables", slug="back", by=None)
    for former in ("wire", "w1", "w2", "newswire", "cable", "c"):
        answer = client.get(f"/{folder}/{former}/")
        assert (answer.status_code, answer.get("Location")) == (301, f"/{folder}/back/"), former
    undo(entry, by=None)
    assert named(kind, "Cables").alias_of.name == "Newswire"
    for former in ("wire", "w1", "w2", "cable", "c", "back"):
        answer = client.get(f"/{folder}/{former}/")
        assert (answer.status_code, answer.get("Location")) == (301, f"/{folder}/newswire/"), former


def test_an_asked_for_address_is_kept_through_a_renaming(kind, two):
    plan = plan_filing_rename(two[0], name="Newswire", slug="wire")
    assert plan.addresses == ()
    rename_filing(two[0], name="Newswire", slug="wire", by=None, plan=plan.fingerprint)
    assert named(kind, "Newswire").slug == "wire"


def test_another_name_is_given_and_deleted_and_comes_back(kind, two):
    wire, agency = two
    entry = add_filing_name(wire, "Telegraph", by=None)
    alias = named(kind, "Telegraph")
    assert (entry.verb, alias.alias_of) == ("name", wire)
    with pytest.raises(InUse, match="1 other name"):
        delete_filing(wire, by=None)
    delete_filing(alias, by=None)
    merge_filing(wire, into=agency, by=None)
    undo(LedgerEntry.objects.get(verb="delete"), by=None)
    assert named(kind, "Telegraph").alias_of == agency  # what it stood for means that now


def test_a_deleted_name_comes_back_as_it_was_and_an_opened_one_goes(kind):
    thing = make(kind, "Wire")
    before = TABLES[kind].objects.values().get()
    delete_filing(thing, by=None)
    undo(LedgerEntry.objects.get(verb="delete"), by=None)
    assert TABLES[kind].objects.values().get() == before
    opened = LedgerEntry.objects.get(verb="open")
    article = a_draft(**{kind: named(kind, "Wire")})
    with pytest.raises(InUse, match="1 article"):
        undo(opened, by=None)
    refiled(article, kind, None)
    undo(opened, by=None)
    assert not TABLES[kind].objects.exists()


def test_the_database_refuses_an_alias_of_an_alias_and_of_itself(kind, two):
    wire, agency = two
    merge_filing(wire, into=agency, by=None)
    third = make(kind, "Third")

    def lead(thing, number):
        TABLES[kind].objects.filter(pk=thing.pk).update(alias_of=number)
        connection.check_constraints()

    for thing, number in ((third, wire.pk), (third, third.pk), (agency, agency.pk)):
        with pytest.raises(IntegrityError), transaction.atomic():
            lead(thing, number)


def test_merging_into_a_retired_one_says_so(kind, two):
    wire, agency = two
    retire_filing(agency, by=None)
    assert "“Agency” is retired" in plan_filing_merge(wire, named(kind, "Agency")).also[0]
    article = a_live_article(**{kind: wire})
    merge_filing(wire, into=agency, by=None)
    assert shown(article, kind) == "Agency"
    refiled(article, kind, named(kind, "Wire"))  # an alias of what it has already
    assert not Redirect.objects.exists()
