"""The ledger at the desk: its list, an act's page, undoing, and the table."""

import csv
import io

import pytest

from articles.actions.tag_merging import merge_tags
from articles.actions.tag_renaming import rename_tag
from articles.actions.tag_status import refuse_tag
from articles.models import LedgerEntry, Tag
from tests.factories import a_live_article, a_tag, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged():
    one, two = a_tag("Corona"), a_tag("COVID-19")
    a_live_article("Talks", tags=["Corona"])
    return merge_tags(one, into=two, by=an_account("moderator", username="mo"), reason="One topic.")


def at(entry, step="change/"):
    return f"/desk/articles/ledgerentry/{entry.pk}/{step}"


def test_an_act_says_what_was_done_by_whom_and_why_and_is_undone_with_a_button(desk, merged):
    client = desk("moderator")
    page = client.get(at(merged)).content.decode()
    for said in (
        "Merged the tag “Corona” into “COVID-19”",
        "mo,",
        "One topic.",
        "Talks",
        "Undo it",
    ):
        assert said in page
    answer = client.post(at(merged, "undo/"), follow=True)
    assert "Undone: Merged the tag" in answer.content.decode()
    assert Tag.objects.get(name="Corona").status == Tag.APPROVED
    assert "Undo it" not in answer.content.decode()


def test_an_act_that_another_builds_on_leads_to_that_one(desk, merged):
    later = merge_tags(Tag.objects.get(name="COVID-19"), into=a_tag("Illness"), by=None)
    page = desk("moderator").get(at(merged)).content.decode()
    assert at(later) in page
    assert "Undo it" not in page
    answer = desk("moderator").post(at(merged, "undo/"), follow=True)
    assert "undo that first" in answer.content.decode()


def test_the_ledger_is_for_moderators(desk, merged):
    assert desk("editor").get(at(merged)).status_code == 403
    assert desk("editor").get("/desk/articles/ledgerentry/table/").status_code == 403


def found(client, query):
    list_ = client.get(f"/desk/articles/ledgerentry/?{query}").context["cl"]
    return {entry.verb for entry in list_.result_list}


def test_the_ledger_is_filtered_by_what_who_when_and_words(desk, merged):
    client = desk("moderator")
    assert found(client, "") == {"open", "merge"}
    assert found(client, "act=merge") == {"merge"}
    assert found(client, f"who={merged.made_by.pk}") == {"merge"}
    assert found(client, "about=section") == {"open"}
    assert found(client, "q=one+topic") == {"merge"}
    assert found(client, "state__exact=undone") == set()
    assert found(client, "from=2020-01-01&to=2020-12-31") == set()
    assert found(client, "from=2020-01-01") == {"open", "merge"}


def test_the_table_holds_what_the_list_shows_and_nothing_that_runs(desk, merged):
    tag = a_tag("Ports")
    rename_tag(tag, name="=HYPERLINK(1)", by=None)
    refuse_tag(tag, by=None, reason='=cmd|"/c calc"!A1')
    answer = desk("moderator").get("/desk/articles/ledgerentry/table/?act=refuse")
    head, row = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode()))
    told = dict(zip(head, row, strict=True))
    assert told["What"] == "Refused the tag “=HYPERLINK(1)”"
    assert told["Why"] == '\'=cmd|"/c calc"!A1'
    assert "attachment" in answer["Content-Disposition"]


def test_the_ledger_asks_the_same_of_the_database_however_long_it_is(
    desk, merged, django_assert_max_num_queries
):
    client = desk("moderator")
    for number in range(30):
        a_tag(f"Tag {number}")
    # Session and account, permissions (2), the filters' acts and people, the count, the lines.
    with django_assert_max_num_queries(9):
        client.get("/desk/articles/ledgerentry/")
    assert LedgerEntry.objects.count() > 30
