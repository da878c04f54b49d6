"""Pictures put into a story where it is written, in a real browser."""

from playwright.sync_api import expect

from tests.browser.pages import follow


def test_a_picture_is_chosen_described_captioned_by_keys_and_survives_saving(desk_page):
    page = desk_page("articles/article/add/")
    page.locator(".tiptap").wait_for()
    page.fill("#id_headline", "A story with a picture")
    page.get_by_role("textbox", name="Story").click()
    page.keyboard.type("Before it.")
    page.locator("button[data-name=picture]").press("Enter")
    page.locator("dialog [data-choose]").first.press("Enter")
    figure = page.locator(".tiptap figure")
    expect(figure).to_have_count(1)
    number = page.locator("#id_body").input_value().split('data-picture="')[1].split('"')[0]
    figure.get_by_label("What it shows").fill("A <square> & a ground")
    figure.get_by_label("Stands").select_option("wide")
    caption = figure.locator("figcaption")
    caption.click()
    page.keyboard.press("ControlOrMeta+ArrowRight")
    page.keyboard.press("End")
    page.keyboard.type(" At dawn.")
    page.keyboard.press("Enter")
    page.keyboard.type("After it.")
    page.get_by_role("button", name="Choose a picture").press("Enter")
    page.locator("dialog [data-choose]").first.press("Enter")
    expect(page.locator("#id_lead")).to_have_value(number)
    follow(page.locator("button[name=_save]"))
    page.locator(".tiptap figure").wait_for()
    stored = page.locator("#id_body").input_value()
    assert f'data-picture="{number}"' in stored
    assert 'data-align="wide"' in stored
    assert "At dawn.</figcaption></figure>" in stored
    assert stored.endswith("<p>After it.</p>")
    expect(page.locator(".tiptap figure").get_by_label("What it shows")).to_have_value(
        "A <square> & a ground"
    )
    page.locator(".tiptap figure").get_by_role("button", name="Take it out").click()
    expect(page.locator(".tiptap figure")).to_have_count(0)
