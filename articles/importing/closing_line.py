"""The author's line that closes a piece: “Jens Stoltenberg has been NATO Secretary-General since 2014.”

Only a line that says who somebody is and what they do is taken. “North Korea is a danger to peace.” has
the same form, hence the list of what people are; a line of the form without such a word stays in the
body and only raises a doubt.
"""

import re
from dataclasses import dataclass

from articles.importing import plain_text

LONGEST = 400

_VERB = re.compile(
    r" (?:is|was|are|were|has been|have been|has served|served|serves|works|worked|teaches|taught|writes|"
    r"covers|reports|lives|heads|leads|chairs|directs|edits|"
    r"est|sont|était|a été|enseigne|dirige|ist|sind|war|lehrt|leitet|es|son|fue|enseña|è|sono|é|são|foi) "
)
_SMALL = plain_text.words(
    "de da do dos das del della di du la le van von der den ter ten zu zur al el bin ibn ben bint y e "
    "and und et"
)
_THE_AUTHOR = re.compile(r"(?:the (?:author|writer|authors|writers|columnist)|l[’']auteure?|der autor|die autorin"
                         r"|el autor|la autora)\b", re.IGNORECASE)  # fmt: skip
_BY = re.compile(
    r"(?:by|par|von|por) (?P<names>.+?)\.?|[—–―-]{1,2} ?(?P<dashed>[^—–]+?)\.?", re.IGNORECASE
)
_BY_SMALL = re.compile(r"(?:by|par|von|por) |[—–―-]", re.IGNORECASE)
_AND = re.compile(r",? (?:and|und|et|y|&) |, ")
_CALLINGS = re.compile(
    r"\b(?:\w*(?:ist|ologist|ographer|correspondent|secretary|minister)s?|(?:vice[- ])?presidents?|"
    r"prof(?:essor|esseur|esora?)\w*|directors?|directeur|direktor\w*|journalist\w*|reporters?|writers?|"
    r"authors?|editors?|columnists?|fellows?|researchers?|analysts?|ambassadors?|chief|heads?|chair\w*|"
    r"members?|senators?|historians?|founders?|co-founders?|ceo|lecturers?|scholars?|advis[eo]rs?|"
    r"officers?|officials?|commissioners?|governors?|mayors?|chancellors?|general|admiral|colonel|"
    r"lawyers?|attorneys?|physicians?|doctors?|students?|engineers?|novelists?|poets?|critics?|partners?|"
    r"contributors?|intern|manager|managers|executives?|leaders?|deputy|dean|rector|spokes\w+|specialists?|"
    r"university|institute|foundation|college|centre|center|bureau|council|universität|université|"
    r"universidad|lebt|vive|lives|teaches|lehrt|enseigne|politikwissenschaftler\w*|autor\w*|auteur\w*|"
    r"schriftsteller\w*|periodista|économiste|politologue|historien\w*|catedrátic\w*|ministre|ministro|ministra)\b",
    re.IGNORECASE,
)
_WRAPPING = "()[]_* "


@dataclass(frozen=True)
class ClosingLine:
    """The author's line and the names in it. ``sure`` is False where it should stay in the body."""

    note: str
    names: tuple[str, ...] = ()
    sure: bool = True


def read(paragraph: str) -> ClosingLine | None:
    """The closing line that ``paragraph`` is, or None."""
    if len(paragraph) > LONGEST:
        return None
    plain = paragraph.strip(_WRAPPING)
    if _THE_AUTHOR.match(plain):
        return ClosingLine(paragraph)
    return _signature(paragraph, plain) or _description(paragraph, plain)


def _signature(paragraph: str, plain: str) -> ClosingLine | None:
    match = _BY.fullmatch(plain) if _BY_SMALL.match(plain) and len(plain) <= 120 else None
    names = _names((match["names"] or match["dashed"]).strip()) if match else ()
    return ClosingLine(paragraph, names) if names else None


def _description(paragraph: str, plain: str) -> ClosingLine | None:
    verb = _VERB.search(plain)
    before = plain[: verb.start()] if verb else ""
    name, _, aside = before.rstrip(",").replace(", Jr", " Jr").partition(", ")
    names = _names(before) or _names(name)
    if not names:
        return None
    said = f"{aside if len(names) == 1 else ''} {plain[verb.end() :]}"
    return ClosingLine(paragraph, names, sure=bool(_CALLINGS.search(said)))


def _names(text: str) -> tuple[str, ...]:
    """The people in “Jane Doe, John Roe and Q. de la Fuente”; none if one of them is no name."""
    names = tuple(name.strip() for name in _AND.split(text) if name.strip())
    return names if names and all(_is_name(name) for name in names) else ()


def _is_name(text: str) -> bool:
    words = text.split(" ")
    big = [word for word in words if word.lower() not in _SMALL]
    return (
        2 <= len(words) <= 6
        and len(big) >= 2
        and words[0].lower()
        not in ("the", "a", "an", "this", "that", "our", "these", "der", "die", "das")
        and all(word[0].isalpha() and word[0] == word[0].upper() for word in big)
        and not any(sign.isdigit() for sign in text)
    )
