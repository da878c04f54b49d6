"""What the article form's script sends, and what its writer finds when they come back."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.actions.articles import publish, save_article
from articles.actions.words import Words
from articles.models import Article, Autosave, LiveCopy
from articles.rules import limits
from tests.factories import (
    a_category,
    a_draft,
    a_live_article,
    a_section,
    an_account,
    an_author,
    words,
)

pytestmark = pytest.mark.django_db
ADD = "/desk/articles/article/add/"
LIST = "/desk/articles/article/"
KEY = "a-forms-key"


@pytest.fixture
def ada():
    return At(an_account("editor", username="Ada"))


@pytest.fixture
def ben():
    return At(an_account("editor", username="Ben"))


class At:
    """Somebody at the desk, and what their browser does."""

    def __init__(self, account):
        self.account, self.client = account, Client()
        self.client.force_login(account)

    def types(self, article=None, sequence=1, **fields):
        step = f"{article.pk}/autosave/" if article else "add/autosave/"
        sent = {"account": self.account.pk, "text_key": KEY, "text_sequence": sequence,
                "begun_from": 1, "wrote": 1, **fields}  # fmt: skip
        return self.client.post(LIST + step, sent)

    def looks(self, article):
        sent = {"account": self.account.pk}
        return self.client.post(f"{LIST}{article.pk}/autosave/", sent).json()["also"]

    def opens(self, address, **query):
        return self.client.get(address, query)

    def reads(self, address, **query):
        return self.opens(address, **query).content.decode()


def form_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def as_stored(article, **changed):
    return {"headline": article.headline, "slug": article.slug, "body": article.body, **changed}


def test_the_form_offers_what_was_left_side_by_side_and_says_how_old_it_is(ada):
    article = a_draft("First words", body="<p>The ferry left at nine.</p>")
    with time_machine.travel(timezone.now() - timedelta(minutes=12)) as then:
        left = then
        answer = ada.types(article, **as_stored(article, body="<p>The ferry left at ten.</p>"))
        moment = timezone.localtime()
    assert left
    assert answer.json()["state"] == "kept"
    html = ada.reads(form_of(article))
    for part in ("left at <del>nine.</del>", "left at <ins>ten.</ins>", "Take it into the form",
                 "Throw it away", f"{moment.day} {moment:%B}, {moment:%H:%M}, 12\xa0minutes ago"):  # fmt: skip
        assert part in html, part


def test_a_text_whose_article_was_published_meanwhile_is_shown_and_no_form_promised():
    eve = At(an_account("reporter"))
    begun = words("Ferry", body="<p>The ferry left at nine.</p>", section=a_section())
    article = save_article(None, words=begun, by=eve.account)
    eve.types(article, **as_stored(article, body="<p>The ferry left at ten.</p>"))
    publish(article, by=None)
    html = eve.reads(form_of(article))
    assert "left at <ins>ten.</ins>" in html
    assert "it is live now. Your text cannot go into the form any more" in html
    assert "Take it into the form" not in html


def test_taken_into_the_form_it_fills_every_field_and_keeps_where_it_began(ada):
    section, category, authors = a_section(), a_category(), [an_author("B"), an_author("A")]
    article = a_draft("Stored", tags=["Ports"])
    ada.types(
        article, headline="Typed", body="<p>New.</p>", section=section.pk, category=category.pk,
        byline=[author.pk for author in authors], tags=["Rail", "Brand new"], published_on="2026-11-20",
    )  # fmt: skip
    page = ada.opens(form_of(article), unfinished=Autosave.objects.get().pk)
    form = page.context["adminform"].form
    values = {name: form[name].value() for name in ("headline", "section", "byline", "tags", "begun_from")}  # fmt: skip
    assert values == {
        "headline": "Typed", "section": str(section.pk), "byline": [str(a.pk) for a in authors],
        "tags": ["Rail", "Brand new"], "begun_from": 1,
    }  # fmt: skip
    html = page.content.decode()
    assert f'value="{KEY}"' in html
    assert html.index(">B</option>") < html.index(">A</option>")
    assert 'value="2026-11-20"' in html


def test_a_text_begun_before_a_colleagues_save_is_put_together_with_it(ada, ben):
    article = a_draft("First", body="<p>One.</p><p>Two.</p>")
    ada.types(article, **as_stored(article, body="<p>One.</p><p>Two, said Ada.</p>"))
    theirs = Words.of(article)
    theirs.body = "<p>One, said Ben.</p><p>Two.</p>"
    save_article(article, words=theirs, by=ben.account)
    assert "was saved after you began" in ada.reads(form_of(article))
    page = ada.opens(form_of(article), unfinished=Autosave.objects.get().pk)
    form = page.context["adminform"].form
    sent = {name: form[name].value() or "" for name in ("headline", "slug", "body", "begun_from")}
    ada.client.post(form_of(article), sent | {"text_key": KEY, "text_sequence": 2})
    article.refresh_from_db()
    assert "One, said Ben." in article.body
    assert "Two, said Ada." in article.body
    assert not Autosave.objects.unfinished(ada.account)


def test_a_text_begun_before_a_colleague_changed_the_same_place_clashes_as_any_late_save(ada, ben):
    article = a_draft("First")
    ada.types(article, **as_stored(article, headline="Ada’s"))
    theirs = Words.of(article)
    theirs.headline = "Ben’s"
    save_article(article, words=theirs, by=ben.account)
    sent = as_stored(article, headline="Ada’s", begun_from=1, text_key=KEY, text_sequence=2)
    response = ada.client.post(form_of(article), sent)
    assert "changed the same place" in response.content.decode()
    assert [each.headline for each in Autosave.objects.unfinished(ada.account)] == ["Ada’s"]


@pytest.mark.parametrize("button", ["_save", "_publish", "_preview"])
def test_what_was_typed_ends_when_the_article_is_saved_or_published(ada, button):
    article = a_live_article("Stored")
    ada.types(article, headline="Typed")
    sent = as_stored(article, headline="Typed", section=article.section_id, published_on="2026-11-20",
                     begun_from=1, text_key=KEY, text_sequence=2)  # fmt: skip
    ada.client.post(form_of(article), sent | {button: "1"})
    assert (LiveCopy.objects.get().headline == "Typed") == (button == "_publish")
    assert not Autosave.objects.unfinished(ada.account)
    assert "adminform" in ada.opens(form_of(article)).context


def test_what_was_typed_ends_when_a_new_article_is_saved(ada):
    ada.types(headline="Typed")
    ada.client.post(ADD, {"headline": "Typed", "text_key": KEY, "text_sequence": 2})
    assert Article.objects.get().headline == "Typed"
    assert not Autosave.objects.unfinished(ada.account)


def test_a_new_article_sent_without_any_script_is_saved(ada):
    ada.types(headline="Typed")
    ada.client.post(ADD, {"headline": "Typed", "text_key": KEY, "text_sequence": ""})
    assert Article.objects.get().headline == "Typed"
    assert not Autosave.objects.unfinished(ada.account)


def test_a_form_sent_without_any_script_ends_it_too(ada):
    article = a_draft("Stored")
    ada.types(article, headline="Typed")
    ada.client.post(form_of(article), as_stored(article, begun_from=1))
    assert not Autosave.objects.unfinished(ada.account)


def test_a_save_that_is_refused_ends_nothing_and_the_form_goes_on_under_its_key(ada):
    ada.types(headline="Typed")
    sent = {"headline": "Typed", "_publish": "1", "text_key": KEY, "text_sequence": 2}
    html = ada.client.post(ADD, sent).content.decode()
    assert f'value="{KEY}"' in html
    assert "data-unsent" in html
    assert Autosave.objects.unfinished(ada.account)


def test_a_form_refused_before_anything_was_changed_leaves_nothing_unfinished_at_the_desk(ada):
    article = a_draft("Stored", body="<p>The ferry left at nine.</p>")
    sent = as_stored(article, begun_from=1, _publish="1", text_key=KEY, text_sequence=2)
    html = ada.client.post(form_of(article), sent).content.decode()
    assert "data-unsent" in html, "the form was refused, and its script sends it again"
    ada.types(article, 3, **as_stored(article))
    assert "Your unfinished texts" not in ada.reads("/desk/")


def test_the_desk_the_list_and_the_form_of_a_new_article_name_what_is_unfinished(ada):
    ada.types(headline="Half a story")
    for address in ("/desk/", LIST, ADD):
        assert "Half a story" in ada.reads(address)
    number = Autosave.objects.get().pk
    assert "<ins>Half a story</ins>" in ada.reads(f"{LIST}unfinished/{number}/")
    page = ada.opens(ADD, unfinished=number)
    assert page.context["adminform"].form["headline"].value() == "Half a story"


def test_thrown_away_it_is_offered_no_more_and_what_is_stored_is_as_it_was(ada):
    article = a_draft("Stored")
    ada.types(article, headline="Typed")
    ada.client.post(f"{LIST}unfinished/{Autosave.objects.get().pk}/discard/")
    assert "adminform" in ada.opens(form_of(article)).context
    article.refresh_from_db()
    assert (article.headline, article.version) == ("Stored", 1)


def test_a_text_that_says_what_is_stored_is_not_offered(ada):
    article = a_draft("Stored", body="<ul><li>One</li></ul>")
    ada.types(article, **as_stored(article, body="<ul><li><p>One</p></li></ul>"))
    assert "adminform" in ada.opens(form_of(article)).context


def test_nobody_sees_takes_or_throws_away_what_somebody_else_left(ada, ben):
    article = a_draft("Stored")
    ada.types(article, headline="Hers alone")
    number = Autosave.objects.get().pk
    for address in (form_of(article), LIST, ADD):
        assert "Hers alone" not in ben.reads(address, unfinished=number)
    assert ben.opens(f"{LIST}unfinished/{number}/").status_code == 404
    assert ben.client.post(f"{LIST}unfinished/{number}/discard/").status_code == 404
    ben.types(article, headline="His")
    assert [each.headline for each in Autosave.objects.unfinished(ada.account)] == ["Hers alone"]


def test_an_unfinished_text_of_one_article_fills_no_other_form(ada):
    ada.types(a_draft("One"), headline="Typed in the first")
    number = Autosave.objects.get().pk
    for address in (form_of(a_draft("Two")), ADD):
        form = ada.opens(address, unfinished=number).context["adminform"].form
        assert form["headline"].value() != "Typed in the first"


def test_a_request_whose_session_is_gone_hears_so_in_json(ada):
    article = a_draft()
    ada.client.logout()
    answer = ada.types(article, headline="Typed")
    assert (answer.status_code, answer.json()) == (401, {"state": "logged out"})


def test_what_one_account_typed_is_not_kept_under_another_that_logged_in_since(ada, ben):
    article = a_draft()
    answer = ben.types(article, headline="Hers", account=ada.account.pk)
    assert (answer.status_code, answer.json()) == (401, {"state": "somebody else"})
    assert not Autosave.objects.exists()


def test_a_moderator_keeps_nothing_and_has_no_script_for_it(desk):
    article = a_draft()
    reader = At(an_account("moderator"))
    assert reader.types(article, headline="No").status_code == 403
    assert reader.types(headline="No").status_code == 403
    for address in (form_of(article), LIST):
        assert "autosave.js" not in reader.reads(address)


def test_too_much_text_is_answered_with_a_sentence(ada):
    answer = ada.types(a_draft(), body="x" * (limits.UNFINISHED + 1))
    assert answer.status_code == 422
    assert "the most that can be kept" in answer.json()["sentence"]


def test_text_for_a_deleted_draft_is_answered_with_a_sentence(ada):
    article = a_draft()
    Article.objects.all().delete()
    article.pk = 7
    answer = ada.types(article, headline="Typed")
    assert (answer.status_code, answer.json()["state"]) == (404, "gone")


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "a\x00b"}, {"body": "<div>" * 10_000}, {"body": "<p>\ud83d</p>".encode("utf-8", "replace")},
        {"section": "abc"}, {"section": "9" * 30}, {"byline": ["x", "9" * 30, "1"]}, {"tags": ["", "\x00"]},
        {"published_on": "yesterday"}, {"begun_from": "9" * 15}, {"begun_from": "-1"}, {"unknown": "field"},
        {"headline": ["One", "Two"]}, {"published_on": "²"}, {"section": "²"},
    ],
)  # fmt: skip
def test_odd_text_is_kept_offered_and_taken_without_a_fault(ada, fields):
    article = a_draft("Stored")
    assert ada.types(article, **{"headline": "Typed", **fields}).json()["state"] == "kept"
    assert ada.opens(form_of(article)).status_code == 200
    number = Autosave.objects.get().pk
    assert ada.opens(form_of(article), unfinished=number).status_code == 200


@pytest.mark.parametrize("sequence", ["", "x", "-1", "9" * 30, "\x00", "²"])
@pytest.mark.parametrize("key", ["", "short", "x" * 65, "a key with spaces", "\x00" * 9, KEY])
def test_a_forged_key_or_sequence_keeps_nothing_and_is_no_fault(ada, key, sequence):
    article = a_draft()
    answer = ada.types(article, sequence, headline="Typed", text_key=key)
    assert answer.json()["state"] == "here"
    assert not Autosave.objects.exists()
    sent = as_stored(article, begun_from=1, text_key=key, text_sequence=sequence)
    assert ada.client.post(form_of(article), sent).status_code == 302


@pytest.mark.parametrize("number", ["x", "9" * 30, "\x00", "0", "²"])
def test_a_forged_number_of_an_unfinished_text_is_no_fault(ada, number):
    assert ada.opens(form_of(a_draft()), unfinished=number).status_code in (200, 400)


def test_who_else_has_the_article_open_is_named_and_how_long_ago_they_wrote(ada, ben):
    article = a_draft()
    assert ada.looks(article) == ""
    ben.looks(article)
    assert ada.looks(article) == "Also open: Ben"
    ben.types(article, headline="Typed")
    assert ada.looks(article) == "Also open: Ben (writing now)"
    with time_machine.travel(timezone.now() + timedelta(seconds=70)):
        ben.looks(article)
        assert ada.looks(article) == "Also open: Ben (writing 1 minute ago)"
    with time_machine.travel(timezone.now() + timedelta(seconds=140)):
        assert ada.looks(article) == ""


def test_keeping_a_text_asks_no_more_than_it_needs(ada, django_assert_max_num_queries):
    article = a_draft()
    ada.types(article, headline="Typed")
    # session, account, two for permissions, the article; text and presence each in savepoints of their own;
    # for the text the article's lock, and whether its form was saved since it was sent
    with django_assert_max_num_queries(16):
        ada.types(article, 2, headline="Typed on")
