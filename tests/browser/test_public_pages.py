"""Every public page as browsers, screen readers and checkers meet it."""

import re
import urllib.request

import brotli
import pytest
from playwright.sync_api import expect

from tests.browser.pictures import STORY

PAGES = {
    "front": "/",
    "section": "/international/",
    "subsection": "/international/europe-eurasia/",
    "source": "/sources/nikkei-asia/",
    "topics": "/tags/",
    "topic": "/tags/european-union/",
    "topic-print": "/tags/european-union/print/",
    "year": "/2026/",
    "front-print": "/print/",
    "search": "/search/?q=the+rail+year:2026",
    "search-nothing": "/search/?q=goverment+before:x+xqzzy",
    "corrections": "/corrections/",
    "corrections-print": "/corrections/print/",
    "most-read": "/most-read/",
    "most-read-print": "/most-read/print/",
    "retracted": "/2024/07/11/counting-satellites-from-a-roof-in-nairobi/",
    "retracted-print": "/2024/07/11/counting-satellites-from-a-roof-in-nairobi/print/",
    "translated": "/2026/11/21/ekimae-no-hondana/",
    "updated": "/2026/10/27/rail-gauge-by-the-millimetre/",
    "tables-and-notes": "/2026/11/21/how-a-river-treaty-is-read-line-by-line/",
    "pictures": STORY,
    "pictures-print": f"{STORY}print/",
    "not-found": "/nowhere/",
}
LONGEST = """word => document.querySelectorAll(".headline a, .kicker a, .summary").forEach(
  (each) => { each.textContent = word; })"""


@pytest.fixture(scope="session")
def article(site):
    """The address of the newest story of Europe & Eurasia."""
    html = urllib.request.urlopen(site.url + "/international/europe-eurasia/").read().decode()
    return html.split('class="headline"')[1].split('href="')[1].split('"')[0]


@pytest.fixture(scope="session")
def addresses(article):
    return PAGES | {"article": article, "article-print": f"{article}print/"}


def test_no_public_page_is_wider_than_its_window_or_has_an_accessibility_fault(
    open_page, axe_in_both, addresses, site
):
    page = open_page()
    for name, path in addresses.items():
        if name == "not-found":
            continue  # its 404 is a console error of every browser; its template is checked below
        page.goto(site.url + path)
        for width in (320, 360, 768, 1024, 1280, 1600):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            if width in (360, 1280):
                assert axe_in_both(page) == [], (name, width)


def test_a_fault_in_any_colours_or_in_dark_alone_is_found(open_page, axe_in_both):
    """The proof above is worth what its checker sees."""
    page = open_page("/corrections/")
    page.evaluate(
        """() => {
             const sheet = new CSSStyleSheet();
             sheet.replaceSync("@media (prefers-color-scheme: dark) { main p { color: #333 !important; } }");
             document.adoptedStyleSheets = [sheet];
             document.querySelector("main").append(document.createElement("button"));
           }"""
    )
    without_a_name, *in_dark = axe_in_both(page)
    assert without_a_name.startswith("light: button-name")
    assert in_dark
    assert all(each.startswith("dark: color-contrast") for each in in_dark)


def test_every_public_page_is_valid_html(site, addresses, html_errors):
    pages = {}
    for name, path in addresses.items():
        try:
            pages[name] = urllib.request.urlopen(site.url + path).read().decode()
        except urllib.error.HTTPError as answer:
            pages[name] = answer.read().decode()
    assert html_errors(pages) == []


def test_the_longest_word_and_letters_twice_as_large_widen_no_page(open_page):
    for path in ("/", "/international/"):
        page = open_page(path)
        page.evaluate(LONGEST, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau" * 2)
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            for size in ("100%", "200%"):
                page.evaluate("size => document.documentElement.style.fontSize = size", size)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        page.context.close()


def test_sections_fold_on_a_phone_and_stand_in_line_on_a_desk_without_script(open_page):
    page = open_page("/", width=360, java_script_enabled=False)
    menu = page.get_by_role("navigation", name="Sections", exact=True)
    link = menu.get_by_role("link", name="International")
    expect(link).not_to_be_visible()
    menu.get_by_text("Sections", exact=True).click()
    expect(link).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.reload()
    expect(link).to_be_visible()
    expect(menu.get_by_text("Sections", exact=True)).not_to_be_visible()


def test_no_page_weighs_more_than_its_readers_can_spare(site, addresses):
    """Compressed, in bytes: what a first visit brings over the line."""

    def brought(path):
        answer = urllib.request.urlopen(
            urllib.request.Request(site.url + path, headers={"Accept-Encoding": "br"})
        )
        body = answer.read()
        packed = answer.headers["Content-Encoding"] == "br"
        return len(body), (brotli.decompress(body) if packed else body).decode()

    sheets, scripts = {}, {}
    for name, room in {"front": 35_000, "section": 35_000, "article": 25_000}.items():
        weight, html = brought(addresses[name])
        for kept, pattern in (
            (sheets, r'"(/static/[^"]+\.css)"'),
            (scripts, r'"(/static/[^"]+\.js)"'),
        ):
            for path in re.findall(pattern, html):
                kept[path] = brought(path)[0]
        assert weight + sum(sheets.values()) + sum(scripts.values()) <= room, name
    assert sum(sheets.values()) <= 12_000
    assert sum(scripts.values()) <= 3_000


def test_pages_are_complete_without_script(open_page, addresses):
    page = open_page(addresses["article"], java_script_enabled=False)
    page.get_by_role("link", name="Print", exact=True).click()
    assert page.url.endswith("/print/")
    assert page.locator("h1").inner_text()
    assert page.locator("script").count() == 0


def test_the_print_control_prints_the_print_page_and_keeps_the_article_open(open_page, addresses):
    page = open_page(addresses["article"])
    # Told by an attribute: waiting for a script's value would be evaluated, which the policy forbids.
    page.context.add_init_script(
        "window.print = () => { const kept = document.documentElement.dataset;"
        " kept.printed = Number(kept.printed || 0) + 1; }"
    )
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Print", exact=True).click()
    sheet = opened.value
    expect(sheet.locator("html")).to_have_attribute("data-printed", "1")
    assert sheet.url.endswith("/print/")
    assert page.url.endswith(addresses["article"])


def test_opening_the_print_page_does_not_pop_the_dialogue_up(open_page, addresses):
    page = open_page("/")
    page.context.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(page.url.rstrip("/") + addresses["article-print"])
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.printed") is None


def test_the_skip_link_leads_past_the_menus(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_targets_are_large_enough_to_hit(open_page, addresses, site):
    """WCAG 2.2, 2.5.8: 24 CSS pixels, links inside a sentence excepted."""
    page = open_page(width=360)
    for name in ("front", "article", "section", "topic", "corrections", "search", "most-read"):
        page.goto(site.url + addresses[name])
        small = page.evaluate(
            """() => [...document.querySelectorAll("a")].filter((link) => {
                 const box = link.getBoundingClientRect();
                 const inText = link.closest(".story, .headline, .skip, .empty");
                 return box.width && !inText && Math.max(box.height, 0) < 24;
               }).map((link) => link.outerHTML)"""
        )
        assert small == [], name


def test_targets_are_large_enough_for_a_finger(open_page):
    """WCAG 2.2, 2.5.5: 44 CSS pixels for what stands alone."""
    page = open_page("/international/", width=360, has_touch=True, is_mobile=True)
    page.get_by_text("Sections", exact=True).first.click()
    small = page.evaluate(
        """() => [...document.querySelectorAll("nav a, summary, .kicker a, .forms a, .masthead :is(input, button, a)")]
             .filter((each) => Math.round(each.getBoundingClientRect().height) < 44).map((each) => each.outerHTML)"""
    )
    assert small == []
