"""Publishing and withdrawing at an hour chosen before."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail

from articles.actions import due
from articles.actions.articles import delete_article, publish, publish_held, save_article, withdraw
from articles.actions.filing import delete_filing
from articles.actions.scheduling import cancel, carry_out_due, dismiss, schedule
from articles.actions.sections import delete_section
from articles.actions.words import Words
from articles.models import (
    Announcement,
    DaybookEntry,
    LiveCopy,
    Redirect,
    Revision,
    Schedule,
    Tag,
)
from articles.rules.refusals import NotAllowed, NotFit, NotNow
from tests.factories import (
    a_category,
    a_draft,
    a_live_article,
    a_section,
    an_account,
    an_author,
    words,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
EIGHT = datetime(2026, 12, 2, 23, 0, tzinfo=UTC)  # 08:00 of the 3rd in Tokyo
TOKYO = "Asia/Tokyo"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def change(article, **fields):
    changed = Words.of(article)
    for name, value in fields.items():
        setattr(changed, name, value)
    return save_article(article, words=changed, by=None)


def planned(article, verb="publish", at=EIGHT, by=None):
    return schedule(article, verb=verb, at=at, zone=TOKYO, by=by)


def a_ready_draft(headline=None, **fields):
    return a_draft(headline, section=a_section(), **fields)


def come(clock, moment=EIGHT):
    """Let the hour come, and the servers look."""
    clock.move_to(moment)
    return carry_out_due()


def sentences():
    return list(DaybookEntry.objects.values_list("sentence", flat=True))


# What may be scheduled


def test_an_article_goes_live_at_its_hour_and_not_before(clock):
    planned(a_ready_draft("Talks"))
    assert come(clock, EIGHT - timedelta(seconds=1)) == []
    assert not LiveCopy.objects.exists()
    (done,) = come(clock)
    assert (done.state, done.late, done.failure) == ("done", False, "")
    assert LiveCopy.objects.get().headline == "Talks"
    assert "Published “Talks” as scheduled for 3 December 2026, 08:00 (Asia/Tokyo)" in sentences()


def test_what_was_carried_out_is_not_carried_out_again(clock):
    planned(a_ready_draft())
    come(clock)
    numbers = Announcement.objects.count()
    assert come(clock, EIGHT + timedelta(days=1)) == []
    assert Announcement.objects.count() == numbers


def test_an_undated_article_gets_the_day_of_its_hour_also_when_the_server_comes_late(clock):
    midnight = datetime(2026, 12, 3, tzinfo=UTC)
    planned(a_ready_draft(), at=midnight - timedelta(minutes=1))
    come(clock, midnight + timedelta(seconds=1))
    assert LiveCopy.objects.get().published_on == date(2026, 12, 2)


def test_an_hour_that_has_passed_is_refused_in_the_editors_own_zone():
    with pytest.raises(NotFit) as refusal:
        planned(a_ready_draft(), at=NOW)
    assert refusal.value.field == "hour"
    assert "1 December 2026, 18:00 (Asia/Tokyo) has passed" in refusal.value.sentence


@pytest.mark.parametrize(("verb", "zone"), [("print", TOKYO), ("publish", "Europe/Atlantis")])
def test_an_unknown_verb_or_zone_is_refused(verb, zone):
    with pytest.raises(NotFit):
        schedule(a_ready_draft(), verb=verb, at=EIGHT, zone=zone, by=None)


def test_an_article_without_a_section_is_refused_when_it_is_scheduled():
    with pytest.raises(NotFit, match="section"):
        planned(a_draft())


def test_who_may_not_publish_schedules_cancels_and_dismisses_nothing(clock):
    moderator, article = an_account("moderator"), a_ready_draft()
    with pytest.raises(NotAllowed):
        planned(article, by=moderator)
    made = planned(article)
    with pytest.raises(NotAllowed):
        cancel(made, by=moderator)
    with pytest.raises(NotAllowed):
        dismiss(made, by=moderator)


def test_a_draft_is_withdrawn_only_after_it_was_to_be_published(clock):
    article = a_ready_draft()
    with pytest.raises(NotNow, match="never published"):
        planned(article, "withdraw")
    planned(article)
    with pytest.raises(NotNow, match="never published"):
        planned(article, "withdraw", EIGHT - timedelta(hours=1))
    planned(article, "withdraw", EIGHT + timedelta(hours=1))
    assert [each.verb for each in come(clock)] == ["publish"]
    assert [each.state for each in come(clock, EIGHT + timedelta(hours=1))] == ["done"]
    assert not LiveCopy.objects.exists()


def test_publishing_and_withdrawing_are_not_due_at_the_same_minute():
    article = a_live_article()
    planned(article, "withdraw")
    change(article, headline="After")
    with pytest.raises(NotNow, match="same minute"):
        planned(article)


def test_words_that_readers_see_already_need_no_schedule():
    article = a_live_article()
    with pytest.raises(NotNow, match="already"):
        planned(article)
    planned(article, "withdraw", EIGHT - timedelta(hours=1))
    planned(article)  # it comes back


def test_another_hour_replaces_the_one_that_waited(clock):
    article = a_ready_draft()
    planned(article)
    planned(article, at=EIGHT + timedelta(hours=2))
    assert come(clock) == []
    assert len(come(clock, EIGHT + timedelta(hours=2))) == 1
    assert any(each.endswith("another hour was chosen") for each in sentences())


def test_a_withdrawal_before_which_nothing_would_be_live_goes_with_its_publishing():
    article = a_ready_draft()
    first = planned(article)
    planned(article, "withdraw", EIGHT + timedelta(hours=1))
    planned(article, at=EIGHT + timedelta(hours=2))
    assert [each.verb for each in Schedule.objects.filter(state="waiting")] == ["publish"]
    planned(article, "withdraw", EIGHT + timedelta(hours=3))
    cancel(Schedule.objects.get(state="waiting", verb="publish"), by=None)
    assert not Schedule.objects.filter(state="waiting").exists()
    with pytest.raises(NotNow, match="cancelled already"):
        cancel(first, by=None)


# One revision, and no later words


def test_what_is_typed_after_scheduling_does_not_go_out(clock):
    authors = [an_author("B"), an_author("A")]
    article = a_ready_draft("First", authors=authors, tags=["Ports", "Rail"], standfirst="S")
    planned(article)
    change(article, headline="Second", authors=[], tags=["Later"], body="<p>Not yet.</p>")
    come(clock)
    copy = LiveCopy.objects.get()
    assert (copy.headline, copy.standfirst, copy.full_body) == ("First", "S", "<p>Some words.</p>")
    assert [line.author for line in copy.bylines.all()] == authors
    assert {tag.name for tag in copy.tags.all()} == {"Ports", "Rail"}
    assert copy.revision.number == 1
    article.refresh_from_db()
    assert (article.status, article.headline) == ("live", "Second")
    assert Words.of(article).tags == ["Later"]


def test_the_newer_words_go_out_when_they_are_published_at_the_same_address(clock):
    article = a_ready_draft("First", slug="talks")
    planned(article)
    change(article, headline="Second")
    come(clock)
    copy = publish(article, by=None)
    assert (copy.headline, copy.public_path) == ("Second", "/2026/12/02/talks/")
    assert not Redirect.objects.exists()


def test_the_desks_words_are_always_those_of_its_newest_revision(clock):
    article = a_ready_draft("First")
    planned(article)
    change(article, headline="Second", section=None)
    come(clock)
    article.refresh_from_db()
    newest = article.revisions.first()
    assert newest.content["headline"] == article.headline == "Second"
    assert newest.content["section"] == article.section_id == LiveCopy.objects.get().section_id
    assert newest.content["published_on"] == "2026-12-02"


def test_a_date_typed_after_scheduling_is_not_the_articles_either(clock):
    article = a_ready_draft("First")
    planned(article)
    change(article, published_on=date(2026, 12, 24))
    come(clock)
    assert LiveCopy.objects.get().published_on == date(2026, 12, 2)
    article.refresh_from_db()
    assert article.published_on == date(2026, 12, 24)


def test_a_withdrawn_article_comes_back_at_its_hour_with_its_date(clock):
    article = a_ready_draft("First")
    publish(article, by=None)
    withdraw(article, by=None)
    article.refresh_from_db()
    planned(article)
    change(article, headline="Second")
    come(clock)
    copy = LiveCopy.objects.get()
    assert (copy.headline, copy.published_on) == ("First", date(2026, 12, 1))


def test_an_update_waits_and_the_live_article_stays_as_it_is(clock):
    article = a_live_article("Before")
    moment = article.live_copy.published_at
    change(article, headline="Update")
    planned(article)
    change(article, headline="Later still")
    assert LiveCopy.objects.get().headline == "Before"
    come(clock)
    copy = LiveCopy.objects.get()
    assert (copy.headline, copy.published_at) == ("Update", moment)


def test_an_update_with_another_address_leaves_a_redirect_and_the_newer_one_no_chain(clock):
    article = a_live_article("One")
    change(article, slug="two")
    planned(article)
    change(article, slug="three")
    come(clock)
    assert LiveCopy.objects.get().public_path == "/2026/11/20/two/"
    publish(article, by=None)
    former = {redirect.path: redirect.article for redirect in Redirect.objects.all()}
    assert former == {"/2026/11/20/one/": article, "/2026/11/20/two/": article}


def test_an_address_taken_meanwhile_gets_a_two(clock):
    article = a_ready_draft("Talks", published_on=date(2026, 12, 2))
    planned(article)
    change(article, slug="other")
    a_live_article("Talks", on=date(2026, 12, 2))
    come(clock)
    assert LiveCopy.objects.get(pk=article.pk).slug == "talks-2"


def test_words_that_came_back_to_those_scheduled_are_published_as_the_desk_has_them(clock):
    article = a_ready_draft("First", slug="first", published_on=date(2026, 12, 2))
    planned(article)
    change(article, headline="Second")
    change(article, headline="First")
    come(clock)
    assert LiveCopy.objects.get().revision == article.revisions.first()


def test_readers_hear_of_every_list_an_earlier_revision_enters(clock):
    section = a_section("Early")
    article = a_draft(section=section)
    planned(article)
    change(article, section=a_section("Later"))
    come(clock)
    assert f"section:{section.pk}/list" in Announcement.objects.last().names


def test_a_renamed_tag_of_an_earlier_revision_is_no_second_tag(clock):
    article = a_ready_draft(tags=["Ports"])
    planned(article)
    change(article, tags=[])
    Tag.objects.update(name="Harbours", key="harbours")
    come(clock)
    assert [tag.name for tag in LiveCopy.objects.get().tags.all()] == ["Harbours"]
    assert Tag.objects.count() == 1


# By hand


def test_publishing_by_hand_cancels_the_publishing_that_waits_and_not_the_withdrawal(clock):
    article = a_ready_draft("Talks")
    planned(article)
    planned(article, "withdraw", EIGHT + timedelta(hours=1))
    publish(article, by=None)
    assert [each.verb for each in Schedule.objects.filter(state="waiting")] == ["withdraw"]
    assert any("it was published before its hour" in each for each in sentences())


def test_withdrawing_by_hand_cancels_all_that_waits():
    article = a_live_article()
    planned(article, "withdraw", EIGHT + timedelta(hours=1))
    change(article, headline="Update")
    planned(article)
    withdraw(article, by=None)
    assert not Schedule.objects.filter(state="waiting").exists()


def test_a_scheduled_withdrawal_leaves_the_return_that_was_planned_after_it(clock):
    article = a_live_article("Talks")
    planned(article, "withdraw")
    planned(article, at=EIGHT + timedelta(days=1))
    come(clock)
    assert not LiveCopy.objects.exists()
    come(clock, EIGHT + timedelta(days=1))
    assert LiveCopy.objects.get().headline == "Talks"


def test_a_deleted_draft_takes_its_schedule_with_it_and_the_daybook_says_so(clock):
    article = a_ready_draft("Gone")
    planned(article)
    change(article, headline="Gone too")
    delete_article(article, by=None)
    assert any("the draft was deleted" in each for each in sentences())
    assert come(clock) == []


# Late


def test_after_an_outage_everything_overdue_is_done_in_order_and_marked_late(clock):
    articles = [a_ready_draft() for _ in range(3)]
    hours = [EIGHT + timedelta(hours=each) for each in (2, 0, 1)]
    for article, hour in zip(articles, hours, strict=True):
        planned(article, at=hour)
    planned(articles[1], "withdraw", EIGHT + timedelta(hours=3))
    done = come(clock, EIGHT + timedelta(days=2))
    assert [each.due_at for each in done] == [EIGHT + timedelta(hours=each) for each in range(4)]
    assert all(each.late and each.state == "done" for each in done)
    newest = [copy.article_id for copy in LiveCopy.objects.newest_first()]
    assert newest == [articles[0].pk, articles[2].pk]


# Failing


def test_a_failure_says_why_is_noted_and_holds_up_no_other(clock):
    section = a_section()
    article, other = a_draft("Talks", section=section), a_ready_draft("Other")
    planned(article)
    planned(other, at=EIGHT + timedelta(minutes=1))
    change(article, section=a_section())
    delete_section(section, by=None)
    failed, done = come(clock, EIGHT + timedelta(minutes=1))
    assert failed.state == "failed"
    assert "section that Revision 1 was filed under is gone" in failed.failure
    assert any(each.startswith("Could not publish “Talks”") for each in sentences())
    assert done.state == "done"
    assert come(clock, EIGHT + timedelta(days=1)) == []


def test_a_category_gone_since_keeps_no_article_from_its_hour(clock):
    category = a_category()
    article = a_ready_draft(category=category)
    planned(article)
    change(article, category=None)
    delete_filing(category, by=None)
    (done,) = come(clock)
    assert done.state == "done"
    assert LiveCopy.objects.get().category is None


def test_an_unexpected_fault_is_logged_said_and_leaves_nothing_half_done(
    clock, monkeypatch, caplog
):
    def burst(*args, **fields):
        publish_held(*args, **fields)
        raise RuntimeError("a fault nobody thought of")

    article = a_ready_draft("Talks")
    planned(article)
    monkeypatch.setattr(due, "publish_held", burst)
    (failed,) = come(clock)
    assert "Something unexpected" in failed.failure
    assert "a fault nobody thought of" in caplog.text
    assert not LiveCopy.objects.exists()
    assert article.revisions.count() == 1


def left(editor):
    editor.is_active = False
    editor.save()


def lost_the_role(editor):
    editor.groups.set(Group.objects.filter(name="moderator"))


def deleted(editor):
    editor.delete()


@pytest.mark.parametrize(
    ("happening", "said"),
    [(left, "not active"), (lost_the_role, "may not publish"), (deleted, "was deleted")],
)
def test_what_somebody_scheduled_who_may_not_any_more_does_not_happen(clock, happening, said):
    editor = an_account("editor")
    planned(a_ready_draft(), by=editor)
    happening(editor)
    (failed,) = come(clock)
    assert said in failed.failure
    assert not LiveCopy.objects.exists()


def test_its_maker_gets_one_mail_about_a_failure(clock):
    editor = an_account("editor", username="ada")
    editor.email = "ada@paper.example.org"
    editor.save()
    article = a_ready_draft("Talks")
    planned(article, by=editor)
    lost_the_role(editor)
    come(clock)
    come(clock, EIGHT + timedelta(minutes=5))
    (sent,) = mail.outbox
    assert sent.to == ["ada@paper.example.org"]
    assert sent.subject == "Not published: “Talks”"
    for part in ("3 December 2026, 08:00 (Asia/Tokyo)", "may not publish",
                 f"https://paper.example.org/desk/articles/article/{article.pk}/schedule/"):  # fmt: skip
        assert part in sent.body


def test_no_mail_goes_to_an_account_that_was_closed(clock):
    editor = an_account("editor")
    editor.email = "ada@paper.example.org"
    planned(a_ready_draft(), by=editor)
    left(editor)
    come(clock)
    assert mail.outbox == []


@pytest.mark.parametrize("address", ["ada@paper.example.org", "no address\n"])
def test_a_mail_that_cannot_be_sent_is_logged_and_breaks_nothing(clock, settings, caplog, address):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    editor = an_account("editor")
    editor.email = address
    editor.save()
    planned(a_ready_draft(), by=editor)
    planned(a_ready_draft(), at=EIGHT + timedelta(minutes=1))
    lost_the_role(editor)
    assert [each.state for each in come(clock, EIGHT + timedelta(minutes=1))] == ["failed", "done"]
    assert "No mail went" in caplog.text


def test_a_failure_stays_until_it_is_dismissed(clock):
    article = a_ready_draft()
    editor = an_account("editor")
    planned(article, by=editor)
    deleted(editor)
    (failed,) = come(clock)
    dismiss(failed, by=None)
    assert Schedule.objects.get().state == "cancelled"
    with pytest.raises(NotNow):
        dismiss(failed, by=None)


def test_a_failure_goes_when_it_is_scheduled_again(clock):
    article, editor = a_ready_draft(), an_account("editor")
    planned(article, by=editor)
    deleted(editor)
    come(clock)
    planned(article, at=EIGHT + timedelta(days=1))
    assert [each.state for each in Schedule.objects.all()] == ["cancelled", "waiting"]
    assert [each.state for each in come(clock, EIGHT + timedelta(days=1))] == ["done"]


def test_looking_when_nothing_is_due_is_one_query(django_assert_num_queries):
    planned(a_ready_draft())
    with django_assert_num_queries(1):
        assert carry_out_due() == []


def test_publishing_a_given_revision_by_hand_is_publishing_its_words():
    article = save_article(None, words=words("First", section=a_section()), by=None)
    change(article, headline="Second")
    copy = publish(article, by=None, revision=Revision.objects.get(number=1))
    assert copy.headline == "First"


def test_under_the_two_person_rule_nobody_schedules_an_article_of_their_own(settings, clock):
    settings.TWO_PERSON_RULE = True
    editor = an_account("editor")
    own = save_article(None, words=words("Talks", section=a_section()), by=editor)
    with pytest.raises(NotAllowed, match="your own"):
        schedule(own, verb="publish", at=EIGHT, zone="UTC", by=editor)
    schedule(own, verb="publish", at=EIGHT, zone="UTC", by=an_account("editor"))
