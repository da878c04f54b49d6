"""The tags of many articles at the desk: chosen in the list, planned, carried out by whoever may."""

import pytest

from articles.actions.articles import save_article
from articles.actions.bulk_retagging import carry_out_plan, plan_retagging
from articles.actions.tag_merging import merge_tags
from articles.actions.words import Words
from articles.models import Article, LedgerEntry, Tag, TaggedArticle
from tests.factories import (
    a_category,
    a_draft,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    an_account,
    an_author,
)

pytestmark = pytest.mark.django_db
LIST, FORM = "/desk/articles/article/", "/desk/articles/article/retag/"


@pytest.fixture
def moderator(client):
    """The client of a moderator, whose account it carries."""
    client.account = an_account("moderator")
    client.force_login(client.account)
    return client


@pytest.fixture(autouse=True)
def _tags():
    for name in ("Harbours", "Ports", "Rail"):
        a_tag(name)


def tagged(name):
    return sorted(
        TaggedArticle.objects.filter(tag__name=name).values_list(
            "content_object__headline", flat=True
        )
    )


def at(entry, step=""):
    return f"/desk/articles/article/plans/{entry.pk}/{step}"


def newest():
    return LedgerEntry.objects.filter(verb="retag").first()


def test_selected_rows_are_retagged_by_a_plan_that_is_looked_at_and_undone_from_the_ledger(
    moderator,
):
    one, two = a_live_article("One", tags=["Harbours"]), a_draft("Two", tags=["Harbours", "Ports"])
    a_draft("Three", tags=["Harbours"])
    chosen = {"action": "change_tags", "_selected_action": [one.pk, two.pk], "index": "0"}
    answer = moderator.post(LIST, chosen, follow=True)
    assert "2 articles selected in the list" in answer.content.decode()
    asked = {"replace": ["Harbours"], "instead": ["Ports"], "reason": "One word."}
    page = moderator.post(answer.redirect_chain[-1][0], asked, follow=True)
    entry, html = newest(), page.content.decode()
    for said in ("nothing was changed yet", "One word.", "1 of them has “Ports” already",
                 "<del>Harbours</del> <ins>Ports</ins>", "<span>Ports</span> <del>Harbours</del>"):  # fmt: skip
        assert said in html, said
    assert tagged("Ports") == ["Two"]
    done = moderator.post(at(entry, "carry-out/"), follow=True).content.decode()
    assert tagged("Ports") == ["One", "Two"]
    assert tagged("Harbours") == ["Three"]
    assert f'<a href="/desk/articles/ledgerentry/{entry.pk}/change/">' in done
    moderator.post(f"/desk/articles/ledgerentry/{entry.pk}/undo/")
    assert tagged("Harbours") == ["One", "Three", "Two"]


@pytest.fixture
def filed():
    """One article for every way of looking for it, and one that no way finds."""
    section, category = a_section("World"), a_category("News")
    a_live_article("Found", section=a_section("Europe", parent=section), category=category,
                   source=a_source("Tribune"), authors=[an_author("Ana")], tags=["Harbours"],
                   body="<p>Talks on water.</p>")  # fmt: skip
    a_draft("Other", tags=["Rail"])
    return {"section": section.pk, "category": category.pk}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=water", "words “water”"), ("section={section}", "section “World”"), ("tag=harbours", "tag “harbours”"),
        ("category={category}", "category “News”"), ("source=tribune", "source “tribune”"), ("author=ana", "author “ana”"),
        ("status__exact=live", "status “Live”"), ("published_from=2026-11-20", "published “2026-11-20 to …”"),
        ("q=water&tag=harbours&section={section}&order=published&before=20261101000000000000-1",
         "words “water”, section “World”, tag “harbours”"),
    ],
)  # fmt: skip
def test_all_that_a_list_shows_is_retagged_whatever_it_is_filtered_by(
    moderator, filed, query, said
):
    address = f"{FORM}?{query.format(**filed)}"
    assert f"all articles with {said}" in moderator.get(address).content.decode()
    moderator.post(address, {"add": ["Ports"]})
    moderator.post(at(newest(), "carry-out/"))
    assert tagged("Ports") == ["Found"]
    assert newest().asked["selection"]["said"] == f"all articles with {said}"


def test_the_list_leads_to_the_form_with_all_that_it_is_filtered_by(moderator, filed):
    html = moderator.get(f"{LIST}?tag=harbours&q=water&order=published").content.decode()
    assert f'href="{FORM}?q=water&amp;tag=harbours"' in html
    assert "retag" not in moderator.get(f"{LIST}?tag=nothing").content.decode()


def test_a_name_that_no_filter_knows_is_said_and_chooses_nothing(moderator, filed):
    page = moderator.post(f"{FORM}?tag=harbors", {"add": ["Ports"]})
    assert "“harbors” is no tag that is known." in page.content.decode()
    assert "No article is chosen" in page.content.decode()
    assert newest() is None


@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        ({"add": ["Portz"]}, "add", "There is no tag “Portz”"),
        ({"replace": ["Rail"]}, "instead", "Say which tag comes in their place."),
        ({"instead": ["Rail"]}, "replace", "Say which tags are to be replaced."),
        ({"replace": ["Rail"], "instead": ["Ports", "Harbours"]}, "instead", "Name one tag here"),
        ({"remove": ["Ports"]}, "__all__", "Nothing would change"),
        ({}, "add", "Say which tags"),
    ],
)
def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(moderator, asked, field, said):
    a_draft(tags=["Rail"])
    page = moderator.post(FORM, asked | {"reason": "Kept words"})
    assert said in page.context["form"].errors[field][0]
    html = page.content.decode()
    assert "Kept words" in html
    for name in {name for names in asked.values() for name in names}:
        assert f'<option value="{name}" selected' in html


def test_without_script_names_are_typed_one_a_line(moderator):
    a_draft("One")
    moderator.post(FORM, {"add": ["Rail", "ports\r\n\r\n harbours "]})
    assert newest().sentence == "Tags of 1 article: “Rail” added, “Ports” added, “Harbours” added"
    page = moderator.post(FORM, {"add": ["Rail\nRaill"]}).content.decode()
    for name in ("Rail", "Raill"):
        assert f'<option value="{name}" selected' in page


def test_known_tags_alone_are_suggested(moderator):
    asked = moderator.get("/desk/articles/tag/suggest/?known=1&term=port").json()
    assert [each["text"] for each in asked["results"]] == ["Ports"]
    assert (
        'data-ajax--url="/desk/articles/tag/suggest/?known=1"'
        in moderator.get(FORM).content.decode()
    )


def test_whoever_made_a_large_plan_is_told_that_another_moderator_carries_it_out(
    moderator, settings, client
):
    settings.RETAGGING_NEEDS_TWO_ABOVE = 1
    a_draft("One"), a_draft("Two")
    moderator.post(FORM, {"add": ["Rail"]})
    entry = newest()
    page = moderator.get(at(entry)).content.decode()
    assert "another moderator has to carry it out" in page
    assert "Carry it out" not in page
    answer = moderator.post(at(entry, "carry-out/"), follow=True).content.decode()
    assert "carried out by somebody else" in answer
    assert tagged("Rail") == []
    client.force_login(an_account("moderator"))
    assert "you may carry it out" in client.get(at(entry)).content.decode()
    client.post(at(entry, "carry-out/"))
    assert tagged("Rail") == ["One", "Two"]


def test_a_stale_plan_leads_to_the_form_as_it_was_filled_in(moderator):
    article = a_draft("One", tags=["Harbours"])
    asked = {"add": ["Rail"], "replace": ["Harbours"], "instead": ["Ports"], "reason": "Why."}
    moderator.post(f"{FORM}?q=one", asked)
    words = Words.of(Article.objects.get())
    words.tags = ["Harbours", "Ports"]
    save_article(article, words=words, by=None)
    page = moderator.post(at(newest(), "carry-out/"), follow=True)
    assert "make it again" in page.content.decode()
    initial = page.context["form"].initial
    assert {name: initial[name] for name in asked} == asked
    assert page.context["selection"].said == "all articles with words “one”"
    moderator.post(page.redirect_chain[-1][0], asked)
    moderator.post(at(newest(), "carry-out/"))
    assert tagged("Ports") == tagged("Rail") == ["One"]


def test_a_plan_of_the_command_line_that_is_stale_is_told_in_the_ledger(moderator):
    a_draft("One")
    entry = plan_retagging(Article.objects.all(), add=["Rail"], by=None)
    merge_tags(Tag.objects.get(name="Rail"), into=Tag.objects.get(name="Ports"), by=None)
    page = moderator.post(at(entry, "carry-out/"), follow=True)
    assert page.redirect_chain[-1][0] == f"/desk/articles/ledgerentry/{entry.pk}/change/"
    assert "Dropped" in page.content.decode()


def test_a_plan_is_dropped_and_one_that_waits_no_more_leads_to_the_ledger(moderator):
    a_draft("One")
    entry = plan_retagging(Article.objects.all(), add=["Rail"], by=None)
    ledger = f"/desk/articles/ledgerentry/{entry.pk}/change/"
    assert f'href="{at(entry)}"' in moderator.get(ledger).content.decode()
    answer = moderator.post(at(entry, "drop/"), follow=True)
    assert "Nothing was changed" in answer.content.decode()
    assert moderator.get(at(entry))["Location"] == ledger
    again = moderator.post(at(entry, "carry-out/"), follow=True).content.decode()
    assert "it is dropped" in again
    assert tagged("Rail") == []


def test_the_plan_shows_the_readers_tags_where_the_desk_has_other_ones(moderator):
    article = a_live_article("One", tags=["Harbours"])
    words = Words.of(Article.objects.get())
    words.tags = ["Rail"]
    save_article(article, words=words, by=None)
    moderator.post(FORM, {"replace": ["Harbours"], "instead": ["Ports"]})
    html = moderator.get(at(newest())).content.decode()
    assert "As readers see it:" in html
    assert "<del>Harbours</del> <ins>Ports</ins>" in html


def test_what_names_no_rows_or_no_filter_is_answered_plainly(moderator):
    assert moderator.get(f"{FORM}?selected=1,x").status_code == 400
    assert moderator.get(f"{FORM}?nothing=1").status_code == 400
    assert moderator.get(f"{FORM}?again=999").status_code == 404
    other = LedgerEntry.objects.filter(verb="open").first()
    assert moderator.get(at(other)).status_code == 404


@pytest.mark.parametrize("count", [5, 60])
def test_the_page_of_a_plan_asks_the_same_however_many_articles_it_is_about(
    moderator, count, django_assert_num_queries
):
    for number in range(count):
        a_draft(f"Article {number}", tags=["Harbours"])
    entry = plan_retagging(Article.objects.all(), add=["Rail"], by=moderator.account)
    # Session and account, permissions (2), the plan with who made it; the first articles, their lines,
    # their tags at the desk and for readers.
    with django_assert_num_queries(9):
        assert moderator.get(at(entry)).status_code == 200


def test_the_form_counts_nothing(moderator, filed, django_assert_num_queries):
    # Session and account, permissions (2); of the list: sections, categories, a page of its lines.
    with django_assert_num_queries(7) as asked:
        moderator.get(FORM)
    assert not any("COUNT(" in each["sql"] for each in asked)


def test_it_is_no_action_of_editors(desk):
    article = a_draft("One")
    editor = desk("editor")
    html = editor.get(LIST).content.decode()
    assert "Change their tags" not in html
    assert "retag" not in html
    editor.post(LIST, {"action": "change_tags", "_selected_action": [article.pk], "index": "0"})
    carry_out_plan(plan_retagging(Article.objects.all(), add=["Rail"], by=None), by=None)
    assert editor.get(at(newest())).status_code == 403
