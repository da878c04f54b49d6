"""Corrections at the desk."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions.articles import save_article, withdraw
from articles.actions.corrections import change_correction
from articles.actions.words import Words
from articles.models import Correction, LiveCopy
from articles.rules.corrections import KINDS
from tests.factories import a_correction, a_draft, a_live_article, a_section, an_account

pytestmark = pytest.mark.django_db


def page_of(article):
    return reverse("admin:articles_article_corrections", args=[article.pk])


def change_page(correction):
    return reverse("admin:articles_article_correction", args=[correction.article_id, correction.pk])


def remove_page(correction):
    name = "admin:articles_article_remove_correction"
    return reverse(name, args=[correction.article_id, correction.pk])


def html_of(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_adds_a_correction_and_readers_see_it_at_once(desk, kind):
    article, client = a_live_article("Talks"), desk("editor")
    response = client.post(page_of(article), {"kind": kind, "text": "It was nine."}, follow=True)
    html = html_of(response)
    assert "Readers see it now" in html
    assert "It was nine." in html
    for path in ("/2026/11/20/talks/", "/corrections/"):
        assert "It was nine." in html_of(Client().get(path))
    assert Correction.objects.get().made_by.username.startswith("editor")


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "excuse"}, "kind"),
        ({"text": " \u200b\n"}, "text"),
        ({"text": "Typed with care. " + "x" * 6_000}, "text"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_nothing_typed_is_lost(desk, fields, at):
    article = a_live_article()
    written = {"kind": "update", "text": "Typed with care.", **fields}
    response = desk("editor").post(page_of(article), written)
    assert list(response.context["form"].errors) == [at]
    html = html_of(response)
    if at != "text" or "care" in written["text"]:
        assert "Typed with care." in html
    if at == "text":
        assert 'value="update"' in html
        assert "checked" in html
    assert not Correction.objects.exists()


def test_what_is_written_for_an_article_withdrawn_meanwhile_is_shown_with_the_reason(desk):
    article = a_live_article()
    withdraw(article, by=None)
    response = desk("editor").post(page_of(article), {"kind": "update", "text": "With care."})
    html = html_of(response)
    assert "This article is withdrawn" in html
    assert "With care." in html
    assert not Correction.objects.exists()


def test_a_draft_has_no_form_for_corrections_and_the_page_says_why(desk):
    html = html_of(desk("editor").get(page_of(a_draft())))
    assert "No reader has seen this article yet" in html
    assert "<textarea" not in html


def test_an_editor_changes_a_correction(desk):
    made = a_correction(a_live_article(), text="It was ten.")
    client = desk("editor")
    assert "It was ten." in html_of(client.get(change_page(made)))
    written = {"kind": "note", "text": "It was nine.", "begun_from": "1"}
    html = html_of(client.post(change_page(made), written, follow=True))
    assert "is changed" in html
    assert "It was nine." in html
    assert LiveCopy.objects.get().notes[0].text == "It was nine."


def test_a_colleagues_newer_correction_is_shown_beside_mine_and_the_next_save_is_meant(desk):
    made, client = a_correction(a_live_article()), desk("editor")
    change_correction(made, kind="correction", text="Theirs.", by=None)
    mine = {"kind": "correction", "text": "Mine.", "begun_from": "1"}
    response = client.post(change_page(made), mine)
    html = html_of(response)
    for part in ("Somebody else changed this correction", "Theirs.", "Mine."):
        assert part in html
    client.post(
        change_page(made), mine | {"begun_from": response.context["form"]["begun_from"].value()}
    )
    assert Correction.objects.get().text == "Mine."


def test_a_form_that_does_not_say_what_it_began_from_overwrites_no_correction(desk):
    made = a_correction(a_live_article(), text="Stored.")
    desk("editor").post(change_page(made), {"kind": "correction", "text": "Mine."})
    assert Correction.objects.get().text == "Stored."


def test_removing_a_correction_asks_first(desk):
    made, client = a_correction(a_live_article("Talks"), kind="retraction"), desk("editor")
    html = html_of(client.get(remove_page(made)))
    assert "Readers will no longer find this note" in html
    assert Correction.objects.exists()
    assert "is removed" in html_of(client.post(remove_page(made), follow=True))
    assert not Correction.objects.exists()
    assert b"Retracted" not in Client().get("/2026/11/20/talks/").content


@pytest.mark.parametrize("role", ["moderator", None])
def test_who_may_not_publish_changes_no_correction(client, role, django_user_model):
    made = a_correction(a_live_article(), text="Stored.")
    somebody = an_account(role) if role else django_user_model.objects.create(username="nobody", is_staff=True)  # fmt: skip
    client.force_login(somebody)
    written = {"kind": "note", "text": "Mine.", "begun_from": "1"}
    for address in (page_of(made.article), change_page(made), remove_page(made)):
        assert client.post(address, written).status_code == 403
    assert [each.text for each in Correction.objects.all()] == ["Stored."]


def test_a_moderator_reads_the_corrections(desk):
    made = a_correction(a_live_article(), text="It was nine.")
    html = html_of(desk("moderator").get(page_of(made.article)))
    assert "It was nine." in html
    assert "those who may publish" in html
    assert "<textarea" not in html
    assert change_page(made) not in html


def test_the_corrections_are_for_the_desk_alone(client):
    made = a_correction(a_live_article())
    for address in (page_of(made.article), change_page(made), remove_page(made)):
        assert client.get(address).status_code == 302


def test_a_correction_of_another_article_is_not_found(desk):
    made, other = a_correction(a_live_article()), a_live_article()
    made.article_id = other.pk
    client = desk("editor")
    for address in (change_page(made), remove_page(made)):
        assert client.get(address).status_code == 404


def test_the_side_panel_leads_to_the_corrections_and_counts_them(desk):
    article, draft, client = a_live_article(), a_draft(), desk("editor")
    a_correction(article)
    form = reverse("admin:articles_article_change", args=[article.pk])
    assert f'<a href="{page_of(article)}">Corrections (1)</a>' in html_of(client.get(form))
    form = reverse("admin:articles_article_change", args=[draft.pk])
    assert page_of(draft) not in html_of(client.get(form))


@pytest.mark.parametrize("kind", ["correction", "update", "retraction"])
def test_the_preview_shows_the_corrections(desk, kind):
    article = a_live_article()
    a_correction(article, kind=kind, text="It was nine.")
    address = reverse("admin:articles_article_preview", args=[article.pk])
    client = desk("editor")
    for end in ("", "?print"):
        assert "It was nine." in html_of(client.get(address + end))


def test_withdrawing_says_what_becomes_of_the_corrections(desk):
    plain, corrected, client = a_live_article(), a_live_article(), desk("editor")
    a_correction(corrected)
    for article, said in ((plain, False), (corrected, True)):
        asked = html_of(client.get(reverse("admin:articles_article_withdraw", args=[article.pk])))
        assert ("stays on the page of corrections" in asked) is said


def test_the_preview_of_a_draft_has_no_dates_of_a_publication(desk):
    address = reverse("admin:articles_article_preview", args=[a_draft(section=a_section()).pk])
    assert "Updated" not in html_of(desk("editor").get(address))


@pytest.mark.parametrize(
    ("sent", "moved"), [({}, False), ({"change": "slips"}, False), ({"change": "substance"}, True)]
)
def test_publishing_changes_moves_the_readers_date_only_if_they_are_said_to_be_of_substance(
    desk, sent, moved
):
    article = a_live_article("Before")
    client, form = desk("editor"), reverse("admin:articles_article_change", args=[article.pk])
    html = html_of(client.get(form))
    assert 'name="change" value="slips" checked' in html
    written = {"headline": "After", "section": article.section_id, "published_on": "2026-11-20",
               "slug": article.slug, "begun_from": 1, "_publish": "1"}  # fmt: skip
    client.post(form, written | sent)
    copy = LiveCopy.objects.get()
    assert copy.headline == "After"
    assert copy.is_updated is moved


def test_a_first_publication_asks_for_no_kind_of_change(desk):
    form = reverse("admin:articles_article_change", args=[a_draft(section=a_section()).pk])
    assert 'name="change"' not in html_of(desk("editor").get(form))


def test_the_kind_of_change_stays_chosen_when_the_form_comes_back(desk):
    article = a_live_article("First")
    changed = Words.of(article)
    changed.headline = "Theirs"
    save_article(article, words=changed, by=None)
    form = reverse("admin:articles_article_change", args=[article.pk])
    mine = {"headline": "Mine", "section": article.section_id, "published_on": "2026-11-20",
            "begun_from": 1, "change": "substance", "_publish": "1"}  # fmt: skip
    html = html_of(desk("editor").post(form, mine))
    assert 'value="substance" checked' in html
    assert 'value="slips" checked' not in html
