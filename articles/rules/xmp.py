"""XMP, in which a picture's file says what it is in XML: a bounded reader, and what is written into our own files."""

from xml.parsers import expat
from xml.sax.saxutils import escape

from articles.rules.xml_text import fit_for_xml

LONGEST = 512 * 1024  # bytes; what fits into one segment of a JPEG is an eighth of it
DEEPEST = 40
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_IPTC = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
# IPTC Photo Metadata Standard 2023.1; of two that say the same, the first that does.
NAMES = {
    f"{_DC} description": "caption",
    f"{_IPTC} AltTextAccessibility": "alt",
    f"{_DC} creator": "creator",
    f"{_PHOTOSHOP} Credit": "credit",
    f"{_DC} rights": "licence",
    f"{_RIGHTS} UsageTerms": "licence",
}
_ITEM = f"{_RDF} li"
_START = b"<"


class _Foul(Exception):
    """This is no XMP that anybody writes."""


def read_xmp(packet: bytes) -> dict[str, str]:
    """What a packet says by :data:`NAMES`; several creators in a row, of several languages the first.

    Nothing of one that is too large or too deep, is no XML, or declares entities: these may be small and
    stand for gigabytes, or for files of this machine.
    """
    if not packet or len(packet) > LONGEST or _START not in packet:
        return {}
    reader = _Reader()
    try:
        reader.read(packet.rstrip(b"\0 "))
    except (_Foul, expat.ExpatError, ValueError):
        return {}
    return reader.said()


class _Reader:
    def __init__(self):
        self.path: list[str] = []
        self.found: dict[str, list[str]] = {}
        self.text: list[str] = []

    def read(self, packet: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self.text.append
        parser.Parse(packet, True)

    def said(self) -> dict[str, str]:
        said = {}
        for key, name in NAMES.items():
            texts = self.found.get(key, [])
            if texts and name not in said:
                said[name] = ", ".join(texts) if name == "creator" else texts[0]
        return said

    def _refuse(self, *_):
        raise _Foul

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.path) >= DEEPEST:
            raise _Foul
        self.path.append(tag)
        self.text.clear()
        for key in NAMES.keys() & attributes.keys():  # the short way of writing a property
            self._keep(key, attributes[key])

    def _end(self, tag: str) -> None:
        # A property's text, or that of an item of it: property, kind of list, item.
        if tag in NAMES:
            self._keep(tag, "".join(self.text))
        elif tag == _ITEM and len(self.path) > 2 and self.path[-3] in NAMES:
            self._keep(self.path[-3], "".join(self.text))
        self.path.pop()
        self.text.clear()

    def _keep(self, key: str, text: str) -> None:
        if text := " ".join(text.split()) if key != f"{_DC} description" else text.strip():
            self.found.setdefault(key, []).append(text)


def write_xmp(*, creator: str = "", credit: str = "", licence: str = "") -> bytes:
    """A packet that says whose picture it is, and no more; empty where nothing is to be said."""
    said = [
        creator and f"<dc:creator><rdf:Seq><rdf:li>{_fit(creator)}</rdf:li></rdf:Seq></dc:creator>",
        credit and f"<photoshop:Credit>{_fit(credit)}</photoshop:Credit>",
        licence
        and "<dc:rights><rdf:Alt>"
        f'<rdf:li xml:lang="x-default">{_fit(licence)}</rdf:li></rdf:Alt></dc:rights>',
    ]
    if not any(said):
        return b""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{_RDF}"><rdf:Description rdf:about="" xmlns:dc="{_DC}" '
        f'xmlns:photoshop="{_PHOTOSHOP}">{"".join(filter(None, said))}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def _fit(text: str) -> str:
    return escape(fit_for_xml(text))
