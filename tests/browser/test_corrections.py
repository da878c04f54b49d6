"""Corrections in a real browser: made at the desk, read on the page and on paper."""

import io
import re

import pytest
from pypdf import PdfReader

from tests.browser.pages import follow

ARTICLE = "/2026/09/19/parliament-reads-the-footnotes/"
RETRACTED = "/2024/07/11/counting-satellites-from-a-roof-in-nairobi/"


def the(way, kind):
    """The name of a link about a correction, for those who see which one and those who hear it."""
    return re.compile(rf"^{way}\s*: {kind.capitalize()}, ")


@pytest.fixture
def corrections_page(desk_page):
    """A function that opens the desk's page of an article's corrections, by its side panel's link."""

    def open_(headline, **more):
        page = desk_page(f"articles/article/?q={headline}", **more)
        follow(page.locator("#result_list tbody th a").first)
        follow(page.get_by_role("link", name="Corrections"))
        return page

    return open_


def test_a_correction_is_made_changed_and_removed_without_script(corrections_page, site):
    page = corrections_page("footnotes", java_script_enabled=False)
    follow(page.get_by_role("button", name="Show it to readers"))
    assert page.locator(".errorlist").all_inner_texts() == [
        "Choose what kind of note this is.", "Say what was wrong, and what is right.",
    ]  # fmt: skip
    page.get_by_label("Correction: Something was wrong").check()
    page.get_by_label("Text").fill("Page 847.\n\nNot 874.")
    follow(page.get_by_role("button", name="Show it to readers"))
    assert "Readers see it now" in page.locator(".messagelist").inner_text()
    follow(page.get_by_role("link", name=the("Change", "correction")))
    page.get_by_label("Text").fill("Page 784.")
    follow(page.get_by_role("button", name="Change it for readers"))
    assert "Page 784." in page.locator(".correction").first.inner_text()
    follow(page.get_by_role("link", name=the("Remove…", "correction")))
    follow(page.get_by_role("button", name="Remove it now"))
    assert "Page 784." not in page.locator("#content").inner_text()


def test_a_correction_in_a_right_to_left_or_long_word_breaks_no_page(
    corrections_page, open_page, site
):
    page = corrections_page("footnotes")
    page.get_by_label("Update: Something happened since").check()
    page.get_by_label("Text").fill("https://example.org/" + "x" * 300 + "\nكانت التاسعة")
    follow(page.get_by_role("button", name="Show it to readers"))
    for path in (ARTICLE, ARTICLE + "print/", "/corrections/", "/corrections/print/"):
        reader = open_page(path, width=320)
        assert reader.evaluate("document.documentElement.scrollWidth") <= 320, path
    follow(page.get_by_role("link", name=the("Remove…", "update")))
    follow(page.get_by_role("button", name="Remove it now"))


def test_the_desks_pages_of_corrections_have_no_accessibility_fault(corrections_page, axe_in_both):
    page = corrections_page("satellites")
    follow(page.get_by_role("button", name="Show it to readers"))
    page.locator(".errorlist").first.wait_for()
    assert axe_in_both(page) == []
    for link in ("Change", "Remove…"):
        follow(page.get_by_role("link", name=the(link, "retraction")))
        page.locator("h1", has_text="this retraction").wait_for()
        assert axe_in_both(page) == []
        follow(page.get_by_role("link", name="Leave it"))


@pytest.mark.parametrize("end", ["", "print/"])
def test_a_retraction_is_on_paper(open_page, end):
    page = open_page(RETRACTED + end)
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=False)))
    words = " ".join(pdf.pages[0].extract_text().split())
    assert "RETRACTED" in words.upper()
    assert words.index("Retraction") < words.index("They lie on mattresses")
