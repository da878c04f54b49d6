"""What is put right on articles that readers have seen."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.corrections import add_correction, change_correction, remove_correction
from articles.actions.words import Words
from articles.models import Announcement, Correction, DaybookEntry, LiveCopy
from articles.rules import corrections, limits
from articles.rules.refusals import NotAllowed, NotFit, NotNow, StaleEdit
from tests.factories import a_correction, a_draft, a_live_article, a_section, an_account

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def clock():
    """A clock that stands still, at nine in the morning, until it is moved."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


def announced():
    return set(Announcement.objects.order_by("number").last().names)


def daybook():
    return DaybookEntry.objects.first().sentence


def copy_of(article):
    return LiveCopy.objects.get(article=article)


def publish_changed(article, **more):
    words = Words.of(article)
    words.standfirst += " More."
    save_article(article, words=words, by=None)
    return publish(article, by=None, **more)


@pytest.mark.parametrize("kind", corrections.KINDS)
def test_a_correction_is_on_the_readers_copy_with_its_kind_text_and_moment(clock, kind):
    article, editor = a_live_article(), an_account("editor")
    made = add_correction(
        article, kind=kind, text="  It was\u202e nine.\r\n\r\nNot ten. ", by=editor
    )
    assert (made.text, made.made_at, made.made_by) == ("It was nine.\nNot ten.", MORNING, editor)
    (note,) = copy_of(article).notes
    assert note == corrections.Note(kind, "It was nine.\nNot ten.", MORNING)
    assert note.paragraphs == ["It was nine.", "Not ten."]


def test_serious_notes_stand_above_the_story_and_the_others_below(clock):
    article = a_live_article()
    for kind in corrections.KINDS:
        a_correction(article, kind=kind)
        clock.shift(60)
    copy = copy_of(article)
    assert [note.kind for note in copy.notes_above] == ["retraction", "note", "correction"]
    assert [note.kind for note in copy.notes_below] == ["update", "clarification"]
    assert copy.is_retracted


def test_a_retraction_stands_first_also_when_others_are_newer(clock):
    article = a_live_article()
    a_correction(article, kind="retraction")
    clock.shift(60)
    a_correction(article, kind="correction")
    assert [note.kind for note in copy_of(article).notes_above] == ["retraction", "correction"]


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"kind": "excuse"}, "kind"),
        ({"text": ""}, "text"),
        ({"text": " \n\u200b\x00\n "}, "text"),
        ({"text": "x" * (limits.CORRECTION + 1)}, "text"),
    ],
)
def test_a_correction_of_an_unknown_kind_or_without_a_fit_text_is_refused(fields, at):
    article = a_live_article()
    with pytest.raises(NotFit) as refused:
        add_correction(article, **{"kind": "correction", "text": "Words.", **fields}, by=None)
    assert refused.value.field == at
    assert copy_of(article).corrections == []


@pytest.mark.parametrize("fields", [{"kind": "excuse"}, {"text": ""}])
def test_the_table_itself_holds_no_unknown_kind_and_no_empty_text(fields):
    article = a_live_article()
    row = {"article": article, "kind": "correction", "text": "Words.", "made_at": MORNING}
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(**row | fields)


def test_the_same_correction_sent_twice_is_made_once():
    article = a_live_article()
    a_correction(article, text="It was nine.")
    with pytest.raises(NotFit, match="stands at the article already"):
        a_correction(article, text="It was  nine. ")
    assert Correction.objects.count() == 1


def test_an_article_no_reader_sees_takes_no_correction():
    withdrawn = a_live_article()
    withdraw(withdrawn, by=None)
    for article, why in ((a_draft(), "No reader has seen"), (withdrawn, "withdrawn")):
        with pytest.raises(NotNow, match=why):
            a_correction(article)
    assert not Correction.objects.exists()


@pytest.mark.parametrize("role", ["moderator", None])
def test_who_may_not_publish_may_not_correct(role, django_user_model):
    somebody = an_account(role) if role else django_user_model.objects.create(username="nobody")
    article = a_live_article()
    made = a_correction(article)
    for doing in (
        lambda: add_correction(article, kind="update", text="Words.", by=somebody),
        lambda: change_correction(made, kind="update", text="Words.", by=somebody),
        lambda: remove_correction(made, by=somebody),
    ):
        with pytest.raises(NotAllowed):
            doing()
    assert list(Correction.objects.values_list("kind", "text")) == [(made.kind, made.text)]


@pytest.mark.parametrize("role", ["editor", "administrator"])
def test_who_may_publish_may_correct(role):
    somebody = an_account(role)
    made = add_correction(a_live_article(), kind="update", text="Words.", by=somebody)
    change_correction(made, kind="note", text="Other words.", by=somebody)
    remove_correction(made, by=somebody)
    assert not Correction.objects.exists()


def test_a_changed_correction_keeps_its_moment_and_the_daybook_its_former_words(clock):
    article = a_live_article("Talks")
    made = a_correction(article, kind="correction", text="It was ten.")
    clock.shift(3600)
    change_correction(made, kind="clarification", text="It was nine.", by=None)
    (note,) = copy_of(article).notes
    assert note == corrections.Note("clarification", "It was nine.", MORNING)
    assert copy_of(article).modified_at == MORNING
    assert daybook() == "Changed the correction of “Talks”, which read: It was ten."


def test_a_removed_correction_leaves_its_line_in_the_daybook_and_no_date(clock):
    article = a_live_article("Talks")
    clock.shift(3600)
    made = a_correction(article, text="It was ten.")
    assert copy_of(article).is_updated
    remove_correction(made, by=None)
    assert copy_of(article).corrections == []
    assert not copy_of(article).is_updated
    assert daybook() == "Removed the correction of “Talks”, which read: It was ten."


def test_a_colleagues_newer_words_on_a_correction_are_not_overwritten_unseen():
    made = a_correction(a_live_article())
    change_correction(made, kind="correction", text="Theirs.", by=None, version=1)
    with pytest.raises(StaleEdit):
        change_correction(made, kind="correction", text="Mine.", by=None, version=1)
    made.refresh_from_db()
    assert (made.text, made.version) == ("Theirs.", 2)


def test_a_correction_removed_meanwhile_is_said_so():
    made = a_correction(a_live_article())
    remove_correction(Correction.objects.get(), by=None)
    for doing in (
        lambda: change_correction(made, kind="update", text="Words.", by=None),
        lambda: remove_correction(made, by=None),
    ):
        with pytest.raises(NotNow, match="in the meantime"):
            doing()


def test_a_correction_of_a_withdrawn_article_can_be_changed_and_removed():
    article = a_live_article()
    made = a_correction(article)
    withdraw(article, by=None)
    change_correction(made, kind="update", text="Other words.", by=None)
    assert announced() == {f"article:{article.pk}", "corrections"}
    remove_correction(made, by=None)
    assert not Correction.objects.exists()


def test_an_article_withdrawn_and_published_again_keeps_its_corrections_and_dates(clock):
    article = a_live_article()
    clock.shift(3600)
    a_correction(article, text="It was nine.")
    before = copy_of(article)
    clock.shift(3600)
    withdraw(article, by=None)
    publish(article, by=None)
    after = copy_of(article)
    assert after.notes == before.notes
    assert after.modified_at == before.modified_at == MORNING + timedelta(hours=1)
    assert after.first_published_at == MORNING


def test_the_first_publication_is_the_moment_of_both_dates_whatever_the_papers_date(clock):
    copy = copy_of(a_live_article(on=MORNING.date() - timedelta(days=900)))
    assert copy.first_published_at == copy.modified_at == MORNING
    assert not copy.is_updated


def test_mended_slips_move_no_date_and_changes_of_substance_do(clock):
    article = a_live_article()
    clock.shift(3600)
    assert publish_changed(article).modified_at == MORNING
    clock.shift(3600)
    copy = publish_changed(article, substantive=True)
    assert copy.modified_at == MORNING + timedelta(hours=2)
    assert copy.first_published_at == MORNING
    clock.shift(3600)
    assert publish_changed(article).modified_at == MORNING + timedelta(hours=2)


def test_a_first_publication_of_substance_is_no_update(clock):
    draft = a_draft(section=a_section())
    assert not publish(draft, by=None, substantive=True).is_updated


def test_a_correction_moves_the_date(clock):
    article = a_live_article()
    clock.shift(3600)
    a_correction(article)
    assert copy_of(article).modified_at == MORNING + timedelta(hours=1)


def test_a_correction_announces_its_article_and_the_page_of_corrections_alone():
    article = a_live_article(tags=["Ports"])
    made = a_correction(article, kind="correction")
    expected = {f"article:{article.pk}", "corrections"}
    assert announced() == expected
    change_correction(made, kind="note", text="Words.", by=None)
    assert announced() == expected
    remove_correction(made, by=None)
    assert announced() == expected


def test_a_retraction_made_or_taken_back_announces_every_list_its_card_stands_in():
    article = a_live_article(tags=["Ports"])
    lists = {"front", f"section:{article.section_id}/list", "archive:2026-11", "corrections"}
    made = a_correction(article, kind="retraction")
    assert lists <= announced()
    change_correction(made, kind="retraction", text="Other words.", by=None)
    assert not lists <= announced()
    change_correction(made, kind="note", text="Words.", by=None)
    assert lists <= announced()


def test_publishing_and_withdrawing_announce_the_page_of_corrections_if_the_article_stands_there():
    plain, corrected = a_live_article(), a_live_article()
    a_correction(corrected)
    for article, told in ((plain, False), (corrected, True)):
        for act in (publish_changed, lambda each: withdraw(each, by=None)):
            act(article)
            assert ("corrections" in announced()) is told


def test_the_daybook_says_what_was_added():
    a_correction(a_live_article("Talks"), kind="note", text="It was nine.\nNot ten.")
    assert daybook() == "Added the editor’s note of “Talks”: It was nine. Not ten."
