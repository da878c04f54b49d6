"""What a file or a pasted text is: bytes to text, and text to the reader that knows its form."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass

from articles.importing import front_matter, markdown, press_digest
from articles.importing.incoming import Incoming, Unreadable
from articles.importing.names import Names
from articles.rules.wording import Words, say

LARGEST_ARTICLE = 2_000_000  # bytes of a file, or characters of a pasted text

_TOO_LARGE = say("This is larger than one article can be (2 MB). Nothing was read.")
# A larger share of accented letters, or of signs beyond ASCII, is no Western text but another read wrongly.
MOST_ACCENTS = 0.3
_OTHER_LETTERS = say(
    "The letters of this file are in an old encoding that it does not name. Save it as UTF-8."
)
_NOT_TEXT = say(
    "This is not text but some other kind of file (a picture, a PDF, a Word document?)."
)


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and a sentence where the letters may be wrong."""

    text: str
    note: Words = ""


def decode(data: bytes) -> Decoded:
    """The text of a file: UTF-8, UTF-16 with its mark, or else Windows-1252 with a note.

    Raises Unreadable for what is no text and what is too large.
    """
    if len(data) > LARGEST_ARTICLE:
        raise Unreadable(_TOO_LARGE)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(_text_only(_utf16(data)))
    try:
        return Decoded(_text_only(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    text = _text_only(data.decode("cp1252", errors="replace"))
    if _is_misread(text):
        raise Unreadable(_OTHER_LETTERS, line)
    return Decoded(
        text,
        say(
            "Not UTF-8 (line %(line)s): read as Windows-1252. Please check the letters.",
            line=str(line),
        ),
    )


def read(
    text: str,
    *,
    names: Names | None = None,
    resolve: Callable[[str], str | None] = lambda ref: None,
    name: str = "",
) -> Incoming:
    """Reads ``text`` by what it is: front matter or a Markdown file name, else a press-digest page."""
    if len(text) > LARGEST_ARTICLE:
        raise Unreadable(_TOO_LARGE)
    if not _text_only(text).strip("\ufeff \t\r\n\xa0"):
        raise Unreadable(say("There is no text in it."))
    if text[:200].lstrip("\ufeff \t\r\n").lower().startswith(("<!doctype", "<html", "<?xml")):
        raise Unreadable(
            say("This is a web page's code. Open it in a browser and paste the text you see."), 1
        )
    if front_matter.begins(text) or name.lower().endswith((".md", ".markdown")):
        return markdown.read(text, names=names or Names(), resolve=resolve, name=name)
    return press_digest.read(text)


def _is_misread(text: str) -> bool:
    """Whether text read as Windows-1252 was something else: Japanese, Russian, Korean."""
    letters = [sign for sign in text if sign.isalpha()]
    beyond = sum(sign > "\x7f" for sign in text)
    accents = sum(sign > "\x7f" for sign in letters)
    too_many = beyond > len(text) * MOST_ACCENTS or accents > len(letters) * MOST_ACCENTS
    return "\ufffd" in text or too_many


def _utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        raise Unreadable(_NOT_TEXT) from None


def _text_only(text: str) -> str:
    position = text.find("\x00")
    if position >= 0:
        raise Unreadable(_NOT_TEXT, text.count("\n", 0, position) + 1)
    return text
