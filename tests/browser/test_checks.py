"""The panel beside the form: it stays in view, follows what is typed, and leads to each place."""

import pytest

from tests.browser.test_desk import the_story

ADD = "articles/article/add/"


def a_draft(desk_page, headline="Ferry leaves at nine", body="", **more):
    """The form of a draft that is stored."""
    page = desk_page(ADD, **more)
    the_story(page)
    page.fill("#id_headline", headline)
    if body:
        page.evaluate("(html) => document.querySelector('.tiptap').editor.commands.insertContent(html)", body)  # fmt: skip
    page.click("[name=_save]")
    page.locator(".messagelist", has_text="saved as a draft").wait_for()
    the_story(page)
    return page


def test_the_checks_follow_what_is_typed_and_are_told_once(desk_page):
    page = a_draft(desk_page)
    assert page.locator(".findings", has_text="There is no summary").count() == 1
    page.fill("#id_standfirst", "In short, of the the ferry.")
    page.locator(".findings", has_text="“the” stands here twice").wait_for()
    assert page.locator(".findings", has_text="There is no summary").count() == 0
    assert page.locator("[data-said]").first.inner_text().startswith("Checks: ")


def test_a_finding_leads_to_its_words_in_the_story_and_to_its_field(desk_page):
    body = "<p>Long before.</p>" * 30 + "<p>The price of of <em>the</em> crossing.</p>"
    page = a_draft(desk_page, body=body)
    page.locator(".findings li", has_text="“of” stands here twice").get_by_role("link").click()
    assert page.evaluate("getSelection().toString()") == "The price of of the crossing."
    assert page.evaluate("document.activeElement.matches('.tiptap')")
    place = page.locator(".tiptap p", has_text="of of").bounding_box()
    assert 0 < place["y"] < 900
    page.locator(".findings li", has_text="There is no section").get_by_role("link").click()
    assert page.locator(".field-section .select2-selection").evaluate("(each) => each === document.activeElement")  # fmt: skip
    page.locator(".findings li", has_text="neither a byline").get_by_role("link").click()
    assert page.locator(".field-byline .select2-search__field:focus").count() == 1
    page.locator(".findings li", has_text="There is no summary").get_by_role("link").press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_standfirst"


@pytest.mark.parametrize("width", [1024, 1280])
def test_the_panel_stays_in_view_beside_a_long_story(desk_page, width):
    page = a_draft(desk_page, body="<p>The ferry left at nine.</p>" * 80, width=width)
    page.evaluate("scrollTo(0, 2000)")
    for button in ("_save", "_publish"):
        place = page.locator(f"[name={button}]").bounding_box()
        assert 0 <= place["y"] < 900
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_the_panel_is_complete(desk_page):
    page = desk_page(ADD, java_script_enabled=False)
    page.fill("#id_headline", "Written without scripts")
    page.click("[name=_save]")
    assert "There is no summary" in page.locator("[data-findings]").inner_text()
    assert not page.locator("[data-shortcuts]").is_visible()
    page.click(".findings a[href='#id_standfirst']")
    assert page.url.endswith("#id_standfirst")
