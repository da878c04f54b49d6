"""Translations and canonical originals in the article's form."""

import json

import pytest
from django.urls import reverse

from articles.actions.autosaves import Typed, keep_autosave
from articles.models import Article
from tests.factories import a_draft

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_article_add")
SUGGEST = (
    reverse("admin:autocomplete") + "?app_label=articles&model_name=byline&field_name=article&term="
)


def change_page(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def written(**fields):
    return {"headline": "Talks resume", "body": "<p>Words.</p>", **fields}


def test_an_original_is_suggested_by_its_words_and_chosen(desk):
    original = a_draft("Rail talks", language="fr")
    client = desk("editor")
    (found,) = json.loads(client.get(SUGGEST + "rail").content)["results"]
    assert found == {"id": str(original.pk), "text": "Rail talks · fr"}
    client.post(ADD, written(translation_of=found["id"], language="JA", _save="1"))
    article = Article.objects.get(headline="Talks resume")
    assert (article.translation_of_id, article.language) == (original.pk, "ja")
    html = client.get(change_page(article)).content.decode()
    assert f'<option value="{original.pk}" selected>Rail talks · fr</option>' in html
    assert 'data-model-name="byline"' in html


@pytest.mark.parametrize(
    ("fields", "at", "sentence"),
    [
        ({"language": "jp"}, "language", "Did you mean ja?"),
        ({"language": "english"}, "language", "no code of a language"),
        ({"original_is_canonical": "on"}, "original_is_canonical", "Give the link to the original"),
        ({"translation_of": "999999"}, "translation_of", "Select a valid choice"),
        ({"translation_of": "{original}"}, "language", "which language it is in"),
        ({"translation_of": "{original}", "language": "fr"}, "language", "in this language already"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_at_its_field(desk, fields, at, sentence):
    original = a_draft("Rail talks", language="fr")
    sent = {name: value.format(original=original.pk) for name, value in fields.items()}
    response = desk("editor").post(ADD, written(**sent))
    errors = response.context["adminform"].form.errors
    assert list(errors) == [at]
    assert sentence in errors[at][0]
    assert Article.objects.count() == 1
    if original.pk == sent.get("translation_of"):
        assert "Rail talks · fr</option>" in response.content.decode()


def test_an_unfinished_form_keeps_the_mark_and_the_link(desk):
    original, article = a_draft("Rail talks"), a_draft("Talks resume", language="ja")
    client = desk("editor")
    by = client.get(change_page(article)).wsgi_request.user
    content = {
        "headline": ["Talks resume"], "body": [article.body], "language": ["ja"],
        "source_url": ["https://example.org/a"], "original_is_canonical": ["on"],
        "translation_of": [str(original.pk)], "slug": [article.slug],
    }  # fmt: skip
    typed = Typed(key="x" * 16, sequence=1, content=content, begun_from=article.version)
    autosave, kept = keep_autosave(article, typed=typed, by=by)
    assert kept
    html = client.get(change_page(article)).content.decode()
    for label in ("The original is the canonical page", "Translation of"):
        assert label in html
    form = client.get(f"{change_page(article)}?unfinished={autosave.pk}").context["adminform"].form
    assert form["original_is_canonical"].value()
    assert str(form["translation_of"].value()) == str(original.pk)


def test_a_form_that_says_what_is_stored_is_not_kept_as_unfinished(desk):
    article = a_draft("Talks resume", language="ja", translation_of=a_draft("Rail talks"))
    by = desk("editor").get(change_page(article)).wsgi_request.user
    content = {"headline": ["Talks resume"], "body": [article.body], "slug": [article.slug],
               "language": ["ja"], "translation_of": [str(article.translation_of_id)]}  # fmt: skip
    typed = Typed(key="x" * 16, sequence=1, content=content, begun_from=article.version)
    assert keep_autosave(article, typed=typed, by=by)[0].content is None
