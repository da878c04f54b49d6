"""Text that is being written, kept beside the draft; and who has an article open."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.actions.articles import delete_article, save_article
from articles.actions.autosaves import (
    Typed,
    discard_autosave,
    end_autosaves,
    keep_autosave,
    note_presence,
)
from articles.actions.moves import approve
from articles.models import Announcement, Autosave, DaybookEntry, Presence, Revision
from articles.rules import limits
from articles.rules.refusals import NotAllowed, NotFit, NotNow
from tests.factories import a_draft, an_account, words

pytestmark = pytest.mark.django_db
KEY, OTHER_KEY = "a-forms-key", "another-forms-key"


@pytest.fixture
def ada():
    return an_account("editor", username="Ada")


@pytest.fixture
def ben():
    return an_account("editor", username="Ben")


def typed(headline, sequence=1, *, key=KEY, begun_from=1, **more):
    return Typed(key, sequence, {"headline": [headline], **more}, begun_from)


def offered(by):
    return [each.headline for each in Autosave.objects.unfinished(by)]


def test_what_is_typed_changes_neither_draft_nor_version_nor_revisions_and_is_no_news(ada):
    article = a_draft("Stored")
    lines, announcements = DaybookEntry.objects.count(), Announcement.objects.count()
    keep_autosave(article, typed=typed("Typed"), by=ada)
    article.refresh_from_db()
    assert (article.headline, article.version, Revision.objects.count()) == ("Stored", 1, 1)
    assert DaybookEntry.objects.count() == lines
    assert Announcement.objects.count() == announcements
    assert offered(ada) == ["Typed"]


def test_an_older_request_that_arrives_late_never_replaces_a_newer_text(ada):
    article = a_draft()
    keep_autosave(article, typed=typed("Newer", 7), by=ada)
    kept, is_this = keep_autosave(article, typed=typed("Older", 6), by=ada)
    assert not is_this
    assert (kept.headline, kept.sequence) == ("Newer", 7)


def test_a_request_that_arrives_twice_is_kept_once(ada):
    article = a_draft()
    for _ in range(2):
        _, is_this = keep_autosave(article, typed=typed("Typed", 7), by=ada)
        assert is_this
    assert Autosave.objects.count() == 1


def test_another_window_does_not_write_over_a_text_nobody_decided_on(ada):
    article = a_draft()
    keep_autosave(article, typed=typed("First window", 1), by=ada)
    second = typed("Second window", 9, key=OTHER_KEY)
    assert not keep_autosave(article, typed=second, by=ada)[1]
    assert offered(ada) == ["First window"]
    discard_autosave(Autosave.objects.get(), by=ada)
    assert keep_autosave(article, typed=second, by=ada)[1]
    assert offered(ada) == ["Second window"]


def test_each_person_has_a_text_of_their_own_on_one_article(ada, ben):
    article = a_draft()
    keep_autosave(article, typed=typed("Hers"), by=ada)
    keep_autosave(article, typed=typed("His"), by=ben)
    assert (offered(ada), offered(ben)) == (["Hers"], ["His"])


def test_two_new_articles_of_one_person_are_two_texts_and_one_key_of_two_persons_is_too(ada, ben):
    for key, by in ((KEY, ada), (OTHER_KEY, ada), (KEY, ben)):
        keep_autosave(None, typed=typed(f"{key} {by}", key=key), by=by)
    assert len(offered(ada)) == 2
    assert len(offered(ben)) == 1


def test_a_text_ends_with_its_save_and_nothing_that_arrives_late_brings_it_back(ada):
    article = a_draft()
    keep_autosave(article, typed=typed("Typed", 5), by=ada)
    end_autosaves(article, by=ada, key=KEY, sequence=6)
    assert offered(ada) == []
    assert not keep_autosave(article, typed=typed("Typed", 5), by=ada)[1]
    assert not keep_autosave(article, typed=typed("Typed", 6), by=ada)[1]
    assert offered(ada) == []
    keep_autosave(article, typed=typed("Written after the save", 7), by=ada)
    assert offered(ada) == ["Written after the save"]


def test_a_text_saved_before_it_ever_arrived_is_not_offered_when_it_does(ada):
    end_autosaves(None, by=ada, key=KEY, sequence=6)
    keep_autosave(None, typed=typed("Late", 5), by=ada)
    assert offered(ada) == []


def test_saving_one_window_leaves_the_unfinished_text_of_another(ada):
    article = a_draft()
    keep_autosave(article, typed=typed("First window"), by=ada)
    end_autosaves(article, by=ada, key=OTHER_KEY, sequence=9)
    assert offered(ada) == ["First window"]


def test_a_colleagues_save_does_not_touch_what_i_am_writing(ada, ben):
    article = a_draft()
    keep_autosave(article, typed=typed("Hers"), by=ada)
    save_article(article, words=words("His"), by=ben)
    end_autosaves(article, by=ben)
    assert offered(ada) == ["Hers"]


def test_nobody_throws_away_what_somebody_else_wrote(ada, ben):
    kept, _ = keep_autosave(a_draft(), typed=typed("Hers"), by=ada)
    with pytest.raises(NotNow):
        discard_autosave(kept, by=ben)
    assert offered(ada) == ["Hers"]


def test_who_may_not_write_keeps_nothing_and_is_not_seen():
    reader = an_account("moderator")
    article = a_draft()
    with pytest.raises(NotAllowed):
        keep_autosave(article, typed=typed("No"), by=reader)
    with pytest.raises(NotAllowed):
        keep_autosave(None, typed=typed("No"), by=reader)
    with pytest.raises(NotAllowed):
        note_presence(article, by=reader)


def test_more_text_than_an_article_holds_is_refused_with_a_sentence(ada):
    much = typed("Long", body=["x" * (limits.UNFINISHED + 1)])
    with pytest.raises(NotFit, match="the most that can be kept while you write is 2,020,000"):
        keep_autosave(a_draft(), typed=much, by=ada)


def test_a_deleted_draft_takes_its_unfinished_texts_along(ada):
    article = a_draft()
    keep_autosave(article, typed=typed("Typed"), by=ada)
    note_presence(article, by=ada)
    delete_article(article, by=None)
    assert not Autosave.objects.exists()
    assert not Presence.objects.exists()


def test_what_nobody_came_back_for_in_thirty_days_is_cleared_by_the_next_new_text(ada, ben):
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        keep_autosave(None, typed=typed("Forgotten"), by=ada)
    with time_machine.travel(timezone.now() - timedelta(days=29)):
        keep_autosave(None, typed=typed("Not yet forgotten", key=OTHER_KEY), by=ada)
    keep_autosave(None, typed=typed("New"), by=ben)
    assert offered(ada) == ["Not yet forgotten"]


def test_who_gave_no_sign_for_a_minute_is_gone(ada, ben):
    article = a_draft()
    with time_machine.travel(timezone.now() - timedelta(seconds=61)):
        note_presence(article, by=ada, wrote=True)
    assert not article.presences.beside(ben)
    note_presence(article, by=ada)
    assert [each.user for each in article.presences.beside(ben)] == [ada]
    assert not article.presences.beside(ada)
    assert Presence.objects.get().wrote_at < Presence.objects.get().seen_at


def test_a_reporter_keeps_what_they_type_in_their_own_article_as_long_as_they_may_write_it():
    reporter, other = an_account("reporter"), an_account("reporter")
    own = save_article(None, words=words("Own"), by=reporter)
    keep_autosave(own, typed=typed("Typed"), by=reporter)
    note_presence(own, by=reporter)
    assert offered(reporter) == ["Typed"]
    with pytest.raises(NotAllowed):
        keep_autosave(own, typed=typed("Another's"), by=other)
    approve(own, by=None)
    own.refresh_from_db()
    with pytest.raises(NotAllowed):
        keep_autosave(own, typed=typed("Too late", 2), by=reporter)
    assert offered(reporter) == ["Typed"]


def test_a_text_that_arrives_after_its_save_is_not_kept_though_another_window_was_saved_since(ada):
    article = a_draft()
    keep_autosave(article, typed=typed("First window", 5), by=ada)
    end_autosaves(article, by=ada, key=KEY, sequence=6)
    keep_autosave(article, typed=typed("Second window", 1, key=OTHER_KEY), by=ada)
    end_autosaves(article, by=ada, key=OTHER_KEY, sequence=2)
    assert not keep_autosave(article, typed=typed("First window", 5), by=ada)[1]
    assert offered(ada) == []
    assert keep_autosave(article, typed=typed("Written after the save", 7), by=ada)[1]
    assert offered(ada) == ["Written after the save"]


def as_a_form_sends(article, **changed):
    words = {"headline": article.headline, "slug": article.slug, "body": article.body}
    section = {"section": [str(article.section_id or "")]}
    return {name: [text] for name, text in words.items()} | section | changed


def test_a_text_that_says_what_is_stored_is_not_kept_and_ends_what_was_typed_before(ada):
    article = a_draft("Stored", body="<ul><li>One</li></ul>", tags=["Rail", "Ports"])
    same = as_a_form_sends(article, body=["<ul><li><p>One</p></li></ul>"], tags=["Rail", "Ports"])
    keep_autosave(article, typed=Typed(KEY, 1, same | {"tags": ["Rail"]}), by=ada)
    assert offered(ada) == ["Stored"]
    assert keep_autosave(article, typed=Typed(KEY, 3, same), by=ada)[1]
    assert offered(ada) == []
    keep_autosave(article, typed=Typed(KEY, 2, same | {"tags": ["Rail"]}), by=ada)
    assert offered(ada) == [], "one that was long on its way came after all"
    keep_autosave(article, typed=typed("Typed again", 4), by=ada)
    assert offered(ada) == ["Typed again"]


def test_a_form_of_a_new_article_in_which_nothing_is_written_is_not_kept(ada):
    keep_autosave(None, typed=typed(" ", section=[""]), by=ada)
    assert offered(ada) == []
