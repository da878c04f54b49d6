"""Text as an XML document may hold it."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit_for_xml(text: str) -> str:
    """The text without signs that no XML document may hold, in whatever spelling (XML 1.0, 2.2)."""
    return _NOT_IN_XML.sub("", text)
