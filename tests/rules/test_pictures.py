"""The picture of a topic, as it may be shown."""

from io import BytesIO

import pytest
from PIL import Image

from articles.rules.pictures import rendition
from tests.rules.test_decoding import a_picture


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "LA"),
     ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16"), ("WEBP", "RGB"), ("WEBP", "RGBA")],
)  # fmt: skip
def test_a_picture_of_every_kind_becomes_a_small_webp(kind, mode):
    made = rendition(a_picture(kind, mode=mode), field="upload")
    with Image.open(BytesIO(made.content)) as shown:
        shown.load()
        assert (shown.format, shown.size) == ("WEBP", (640, 320))
        assert (made.width, made.height) == shown.size


def test_a_small_picture_keeps_its_size():
    made = rendition(a_picture(size=(100, 70)), field="upload")
    assert (made.width, made.height) == (100, 70)


def test_a_picture_taken_sideways_stands_upright_and_tells_nothing_of_its_maker():
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "A. Photographer"
    told = {"exif": exif, "comment": "A. Photographer", "icc_profile": b"A. Photographer"}
    made = rendition(a_picture("JPEG", **told), field="upload")
    assert (made.width, made.height) == (400, 800)
    assert b"Photographer" not in made.content
    with Image.open(BytesIO(made.content)) as shown:
        assert not shown.getexif()
