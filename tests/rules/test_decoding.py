"""Pictures out of files from anywhere. The damaged ones are real: ``../shared/data``, where it is there."""

import json
import lzma
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from articles.rules.decoding import LARGEST, decoded
from articles.rules.refusals import NotFit
from articles.rules.uploads import look_at

SHARED = Path(__file__).parents[3] / "shared" / "data"
ROOT = Path(__file__).parents[2]
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/data")
# In a process of its own, which tells what it took: seconds, megabytes more than an idle one, and why not.
ONE = """
import resource, sys, time
from articles.rules.uploads import look_at
from articles.rules.refusals import NotFit
data, idle, begun = sys.stdin.buffer.read(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
try: said = look_at(data, field="upload").format
except NotFit as refusal: said = refusal.sentence
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle
print(time.process_time() - begun, used / 1024, said)
"""


def a_picture(kind="PNG", size=(800, 400), mode="RGB", colour=None, **options):
    written = BytesIO()
    Image.new(mode, size, 1 if mode == "1" else colour).save(written, kind, **options)
    return written.getvalue()


def refused(data):
    with pytest.raises(NotFit) as refusal:
        look_at(data, field="upload")
    assert refusal.value.field == "upload"
    return refusal.value.sentence


def shown(data):
    """The colour in the middle of a picture."""
    image = decoded(data, enough=64).image
    return image.getpixel((image.width // 2, image.height // 2))


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"),
     ("PNG", "1"), ("PNG", "I;16"), ("WEBP", "RGB"), ("WEBP", "RGBA"), ("GIF", "P"), ("AVIF", "RGB"), ("AVIF", "RGBA")],
)  # fmt: skip
def test_a_picture_of_every_kind_is_taken(kind, mode):
    found = look_at(a_picture(kind, mode=mode), field="upload")
    assert (found.format, found.width, found.height) == (kind.lower(), 800, 400)


@pytest.mark.parametrize(
    ("turn", "size"), [(1, (800, 400)), (3, (800, 400)), (6, (400, 800)), (8, (400, 800))]
)
def test_a_picture_taken_sideways_stands_upright(turn, size):
    exif = Image.Exif()
    exif[0x0112] = turn
    found = decoded(a_picture("JPEG", exif=exif), enough=400)
    assert (found.width, found.height) == found.image.size == size


def test_every_way_of_holding_a_camera_is_known():
    upright = Image.new("L", (160, 80))
    upright.paste(255, (0, 0, 40, 40))  # white at its left top
    lies_so = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what a camera does to it
    for number, transposed in lies_so.items():
        exif, written = Image.Exif(), BytesIO()
        exif[0x0112] = number
        upright.transpose(Image.Transpose(transposed)).save(written, "PNG", exif=exif)
        image = decoded(written.getvalue(), enough=80).image
        assert image.size == (160, 80)
        assert image.getpixel((10, 10)) == (255, 255, 255), number
        assert image.getpixel((150, 70)) == (0, 0, 0), number


def test_clear_parts_are_paper():
    for kind in ("PNG", "WEBP", "AVIF"):
        assert shown(a_picture(kind, mode="RGBA", colour=(0, 0, 0, 0))) == (255, 255, 255)
    palette = Image.new("P", (80, 80), 0)
    palette.putpalette([0, 0, 0])
    for kind in ("GIF", "PNG"):
        written = BytesIO()
        palette.save(written, kind, transparency=0)
        assert shown(written.getvalue()) == (255, 255, 255)


def test_sixteen_bits_a_point_become_eight():
    assert shown(a_picture(mode="I;16", colour=0x80FF)) == (128, 128, 128)


def test_inks_become_colours():
    red, green, blue = shown(a_picture("JPEG", mode="CMYK", colour=(0, 255, 255, 0)))
    assert red > 200
    assert max(green, blue) < 60


def test_colours_of_another_profile_become_those_of_screens():
    """In a profile whose first ink is the usual one’s second, red is green; a damaged one says nothing."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = (
        usual.replace(b"rXYZ", b"----", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"----", b"gXYZ", 1)
    )
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    red, green = (250, 0, 0), (0, 250, 0)
    assert shown(a_picture(colour=red, icc_profile=other)) == pytest.approx(green, abs=3)
    for useless in (usual, lab, b"no profile"):
        assert shown(a_picture(colour=red, icc_profile=useless)) == pytest.approx(red, abs=3)


def test_of_pictures_that_move_the_first_is_seen():
    for kind in ("GIF", "WEBP", "AVIF"):
        more = {"save_all": True, "append_images": [Image.new("RGB", (80, 80), "blue")]}
        red, _, blue = shown(a_picture(kind, (80, 80), colour="red", **more))
        assert red > 200 > blue


def test_a_jpeg_with_a_second_picture_behind_it_is_one():
    second = {"save_all": True, "append_images": [Image.new("RGB", (80, 80))]}
    assert look_at(a_picture("MPO", (80, 80), **second), field="upload").format == "jpeg"


def test_what_is_no_picture_of_a_known_kind_is_refused():
    for data in (
        b"",
        b"words",
        a_picture("BMP"),
        a_picture("TIFF"),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<!doctype html><script>alert(1)</script>",
    ):
        assert refused(data) == "This is no picture in JPEG, PNG, WebP, GIF or AVIF."


def test_what_is_something_else_besides_is_refused():
    jpeg, gif = a_picture("JPEG"), a_picture("GIF", mode="P")
    archive = b"PK\x03\x04" + b"PK\x01\x02" + b"-" * 40 + b"PK\x05\x06" + bytes(18)
    for data in (
        jpeg + b"<script>alert(1)</script>",
        jpeg + archive,
        jpeg + archive + b"comment",
        gif + b"<?php phpinfo();",
        a_picture("JPEG", comment=b"<HTML><body onload=alert(1)>"),
        a_picture("JPEG", comment=b"%PDF-1.7"),
        a_picture("PNG") + b"Rar!\x1a\x07\x00",
    ):
        assert "more than a picture" in refused(data)


def test_what_a_telephone_puts_behind_a_picture_does_no_harm():
    film = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 40
    assert look_at(a_picture("JPEG") + film, field="upload").format == "jpeg"


def test_a_jpeg_that_goes_over_its_points_without_end_is_refused():
    jpeg = a_picture("JPEG", progressive=True)
    scan = jpeg.rindex(b"\xff\xda")
    assert "too often" in refused(jpeg[:-2] + jpeg[scan:-2] * 60 + b"\xff\xd9")


def test_a_picture_cut_short_is_refused():
    for kind in ("JPEG", "PNG", "WEBP", "GIF"):
        whole = BytesIO()
        Image.effect_noise((200, 200), 90).convert("P" if kind == "GIF" else "RGB").save(
            whole, kind
        )
        assert "damaged" in refused(whole.getvalue()[:-2_000]), kind


def test_a_picture_of_too_many_points_is_refused_from_its_header():
    assert "6,000 × 5,000" in refused(a_picture(size=(6_000, 5_000), mode="1"))
    assert "in WebP it may have 8 million" in refused(
        a_picture("WEBP", size=(3_000, 3_000), method=0, quality=1)
    )


def test_a_picture_too_small_to_be_seen_is_refused():
    assert "needs 64 each way" in refused(a_picture(size=(63, 800)))


def test_a_file_too_heavy_is_not_looked_at():
    assert refused(b"x" * (LARGEST + 1)) == "This file has 30 MB; the largest allowed is 30 MB."


@needs_shared
def test_every_damaged_picture_is_taken_or_refused_with_a_sentence():
    known = {
        each["file"]: each for each in json.loads((SHARED / "images/expected.json").read_text())
    }
    taken = 0
    for path in sorted((SHARED / "images/files").iterdir()):
        try:
            look_at(path.read_bytes(), field="upload")
        except NotFit:
            continue
        assert known[path.name]["decodes"] == "ok", path.name
        taken += 1
    assert taken


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in SHARED.glob("bombs/*")))
def test_no_bomb_takes_more_than_five_seconds_and_150_megabytes(name):
    data = (SHARED / "bombs" / name).read_bytes()
    if name.endswith(".xz"):
        data = lzma.decompress(data)
    asked_of_one(data)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "size", "mode", "options"),
    [("JPEG", (9_500, 6_500), "RGB", {}), ("JPEG", (8_000, 6_000), "RGB", {"progressive": True}),
     ("JPEG", (9_000, 6_000), "CMYK", {}), ("PNG", (6_000, 4_000), "RGBA", {}), ("PNG", (6_000, 4_000), "P", {}),
     ("PNG", (6_000, 4_000), "I;16", {}), ("PNG", (24_000, 1_000), "RGBA", {}), ("GIF", (6_000, 4_000), "P", {}),
     ("WEBP", (4_000, 2_000), "RGBA", {"lossless": True}), ("AVIF", (4_000, 3_000), "RGBA", {"speed": 10})],
)  # fmt: skip
def test_the_largest_allowed_stays_within_the_same_bounds(kind, size, mode, options):
    assert asked_of_one(a_picture(kind, size, mode, **options)) == kind.lower()


def asked_of_one(data):
    done = subprocess.run(
        [sys.executable, "-c", ONE], input=data, capture_output=True, cwd=ROOT, check=True
    )
    seconds, megabytes, said = done.stdout.decode().strip().split(" ", 2)
    assert float(seconds) < 5
    assert float(megabytes) < 150
    return said
