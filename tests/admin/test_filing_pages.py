"""Categories and sources at the desk: lists, plan pages, and what a form and a filter offer."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.filing_merging import add_filing_name, merge_filing
from articles.actions.offering import retire_filing
from articles.actions.undoing import undo
from articles.models import Article, LedgerEntry
from tests.factories import a_category, a_draft, a_live_article, a_source

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[a_category, a_source])
def make(request):
    return request.param


def at(thing, step="change"):
    return f"/desk/articles/{thing._meta.model_name}/{thing.pk}/{step}/"


def text(answer):
    return answer.content.decode()


def plan_in(page):
    return re.search('name="plan" value="(.+?)"', page)[1]


def suggested(client, model, kind, term=""):
    query = {"app_label": "articles", "model_name": model, "field_name": kind, "term": term}
    return [each["text"] for each in client.get("/desk/autocomplete/", query).json()["results"]]


def test_a_merge_is_planned_confirmed_and_undone_from_its_message(desk, make):
    wire, agency = make("Wire"), make("Agency")
    kind = wire._meta.model_name
    a_live_article(**{kind: wire})
    client = desk("moderator")
    page = text(client.get(at(wire, "merge"), {"into": agency.pk}))
    assert f"<code>{wire.public_path}</code> leads to <code>{agency.public_path}</code>" in page
    form = {"into": agency.pk, "plan": plan_in(page), "reason": "One house."}
    a_draft(**{kind: wire})
    page = text(client.post(at(wire, "merge"), form))
    assert "has changed since it was made" in page
    assert 'value="One house."' in page
    done = client.post(at(wire, "merge"), form | {"plan": plan_in(page)}, follow=True)
    entry = LedgerEntry.objects.get(verb="merge")
    assert (entry.reason, entry.counts["articles"]) == ("One house.", 2)
    assert f"/desk/articles/ledgerentry/{entry.pk}/change/" in text(done)
    assert text(client.get(at(wire))).count("Another name of") == 1
    assert entry.sentence in text(client.get(at(agency)))  # from where it can be undone too
    undo(entry, by=None)
    assert getattr(Article.objects.first(), kind) == wire


def test_merging_into_itself_or_into_another_name_is_refused_in_the_form(desk, make):
    wire, agency = make("Wire"), make("Agency")
    alias = merge_filing(make("Cable"), into=agency, by=None) and type(wire).objects.get(
        name="Cable"
    )
    client = desk("moderator")
    for into, said in ((wire, "into itself"), (alias, "another name of one")):
        assert said in text(client.get(at(wire, "merge"), {"into": into.pk}))
    for forged in ("", "x", "9" * 30):
        assert client.get(at(wire, "merge"), {"into": forged}).status_code == 200


def test_a_renaming_is_planned_and_confirmed_and_nothing_typed_is_lost(desk, make):
    wire, _ = make("Wire"), make("Agency")
    client = desk("moderator")
    page = text(client.get(at(wire, "rename"), {"name": "agency"}))
    assert "already." in page
    assert 'value="agency"' in page
    page = text(client.get(at(wire, "rename"), {"name": "Newswire", "slug": ""}))
    client.post(at(wire, "rename"), {"name": "Newswire", "slug": "", "plan": plan_in(page)})
    wire.refresh_from_db()
    assert (wire.name, wire.slug) == ("Newswire", "newswire")
    assert "also <a" in text(client.get(at(wire)))


def test_the_form_says_what_is_said_and_leaves_name_and_address_alone(desk, make):
    wire = make("Wire")
    form = {"description": "Since 1899.", "order": 3, "name": "Forged", "slug": "forged"}
    desk("moderator").post(at(wire), form)
    wire.refresh_from_db()
    assert (wire.description, wire.order, wire.name, wire.slug) == (
        "Since 1899.",
        3,
        "Wire",
        "wire",
    )


def test_what_is_retired_is_offered_to_no_article_but_found_by_the_filter(desk, make):
    wire = make("Wire")
    kind = wire._meta.model_name
    article = a_draft("Talks", **{kind: wire})
    client = desk("moderator")
    page = text(client.get(at(wire, "retire")))
    assert "The 1 article and 0 live pages under it keep it." in page
    client.post(at(wire, "retire"), {"plan": plan_in(page)})
    client = desk("editor")
    assert suggested(client, "article", kind) == []
    assert suggested(client, "livecopy", kind) == ["Wire"]
    page = text(client.get(f"/desk/articles/article/{article.pk}/change/"))
    assert f'<option value="{wire.pk}" selected>Wire</option>' in page
    asked = {kind: wire.pk if kind == "category" else "wire"}
    assert "Talks" in text(client.get("/desk/articles/article/", asked))
    answer = client.post("/desk/articles/article/add/", {"headline": "New", kind: wire.pk})
    assert "is retired" in answer.context["adminform"].form.errors[kind][0]
    desk("moderator").post(at(wire, "offer"))
    assert suggested(client, "article", kind) == ["Wire"]


def test_any_name_finds_what_it_stands_for_and_none_is_offered_itself(desk, make):
    wire, agency = make("Wire"), make("Agence Été")
    kind = wire._meta.model_name
    a_draft("Talks", **{kind: wire})
    merge_filing(wire, into=agency, by=None)
    client = desk("moderator")
    assert suggested(client, "article", kind, "wire") == ["Agence Été"]
    assert suggested(client, "article", kind, "ÉTÉ") == ["Agence Été"]
    assert suggested(client, "article", kind) == ["Agence Été"]
    asked = {kind: wire.pk if kind == "category" else "WIRE"}
    assert "Talks" in text(client.get("/desk/articles/article/", asked))
    listed = client.get(f"/desk/articles/{kind}/", {"q": "wire"}).context["cl"].result_list
    assert [each.name for each in listed] == ["Agence Été"]
    form = {"headline": "New", kind: wire.pk}
    client = desk("editor")
    client.post("/desk/articles/article/add/", form)
    assert getattr(Article.objects.get(headline="New"), kind) == agency


def test_the_list_moves_things_up_and_down_without_a_script(desk, make):
    b, _ = make("B"), make("A")
    client, address = desk("moderator"), f"/desk/articles/{b._meta.model_name}/"
    assert f'formaction="{b.pk}/up/"' in text(client.get(address))
    assert "formaction" not in text(client.get(address, {"q": "B"}))
    answer = client.post(at(b, "up"), follow=True)
    assert [each.name for each in answer.context["cl"].result_list] == ["B", "A"]
    assert "the first already" in text(client.post(at(b, "up"), follow=True))
    assert "formaction" not in text(desk("editor").get(address))


def test_the_list_asks_the_same_of_the_database_however_much_stands_under_what(desk, make):
    client, address, asked = desk("moderator"), f"/desk/articles/{make()._meta.model_name}/", []
    for count in (2, 12):
        for _ in range(count):
            thing = make()
            a_draft(**{thing._meta.model_name: thing})
            add_filing_name(thing, f"Other name of {thing}", by=None)
        with CaptureQueriesContext(connection) as queries:
            page = text(client.get(address))
        asked.append(len(queries))
    # Session, account and permissions (4), the count, the lines, their names, their two counts of articles.
    assert asked[0] == asked[1] <= 9
    assert page.count("also Other name") == 14


@pytest.mark.parametrize(("query", "found"), [
    ("", ["Agency", "Cable"]), ("standing=offered", ["Agency"]), ("standing=retired", ["Cable"]),
    ("standing=names", ["Wire"]), ("use=none", ["Cable"]), ("use=some", ["Agency"]), ("use=x", ["Agency", "Cable"]),
])  # fmt: skip
def test_the_list_is_narrowed_by_how_things_stand(desk, make, query, found):
    wire, agency, cable = make("Wire"), make("Agency"), make("Cable")
    a_draft(**{wire._meta.model_name: wire})
    merge_filing(wire, into=agency, by=None)
    retire_filing(cable, by=None)
    listed = desk("moderator").get(f"/desk/articles/{wire._meta.model_name}/?{query}").context["cl"]
    assert [each.name for each in listed.result_list] == found
