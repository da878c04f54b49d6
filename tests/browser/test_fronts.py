"""A front arranged in a real browser: by buttons without script, and by dragging; then read."""

import pytest

from tests.browser.pages import follow


@pytest.fixture
def front_page(desk_page):
    """A function that opens the desk's page of the front page."""
    return lambda **more: desk_page("articles/front/paper/", **more)


def headlines(page, slot):
    return page.locator(f'[data-slot="{slot}"] li > a:not(.until)').all_inner_texts()


def test_a_lead_is_placed_shown_and_taken_away_without_script(front_page, open_page):
    page = front_page(java_script_enabled=False)
    row = page.locator(".candidates li").nth(5)
    headline = row.locator("a").inner_text()
    follow(row.get_by_role("button", name="Lead"))
    assert headlines(page, "lead") == [headline]
    assert open_page().locator(".card.lead .headline").inner_text() != headline
    follow(page.get_by_role("button", name="Show readers this front"))
    reader = open_page()
    for _ in range(20):
        if reader.locator(".card.lead .headline").inner_text() == headline:
            break
        reader.wait_for_timeout(100)
        reader.reload()
    assert reader.locator(".card.lead .headline").inner_text() == headline
    follow(page.get_by_role("button", name="Take away"))
    follow(page.get_by_role("button", name="Show readers this front"))
    assert "as it stands here" in page.locator(".front-state").inner_text()


def test_a_story_is_dragged_to_its_place(front_page):
    page = front_page()
    dragged = page.locator(".candidates li a").nth(2).inner_text()
    page.locator(".candidates li").nth(2).drag_to(page.locator("#slot-second"))
    page.wait_for_selector('[data-slot="second"] li')
    assert headlines(page, "second") == [dragged]
    follow(page.get_by_role("button", name="Back to what readers see"))
    assert headlines(page, "second") == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_the_page_of_a_front_fits_and_has_no_accessibility_fault(front_page, axe, scheme, width):
    page = front_page(scheme=scheme, width=width)
    follow(page.locator(".candidates li").nth(1).get_by_role("button", name="Picks"))
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    follow(page.get_by_role("button", name="Back to what readers see"))
    page.goto(page.url.split("/articles/front/")[0] + "/articles/front/")
    assert axe(page) == []
