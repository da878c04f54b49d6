"""Saves that come too late: nothing typed is lost, with a script or without."""

import pytest

from articles.actions.articles import delete_article, publish, save_article
from articles.actions.moves import submit
from articles.models import Article
from tests.factories import a_section, an_account, words

pytestmark = pytest.mark.django_db
TYPED = {"headline": "Ferry", "standfirst": "Typed with care.", "body": "<p>Kept <script>x</script>words.</p>",
         "begun_from": "1"}  # fmt: skip


@pytest.fixture
def ferry(client):
    """An article of the reporter who is logged in, with its form open."""
    reporter = an_account("reporter")
    client.force_login(reporter)
    return save_article(None, words=words("Ferry", section=a_section()), by=reporter)


def form_of(article):
    return f"/desk/articles/article/{article.pk}/change/"


def test_a_save_after_an_editor_published_shows_what_was_typed_and_why_it_is_not_stored(
    client, ferry
):
    publish(ferry, by=None)
    response = client.post(form_of(ferry), TYPED)
    html = response.content.decode()
    assert response.status_code == 403
    assert "Ask an editor to change this article: it is live now." in html
    assert "<p>Typed with care.</p>" in html
    assert "<p>Kept words.</p>" in html
    ferry.refresh_from_db()
    assert ferry.standfirst == ""


def test_a_save_of_an_article_that_was_deleted_makes_a_new_one_of_it_at_the_next(client, ferry):
    address = form_of(ferry)
    delete_article(ferry, by=None)
    response = client.post(address, TYPED)
    html = response.content.decode()
    assert "Somebody deleted this article while you were writing." in html
    assert "Typed with care." in html
    assert 'action="/desk/articles/article/add/"' in html
    assert not Article.objects.exists()
    client.post("/desk/articles/article/add/", TYPED)
    assert Article.objects.get().standfirst == "Typed with care."


def test_a_colleagues_article_is_refused_as_before(client, ferry):
    client.force_login(an_account("reporter"))
    response = client.post(form_of(ferry), TYPED)
    assert response.status_code == 403
    assert "You may not change this article." in response.content.decode()


def test_a_moderator_who_writes_nothing_is_shown_nothing(client, ferry):
    client.force_login(an_account("moderator"))
    html = client.post(form_of(ferry), TYPED).content.decode()
    assert "Typed with care" not in html


def test_submitted_twice_the_second_says_that_it_is_in_review(client, ferry):
    submit(ferry, by=ferry.made_by)
    html = client.post(form_of(ferry), TYPED | {"_submit": "1"}).content.decode()
    assert "This article is in review already." in html
    assert "Typed with care." in html
