"""The page on which a front is arranged."""

import pytest
from django.urls import reverse

from articles.models import Front, FrontChange
from tests.factories import a_draft, a_live_article, a_section, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(an_account("editor"))
    return client


def address(name, page="paper"):
    return reverse(f"admin:articles_front_{name}", args=[page])


def put(desk, article, slot, page="paper", **more):
    answer = desk.post(address("change_one", page), {"article": article.pk, "slot": slot, **more})
    assert answer["Location"].endswith(f"#article-{article.pk}")
    return desk.get(answer["Location"]).content.decode()


def test_buttons_place_an_article_and_show_it(desk):
    first, second = a_live_article("First"), a_live_article("Second")
    assert "not yet shown" in put(desk, first, "lead")
    assert desk.get("/").content.index(b"Second") < desk.get("/").content.index(b"First")
    version = Front.objects.get().version
    desk.post(address("show"), {"version": version})
    assert "as it stands here" in desk.get(address("arrange")).content.decode()
    page = desk.get("/").content
    assert page.index(b"First") < page.index(b"Second")
    assert second.pk


def test_a_preview_shows_the_change_and_readers_do_not_see_it(desk):
    section = a_section("World")
    old = a_live_article("The older one", section=section)
    a_live_article("The newer one", section=section)
    for page in ("paper", section.pk):
        put(desk, old, "lead", page)
        seen = desk.get(address("preview", page)).content.decode()
        assert "Only the desk sees this page" in seen
        assert address("arrange", page) in seen
        assert '<link rel="canonical" href="http' in seen
        assert seen.index("The older one") < seen.index("The newer one")
    seen = desk.get("/").content.decode()
    assert seen.index("The newer one") < seen.index("The older one")


def test_a_draft_on_a_front_is_marked(desk):
    assert "readers do not see it" in put(desk, a_draft("Not yet"), "pick")


def test_what_has_no_place_any_more_is_named(desk):
    for number in range(4):
        put(desk, a_live_article(f"Story {number}"), "second")
    assert "“Story 0” has no place any more" in put(desk, a_live_article("One more"), "second")


def test_words_find_an_article_to_place(desk):
    a_live_article("Harbour talks"), a_draft("Rail", body="<p>To the harbour and on</p>")
    page = desk.get(address("arrange"), {"q": "HARBOUR"}).content.decode()
    assert page.index("Rail") < page.index("Harbour talks")  # the latest first, and drafts too
    for nothing in ("zzz", "harb", "*"):
        html = desk.get(address("arrange"), {"q": nothing}).content.decode()
        assert "No article holds these words." in html


def test_searching_beside_a_front_asks_no_more_the_more_is_found(
    desk, django_assert_max_num_queries
):
    for number in range(8):
        a_live_article(f"Story {number}")
    # Session, account, its permissions twice, the front; what holds the words, the latest of that, their articles.
    with django_assert_max_num_queries(8):
        desk.get(address("arrange"), {"q": "story"})


@pytest.mark.parametrize("sent", [{}, {"article": "x"}, {"article": "9" * 30, "slot": "lead"}])
def test_a_forged_change_changes_nothing(desk, sent):
    assert desk.post(address("change_one"), sent).status_code in (302, 404)
    assert not Front.objects.exclude(kept=[]).exists()


def test_a_front_of_no_section_is_not_found(desk):
    for page in ("0", "999999", "9" * 30, "nothing"):
        assert desk.get(address("arrange", page)).status_code == 404


def test_an_arranged_front_asks_no_more_of_the_database_the_more_is_placed(
    desk, django_assert_max_num_queries
):
    for number in range(8):
        put(desk, a_live_article(f"Story {number}"), "second" if number % 2 else "pick")
    # Session, account, its permissions twice, the front again for its changes, what of it waits for an hour, its articles,
    # the newest, their articles.
    with django_assert_max_num_queries(10):
        desk.get(address("arrange"))


def test_a_front_is_scheduled_looked_at_and_cancelled(desk):
    old = a_live_article("First")
    a_live_article("Second")
    put(desk, old, "lead")
    form = {
        "version": Front.objects.get().version,
        "hour": "2030-01-02 08:00",
        "zone": "Asia/Tokyo",
    }
    assert (
        "has passed"
        in desk.post(address("schedule"), form | {"hour": "2020-01-02 08:00"}).content.decode()
    )
    page = desk.post(address("schedule"), form, follow=True).content.decode()
    assert "2 January 2030, 08:00 (Asia/Tokyo)" in page
    assert "2 January 2030" in desk.get(reverse("admin:index")).content.decode()
    change = FrontChange.objects.get()
    seen = desk.get(address("preview"), {"change": change.pk}).content
    assert seen.index(b"First") < seen.index(b"Second")
    desk.post(reverse("admin:articles_front_end", args=["paper", change.pk]))
    assert "2 January 2030" not in desk.get(address("arrange")).content.decode()


def test_an_hour_the_clocks_skip_is_explained(desk):
    put(desk, a_live_article("First"), "lead")
    form = {"version": 1, "hour": "2030-03-31 02:30", "zone": "Europe/Berlin"}
    assert "clocks go forward" in desk.post(address("schedule"), form).content.decode()


def test_an_article_is_kept_for_a_time_and_for_good_again(desk):
    story = a_live_article("First")
    put(desk, story, "lead")
    page = reverse("admin:articles_front_until", args=["paper", story.pk])
    assert "For good" not in desk.get(page).content.decode()
    refused = desk.post(page, {"hour": "2020-01-02 08:00", "zone": "Asia/Tokyo"})
    assert "has passed" in refused.content.decode()
    hour = {"hour": "2030-01-02 08:00", "zone": "Asia/Tokyo"}
    seen = desk.post(page, hour, follow=True).content.decode()
    assert "until 2 January 2030, 08:00 (Asia/Tokyo)" in seen
    assert "For good" in desk.get(page).content.decode()
    desk.post(page, {"good": "1"})
    assert "2 January 2030" not in desk.get(address("arrange")).content.decode()


def test_a_time_for_what_stands_nowhere_is_not_found(desk):
    page = reverse("admin:articles_front_until", args=["paper", a_live_article("First").pk])
    assert desk.get(page).status_code == 404


def test_a_preview_shows_the_drafts_that_are_placed_and_says_which(desk):
    section = a_section("World")
    a_live_article("Live", section=section)
    draft = a_draft("Not yet out", section=section)
    homeless = a_draft("Without a section", section=None)
    for page in ("paper", section.pk):
        put(desk, draft, "lead", page)
        put(desk, homeless, "second", page)
        html = desk.get(address("preview", page)).content.decode()
        assert html.index("Not live yet: Not yet out") < html.index("Not yet out</a>")
        assert html.index("Not yet out</a>") < html.index("Live</a>")
        assert "Without a section" not in html
    assert "Not yet out" not in desk.get("/").content.decode()


def test_a_change_of_another_front_is_not_previewed(desk):
    assert desk.get(address("preview"), {"change": 7}).status_code == 404
