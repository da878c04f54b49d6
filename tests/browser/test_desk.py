"""One straight line in a real browser: written, previewed, published, read, withdrawn."""

import time
import urllib.error
import urllib.request

import pytest


def status(address):
    try:
        return urllib.request.urlopen(address).status
    except urllib.error.HTTPError as answer:
        return answer.code


def every_worker_answers(address, code):
    """Whether all workers come to answer ``code``: those that did not act follow the log within a second."""
    in_a_row = 0
    for _ in range(100):
        in_a_row = in_a_row + 1 if status(address) == code else 0
        if in_a_row == 10:
            return True
        time.sleep(0.05)
    return False


def choose(page, field, words):
    """Type into a field with suggestions and take the first."""
    page.locator(f"#id_{field} + .select2").click()
    page.keyboard.type(words)
    page.locator(".select2-results__option[aria-selected]", has_text=words).first.click()


def the_story(page):
    """The editor, once it has taken the place of the plain field."""
    page.locator(".tiptap").wait_for()
    return page.get_by_role("textbox", name="Story")


def test_an_editor_writes_previews_publishes_and_withdraws(desk_page, site):
    page = desk_page("articles/article/add/")
    page.fill("#id_headline", "Ice leaves the strait early")
    the_story(page).click()
    page.keyboard.type("First words. ")
    page.keyboard.press("Control+B")
    page.keyboard.type("Bold words.")
    choose(page, "section", "Europe")
    choose(page, "category", "English")
    choose(page, "source", "Nikkei")
    choose(page, "byline", "Oksana")
    choose(page, "byline", "Arjun")
    choose(page, "tags", "Ports")
    page.click("button[name=_preview]")
    assert "Only the desk sees this page" in page.locator(".preview-bar").inner_text()
    assert (
        page.locator(".story").inner_html().strip()
        == "<p>First words. <strong>Bold words.</strong></p>"
    )
    assert page.locator(".byline").inner_text() == "By Oksana Drahan and Arjun Deshpande"
    page.get_by_role("link", name="Back to the form").click()
    page.click("button[name=_publish]")
    assert "is live" in page.locator(".messagelist").inner_text()
    page.get_by_role("link", name="The article as readers see it").click()
    address = page.url
    assert every_worker_answers(address, 200)
    page.go_back()
    page.get_by_role("link", name="Withdraw…").click()
    page.get_by_role("button", name="Withdraw it now").click()
    assert every_worker_answers(address, 410)


def test_the_enter_key_in_a_field_saves_and_never_publishes(desk_page):
    page = desk_page("articles/article/add/")
    page.fill("#id_headline", "Saved by Enter")
    page.press("#id_headline", "Enter")
    assert "saved as a draft" in page.locator(".messagelist").inner_text()


def test_styled_text_from_other_programs_keeps_its_meaning(desk_page):
    page = desk_page("articles/article/add/")
    editor = the_story(page)
    editor.click()
    page.evaluate(
        """(html) => {
             const data = new DataTransfer();
             data.setData("text/html", html);
             document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
           }""",
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">Bold</span> and '
        '<span style="font-style:italic">slanted</span></p></b>'
        '<p class="MsoListParagraph"><span>·</span> one</p><p class="MsoListParagraph"><span>·</span> two</p>',
    )
    html = editor.inner_html()
    assert "<strong>Bold</strong> and <em>slanted</em>" in html
    assert html.count("<li>") == 2


PAGES = [
    "",
    "articles/article/add/",
    "articles/article/1/change/",
    "intake/",
    "articles/article/",
    "articles/article/?q=*&tag=none",
    "articles/category/",
    "articles/source/1/change/",
    "articles/author/",
    "articles/reading/",
    "articles/picture/",
    "articles/picture/1/change/",
    "articles/picture/1/files/",
    "articles/daybookentry/",
    "articles/importedfile/",
    "articles/redirect/",
    "password_change/",
]


def test_every_page_of_the_desk_fits_a_phone_and_has_no_accessibility_fault(desk_page, axe, site):
    """The narrow page in light, the wide one in dark; those of tags, fronts, sections, hours and
    corrections are looked at beside their own tests."""
    page = desk_page(role="administrator", width=320)
    for path in PAGES:
        page.set_viewport_size({"width": 320, "height": 900})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(f"{site.url}/desk/{path}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.locator("h1:visible").count() == 1, path
        assert axe(page) == [], path
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="dark")
        assert axe(page, ["color-contrast", "target-size"]) == [], path


@pytest.mark.parametrize("step", ["revisions/", "compare/?from=1&to=1", "send-back/", "schedule/"])
def test_the_desks_pages_about_an_article_are_no_wider_than_a_phone(desk_page, axe, step):
    page = desk_page("articles/article/add/", width=360)
    page.fill("#id_headline", "Looked at on a phone")
    page.click("button[name=_submit]")
    page.get_by_text("is submitted").wait_for()
    page.goto(page.url.replace("change/", step))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe(page) == []


@pytest.mark.parametrize("query", ["", "?q=*&author=e&published_from=x"])
def test_the_list_of_articles_is_no_wider_than_a_phone(desk_page, query):
    page = desk_page(f"articles/article/{query}", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_name_that_begins_to_be_typed_is_completed_in_a_filter(desk_page):
    page = desk_page("articles/article/")
    page.locator("#filter-author").press_sequentially("oks")
    page.locator("#filter-author-names option").first.wait_for(state="attached")
    assert "Oksana Drahan" in page.locator("#filter-author-names").inner_html()
