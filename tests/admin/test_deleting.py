"""What the desk asks, and says, before a thing is gone."""

import pytest

from articles.actions.articles import save_article
from articles.actions.moves import submit
from articles.models import Article
from tests.factories import a_draft, an_account, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_draft(client):
    """A draft of the reporter who is logged in."""
    reporter = an_account("reporter")
    client.force_login(reporter)
    return save_article(None, words=words("Not needed"), by=reporter)


def delete_page(article):
    return f"/desk/articles/article/{article.pk}/delete/"


def test_a_reporter_is_asked_and_deletes_a_draft_of_their_own(client, own_draft):
    html = client.get(delete_page(own_draft)).content.decode()
    assert "Delete this article?" in html
    assert "“Not needed” will be gone for good.</p>" in html
    client.post(delete_page(own_draft), {"post": "yes"})
    assert not Article.objects.exists()


def test_once_it_is_submitted_a_reporter_deletes_it_no_more(client, own_draft):
    submit(own_draft, by=own_draft.made_by)
    assert client.post(delete_page(own_draft), {"post": "yes"}).status_code == 403
    assert Article.objects.exists()


def test_several_are_named_before_they_are_gone(desk):
    chosen = [a_draft("One").pk, a_draft("Another").pk]
    asked = {"action": "delete_selected", "_selected_action": chosen}
    html = desk("editor").post("/desk/articles/article/", asked).content.decode()
    assert "<h1>Delete articles?</h1>" in html
    assert "<li>One</li>" in html
    assert "<li>Another</li>" in html
