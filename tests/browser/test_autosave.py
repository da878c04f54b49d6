"""Nothing typed is lost: closed pages, a network that goes away, sessions that end; and who else is there."""

import re

import pytest

from tests.browser.pages import follow, log_in
from tests.browser.test_desk import choose, the_story

KEPT = re.compile(r"Kept \d\d:\d\d:\d\d")
PATIENCE = 30_000
A_SIGN = 10_000  # so often a form that is open says so, and hears who else has it open


@pytest.fixture
def at_the_desk(browser, site, session_of):
    """A function that opens a page of the desk as a role, in a browser of its own. What these browsers are told by a network
    that is away, or a session that is gone, stands in their console: that is no fault here."""
    contexts, faults = [], []

    def open_(path="", *, role="editor", played_clock=False, own_session=False):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        if played_clock:
            context.clock.install()
        if own_session:
            log_in(page, site, role, path)
        else:
            context.add_cookies(session_of(role))
            page.goto(f"{site.url}/desk/{path}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


def let_time_pass(page, milliseconds=A_SIGN):
    """Let this page's timers go off as they would after so long; its clock is a played one from its start."""
    page.clock.fast_forward(milliseconds)


def log_out(page, site):
    page.goto(site.url + "/desk/")
    page.click("#logout-form button")


def line(page, name):
    return page.locator(f"[data-{name}]")


def wait_until_kept(page):
    line(page, "kept").filter(has_text=KEPT).wait_for(timeout=PATIENCE)


def wait_for_words(page, name, words):
    line(page, name).filter(has_text=words).wait_for(timeout=PATIENCE)


def a_saved_article(page, headline):
    """Write a draft and save it; its form is open then. Returns the form's address."""
    page.fill("#id_headline", headline)
    the_story(page).click()
    page.keyboard.type("The ferry left at nine.")
    page.click("button[name=_save]")
    page.locator(".messagelist", has_text="saved as a draft").wait_for()
    the_story(page)
    return page.url


def write_more(page, words):
    the_story(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def leave_and_come_back(page, address):
    """Close the page as a crash would, without a question, and open the address in a new one."""
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(address)
    return page


def on_shelf(page):
    return page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('newsroom'))")


def wait_until_on_shelf(page, words):
    for _ in range(PATIENCE // 100):
        if words in page.evaluate("JSON.stringify(Object.values(localStorage))"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"This browser does not keep “{words}”")


def test_a_closed_page_loses_nothing_it_is_offered_taken_and_saved(at_the_desk):
    page = at_the_desk("articles/article/add/")
    address = a_saved_article(page, "Ferry timetable")
    write_more(page, " It came back at ten.")
    choose(page, "category", "English")
    wait_until_kept(page)
    assert on_shelf(page) == []
    page = leave_and_come_back(page, address)
    assert re.search("just now|minute", page.locator("#content").inner_text())
    assert "It came back at ten." in page.locator("ins", has_text="ten").inner_text()
    page.click("text=Take it into the form")
    assert "It came back at ten." in the_story(page).inner_text()
    assert "English" in page.locator("#id_category + .select2").inner_text()
    page.click("button[name=_save]")
    page.locator(".messagelist", has_text="saved as a draft").wait_for()
    assert "It came back at ten." in the_story(page).inner_text()
    page.goto(address)
    assert "It came back at ten." in the_story(page).inner_text()
    assert on_shelf(page) == []


def test_a_new_article_never_saved_is_offered_where_one_begins_another(at_the_desk, site):
    page = at_the_desk("articles/article/add/")
    page.fill("#id_headline", "Never saved before the crash")
    wait_until_kept(page)
    page = leave_and_come_back(page, site.url + "/desk/articles/article/add/")
    page.click("text=Never saved before the crash")
    page.click("text=Take it into the form")
    assert page.input_value("#id_headline") == "Never saved before the crash"
    page.click("button[name=_save]")
    page.goto(site.url + "/desk/articles/article/add/")
    assert page.get_by_text("Never saved before the crash").count() == 0


def test_thrown_away_it_is_gone_from_the_desk_and_from_the_browser(at_the_desk, site):
    page = at_the_desk("articles/article/add/")
    address = a_saved_article(page, "Thrown away")
    page.fill("#id_headline", "Not wanted")
    wait_until_kept(page)
    page = leave_and_come_back(page, address)
    page.click("text=Throw it away")
    page.locator(".messagelist", has_text="thrown away").wait_for()
    assert page.input_value("#id_headline") == "Thrown away"
    assert on_shelf(page) == []


def test_while_the_network_is_away_the_browser_keeps_the_text_and_sends_it_when_it_is_back(
    at_the_desk,
):
    page = at_the_desk("articles/article/add/")
    address = a_saved_article(page, "Network away")
    page.context.set_offline(True)
    write_more(page, " Typed in a tunnel.")
    wait_for_words(page, "trouble", "Not kept: no connection. Still trying.")
    write_more(page, " And on the train.")
    wait_until_on_shelf(page, "And on the train.")
    page.click("button[name=_save]")
    wait_for_words(page, "trouble", "Not saved: no connection.")
    page.context.set_offline(False)
    wait_until_kept(page)
    assert on_shelf(page) == []
    page = leave_and_come_back(page, address)
    assert "Typed in a tunnel. And on the train." in page.locator("ins").last.inner_text()


def test_a_browser_that_crashes_while_the_network_is_away_loses_nothing(at_the_desk, site):
    page = at_the_desk("articles/article/add/")
    address = a_saved_article(page, "Crash in a tunnel")
    page.context.set_offline(True)
    write_more(page, " Typed in a tunnel.")
    wait_for_words(page, "trouble", "Not kept")
    context = page.context
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    page.locator("ins", has_text="Typed in a tunnel.").wait_for(timeout=PATIENCE)
    assert on_shelf(page) == []


def test_logged_out_in_another_tab_the_text_stays_and_is_kept_after_logging_in_again(
    at_the_desk, site
):
    page = at_the_desk("articles/article/add/", own_session=True)
    a_saved_article(page, "Logged out")
    other = page.context.new_page()
    log_out(other, site)
    write_more(page, " Typed without a session.")
    wait_for_words(
        page, "trouble", "You are logged out: log in in another tab, your text stays here"
    )
    page.click("button[name=_save]")
    wait_for_words(page, "trouble", "logged out")
    log_in(other, site)
    wait_until_kept(page)
    page.click("button[name=_save]")
    page.locator(".messagelist", has_text="saved as a draft").wait_for()
    assert "Typed without a session." in the_story(page).inner_text()


def test_saving_with_a_session_that_ended_unnoticed_loses_nothing(at_the_desk, site):
    page = at_the_desk("articles/article/add/")
    address = a_saved_article(page, "Session ended")
    write_more(page, " Typed just before.")
    page.context.clear_cookies(name="sessionid")
    page.evaluate("document.querySelector('button[name=_save]').click()")
    page.wait_for_url("**/login/**")
    log_in(page, site)
    page.goto(address)
    page.locator("ins", has_text="Typed just before.").wait_for(timeout=PATIENCE)


def test_a_second_window_never_writes_over_the_first_ones_unfinished_text(at_the_desk):
    page = at_the_desk("articles/article/add/", played_clock=True)
    address = a_saved_article(page, "Two windows")
    second = page.context.new_page()
    second.goto(address)
    write_more(page, " Typed in the first.")
    let_time_pass(page)
    wait_until_kept(page)
    write_more(second, " Typed in the second.")
    let_time_pass(second)
    wait_for_words(second, "trouble", "Kept in this browser alone")
    third = page.context.new_page()
    third.goto(address)
    assert "Typed in the first." in third.locator("ins").last.inner_text()
    follow(third.locator("text=Throw it away"))
    let_time_pass(second)
    wait_until_kept(second)
    fourth = page.context.new_page()
    fourth.goto(address)
    assert "Typed in the second." in fourth.locator("ins").last.inner_text()


def test_leaving_asks_only_while_something_is_unsent(at_the_desk, site):
    page = at_the_desk("articles/article/add/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.fill("#id_headline", "Left in time")
    wait_until_kept(page)
    page.goto(site.url + "/desk/")
    assert asked == []
    page.goto(site.url + "/desk/articles/article/add/")
    the_story(page)
    page.click("#id_headline")
    page.keyboard.type("Left too soon")
    page.goto(site.url + "/desk/")
    assert asked == ["beforeunload"]


def test_two_who_have_an_article_open_see_each_other(at_the_desk, site):
    page = at_the_desk("articles/article/add/", played_clock=True)
    address = a_saved_article(page, "Open twice")
    colleague = at_the_desk(address.partition("/desk/")[2], role="administrator", played_clock=True)
    wait_for_words(colleague, "also", f"Also open: {site.accounts['editor'][0]}")
    let_time_pass(page)
    wait_for_words(page, "also", f"Also open: {site.accounts['administrator'][0]}")
    write_more(colleague, " Two of us.")
    let_time_pass(colleague)
    wait_until_kept(colleague)
    let_time_pass(page)
    wait_for_words(page, "also", f"Also open: {site.accounts['administrator'][0]} (writing")
    assert the_story(page).inner_text().strip() == "The ferry left at nine."


def test_an_offered_text_has_no_accessibility_fault(desk_page, axe_in_both):
    page = desk_page("articles/article/add/")
    page.fill("#id_headline", "Offered in both colours")
    wait_until_kept(page)
    page.goto(page.url)
    page.wait_for_load_state("networkidle")
    assert axe_in_both(page) == []
    page.click("text=Offered in both colours")
    page.wait_for_load_state("networkidle")
    assert axe_in_both(page) == []
    page.click("text=Throw it away")
