from datetime import date

import pytest

from articles.actions.articles import publish, restore, save_article, withdraw
from articles.actions.merging import put_together
from articles.actions.words import Words
from articles.models import LiveRelated
from articles.rules import limits
from articles.rules.refusals import NotFit
from tests.factories import a_draft, a_live_article, a_section

pytestmark = pytest.mark.django_db


def choose(article, *others):
    changed = Words.of(article)
    changed.related = [other.pk for other in others]
    return save_article(article, words=changed, by=None)


def chosen_of(article):
    return [each.other for each in article.related.all()]


def shown_beside(article):
    return list(LiveRelated.objects.filter(copy=article.pk).values_list("article", flat=True))


def test_stories_are_chosen_in_their_order_and_readers_get_them_by_publishing():
    section = a_section()
    one, two, article = (a_live_article(section=section) for _ in range(3))
    choose(article, two, one, two)
    assert chosen_of(article) == [two, one]
    assert shown_beside(article) == []
    publish(article, by=None)
    assert shown_beside(article) == [two.pk, one.pk]
    choose(article)
    publish(article, by=None)
    assert shown_beside(article) == []


def test_a_withdrawn_story_stays_chosen():
    other = a_live_article()
    article = a_live_article(related=[other.pk])
    withdraw(other, by=None)
    assert chosen_of(choose(article, other)) == [other]


def test_neither_the_story_itself_nor_a_draft_nor_too_many_are_chosen():
    article = a_live_article()
    section = a_section()
    too_many = [a_live_article(section=section) for _ in range(limits.RELATED + 1)]
    for others, sentence in (
        ([article], "itself"),
        ([a_draft()], "published"),
        (too_many, "take 1 out"),
    ):
        with pytest.raises(NotFit, match=sentence) as refused:
            choose(article, *others)
        assert refused.value.field == "related"


def test_a_revision_brings_back_what_was_chosen_then_and_an_old_one_chose_nothing():
    other = a_live_article()
    article = choose(a_draft(), other)
    chosen = article.revisions.first()
    article = choose(article)
    assert chosen_of(restore(chosen, by=None)) == [other]
    first = article.revisions.last()
    del first.content["related"]
    first.save()
    assert chosen_of(restore(first, by=None)) == []


def test_publishing_words_of_before_there_was_a_choice_makes_no_new_revision():
    article = a_draft(section=a_section(), published_on=date(2026, 11, 20))
    revision = article.revisions.get()
    del revision.content["related"]
    revision.save()
    assert publish(article, by=None).revision == revision


def test_two_editors_choices_are_put_together():
    section = a_section()
    ours, theirs, mine = (a_live_article(section=section) for _ in range(3))
    article = choose(a_draft(), ours)
    begun_from, words = article.version, Words.of(article)
    choose(article, ours, theirs)
    words.related = [mine.pk]
    together = put_together(article, words=words, version=begun_from)
    assert together.words.related == [theirs.pk, mine.pk]


def test_the_form_stores_the_choice_and_suggests_what_readers_have_seen(desk):
    client = desk("editor")
    other = a_live_article("Ports reopen", author_note="Kept")
    gone = a_live_article("Ports close")
    withdraw(gone, by=None)
    article = a_draft("Ports in a draft")
    page = f"/desk/articles/article/{article.pk}/change/"
    sent = {"headline": "Ports in a draft", "body": "<p>Words.</p>", "begun_from": article.version}
    client.post(page, sent | {"related": [other.pk], "_save": "1"})
    assert chosen_of(article) == [other]
    assert other.label in client.get(page).content.decode()
    asked = {"app_label": "articles", "model_name": "relatedarticle", "field_name": "other"}
    found = client.get("/desk/autocomplete/", asked | {"term": "ports"}).json()["results"]
    assert {each["text"] for each in found} == {other.label, gone.label}
    refused = client.post(page, sent | {"begun_from": 2, "related": [article.pk], "_save": "1"})
    assert refused.context["adminform"].form.errors["related"]
