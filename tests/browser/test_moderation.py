"""Moderation in a real browser: a tag is proposed, approved, merged, found under its old address, and all of
it undone; suggestions are taken with one click."""

import pytest

from tests.browser.pages import follow
from tests.browser.test_desk import every_worker_answers, the_story


def proposes(page, headline, tag):
    """A reporter writes, and types a tag that nobody knows."""
    page.fill("#id_headline", headline)
    the_story(page).click()
    page.keyboard.type("Words of the story.")
    page.locator("#id_tags + .select2").click()
    page.keyboard.type(tag)
    page.locator(".select2-results__option", has_text=f"{tag} (new)").click()
    follow(page.locator("[name=_save]"))
    assert page.locator(".messagelist", has_text="saved as a draft").count() == 1


def test_a_tag_is_proposed_approved_merged_and_the_merge_undone(desk_page, site):
    proposes(desk_page("articles/article/add/", role="reporter"), "A bridge of boats", "Harbours")
    page = desk_page("articles/tag/proposals/", role="moderator")
    proposal = page.locator(".proposal", has_text="Harbours")
    assert proposal.get_by_text("A bridge of boats").count() == 1
    follow(proposal.get_by_role("button", name="Approve"))
    page.get_by_text("Approved the tag “Harbours”").wait_for()
    assert every_worker_answers(f"{site.url}/tags/harbours/", 200)
    page.goto(f"{site.url}/desk/articles/tag/?q=harbour")
    follow(page.get_by_role("link", name="Harbours"))
    follow(page.get_by_role("link", name="Merge…"))
    page.locator("#id_into + .select2").click()
    page.keyboard.type("Port")
    page.locator(".select2-results__option[aria-selected]", has_text="Ports").first.click()
    follow(page.get_by_role("button", name="Show what will change"))
    assert page.get_by_text("/tags/harbours/").count() == 1
    page.get_by_label("Why").fill("One topic.")
    follow(page.get_by_role("button", name="Merge them"))
    follow(page.get_by_role("link", name="Look at it, or undo it"))
    ledger = page.url
    reader = page.context.new_page()
    for _ in range(50):  # each worker hears of it within a second
        reader.goto(f"{site.url}/tags/harbours/")
        if reader.url.endswith("/tags/ports/"):
            break
        reader.wait_for_timeout(50)
    assert reader.url == f"{site.url}/tags/ports/"
    page.goto(ledger)
    follow(page.get_by_role("button", name="Undo it"))
    page.get_by_text("Undone: Merged the tag “Harbours” into “Ports”").wait_for()
    assert every_worker_answers(f"{site.url}/tags/harbours/", 200)


def test_all_that_the_list_shows_is_given_a_tag_by_a_plan_that_is_looked_at(desk_page, axe):
    page = desk_page("articles/article/?q=ferry", role="moderator", width=320)
    follow(page.get_by_role("link", name="Change the tags of all that this list shows"))
    page.locator("#id_add + .select2").click()
    page.keyboard.type("Book")
    page.locator(".select2-results__option[aria-selected]", has_text="Books").first.click()
    follow(page.get_by_role("button", name="Make the plan"))
    assert page.locator("ins", has_text="Books").count() >= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe(page) == []
    follow(page.get_by_role("button", name="Carry it out"))
    follow(page.get_by_role("link", name="Look at it, or undo it"))
    follow(page.get_by_role("button", name="Undo it"))
    page.get_by_text("Undone: Tags of").wait_for()


def test_a_suggestion_is_taken_with_one_click(desk_page):
    page = desk_page("articles/article/add/")
    page.fill("#id_headline", "Ukraine counts its ports")
    page.locator("#id_headline").press("End")
    button = page.locator(".suggested button", has_text="Ukraine")
    button.click()
    assert page.locator("#id_tags option:checked").all_text_contents() == ["Ukraine"]
    page.locator(".field-tags .select2-selection__choice", has_text="Ukraine").wait_for()
    assert button.count() == 0
    assert (
        page.locator(".suggestions [data-said]").inner_text().startswith("Ukraine is in the form")
    )
    page.locator(".suggested button:focus").wait_for()


PAGES = {
    "proposals": "articles/tag/proposals/",
    "the list of tags": "articles/tag/?status=all",
    "pairs": "articles/tag/alike/",
    "a plan": "articles/tag/1/merge/?into=2",
    "a tag": "articles/tag/1/change/",
    "trending topics": "articles/trendingtopic/",
    "the ledger": "articles/ledgerentry/?q=tag",
    "an act": "articles/ledgerentry/1/change/",
    "change tags": "articles/article/retag/?tag=ports",
}


@pytest.mark.parametrize("width", [320, 1280])
def test_the_moderators_pages_have_no_accessibility_fault_in_light_and_dark(
    desk_page, axe_in_both, site, width
):
    page = desk_page(role="moderator", width=width)
    for name, path in PAGES.items():
        page.goto(f"{site.url}/desk/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert axe_in_both(page) == [], name
