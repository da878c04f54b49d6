"""The keyboard's way through the desk."""

import pytest

from tests.browser.test_checks import a_draft
from tests.browser.test_desk import choose, the_story

ADD = "articles/article/add/"


def press_outside_of_fields(page, key):
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press(key)


def test_control_s_saves_from_any_field_the_story_among_them(desk_page):
    page = a_draft(desk_page)
    the_story(page).click()
    page.keyboard.type("Written in the story.")
    page.keyboard.press("Control+s")
    page.locator(".messagelist", has_text="saved as a draft").wait_for()
    assert "Written in the story." in the_story(page).inner_text()


def test_a_second_press_does_not_send_the_form_twice(desk_page):
    page = desk_page(ADD)
    page.fill("#id_headline", "Sent only once")
    held = []  # on a slow network
    page.route("**/article/add/", lambda route: held.append(route))
    for _ in range(3):
        page.keyboard.press("Control+s")
        page.wait_for_timeout(200)
    assert len(held) == 1
    held[0].continue_()
    page.locator(".messagelist", has_text="saved as a draft").wait_for()


def test_a_keyboard_without_latin_letters_saves_with_the_same_key(desk_page):
    page = desk_page(ADD)
    page.fill("#id_headline", "Saved in Kyiv")
    page.evaluate(
        """() => document.activeElement.dispatchEvent(
             new KeyboardEvent("keydown", {key: "і", code: "KeyS", ctrlKey: true, bubbles: true, cancelable: true}))"""
    )
    page.locator(".messagelist", has_text="saved as a draft").wait_for()


def test_the_keys_for_the_preview_save_and_lead_there(desk_page):
    page = a_draft(desk_page)
    the_story(page).click()
    page.keyboard.press("Control+Alt+Enter")
    assert "Only the desk sees this page" in page.locator(".preview-bar").inner_text()


def test_the_keys_for_publishing_ask_first_and_say_what_will_be_seen(desk_page):
    page = desk_page(ADD)
    page.fill("#id_headline", "Ferry leaves at ten")
    choose(page, "section", "Europe")
    page.focus("#id_headline")
    page.keyboard.press("Control+Shift+Enter")
    question = page.get_by_role("dialog", name="Publish?")
    assert "Every reader sees Ferry leaves at ten at once." in question.inner_text()
    page.keyboard.press("Escape")
    assert not question.is_visible()
    assert page.evaluate("document.activeElement.id") == "id_headline"
    page.keyboard.press("Control+Shift+Enter")
    page.keyboard.press("Enter")
    page.locator(".messagelist", has_text="is live").wait_for()
    assert "Still to consider: There is no summary" in page.locator(".messagelist").inner_text()


def test_whoever_may_not_publish_has_no_keys_for_it(desk_page):
    page = a_draft(desk_page, role="reporter")
    page.keyboard.press("Control+Shift+Enter")
    assert page.locator("dialog[open]").count() == 0


def test_a_question_mark_shows_the_shortcuts_and_escape_leads_back(desk_page):
    page = desk_page()
    page.focus("#site-name a")
    page.keyboard.press("?")
    shown = page.get_by_role("dialog", name="Keyboard shortcuts")
    assert shown.is_visible()
    assert shown.evaluate("(dialog) => dialog.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not shown.is_visible()
    assert page.evaluate("document.activeElement.closest('#site-name') !== null")


@pytest.mark.parametrize("field", ["#id_headline", "#id_standfirst", ".tiptap"])
def test_in_a_field_single_keys_are_letters(desk_page, field):
    page = desk_page(ADD)
    the_story(page)
    page.click(field)
    page.keyboard.type("n/?")
    assert page.locator("dialog[open]").count() == 0
    text = "(each) => each.value === undefined ? each.textContent : each.value"
    assert page.locator(field).evaluate(text) == "n/?"


def test_single_keys_search_and_begin_an_article(desk_page):
    page = desk_page()
    with page.expect_navigation():
        press_outside_of_fields(page, "/")
    assert "/desk/articles/article/" in page.url
    page.locator("#searchbar:focus").wait_for()
    press_outside_of_fields(page, "/")
    page.locator("#searchbar:focus").wait_for()
    with page.expect_navigation():
        press_outside_of_fields(page, "n")
    assert page.url.endswith(ADD)


def test_single_keys_are_switched_off_and_on_again_and_the_button_stays(desk_page):
    page = desk_page()
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_label("Single keys are on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    for key in ("?", "n", "/"):
        press_outside_of_fields(page, key)
    assert page.locator("dialog[open]").count() == 0
    assert page.url.endswith("/desk/")
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_label("Single keys are on").check()
    page.keyboard.press("Escape")
    press_outside_of_fields(page, "?")
    assert page.get_by_role("dialog", name="Keyboard shortcuts").is_visible()


def test_on_a_mac_the_command_key_is_named_and_pressed(desk_page, browser):
    page = desk_page()
    page.context.add_init_script("Object.defineProperty(navigator, 'platform', {get: () => 'MacIntel'})")  # fmt: skip
    page.goto(page.url + ADD)
    page.fill("#id_headline", "Saved on a Mac")
    assert "⌘S" in page.locator("[name=_save]").inner_text()
    page.keyboard.press("Meta+s")
    page.locator(".messagelist", has_text="saved as a draft").wait_for()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_panel_and_dialogs_have_no_accessibility_fault_and_fit(desk_page, axe, width, scheme):
    body = '<p>Read it <a href="https://example.org">here</a>, of of.</p><h2>[TK]</h2>'
    page = a_draft(desk_page, "FERRY LEAVES AT NINE", body=body, width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []
    press_outside_of_fields(page, "?")
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Shift+Enter")
    assert page.locator("#publish-sure").is_visible()
    assert axe(page) == []
