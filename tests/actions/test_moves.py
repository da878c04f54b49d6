"""Draft, in review, ready, live, withdrawn: what each move does, and what is written down of it."""

import itertools
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.articles import publish, save_article
from articles.actions.moves import approve, send_back, submit
from articles.actions.scheduling import schedule
from articles.models import Article, DaybookEntry, LiveCopy
from articles.rules import workflow
from articles.rules.refusals import NotAllowed, NotFit, Refusal
from tests.factories import a_section, an_account, words
from tests.moves import DO, an_article_in

pytestmark = pytest.mark.django_db


def test_the_whole_way_is_written_down_with_who_and_why():
    reporter, editor = an_account("reporter"), an_account("editor")
    article = save_article(None, words=words("Talks", section=a_section()), by=reporter)
    submit(article, by=reporter)
    send_back(article, by=editor, reason="  Who said so?\n")
    submit(article, by=reporter)
    approve(article, by=editor)
    publish(article, by=editor)
    lines = DaybookEntry.objects.filter(thing=f"article:{article.pk}").exclude(verb="save")
    assert [(line.verb, line.by, line.reason) for line in lines.order_by("pk")] == [
        ("submit", reporter, ""), ("send back", editor, "Who said so?"), ("submit", reporter, ""),
        ("approve", editor, ""), ("publish", editor, ""),
    ]  # fmt: skip
    assert LiveCopy.objects.exists()


@pytest.mark.parametrize("reason", ["", " \n\u200b", "x" * 5_000])
def test_sending_back_without_a_reason_a_person_can_use_is_refused(reason):
    article = an_article_in(workflow.REVIEW)
    with pytest.raises(NotFit) as refusal:
        send_back(article, by=None, reason=reason)
    assert refusal.value.field == "reason"


@pytest.mark.parametrize("verb", ["publish", "approve"])
def test_under_the_two_person_rule_nobody_passes_an_article_of_their_own(settings, verb):
    settings.TWO_PERSON_RULE = True
    one, other = an_account("editor"), an_account("editor")
    article = an_article_in(workflow.DRAFT, made_by=one)
    with pytest.raises(NotAllowed, match="your own"):
        DO[verb](article, one)
    DO[verb](article, other)


def test_no_move_before_publishing_shows_anything_to_readers(client):
    article = an_article_in(workflow.READY)
    assert not LiveCopy.objects.exists()
    assert b"Talks" not in client.get("/").content
    assert client.get(f"/{article.section.path}/").status_code == 200


def test_every_pair_of_moves_ends_in_a_state_the_table_knows():
    for first, second in itertools.product(set(DO) - {"delete"}, repeat=2):
        article = an_article_in(workflow.REVIEW)
        for verb in (first, second):
            try:
                DO[verb](article, None)
            except Refusal:
                continue
        assert set(Article.objects.values_list("status", flat=True)) <= set(workflow.STATES)


def test_an_article_that_is_sent_back_does_not_go_out_at_the_hour_it_was_planned_for():
    article = an_article_in(workflow.READY)
    tomorrow = timezone.now() + timedelta(days=1)
    planned = schedule(article, verb="publish", at=tomorrow, zone="UTC", by=None)
    send_back(article, by=None, reason="Who said so?")
    planned.refresh_from_db()
    assert planned.state == "cancelled"
