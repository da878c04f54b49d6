"""What the desk says where something is missing, wrong, or not open to somebody."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from articles.actions.sections import save_section
from articles.models import Article, DaybookEntry, Section
from articles.rules import hours
from articles.templatetags.desk import ago
from tests.factories import a_draft, an_account

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
ADD = "/desk/articles/article/add/"


@pytest.mark.parametrize(
    ("form", "field", "sentence"),
    [
        ({}, "headline", "Give it a headline; a working one will do."),
        ({"source_url": "not an address"}, "source_url",
         "Give a whole address, such as https://example.org/story."),
        ({"published_on": "31.12.2026"}, "published_on", "Give a day, such as 2026-12-03."),
    ],
)  # fmt: skip
def test_a_field_says_what_is_asked_of_it(desk, form, field, sentence):
    errors = desk("reporter").post(ADD, form).context["adminform"].form.errors
    assert errors[field] == [sentence]


def test_a_name_that_is_missing_is_asked_for_by_its_label(desk):
    response = desk("moderator").post("/desk/articles/category/add/", {"description": "Kept"})
    assert response.context["adminform"].form.errors["name"] == ["The name is missing."]
    assert "Kept" in response.content.decode()


def test_a_sign_that_no_text_has_is_left_out_of_what_is_pasted(desk):
    desk("reporter").post(ADD, {"headline": "Fi\x00nd", "body": "<p>Pas\x00ted</p>"})
    article = Article.objects.get()
    assert (article.headline, article.body) == ("Find", "<p>Pasted</p>")


def test_a_wrong_password_is_told_in_words_that_help(client):
    account = an_account("editor")
    sent = {"username": account.username, "password": "wrong"}
    html = client.post("/desk/login/", sent).content.decode()
    assert "do not open the desk" in html
    assert account.username in html


@pytest.mark.parametrize("page", ["articles/category/add/", "articles/nothing/"])
def test_who_may_not_see_a_page_of_the_desk_or_finds_none_is_led_back_to_the_desk(desk, page):
    html = desk("reporter").get(f"/desk/{page}").content.decode()
    assert '<a href="/desk/">Back to the desk</a>' in html


def test_a_refused_form_says_what_to_do_in_how_many_places_and_its_title_that_it_was_refused(desk):
    client = desk("reporter")
    one = client.post(ADD, {}).content.decode()
    assert "Mend the one place marked below, then press the button again." in one
    assert "<title>Error:" in one
    two = client.post(ADD, {"source_url": "not an address"}).content.decode()
    assert "Mend the 2 places marked below" in two
    assert "Please correct" not in one + two


def test_a_stored_link_to_the_original_can_be_opened_from_the_form(desk):
    article = a_draft(source_url="https://example.org/story")
    html = desk("editor").get(f"/desk/articles/article/{article.pk}/change/").content.decode()
    assert 'Open it: <a href="https://example.org/story">' in html
    assert "Currently" not in html


def test_readers_without_a_page_are_led_to_the_front(client):
    html = client.get("/nothing/here/").content.decode()
    assert "/desk/" not in html
    assert '<a href="/">To the front page</a>' in html


def test_accounts_are_people_and_their_pages_headed_like_all_others(desk):
    client = desk("administrator")
    assert "Authentication" not in client.get("/desk/").content.decode()
    assert "<h1>Users</h1>" in client.get("/desk/auth/user/").content.decode()
    assert "<h1>New user</h1>" in client.get("/desk/auth/user/add/").content.decode()


def test_the_desk_says_day_and_month_in_one_order_and_the_year_of_another_year():
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert hours.told(datetime(2026, 11, 3, 8, 5, tzinfo=UTC), now=now) == "3 November, 08:05"
    last = datetime(2025, 12, 31, 8, 5, 9, tzinfo=UTC)
    assert hours.told(last, now=now) == "31 December 2025, 08:05"
    assert hours.told(last, now=now, seconds=True) == "31 December 2025, 08:05:09"
    planned = hours.spoken(last, zone="UTC")
    assert planned.startswith(str(hours.told(last, now=now)))


def test_no_page_of_the_desk_writes_the_month_before_the_day():
    pages = (ROOT / "templates/admin").rglob("*.html")
    assert [page.name for page in pages if 'date:"F j' in page.read_text(encoding="utf-8")] == []


def test_what_happened_within_a_minute_was_just_now():
    now = timezone.now()
    assert ago(now - timedelta(seconds=50)) == "just now"
    assert ago(now - timedelta(minutes=12)) == "12\xa0minutes ago"


def test_the_desk_writes_every_moment_on_a_clock_of_twenty_four_hours(desk):
    save_section(Section(title="Noon"), by=None)
    DaybookEntry.objects.update(at=datetime(2026, 11, 3, 18, 5, tzinfo=UTC))
    html = desk("moderator").get("/desk/articles/daybookentry/").content.decode()
    assert "3 November 2026, 18:05" in html
