"""Sections moved in a real browser, without script and on the narrowest screen."""

from tests.browser.pages import follow


def test_a_section_is_moved_by_its_plan_and_back_without_script(desk_page, open_page):
    page = desk_page("articles/section/", role="moderator", java_script_enabled=False)
    first = page.locator("#result_list a").first
    title = first.inner_text()
    follow(first)
    follow(page.get_by_role("link", name="Rename or move…"))
    former = page.locator("#content code").first.inner_text()
    page.fill("#id_slug", "another-place")
    follow(page.get_by_role("button", name="Show what will change"))
    assert f"{former} leads to /another-place/" in page.locator(".plan-addresses").inner_text()
    follow(page.get_by_role("button", name="Change it"))
    assert f"Moved the section “{title}”" in page.locator(".messagelist").inner_text()
    assert open_page(former).url.endswith("/another-place/")
    follow(page.locator(".messagelist a"))
    follow(page.get_by_role("button", name="Undo it"))
    assert open_page(former).url.endswith(former)


def test_the_pages_of_sections_fit_the_narrowest_screen_and_pass_axe(desk_page, axe_in_both):
    page = desk_page("articles/section/", role="moderator", width=320)
    change = page.locator("#result_list a").nth(1).get_attribute("href")
    steps = ("change", "move", "merge", "close")
    for address in (page.url, *(change.replace("change", step) for step in steps)):
        page.goto(page.url.split("/desk/")[0] + "/desk/" + address.split("/desk/")[1])
        assert axe_in_both(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
