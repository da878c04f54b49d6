"""What the site's settings name keeps an article from readers, by whichever way it would reach them."""

import pytest
import time_machine

from articles.actions.articles import publish, restore, save_article
from articles.actions.checking import findings, refuse_unready, unapproved
from articles.actions.due import carry_out_due
from articles.actions.moves import approve
from articles.actions.scheduling import schedule
from articles.actions.words import Words
from articles.importing.pasting import bring_in_page
from articles.models import Article, LiveCopy, Schedule, Tag
from articles.rules.refusals import NotFit
from tests.factories import a_draft, a_live_article, a_section, a_tag, an_account, at, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _summary_is_asked_for(settings):
    settings.PUBLISHING_BLOCKED_BY = ["no-summary"]


def without_summary(**fields):
    return a_draft("Talks", section=a_section(), **fields)


def change(article, **fields):
    changed = Words.of(article)
    for name, value in fields.items():
        setattr(changed, name, value)
    return save_article(article, words=changed, by=None)


def test_publishing_is_refused_with_a_sentence_at_the_field():
    article = without_summary()
    with pytest.raises(NotFit, match="There is no summary") as refusal:
        publish(article, by=an_account("editor"))
    assert refusal.value.field == "standfirst"
    assert not LiveCopy.objects.exists()


def test_the_refusal_quotes_the_place_and_counts_what_else_there_is(settings):
    settings.PUBLISHING_BLOCKED_BY = ["vague-link", "no-byline"]
    article = without_summary(body='<p>Read it <a href="https://example.org">here</a>.</p>')
    with pytest.raises(NotFit, match=r"“Read it here\.”\. The checks beside the form show 1 more"):
        publish(article, by=an_account("editor"))


def test_what_only_advises_stops_nothing(settings):
    settings.PUBLISHING_BLOCKED_BY = []
    publish(without_summary(), by=an_account("editor"))
    assert LiveCopy.objects.exists()


def test_saving_never_stops():
    draft = save_article(None, words=words("Talks"), by=an_account("editor"))
    assert draft.status == "draft"


def test_calling_an_article_ready_shows_it_to_nobody_and_is_not_stopped():
    assert approve(without_summary(), by=an_account("editor")).status == "ready"


def test_scheduling_is_refused_when_it_is_asked_for():
    with pytest.raises(NotFit, match="There is no summary"):
        schedule(without_summary(), verb="publish", at=at(28), zone="UTC", by=an_account("editor"))
    assert not Schedule.objects.exists()


def test_withdrawing_is_scheduled_whatever_the_words():
    article = a_live_article("Talks")
    with time_machine.travel(at(21)):
        schedule(article, verb="withdraw", at=at(28), zone="UTC", by=an_account("editor"))
    assert Schedule.objects.exists()


def test_what_was_fit_when_it_was_scheduled_and_is_not_at_its_hour_fails_with_the_sentence(
    settings,
):
    settings.PUBLISHING_BLOCKED_BY = []
    with time_machine.travel(at(21)):
        schedule(without_summary(), verb="publish", at=at(22), zone="UTC", by=an_account("editor"))
    settings.PUBLISHING_BLOCKED_BY = ["no-summary"]
    with time_machine.travel(at(23)):
        (failed,) = carry_out_due(tell=lambda _: None)
    assert failed.state == "failed"
    assert "There is no summary" in failed.failure
    assert not LiveCopy.objects.exists()


def test_an_earlier_revision_is_checked_by_its_own_words():
    editor = an_account("editor")
    article = without_summary(standfirst="In short.")
    complete = article.revisions.first()
    article = change(article, standfirst="")
    publish(article, by=editor, revision=complete)
    assert LiveCopy.objects.get().standfirst == "In short."
    incomplete = article.revisions.first()
    article = restore(complete, by=editor)
    with pytest.raises(NotFit, match="There is no summary"):
        publish(article, by=editor, revision=incomplete)


def test_the_command_line_brings_in_what_others_have_published():
    publish(without_summary(), by=None)
    assert LiveCopy.objects.exists()


def test_a_pasted_page_arrives_as_a_draft_whatever_it_lacks():
    bring_in_page(b"---\ntitle: Brought in\n---\nWords.", by=an_account("editor"))
    assert Article.objects.get().status == "draft"


def test_a_section_is_asked_for_whatever_the_settings_say(settings):
    settings.PUBLISHING_BLOCKED_BY = []
    with pytest.raises(NotFit, match="Choose a section"):
        publish(a_draft("Talks"), by=None)


def test_tags_that_readers_do_not_see_are_named():
    a_tag("Ports"), a_tag("Refused", Tag.REFUSED), a_tag("Proposed", Tag.PROPOSED)
    names = ["PORTS", "Refused", "Proposed", "New"]
    assert unapproved(names) == ["Refused", "Proposed", "New"]
    assert unapproved(names, of_a_moderator=True) == ["Refused", "Proposed"]


def test_checking_asks_the_database_for_tags_alone(django_assert_num_queries):
    checked, stored = words("Talks", tags=["Ports"]), a_draft("Talks", tags=["Ports"])
    with django_assert_num_queries(1):  # the tags of these names
        findings(checked)
    with django_assert_num_queries(0):
        findings(words("Talks"))
    with django_assert_num_queries(0):  # the command line passes, and no word is read for it
        refuse_unready(stored, by=None)
        refuse_unready(stored, words=checked, by=None)
