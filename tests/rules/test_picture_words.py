"""What a picture's file says of itself."""

from io import BytesIO

import pytest
from PIL import Image

from articles.rules.uploads import look_at
from articles.rules.xmp import LONGEST, read_xmp, write_xmp

PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="A. Agency">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A crane &amp; a ship.</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>A. Writer</rdf:li><rdf:li>B. Writer</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© A. Agency</rdf:li></rdf:Alt></dc:rights>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
SAID = {
    "caption": "A crane & a ship.", "creator": "A. Writer, B. Writer",
    "credit": "A. Agency", "licence": "© A. Agency",
}  # fmt: skip


def said_by(kind="JPEG", **options):
    written = BytesIO()
    Image.new("RGB", (80, 80)).save(written, kind, **options)
    return look_at(written.getvalue(), field="upload").said


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF"])
def test_xmp_is_read_from_every_kind_that_has_it(kind):
    assert said_by(kind, xmp=PACKET.encode()) == SAID


@pytest.mark.parametrize("spelling", ["utf-8", "latin-1"])
def test_exif_is_read_in_any_spelling(spelling):
    name = "Å. Writer".encode(spelling)
    exif, written = Image.Exif(), BytesIO()
    exif[0x013B], exif[0x8298] = "-" * len(name), "Writer"
    Image.new("RGB", (80, 80)).save(written, "JPEG", exif=exif)
    data = written.getvalue().replace(b"-" * len(name), name)
    assert look_at(data, field="upload").said == {"creator": "Å. Writer", "licence": "Writer"}


def test_iptc_is_read_and_xmp_counts_before_it():
    def entry(number, text):
        return b"\x1c\x02" + bytes([number]) + len(text).to_bytes(2) + text

    block = entry(120, "Kräne".encode("latin-1")) + entry(110, b"A. Wire") + entry(80, b"C. Writer")
    block = b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4) + block + bytes(len(block) % 2)
    segment = b"Photoshop 3.0\x00" + block
    said = said_by(extra=b"\xff\xed" + (len(segment) + 2).to_bytes(2) + segment)
    assert said == {"caption": "Kräne", "credit": "A. Wire", "creator": "C. Writer"}


def test_what_a_camera_writes_of_itself_is_no_caption():
    exif = Image.Exif()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA"
    assert said_by(exif=exif) == {}


def test_what_is_said_is_tidied_and_cut():
    exif = Image.Exif()
    exif[0x013B] = "A.\t Writer\x07" + "x" * 300
    creator = said_by(exif=exif)["creator"]
    assert creator.startswith("A. Writerxx")
    assert len(creator) == 200


@pytest.mark.parametrize(
    "packet",
    [
        b"", b"no xml", b"<a", b"\0" * 100, b"<" * 1_000,
        b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a>" * 41, b"<a>" + b" " * LONGEST + b"</a>",
        PACKET.replace("<x:", '<!DOCTYPE x [<!ENTITY e "e">]><x:', 1).encode(),
    ],
)  # fmt: skip
def test_xmp_that_nobody_writes_says_nothing(packet):
    assert read_xmp(packet) == {}


def test_our_own_says_whose_a_picture_is_and_no_more():
    said = {"creator": "A <b> & co.", "credit": "A. Agency", "licence": "© 2026\x00"}
    assert read_xmp(write_xmp(**said)) == said | {"licence": "© 2026"}
    assert write_xmp() == b""
