"""Scheduling at the desk: the page, the side panel, the front page, and who may what."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.actions.articles import save_article
from articles.actions.scheduling import carry_out_due, schedule
from articles.actions.words import Words
from articles.models import LiveCopy, Schedule
from tests.factories import a_draft, a_live_article, a_section

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
EIGHT = datetime(2026, 12, 2, 23, 0, tzinfo=UTC)  # 08:00 of the 3rd in Tokyo


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def article():
    return a_draft("Talks", section=a_section())


@pytest.fixture
def reporter(client):
    """Somebody who writes and may not publish."""
    user = get_user_model().objects.create_user("reporter", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["view_article", "change_article", "add_article"])
    )
    client.force_login(user)
    return client


def page(article, step="", *more):
    return reverse(f"admin:articles_article_{step or 'schedule'}", args=[article.pk, *more])


def asked(hour="2026-12-03T08:00", zone="Asia/Tokyo", **fields):
    return {"verb": "publish", "hour": hour, "zone": zone, **fields}


def seen(response):
    return response.content.decode()


def failed_one(article, clock):
    """A schedule of somebody who has left, after its hour."""
    maker = get_user_model().objects.create_user("gone", is_superuser=True)
    schedule(article, verb="publish", at=EIGHT, zone="Asia/Tokyo", by=maker)
    maker.delete()
    clock.move_to(EIGHT)
    return carry_out_due()[0]


def test_an_hour_is_chosen_in_the_editors_own_zone_and_said_with_it(desk, article):
    response = desk("editor").post(page(article), asked(), follow=True)
    made = Schedule.objects.get()
    assert (made.due_at, made.zone, made.state) == (EIGHT, "Asia/Tokyo", "waiting")
    assert "Goes live 3 December 2026, 08:00 (Asia/Tokyo), revision 1" in seen(response)


def test_the_zone_is_the_papers_until_one_is_chosen_which_is_remembered(desk, article, settings):
    settings.TIME_ZONE = "Europe/Lisbon"
    client = desk("editor")
    first = seen(client.get(page(article)))
    assert '<option value="Europe/Lisbon" selected>' in first
    assert "data-own-zone" in first
    client.post(page(article), asked())
    then = seen(client.get(page(article)))
    assert '<option value="Asia/Tokyo" selected>' in then
    assert "data-own-zone" not in then


def test_another_editor_sees_the_hour_in_their_own_zone(desk, article):
    schedule(article, verb="publish", at=EIGHT, zone="Asia/Tokyo", by=None)
    client = desk("editor")
    client.post(page(article), asked(hour="", zone="America/New_York"))
    assert "2 December 2026, 18:00 (America/New_York)" in seen(client.get(page(article)))


def test_a_skipped_hour_is_explained_at_its_field_and_nothing_typed_is_lost(desk, article):
    response = desk("editor").post(page(article), asked("2027-03-28T01:30", "Europe/Dublin"))
    html = seen(response)
    assert "There is no 01:30 on 28 March 2027 in Europe/Dublin" in html
    assert "nearest times that exist are 00:59 and 02:00" in html
    assert 'value="2027-03-28T01:30"' in html
    assert not Schedule.objects.exists()


def test_an_hour_struck_twice_asks_which_and_the_answer_is_taken(desk, article):
    client = desk("editor")
    form = asked("2026-10-25T01:30", "Europe/Dublin")
    html = seen(client.post(page(article), form))
    assert "the first (UTC+01:00)" in html
    assert "the second (UTC+00:00)" in html
    assert not Schedule.objects.exists()
    html = seen(client.post(page(article), form | {"which": "second"}, follow=True))
    assert Schedule.objects.get().due_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert "01:30 (Europe/Dublin, UTC+00:00)" in html


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"hour": ""}, "Give a day and a time"),
        ({"hour": "tomorrow"}, "Give a day and a time"),
        ({"hour": "0001-01-01T00:00"}, "Give a day and a time"),
        ({"hour": "9999-12-31T23:59"}, "Give a day and a time"),
        ({"hour": "275760-09-13T00:00"}, "Give a day and a time"),
        ({"hour": "2020-01-01T08:00"}, "has passed"),
        ({"zone": "Europe/Atlantis"}, "no time zone"),
        ({"zone": "../../etc/passwd"}, "no time zone"),
        ({"zone": ""}, "required"),
        ({"verb": "print"}, "Select a valid choice"),
        ({"verb": "withdraw"}, "never published"),
    ],
)
def test_what_does_not_fit_is_said_and_schedules_nothing(desk, article, fields, said):
    response = desk("editor").post(page(article), asked(**fields))
    assert response.status_code == 200
    assert said in seen(response)
    assert not Schedule.objects.exists()


def test_a_draft_without_a_section_is_refused_with_a_sentence(desk):
    response = desk("editor").post(page(a_draft()), asked())
    assert "Choose a section before publishing" in seen(response)


def test_the_page_says_which_revision_goes_live_and_that_newer_words_wait(desk, article):
    client = desk("editor")
    assert "readers revision 1, the newest there is" in seen(client.get(page(article)))
    client.post(page(article), asked())
    changed = Words.of(article)
    changed.headline = "Later"
    save_article(article, words=changed, by=None)
    for address in (page(article), page(article, "change")):
        html = seen(client.get(address))
        assert "revision 1" in html
        assert "Newer words wait: what was saved after revision 1 does not go out" in html


def test_an_update_says_that_readers_see_the_former_words_until_then(desk):
    article = a_live_article("Before")
    changed = Words.of(article)
    changed.headline = "After"
    save_article(article, words=changed, by=None)
    client = desk("editor")
    assert "Until then they see what they see now" in seen(client.get(page(article)))
    client.post(page(article), asked())
    assert "The update goes live 3 December 2026, 08:00" in seen(client.get(page(article)))
    assert LiveCopy.objects.get().headline == "Before"


def test_the_side_panel_says_when_it_goes_live(desk, article):
    client = desk("editor")
    assert page(article) in seen(client.get(page(article, "change")))
    client.post(page(article), asked())
    html = seen(client.get(page(article, "change")))
    assert "Goes live 3 December 2026, 08:00 (Asia/Tokyo), revision 1." in html


def test_a_schedule_is_cancelled_from_its_page_and_stays_in_its_history(desk, article):
    client = desk("editor")
    client.post(page(article), asked())
    made = Schedule.objects.get()
    html = seen(client.post(page(article, "cancel", made.pk), follow=True))
    assert "nothing happens at that hour" in html
    assert "Cancelled: was to be published 3 December 2026, 08:00" in html
    html = seen(client.post(page(article, "cancel", made.pk), follow=True))
    assert "cancelled already" in html


def test_a_failure_is_shown_everywhere_until_it_is_dismissed(desk, article, clock):
    failed = failed_one(article, clock)
    client = desk("editor")
    everywhere = [page(article), page(article, "change"), reverse("admin:index")]
    for address in everywhere:
        html = seen(client.get(address))
        assert "planned-failed" in html
        assert "The account of gone, who scheduled this, was deleted." in html
    client.post(page(article, "dismiss", failed.pk))
    for address in everywhere:
        assert "planned-failed" not in seen(client.get(address))
    assert "Failed and dismissed" in seen(client.get(page(article)))


def test_the_desks_front_page_shows_failures_before_what_comes(desk, article, clock):
    earlier = a_draft("Coming", section=article.section)
    failed_one(article, clock)
    schedule(earlier, verb="publish", at=EIGHT + timedelta(days=1), zone="UTC", by=None)
    html = seen(desk("editor").get(reverse("admin:index")))
    assert html.index("Talks") < html.index("Coming")
    assert html.index("Coming") < html.index("Imported files")  # the stock list


def test_the_front_page_shows_some_and_leads_to_all_that_are_scheduled(desk, article, clock):
    editor = desk("editor")
    for number in range(9):
        draft = a_draft(f"Soon {number}", section=article.section)
        schedule(draft, verb="publish", at=EIGHT + timedelta(days=1), zone="UTC", by=None)
    waiting = reverse("admin:articles_article_changelist") + "?scheduled=waiting"
    failed = waiting.replace("waiting", "failed")
    html = seen(editor.get(reverse("admin:index")))
    assert f'href="{waiting}"' in html
    assert f'href="{failed}"' not in html
    assert len(editor.get(waiting).context["cl"].result_list) == 9
    failed_one(article, clock)
    editor = desk("administrator")  # by then the first one's session is over
    assert f'href="{failed}"' in seen(editor.get(reverse("admin:index")))
    (listed,) = editor.get(failed).context["cl"].result_list
    assert listed == article


def test_the_front_pages_list_is_one_query(desk, article, rf, django_assert_num_queries):
    from articles.admin.scheduling import planned_at_the_desk

    for _ in range(3):
        other = a_draft(section=article.section)
        schedule(other, verb="publish", at=EIGHT, zone="UTC", by=None)
    request = rf.get("/desk/")
    request.session = {}
    with django_assert_num_queries(1):
        assert len(planned_at_the_desk(request)) == 3


def test_an_editors_scheduled_article_went_out_late_and_the_page_says_so(desk, article, clock):
    schedule(article, verb="publish", at=EIGHT, zone="Asia/Tokyo", by=None)
    clock.move_to(EIGHT + timedelta(hours=1))
    carry_out_due()
    html = seen(desk("editor").get(page(article)))
    assert "Published, Revision 1, 3 December 2026, 08:00 (Asia/Tokyo), late, at" in html


def test_a_reporter_sees_what_is_scheduled_and_schedules_nothing(reporter, article):
    made = schedule(article, verb="publish", at=EIGHT, zone="Asia/Tokyo", by=None)
    html = seen(reporter.get(page(article)))
    assert "Goes live 3 December 2026" in html
    assert "Schedule it" not in html
    assert "Cancel" not in html
    assert reporter.post(page(article), asked("2026-12-04T08:00")).status_code == 403
    assert reporter.post(page(article, "cancel", made.pk)).status_code == 403
    assert reporter.post(page(article, "dismiss", made.pk)).status_code == 403
    assert Schedule.objects.get().state == "waiting"


def test_a_moderator_reads_and_changes_nothing(desk, article):
    made = schedule(article, verb="publish", at=EIGHT, zone="Asia/Tokyo", by=None)
    client = desk("moderator")
    assert client.get(page(article)).status_code == 200
    client.post(page(article), asked())
    client.post(page(article, "cancel", made.pk))
    client.post(page(article, "dismiss", made.pk))
    assert Schedule.objects.get().state == "waiting"


def test_whoever_may_not_see_articles_sees_no_schedule(client, article, clock):
    made = failed_one(article, clock)
    user = get_user_model().objects.create_user("nobody", is_staff=True)
    client.force_login(user)
    assert client.get(page(article)).status_code == 403
    for step in ("cancel", "dismiss"):
        assert client.post(page(article, step, made.pk)).status_code == 403
    assert "Talks" not in seen(client.get(reverse("admin:index")))


def test_without_an_account_every_address_leads_to_the_login(client, article):
    for address in (page(article), page(article, "cancel", 1), page(article, "dismiss", 1)):
        for response in (client.get(address), client.post(address)):
            assert response.status_code == 302
            assert "/login/" in response["Location"]


def test_a_link_alone_cancels_and_dismisses_nothing(desk, article):
    made = schedule(article, verb="publish", at=EIGHT, zone="Asia/Tokyo", by=None)
    client = desk("editor")
    for step in ("cancel", "dismiss"):
        assert client.get(page(article, step, made.pk)).status_code == 405
    assert Schedule.objects.get().state == "waiting"


@pytest.mark.parametrize("number", [0, 999_999, 10**30])
def test_a_schedule_that_is_not_there_is_not_found(desk, article, number):
    other = schedule(
        a_draft(section=article.section), verb="publish", at=EIGHT, zone="UTC", by=None
    )
    client = desk("editor")
    for step in ("cancel", "dismiss"):
        assert client.post(page(article, step, number)).status_code == 404
        assert client.post(page(article, step, other.pk)).status_code == 404
    assert client.get(f"/desk/articles/article/{number}/schedule/").status_code == 404


def test_the_page_runs_under_the_policy_without_inline_script_or_style(desk, article):
    response = desk("editor").get(page(article))
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "js/own-zone.js" in seen(response)
