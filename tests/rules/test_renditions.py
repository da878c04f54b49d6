"""Which files are made of a picture, and what is in them."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from articles.rules.rendering import render
from articles.rules.renditions import SHAPES, crop_of, facts, fitting, wanted
from articles.rules.xmp import read_xmp, write_xmp
from tests.factories import a_picture_file, paths_in

LENGTHS, PARTS = st.integers(64, 12_000), st.integers(0, 100)


def made_of(data, size, **more):
    return list(render(data, wanted(*size, **more), size=size))


@given(LENGTHS, LENGTHS, PARTS, PARTS)
def test_nothing_is_enlarged_and_each_shape_has_each_of_its_formats(width, height, across, down):
    found = wanted(width, height, focus=(across, down))
    for each in found:
        left, top, right, bottom = each.crop
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        assert each.width <= right - left
        assert each.height <= max(1, bottom - top)
    present = {(each.shape, each.format) for each in found}
    assert present == {(name, kind) for name, shape in SHAPES.items() for kind in shape.widths}


@given(LENGTHS, LENGTHS, PARTS, PARTS)
def test_every_cut_holds_the_focus_and_has_its_ratio(width, height, across, down):
    for ratio in ((4, 3), (16, 9), (1, 1)):
        left, top, right, bottom = crop_of(width, height, ratio, focus=(across, down))
        assert left - 1 <= width * across / 100 <= right + 1
        assert top - 1 <= height * down / 100 <= bottom + 1
        assert abs((right - left) - (bottom - top) * ratio[0] / ratio[1]) <= 2


def test_its_own_width_stands_in_for_those_it_does_not_have():
    assert fitting((480, 800, 1280), 5_000) == [480, 800, 1280]
    assert fitting((480, 800, 1280), 1_000) == [480, 800, 1_000]
    assert fitting((480, 800, 1280), 850) == [480, 800]
    assert fitting((480, 800, 1280), 100) == [100]


def test_cuts_show_where_the_focus_is():
    written = BytesIO()
    image = Image.new("RGB", (900, 300), "white")
    image.paste("red", (600, 0, 900, 300))
    image.save(written, "PNG")
    for focus, colour in (((90, 50), (254, 0, 0)), ((10, 50), (255, 255, 255))):
        squares = [
            c
            for each, c in made_of(written.getvalue(), (900, 300), focus=focus)
            if each.shape == "square"
        ]
        shown = Image.open(BytesIO(squares[0])).convert("RGB")
        assert shown.size == (300, 300)
        assert shown.getpixel((150, 150)) == pytest.approx(colour, abs=8)


def test_files_hold_whose_picture_it_is_and_nothing_else_of_what_was_told():
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "A camera", 6
    exif.get_ifd(0x8825)[1] = "N"
    told = write_xmp(creator="A. Writer", credit="A. Agency", licence="© A. Writer")
    data = a_picture_file(exif=exif, xmp=told.replace(b"<dc:creator>", b"<dc:source>Home</dc:source><dc:creator>"),
                          icc_profile=b"A profile", comment=b"A comment", size=(200, 100))  # fmt: skip
    made = made_of(data, (100, 200))
    assert len(made) == 9
    for each, content in made:
        shown = Image.open(BytesIO(content))
        assert shown.size == (each.width, each.height)
        assert shown.format.lower() == each.format
        assert read_xmp(shown.info["xmp"]) == {
            "creator": "A. Writer", "credit": "A. Agency", "licence": "© A. Writer",
        }  # fmt: skip
        assert not shown.getexif()
        for word in (b"A camera", b"A profile", b"A comment", b"Home"):
            assert word not in content


def test_files_of_a_picture_that_says_nothing_say_nothing():
    for _, content in made_of(a_picture_file(), (96, 72)):
        assert "xmp" not in Image.open(BytesIO(content)).info


def test_pages_find_by_shape_and_format_what_there_is():
    class Made:
        def __init__(self, wanted):
            self.__dict__ |= vars(wanted)
            self.path = f"{self.shape}-{self.width}.{self.format}"

    found = facts([Made(each) for each in reversed(wanted(1_000, 500))])
    assert found["card"]["webp"] == [[320, "card-320.webp"], [640, "card-640.webp"]]
    assert (found["whole"]["width"], found["whole"]["height"]) == (1_000, 500)
    assert len(set(paths_in(found | {"credit": "A. Writer"}))) == 18
