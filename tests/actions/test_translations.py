import pytest
from django.db import IntegrityError, transaction

from articles.actions.articles import delete_article, publish, restore, save_article
from articles.actions.merging import put_together
from articles.actions.words import Words
from articles.models import Announcement, Article, LiveCopy, Revision
from articles.rules.refusals import InUse, NotFit
from tests.factories import a_draft, a_live_article, words

pytestmark = pytest.mark.django_db


def saved(article, **changes):
    article.refresh_from_db()
    changed = Words.of(article)
    for name, value in changes.items():
        setattr(changed, name, value)
    return save_article(article, words=changed, by=None)


def refused(field, act):
    with pytest.raises(NotFit) as refusal:
        act()
    assert refusal.value.field == field
    return refusal.value.sentence


def test_a_translation_of_a_translation_belongs_to_the_first():
    first = a_draft("First")
    second = a_draft("Second", language="ja", translation_of=first)
    third = a_draft("Third", language="fr", translation_of=second)
    assert third.translation_of.pk == first.pk


def test_an_article_is_no_translation_of_itself_or_of_its_own_translations():
    first = a_draft("First")
    second = a_draft("Second", language="ja", translation_of=first)
    for other in (first, second):
        sentence = refused(
            "translation_of",
            lambda other=other: saved(first, language="de", translation_of=other),
        )
        assert "no translation of itself" in sentence


def test_an_article_that_has_translations_is_nobodys_translation():
    first, other = a_draft("First"), a_draft("Other")
    a_draft("Second", language="ja", translation_of=first)
    sentence = refused("translation_of", lambda: saved(first, language="de", translation_of=other))
    assert "“Second” is a translation of this article" in sentence


def test_an_article_whose_translations_were_unlinked_may_become_one():
    first, other = a_draft("First"), a_draft("Other")
    second = a_draft("Second", language="ja", translation_of=first)
    saved(second, translation_of=None)
    assert saved(first, language="de", translation_of=other).translation_of.pk == other.pk


@pytest.mark.parametrize("language", ["", "en", "EN"])
def test_a_translation_is_in_a_language_of_its_own(language):
    first = a_draft("First")
    refused("language", lambda: a_draft("Second", language=language, translation_of=first))


def test_two_translations_of_an_article_are_not_in_one_language():
    first = a_draft("First")
    a_draft("Second", language="pt-BR", translation_of=first)
    sentence = refused("language", lambda: a_draft("Third", language="pt-br", translation_of=first))
    assert "“Second” is in this language already" in sentence
    refused("language", lambda: saved(first, language="pt-BR"))


def test_the_database_refuses_a_translation_of_a_translation():
    first = a_draft("First")
    second = a_draft("Second", language="ja", translation_of=first)
    for article, broken in (
        (first, {"translation_of": first.pk}),
        (second, {"as_original": second.pk}),
        (second, {"language": ""}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Article.objects.filter(pk=article.pk).update(**broken)


def test_a_draft_that_was_translated_is_not_deleted_under_its_translation():
    first = a_draft("First")
    second = a_draft("Second", language="ja", translation_of=first)
    with pytest.raises(InUse):
        delete_article(first, by=None)
    saved(second, translation_of=None)
    delete_article(first, by=None)


def test_publishing_a_translation_announces_its_original_and_so_its_other_translations():
    first = a_live_article("First")
    second = a_live_article("Second", language="ja", translation_of=first)
    assert f"article:{first.pk}" in Announcement.objects.last().names
    assert LiveCopy.objects.get(pk=second.pk).translation_of_id == first.pk
    other = a_live_article("Other")
    publish(saved(second, translation_of=other), by=None)
    told = Announcement.objects.last().names
    assert {f"article:{first.pk}", f"article:{other.pk}"} <= set(told)


def test_an_earlier_revision_brings_its_link_back_and_an_old_one_has_none():
    first = a_draft("First")
    second = a_draft("Second", language="ja", translation_of=first)
    old = Revision.objects.get(article=second)
    saved(second, translation_of=None)
    assert restore(old, by=None).translation_of.pk == first.pk
    for name in ("translation_of", "original_is_canonical"):
        del old.content[name]
    old.save()
    assert restore(old, by=None).translation_of is None


def test_republishing_what_an_old_revision_kept_makes_no_new_one():
    article = a_live_article("First")
    for revision in article.revisions.all():
        revision.content = {k: v for k, v in revision.content.items() if k != "translation_of"}
        revision.save()
    publish(article, by=None)
    assert article.revisions.count() == 1


def test_the_link_and_the_mark_are_merged_like_any_field():
    first, article = a_draft("First"), a_draft("Second", language="ja")
    mine = words(
        "Second", language="ja", original_is_canonical=True, source_url="https://example.org/a"
    )
    saved(article, translation_of=first)
    together = put_together(article, words=mine, version=1)
    assert together.words.translation_of.pk == first.pk
    assert together.words.original_is_canonical
    assert not together.clashes


def test_a_canonical_original_needs_its_link():
    sentence = refused("original_is_canonical", lambda: a_draft(original_is_canonical=True))
    assert "link to the original" in sentence


def test_a_code_that_is_no_language_is_refused_with_the_one_that_was_meant():
    assert "Did you mean ja?" in refused("language", lambda: a_draft(language="jp"))
