"""The picture library in a real browser: files dropped on it, its grid by keys, a focus by click, a picture chosen."""

import json

from playwright.sync_api import expect

from tests.factories import a_picture_file

LIBRARY = "articles/picture/"
DROP = """([name, bytes]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name, {type: "image/png"}));
  for (const step of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(step, {dataTransfer: data, bubbles: true, cancelable: true}));
}"""

CHOOSE = """import("picture-chooser").then((it) => it.choosePicture()).then((picture) => {
  window.chosen = picture;
}); 0"""


def a_file(name, colour):
    return {"name": name, "mimeType": "image/png", "buffer": a_picture_file(colour, kind="PNG")}


def came(page):
    return page.locator("[data-taken] > li")


def tiles(within):
    return within.locator(".picture-tile-way")


def test_files_are_dropped_the_grid_is_walked_by_keys_and_a_click_sets_the_focus(desk_page):
    page = desk_page(LIBRARY)
    page.wait_for_load_state("networkidle")
    before = tiles(page).count()
    _add(page)
    expect(tiles(page)).to_have_count(before + 3)
    expect(page.locator("[data-count]")).to_contain_text(f"{before + 3} pictures shown")
    expect(page.locator(".picture-grid [data-waiting]")).to_have_count(0, timeout=20_000)
    _walk(page)
    _set_focus(page)


def _add(page):
    """Chosen and dropped files are added one by one, and each has its answer."""
    files = [a_file(f"{colour}.png", colour) for colour in ("red", "green", "red")]
    page.set_input_files("#upload", [*files, {**files[0], "name": "x.png", "buffer": b"<svg/>"}])
    expect(page.locator("[data-state]")).to_have_text("Finished: 4 of 4.")
    expect(came(page)).to_contain_text(
        ["red.png The picture is in the library", "green.png The picture is in the library",
         "red.png This picture is there already: use it", "x.png This is no picture"]
    )  # fmt: skip
    page.evaluate(DROP, ["blue.png", list(a_file("", "blue")["buffer"])])
    expect(came(page).last).to_contain_text("blue.png The picture is in the library")


def _walk(page):
    """One stop for the Tab key; arrow keys lead on, and stop at both ends; Enter opens."""
    way = tiles(page)
    last = way.count() - 1
    stops = [each.get_attribute("tabindex") for each in way.all()]
    assert stops == ["0", *["-1"] * last]
    way.first.focus()
    steps = (
        ("ArrowRight", 1),
        ("End", last),
        ("ArrowRight", last),
        ("ArrowLeft", last - 1),
        ("Home", 0),
        ("ArrowUp", 0),
    )
    for key, place in steps:
        page.keyboard.press(key)
        expect(way.nth(place)).to_be_focused()
    page.set_viewport_size({"width": 360, "height": 900})
    page.keyboard.press("ArrowDown")
    expect(way.nth(2)).to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 900})
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")


def _set_focus(page):
    """A click, the arrow keys on the mark, or the fields; and the crops follow."""
    box = page.locator("[data-stage] img").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.25)
    across, down = page.locator("#id_focus_x"), page.locator("#id_focus_y")
    x, y = int(across.input_value()), int(down.input_value())
    assert abs(x - 75) <= 1
    assert abs(y - 25) <= 1  # a mouse stands on whole points
    mark = page.locator(".focus-mark")
    mark.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowDown")
    assert (across.input_value(), down.input_value()) == (str(x - 1), str(y + 10))
    across.fill("100")
    assert mark.evaluate("(mark) => [mark.style.left, mark.style.top]") == ["100%", f"{y + 10}%"]
    square = page.locator("[data-crop=square]")
    assert square.evaluate("(image) => image.style.objectPosition").startswith("100%")


def test_a_picture_is_uploaded_and_chosen_in_a_dialog_of_another_form_or_none_is(desk_page, axe):
    page = desk_page(LIBRARY, width=360)
    page.wait_for_load_state("networkidle")
    dialog = page.locator("dialog.picture-dialog")

    def choose():
        page.evaluate(CHOOSE)
        dialog.locator("input[type=search]").wait_for()

    def chosen():
        expect(dialog).to_have_count(0)
        return json.loads(page.evaluate("JSON.stringify(window.chosen)"))

    choose()
    assert axe(page) == []
    dialog.locator("input[type=search]").fill("nothing is called so")
    page.keyboard.press("Enter")
    expect(dialog.locator("[data-count]")).to_have_text("No picture was found.")
    dialog.locator("input[type=file]").set_input_files([a_file("grey.png", "grey")])
    dialog.locator("[data-taken]").get_by_role("button", name="Use it").first.click()
    picture = chosen()
    assert (picture["width"], picture["height"], picture["alt"]) == (96, 72, "")
    choose()
    tiles(dialog).first.click()
    assert chosen()["id"] == picture["id"]
    choose()
    page.keyboard.press("Escape")
    assert chosen() is None
