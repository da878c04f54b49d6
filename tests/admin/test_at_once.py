"""What a colleague does while a form is on its way."""

import threading

import pytest
from django.db import OperationalError, connection
from psycopg.errors import DeadlockDetected

from articles.actions.articles import save_article
from articles.actions.filing import delete_filing
from articles.admin import articles as desk_articles
from articles.models import Article
from tests.admin.test_articles import change_page, written
from tests.factories import a_draft, an_author, words

ADD = "/desk/articles/article/add/"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_author_deleted_while_the_form_is_saved_is_said_and_nothing_typed_is_lost(
    desk, monkeypatch
):
    author = an_author()

    def colleague():
        delete_filing(author, by=None)
        connection.close()

    def save_meanwhile(*args, **fields):
        thread = threading.Thread(target=colleague)
        thread.start()
        thread.join()
        return save_article(*args, **fields)

    monkeypatch.setattr(desk_articles, "save_article", save_meanwhile)
    form = {"headline": "Typed with care", "byline": [author.pk]}
    response = desk("editor").post(ADD, form)
    assert "changed or deleted while you saved" in response.content.decode()
    assert "Typed with care" in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_a_save_the_database_undid_for_another_one_is_made_again(desk, monkeypatch):
    undone = iter([True])

    def save_or_be_undone(*args, **fields):
        if next(undone, False):
            raise OperationalError("deadlock detected") from DeadlockDetected()
        return save_article(*args, **fields)

    monkeypatch.setattr(desk_articles, "save_article", save_or_be_undone)
    desk("editor").post(ADD, {"headline": "Saved at the second try"})
    assert Article.objects.get().headline == "Saved at the second try"


@pytest.mark.django_db
def test_what_a_third_one_saves_while_a_clash_is_shown_is_not_written_over_unseen(
    desk, monkeypatch
):
    article, client = a_draft("First", body="<p>Words.</p>"), desk("editor")
    save_article(article, words=words("Second"), by=None)
    show = desk_articles.ArticleAdmin.prepare_retry

    def third_meanwhile(*args):
        save_article(article, words=words("Second", standfirst="Of the third."), by=None)
        return show(*args)

    monkeypatch.setattr(desk_articles.ArticleAdmin, "prepare_retry", third_meanwhile)
    page = client.post(change_page(article), written(headline="Mine", begun_from=1))
    monkeypatch.undo()
    form = page.context["adminform"].form
    again = written(headline="Mine", begun_from=form["begun_from"].value())
    client.post(change_page(article), again)
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Mine", "Of the third.")
