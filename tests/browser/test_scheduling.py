"""Hours in a real browser, and carried out by real servers."""

import time
import urllib.error
import urllib.request

from tests.browser.pages import follow

READY = """
from datetime import timedelta
from django.utils import timezone
from articles.actions.articles import save_article
from articles.actions.scheduling import schedule
from articles.actions.words import Words
from articles.models import Section
article = save_article(None, words=Words("{headline}", body="<p>Words.</p>",
    section=Section.objects.first()), by=None)
{then}
print("numbers", article.pk, article.slug)
"""
IN_THREE_SECONDS = """
hour = timezone.now() + timedelta(seconds=3)
schedule(article, verb="publish", at=hour, zone="UTC", by=None)
print("hour", hour.timestamp(), f"/{hour:%Y/%m/%d}/")
"""


def made(site, headline, then=""):
    """What the script printed: word → the words after it."""
    said = site.manage("shell", "-c", READY.format(headline=headline, then=then)).stdout
    lines = [line.split() for line in said.splitlines()]
    return {line[0]: line[1:] for line in lines if line and line[0] in ("numbers", "hour")}


def is_live(address):
    try:
        return urllib.request.urlopen(address).status == 200
    except urllib.error.HTTPError:
        return False


def test_an_hour_is_chosen_on_the_clocks_of_the_browsers_own_zone(desk_page, site):
    pk, _ = made(site, "Snow by the hour")["numbers"]
    page = desk_page(f"articles/article/{pk}/change/", timezone_id="Asia/Tokyo")
    follow(page.locator("text=Schedule…"))
    assert page.input_value("#id_zone") == "Asia/Tokyo"
    page.fill("#id_hour", "2031-12-03T08:00")
    follow(page.locator("text=Schedule it"))
    assert "Goes live 3 December 2031, 08:00 (Asia/Tokyo), revision 1." in page.inner_text("main")
    page.goto(f"{site.url}/desk/articles/article/{pk}/change/")
    assert "Goes live 3 December 2031, 08:00 (Asia/Tokyo)" in page.inner_text(".standing")
    page.goto(f"{site.url}/desk/")
    assert "Snow by the hour" in page.inner_text(".scheduled")


def test_the_page_and_its_question_can_be_used_by_everybody(
    desk_page, site, axe_in_both, html_errors
):
    pk, _ = made(site, "Snow in the dark")["numbers"]
    page = desk_page(f"articles/article/{pk}/schedule/")
    page.select_option("#id_zone", "Europe/Dublin")
    page.fill("#id_hour", "2031-10-26T01:30")
    follow(page.locator("text=Schedule it"))
    assert page.get_by_label("the second (UTC+00:00)").is_visible()
    assert axe_in_both(page) == []
    page.get_by_label("the second").check()
    follow(page.locator("text=Schedule it"))
    assert axe_in_both(page) == []
    assert html_errors({"schedule": page.content()}) == []


def test_without_javascript_an_hour_is_chosen_on_the_papers_clocks(desk_page, site):
    pk, _ = made(site, "Snow without a script")["numbers"]
    page = desk_page(
        f"articles/article/{pk}/schedule/", java_script_enabled=False, own_session=True
    )
    page.fill("#id_hour", "2031-12-03T08:00")
    follow(page.locator("text=Schedule it"))
    assert "Goes live 3 December 2031, 08:00 (UTC)" in page.inner_text("main")


def test_readers_have_the_article_within_two_seconds_of_its_hour(site):
    found = made(site, "Snow at once", IN_THREE_SECONDS)
    hour, day = found["hour"]
    address = f"{site.url}{day}{found['numbers'][1]}/"
    assert not is_live(address)
    while not is_live(address) and time.time() < float(hour) + 10:
        time.sleep(0.05)
    late = time.time() - float(hour)
    assert 0 <= late < 2.5, late  # and half a second for a page not found that another worker kept
