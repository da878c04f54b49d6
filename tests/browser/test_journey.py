"""The desk's whole day in a real browser: a reporter writes, an editor works beside her, the hour comes by
itself, a reader reads, a mistake is put right. Once more with an editor whose browser runs no scripts."""

import time
import urllib.error
import urllib.request
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.browser.pages import follow
from tests.browser.test_desk import choose, the_story

ZONE = "Asia/Tokyo"
FERRY, FARES = "The ferry sails again on Monday.", "Fares stay as they were."
SAILS, SAILS_LATER = "It sails at nine from Monday on.", "On Monday the first one leaves at ten."
HALF_PAST, CHEAPER = "The next one leaves at half past ten.", "Fares are lower than before."
MISTAKE = "The first ferry leaves at eleven, not at ten."
# The page of schedules knows whole minutes; this makes of the hour that stands there the next seconds.
BRING_NEARER = """
from datetime import timedelta
from django.utils import timezone
from articles.actions.scheduling import schedule
from articles.models import Article
article = Article.objects.get(pk={pk})
hour = timezone.now() + timedelta(seconds=2)
schedule(article, verb="publish", at=hour, zone="{zone}", by=article.schedules.get().made_by)
print("hour", hour.timestamp(), f"/{{hour:%Y/%m/%d}}/{{article.slug}}/")
"""


@dataclass
class Person:
    """Somebody at the desk, in a browser of their own."""

    page: Page
    has_script: bool


@pytest.fixture
def sits_down(desk_page):
    """A function that seats a person of a role at the desk, in Tokyo."""

    def sit(role, *, has_script=True):
        page = desk_page(
            role=role, timezone_id=ZONE, java_script_enabled=has_script, own_session=True
        )
        return Person(page, has_script)

    return sit


def writes_and_submits(person, headline):
    page = person.page
    follow(page.get_by_role("link", name="Write an article"))
    page.fill("#id_headline", headline)
    the_story(page).click()
    page.keyboard.type(FERRY)
    page.keyboard.press("Enter")
    page.keyboard.type(FARES)
    choose(page, "section", "Europe")
    presses(person, "Submit for review")
    assert "It waits for an editor, and no reader sees it." in told(person)


def opens_what_waits(person, headline):
    """Follow the desk's front page to an article in review. Returns the address of its form."""
    person.page.reload()
    waiting = person.page.locator(".desk-block", has_text="In review")
    follow(waiting.get_by_role("link", name=headline))
    return person.page.url


def rewrites(person, old, new):
    """Put ``new`` in the place of the paragraph ``old``."""
    if person.has_script:
        the_story(person.page).locator("p", has_text=old).click(click_count=3)
        person.page.keyboard.type(new)
    else:
        assert old in story_of(person)
        person.page.fill("#id_body", story_of(person).replace(old, new))


def presses(person, button):
    follow(person.page.get_by_role("button", name=button))


def saves(person):
    follow(person.page.locator("button[name=_save]"))


def story_of(person):
    return person.page.input_value("#id_body")


def told(person):
    return person.page.locator(".messagelist").inner_text()


def sees_three_texts(person, *texts):
    sides = person.page.locator(".clash-sides > div").all_inner_texts()
    assert len(sides) == len(texts)
    assert all(text in side for text, side in zip(texts, sides, strict=True)), sides


def change_two_paragraphs_at_once(reporter, editor):
    """Both changes are kept, and whoever saves second is told of it."""
    rewrites(editor, FARES, CHEAPER)
    saves(editor)
    rewrites(reporter, FERRY, SAILS)
    saves(reporter)
    assert "Both changes are in it" in told(reporter)
    assert SAILS in story_of(reporter)
    assert CHEAPER in story_of(reporter)


def change_one_paragraph_at_once(reporter, editor):
    """All three texts are shown; the second one's stays in her form, and she makes one of two."""
    editor.page.reload()
    rewrites(editor, SAILS, SAILS_LATER)
    saves(editor)
    rewrites(reporter, SAILS, HALF_PAST)
    saves(reporter)
    sees_three_texts(reporter, SAILS, SAILS_LATER, HALF_PAST)
    assert HALF_PAST in story_of(reporter)
    assert SAILS_LATER not in story_of(reporter)
    rewrites(reporter, HALF_PAST, f"{SAILS_LATER} {HALF_PAST}")
    saves(reporter)
    assert "is saved" in told(reporter)


def schedules(person, hour):
    """Choose an hour on one's own clocks: a script knows their zone, without one it is chosen."""
    page = person.page
    page.reload()
    assert f"{SAILS_LATER} {HALF_PAST}" in story_of(person)
    follow(page.get_by_role("link", name="Schedule…"))
    page.fill("#id_hour", hour)
    if not person.has_script:
        page.select_option("#id_zone", ZONE)
    presses(person, "Schedule it")


def corrects(person, form):
    page = person.page
    page.goto(form)
    follow(page.get_by_role("link", name="Corrections"))
    page.get_by_label("Correction: Something was wrong").check()
    page.get_by_label("Text").fill(MISTAKE)
    presses(person, "Show it to readers")
    assert "Readers see it now" in told(person)


def the_hour_comes_nearer(site, form):
    """Returns the hour, some seconds from now, and the address that readers will find the article at."""
    pk = form.rstrip("/").split("/")[-2]
    said = site.manage("shell", "-c", BRING_NEARER.format(pk=pk, zone=ZONE)).stdout
    hour, path = next(line.split()[1:] for line in said.splitlines() if line.startswith("hour"))
    return float(hour), site.url + path


def read(address):
    """What a reader without an account gets: the page, or the number that says why there is none."""
    try:
        return urllib.request.urlopen(address).read().decode()
    except urllib.error.HTTPError as answer:
        return str(answer.code)


def readers_find(words, address, *, within):
    """Wait until a reader finds ``words`` at ``address``; ``within`` so many seconds."""
    end = time.monotonic() + within
    while words not in read(address):
        assert time.monotonic() < end, f"“{words}” is not at {address}"
        time.sleep(0.05)


@pytest.mark.parametrize(
    "has_script", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["scripts", "no-scripts"]
)
def test_from_the_first_word_to_a_correction(sits_down, site, has_script):
    headline = f"The ferry is back {'for all' if has_script else 'for one without a script'}"
    reporter, editor = sits_down("reporter"), sits_down("editor", has_script=has_script)

    writes_and_submits(reporter, headline)
    form = opens_what_waits(editor, headline)
    change_two_paragraphs_at_once(reporter, editor)
    change_one_paragraph_at_once(reporter, editor)
    # Once it is live a form left open, which asks now and then, would be told that she may not change it.
    follow(reporter.page.get_by_role("link", name="The desk", exact=True))

    schedules(editor, "2031-12-03T08:00")
    assert f"Goes live 3 December 2031, 08:00 ({ZONE}), revision " in editor.page.inner_text("main")

    hour, address = the_hour_comes_nearer(site, form)
    assert read(address) == "404"
    # How soon is measured where nothing else runs; here it has to come by itself.
    readers_find(f"{SAILS_LATER} {HALF_PAST}", address, within=30)
    readers_find(headline, f"{site.url}/", within=30)
    assert time.time() > hour
    assert CHEAPER in read(address)

    corrects(editor, form)
    readers_find(MISTAKE, address, within=30)
    readers_find(MISTAKE, f"{site.url}/corrections/", within=30)
