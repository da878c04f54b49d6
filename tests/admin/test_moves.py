"""The buttons of the workflow."""

import pytest
from django.urls import reverse

from articles.actions.articles import save_article
from articles.models import Article, LiveCopy
from tests.factories import a_draft, a_section, an_account, words

pytestmark = pytest.mark.django_db

ADD = "/desk/articles/article/add/"


def change_page(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def test_a_reporter_writes_and_submits_and_has_no_button_to_publish(client):
    reporter = an_account("reporter")
    client.force_login(reporter)
    html = client.get(ADD).content.decode()
    assert 'name="_submit"' in html
    assert 'name="_publish"' not in html
    client.post(ADD, {"headline": "Talks", "_submit": "1"})
    article = Article.objects.get()
    assert (article.status, article.made_by) == ("review", reporter)


def test_a_forged_button_publishes_nothing_and_loses_nothing(client):
    client.force_login(an_account("reporter"))
    response = client.post(ADD, {"headline": "Typed", "section": a_section().pk, "_publish": "1"})
    assert "You may not publish articles" in response.content.decode()
    assert "Typed" in response.content.decode()
    assert not Article.objects.exists()
    assert not LiveCopy.objects.exists()


def test_a_reporter_reads_a_colleagues_article_and_changes_nothing(client):
    article = a_draft("Another's")
    client.force_login(an_account("reporter"))
    html = client.get(change_page(article)).content.decode()
    assert "Another’s" in html or "Another&#x27;s" in html
    assert 'name="_save"' not in html
    assert client.post(change_page(article), {"headline": "Mine"}).status_code == 403
    for step in ("withdraw", "send-back", "delete"):
        client.post(f"/desk/articles/article/{article.pk}/{step}/", {"post": "yes", "reason": "x"})
    article.refresh_from_db()
    assert (article.headline, article.status) == ("Another's", "draft")


def test_an_editor_sends_back_with_a_reason_that_the_author_sees(client):
    reporter = an_account("reporter")
    article = save_article(None, words=words("Talks"), by=reporter)
    client.force_login(reporter)
    client.post(change_page(article), {"headline": "Talks", "begun_from": 1, "_submit": "1"})
    client.force_login(an_account("editor"))
    html = client.get(change_page(article)).content.decode()
    assert 'name="_approve"' in html
    address = reverse("admin:articles_article_send_back", args=[article.pk])
    empty = client.post(address, {"reason": ""})
    assert "Say why" in empty.content.decode()
    client.post(address, {"reason": "Who said so?"})
    client.force_login(reporter)
    html = client.get(change_page(article)).content.decode()
    assert "<q>Who said so?</q>" in html
    assert 'name="_submit"' in html


def test_an_editor_calls_an_article_ready_from_the_form(client):
    article = save_article(None, words=words("Talks"), by=an_account("reporter"))
    client.force_login(an_account("editor"))
    client.post(change_page(article), {"headline": "Talks", "begun_from": 1, "_submit": "1"})
    client.post(change_page(article), {"headline": "Talks", "begun_from": 2, "_approve": "1"})
    assert Article.objects.get().status == "ready"
    assert 'name="_submit"' not in client.get(change_page(article)).content.decode()


def test_under_the_two_person_rule_ones_own_article_has_no_button_to_publish(client, settings):
    settings.TWO_PERSON_RULE = True
    editor = an_account("editor")
    client.force_login(editor)
    own = save_article(None, words=words("Talks"), by=editor)
    assert 'name="_publish"' not in client.get(change_page(own)).content.decode()
    assert 'name="_publish"' in client.get(change_page(a_draft("Another's"))).content.decode()
