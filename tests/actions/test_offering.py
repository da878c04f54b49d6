"""Categories and sources that are retired, offered again, and put in order."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.actions.articles import publish, restore, save_article
from articles.actions.filing import save_filing
from articles.actions.filing_merging import merge_filing
from articles.actions.offering import move_filing, offer_filing, plan_retiring, retire_filing
from articles.actions.undoing import undo
from articles.actions.words import Words
from articles.importing.pasting import bring_in_page
from articles.models import Article, Category, LedgerChange, LiveCopy, Source
from articles.rules.refusals import NotAllowed, NotFit, NotNow, StalePlan
from tests.factories import a_category, a_draft, a_live_article, a_source, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[a_category, a_source])
def make(request):
    return request.param


def saved(article, **filed):
    words = Words.of(Article.objects.get(pk=article.pk))
    for name, thing in filed.items():
        setattr(words, name, thing)
    return save_article(article, words=words, by=None)


def kind_of(thing):
    return thing._meta.model_name


def order_of(table):
    return [each.name for each in table.objects.kept()]


def test_a_retired_one_stays_on_its_articles_and_is_refused_for_others_at_its_field(make):
    thing = make("Wire")
    kind = kind_of(thing)
    article = a_live_article(**{kind: thing})
    retire_filing(thing, by=None)
    publish(saved(article, standfirst="More."), by=None)
    assert getattr(LiveCopy.objects.get(), kind) == thing
    with pytest.raises(NotFit, match="“Wire” is retired") as refusal:
        a_draft(**{kind: thing})
    assert refusal.value.field == kind
    saved(article, **{kind: None})
    with pytest.raises(NotFit, match="“Wire” is retired"):
        saved(article, **{kind: thing})


def test_an_old_revision_comes_back_under_what_was_retired_since(make):
    thing = make("Wire")
    article = a_live_article(**{kind_of(thing): thing})
    old = article.revisions.first()
    saved(article, **{kind_of(thing): None})
    retire_filing(thing, by=None)
    assert getattr(restore(old, by=None), kind_of(thing)) == thing


def test_old_material_may_be_filed_under_what_is_retired(make):
    thing = make("Wire")
    retire_filing(thing, by=None)
    page = f"---\ntitle: Talks\ndate: 2001-11-20\n{kind_of(thing)}: Wire\n---\nWords."
    bring_in_page(page.encode(), by=None)
    assert getattr(Article.objects.get(), kind_of(thing)) == thing


def test_a_name_of_a_retired_one_is_refused_as_the_retired_one_is(make):
    old, thing = make("Cable"), make("Wire")
    merge_filing(old, into=thing, by=None)
    retire_filing(thing, by=None)
    with pytest.raises(NotFit, match="“Wire” is retired"):
        a_draft(**{kind_of(old): old})


def test_what_was_deleted_meanwhile_is_refused_at_its_field(make):
    thing = make("Wire")
    type(thing).objects.filter(pk=thing.pk).delete()
    with pytest.raises(NotFit, match="Somebody deleted “Wire”") as refusal:
        a_draft(**{kind_of(thing): thing})
    assert refusal.value.field == kind_of(thing)


def test_retiring_says_what_stays_and_is_undone(make, client):
    thing = make("Wire")
    a_live_article(**{kind_of(thing): thing})
    plan = plan_retiring(thing)
    assert "The 1 article and 1 live page under it keep it." in plan.also
    entry = retire_filing(thing, by=None, plan=plan.fingerprint, reason="Closed down.")
    assert (entry.sentence, entry.reason) == (
        f"Retired: the {kind_of(thing)} “Wire”",
        "Closed down.",
    )
    assert client.get(thing.public_path).status_code == 200
    with pytest.raises(NotNow, match="retired already"):
        retire_filing(thing, by=None)
    undo(entry, by=None)
    a_draft(**{kind_of(thing): thing})
    with pytest.raises(NotNow, match="offered already"):
        offer_filing(thing, by=None)
    with pytest.raises(StalePlan):
        retire_filing(thing, by=None, plan="another")


def test_an_offering_is_undone_too(make):
    thing = make("Wire")
    retire_filing(thing, by=None)
    undo(offer_filing(thing, by=None), by=None)
    thing.refresh_from_db()
    assert thing.is_retired


def test_what_is_saved_of_a_retired_one_leaves_it_retired(make):
    stale = make("Wire")
    retire_filing(stale, by=None)
    stale.description = "More."
    save_filing(stale, by=None)
    assert stale.is_retired


def test_things_stand_by_name_until_somebody_orders_them_and_new_ones_come_last(make):
    b, _, _ = make("B"), make("A"), make("C")
    table = type(b)
    assert order_of(table) == ["A", "B", "C"]
    move_filing(b, up=True, by=None)
    make("AA")
    assert order_of(table) == ["B", "A", "C", "AA"]


def test_a_move_is_told_of_the_two_alone_and_undone(make):
    things = [make(name) for name in "ABCD"]
    table = type(things[0])
    entry = move_filing(things[1], up=False, by=None)
    assert entry.sentence == f"Moved the {kind_of(things[0])} “B” to stand after “C”"
    assert order_of(table) == ["A", "C", "B", "D"]
    assert LedgerChange.objects.filter(entry=entry).count() == 2
    undo(entry, by=None)
    assert order_of(table) == ["A", "B", "C", "D"]


def test_the_first_goes_no_further_up_and_the_last_no_further_down(make):
    first, last = make("A"), make("B")
    with pytest.raises(NotNow, match="“A” is the first already"):
        move_filing(first, up=True, by=None)
    with pytest.raises(NotNow, match="“B” is the last already"):
        move_filing(last, up=False, by=None)


def test_other_names_have_no_place_in_the_order(make):
    a, b, c = make("A"), make("B"), make("C")
    merge_filing(b, into=c, by=None)
    move_filing(c, up=True, by=None)
    assert order_of(type(a)) == ["C", "A"]
    with pytest.raises(NotNow, match="another name of"):
        move_filing(b, up=True, by=None)


def test_two_thousand_are_put_in_order_with_a_few_statements():
    Source.objects.bulk_create(
        Source(name=f"S {n:04}", key=f"s {n:04}", slug=f"s-{n}") for n in range(2_000)
    )
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            move_filing(Source.objects.get(name="S 1000"), up=True, by=None)
        asked.append(len(queries))
    assert max(asked) < 40
    names = order_of(Source)
    assert names[997:1001] == ["S 0997", "S 1000", "S 0998", "S 0999"]


def test_whoever_may_not_change_them_may_not_retire_or_order_them(make):
    thing, editor = make("Wire"), an_account("editor")
    for act in (retire_filing, offer_filing):
        with pytest.raises(NotAllowed):
            act(thing, by=editor)
    with pytest.raises(NotAllowed):
        move_filing(thing, up=True, by=editor)


def test_saving_asks_once_for_each_that_was_chosen_anew():
    category, source = a_category(), a_source()
    article = a_draft()
    asked = []
    for filed in ({}, {"category": category, "source": source}):
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            saved(article, **filed)
            transaction.set_rollback(True)
        asked.append(len(queries))
    assert asked[1] == asked[0] + 2
    assert Category.objects.offered().count() == 1
