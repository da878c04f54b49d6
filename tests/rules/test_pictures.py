"""Pictures as they may be shown. The damaged ones are real: ``../shared/data``, where it is there."""

import json
import lzma
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from articles.rules.pictures import LARGEST, rendition
from articles.rules.refusals import NotFit

SHARED = Path(__file__).parents[3] / "shared" / "data"
ROOT = Path(__file__).parents[2]
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/data")
# In a process of its own, which tells what it took: seconds, megabytes more than an idle one, and why not.
ONE = """
import resource, sys, time
from articles.rules.pictures import rendition
from articles.rules.refusals import NotFit
data, idle, begun = sys.stdin.buffer.read(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
try: said = str(len(rendition(data, field="upload").content))
except NotFit as refusal: said = refusal.sentence
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle
print(time.process_time() - begun, used / 1024, said)
"""


def a_picture(kind="PNG", size=(800, 400), mode="RGB", **options):
    written = BytesIO()
    Image.new(mode, size, 1 if mode == "1" else None).save(written, kind, **options)
    return written.getvalue()


def refused(data):
    with pytest.raises(NotFit) as refusal:
        rendition(data, field="upload")
    assert refusal.value.field == "upload"
    return refusal.value.sentence


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
    assert (made.width, made.height) == (320, 640)
    assert b"Photographer" not in made.content
    with Image.open(BytesIO(made.content)) as shown:
        assert not shown.getexif()


def test_what_is_no_picture_of_a_known_kind_is_refused():
    for data in (
        b"",
        b"words",
        a_picture("GIF"),
        a_picture("BMP"),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ):
        assert refused(data) == "This is no picture in JPEG, PNG or WebP."


def test_a_picture_cut_short_is_refused():
    assert "damaged" in refused(a_picture("JPEG", size=(2_000, 2_000))[:-2_000])


def test_a_picture_of_too_many_points_is_refused_from_its_header():
    assert "13,000 × 13,000" in refused(a_picture(size=(13_000, 13_000), mode="1"))
    assert "a WEBP may have 8 million" in refused(a_picture("WEBP", size=(3_000, 3_000)))


def test_a_picture_too_small_to_be_seen_is_refused():
    assert "needs 64 each way" in refused(a_picture(size=(63, 800)))


def test_a_file_too_heavy_is_not_looked_at():
    assert refused(b"x" * (LARGEST + 1)) == "This file has 10 MB; the largest allowed is 10 MB."


@needs_shared
def test_every_damaged_picture_is_shown_or_refused_with_a_sentence():
    known = {
        each["file"]: each for each in json.loads((SHARED / "images/expected.json").read_text())
    }
    shown = 0
    for path in sorted((SHARED / "images/files").iterdir()):
        try:
            made = rendition(path.read_bytes(), field="upload")
        except NotFit:
            continue
        assert known[path.name]["decodes"] == "ok", path.name
        assert made.content
        shown += 1
    assert shown


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
    [("JPEG", (6_000, 5_000), "RGB", {}), ("JPEG", (6_000, 5_000), "RGB", {"progressive": True, "subsampling": 0}),
     ("JPEG", (6_000, 5_000), "CMYK", {}), ("PNG", (4_000, 4_000), "RGBA", {}), ("PNG", (4_000, 4_000), "P", {}),
     ("PNG", (4_000, 4_000), "I;16", {}), ("WEBP", (4_000, 2_000), "RGBA", {"lossless": True})],
)  # fmt: skip
def test_the_largest_allowed_stays_within_the_same_bounds(kind, size, mode, options):
    assert asked_of_one(a_picture(kind, size, mode, **options)).isdigit()


def asked_of_one(data):
    done = subprocess.run(
        [sys.executable, "-c", ONE], input=data, capture_output=True, cwd=ROOT, check=True
    )
    seconds, megabytes, said = done.stdout.decode().strip().split(" ", 2)
    assert float(seconds) < 5
    assert float(megabytes) < 150
    return said
