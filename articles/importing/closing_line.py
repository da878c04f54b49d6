"""The author's line that closes a piece: “Jens Stoltenberg has been NATO Secretary-General since 2014.”

News end with such sentences too: “Saudi Arabia and South Korea are partners in this.” A line is ``sure`` only
when its subject is a person, when it says what authors' lines say of people, and when the text has not spoken
of that person before. What has the form alone is left in the body and raises a doubt.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from articles.importing import callings, closing_scripts, person_names, plain_text

LONGEST = 400

_VERB = re.compile(
    r" (?P<verb>is|was|are|were|has been|have been|has served as|served as|serves as|serves|served|works|worked|"
    r"teaches|taught|lectures|writes|covers|reports|lives|heads|leads|chairs|directs|edits|hosts|runs|"
    r"est|sont|était|a été|enseigne|dirige|ist|sind|war|lehrt|leitet|arbeitet|schreibt|es|son|fue|enseña|è|sono|"
    r"é|são|foi|jest|są|är|er|on|je|este) "
)
_BEING = plain_text.words("is are est sont ist sind es son è sono é são jest są är er on je este") | {
    "has been", "have been", "has served as", "serves as"
}  # fmt: skip
_DOING = {
    "writes": r"(?:regularly |often )?(?:about|on|for|from|an? )",
    "schreibt": r"(?:über|für)",
    "reports": r"(?:on|from|for) ",
    "covers": r".{1,60} (?:for|from|at) (?:the )?[A-Z]",
    "teaches": r".{0,80}\b(?:at|in) (?:the )?[A-Z]|[a-z]+\.",
    "lehrt": r".{0,80}\b(?:an|in) ",
    "enseigne": r".{0,80}\b(?:à|en|au) ",
    "enseña": r".{0,80}\ben ",
    "lectures": r".{0,80}\b(?:at|in|on) ",
    "works": r"(?:as an? |(?:at|for|with) (?:the )?[A-Z])",
    "arbeitet": r"als ",
    "edits": r"(?:the )?[A-Z]",
    "hosts": r"(?:the )?[A-Z]",
    "heads": r".{1,80} at (?:the )?[A-Z]",
    "leads": r".{1,80} at (?:the )?[A-Z]",
    "directs": r".{1,80} at (?:the )?[A-Z]",
    "chairs": r".{1,80} at (?:the )?[A-Z]",
    "runs": r".{1,80} at (?:the )?[A-Z]",
}
_PAST_POST = re.compile(
    r"(?:\w+[ ’'.-]+){0,6}?(?:ambassador|adviser|advisor|assistant|deputy|envoy|under ?secretary|representative)\b"
    r".{0,80}\b(?:from|in|between|until|under) ",
    re.IGNORECASE,
)
_THE_AUTHOR = re.compile(
    r"(?:the (?:author|writer|authors|writers|columnist)|l[’'](?:auteure?|autore|autrice)|der autor|die autorin|"
    r"el autor|la autora|o autor|a autora|de auteur|autor(?:ka)?|författaren|forfatteren|kirjoittaja|a szerző|yazar|"
    r"penulis|tác giả)(?: of (?:this|the) (?:article|report|piece|op-ed|commentary|column|essay))?"
    r"(?=[,.]? (?:who )?(?:is|was|are|were|has|have|teaches|works|writes|serves|est|a |enseigne|ist|war|lehrt|es|"
    r"fue|è|é|foi|jest|je|är|er|on|adalah|là|heads|leads|covers|reports)|, )",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:by|par|von|por) (?P<names>.+?)\.?|[—–―-]{1,2} ?(?P<dashed>[^—–]+?)\.?", re.IGNORECASE
)
_BY_SMALL = re.compile(r"(?:by|par|von|por) |[—–―-]", re.IGNORECASE)
_REPORTING = re.compile(
    r"reporting by (?P<names>[^;]{3,200}?)(?: in [A-Z]\w+(?: [A-Z]\w+)?)?(?:; ?(?:\w+ )?editing by .*|\.)?$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?:[A-Z].{3,160}? contributed (?:to|reporting|research)|additional reporting by |with additional reporting)"
)
_BESIDE = re.compile(
    r"(?:the )?(?:views|opinions)(?: and opinions)? (?:expressed|here|are|in this)|these views|"
    r"(?:follow|twitter|email|e-mail|contact|x)\b.{0,60}@|@\w{2,30}$|\S{1,60}@\S{1,60}\.\w{2,10}$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[\"“„«‘]|[\"”»’“]\.?$")
# A dash and one of these close a quotation far oftener than a piece.
_MUCH_QUOTED = plain_text.words(
    "Churchill Lincoln Kennedy Roosevelt Gandhi Mandela Einstein Twain Orwell Shakespeare Machiavelli Voltaire Marx "
    "Lenin Nietzsche King Clausewitz Thatcher Reagan Wilde Franklin Jefferson Bonaparte Gaulle Bismarck Goethe "
    "Tolstoy Dostoevsky Camus Sartre Arendt Kissinger Washington Emerson Chekhov Hugo Kafka Keynes Smith "
    "Tocqueville Santayana Eisenhower Truman Angelou Teresa Tutu"
)  # fmt: skip
_WRAPPING = "()[]_*†‡ （）［］"


@dataclass(frozen=True)
class ClosingLine:
    """The author's line and the names in it. ``sure`` is False where it should stay in the body."""

    note: str
    names: tuple[str, ...] = ()
    sure: bool = True


def read(paragraph: str, *, above: str = "", authors: Collection[str] = ()) -> ClosingLine | None:
    """The closing line that ``paragraph`` is, or None.

    ``above`` is the text that stands above it; ``authors`` are those the byline names.
    """
    if len(paragraph) > LONGEST:
        return None
    plain = paragraph.strip(_WRAPPING)
    if plain.isupper() and _VERB.search(plain.lower()) and callings.ANY.search(plain):
        return ClosingLine(paragraph, sure=False)
    found = (
        _the_author(paragraph, plain)
        or _credit(paragraph, plain)
        or _signature(paragraph, plain, above)
        or _description(paragraph, plain)
        or _other_script(paragraph)
    )
    if found and found.names and not set(found.names) <= set(authors):
        return (
            found
            if not _spoken_of(found.names, above)
            else ClosingLine(paragraph, found.names, sure=False)
        )
    return ClosingLine(paragraph, found.names) if found and found.names else found


def goes_with_one(paragraph: str) -> bool:
    """True for what stands below an author's line: a disclaimer, an address."""
    return len(paragraph) <= LONGEST and bool(_BESIDE.match(paragraph.strip(_WRAPPING)))


def _the_author(paragraph: str, plain: str) -> ClosingLine | None:
    match = _THE_AUTHOR.match(plain)
    if not match:
        return None
    return ClosingLine(paragraph, sure=bool(callings.ANY.search(plain[match.end() :])))


def _credit(paragraph: str, plain: str) -> ClosingLine | None:
    if match := _REPORTING.match(plain):
        return ClosingLine(paragraph, person_names.people(match["names"]))
    return ClosingLine(paragraph) if _CONTRIBUTED.match(plain) else None


def _signature(paragraph: str, plain: str, above: str) -> ClosingLine | None:
    match = _BY.fullmatch(plain) if _BY_SMALL.match(plain) and len(plain) <= 120 else None
    written = (match["names"] or match["dashed"]).strip() if match else ""
    names = person_names.capitalised(written)
    if not names:
        return None
    quoted = bool(match["dashed"]) and (_closes_a_quotation(above) or _much_quoted(names))
    sure = all(map(person_names.is_person, names)) and not quoted
    return ClosingLine(paragraph, names, sure=sure)


def _closes_a_quotation(above: str) -> bool:
    last = above.rstrip().rpartition("\n")[2]
    return bool(_QUOTED.search(last))


def _much_quoted(names: tuple[str, ...]) -> bool:
    return any(name.split(" ")[-1] in _MUCH_QUOTED for name in names)


def _description(paragraph: str, plain: str) -> ClosingLine | None:
    verb = _VERB.search(plain)
    before = plain[: verb.start()] if verb else ""
    name, _, aside = before.rstrip(",").replace(", Jr", " Jr").partition(", ")
    names = person_names.capitalised(before) or person_names.capitalised(name)
    if not names:
        return None
    persons = all(map(person_names.is_person, names))
    aside = aside if len(names) == 1 else ""
    said = _tells_a_calling(verb["verb"], plain[verb.end() :]) or bool(callings.WRITER.match(aside))
    return ClosingLine(paragraph, names, sure=persons and said)


def _tells_a_calling(verb: str, said: str) -> bool:
    if verb in _DOING:
        return bool(re.match(_DOING[verb], said))
    if verb in _BEING:
        return callings.is_of_an_author(said)
    return bool(_PAST_POST.match(said) or callings.WRITER.match(said))


def _other_script(paragraph: str) -> ClosingLine | None:
    found = closing_scripts.read(paragraph)
    return ClosingLine(paragraph, found.names, found.sure) if found else None


def _spoken_of(names: tuple[str, ...], above: str) -> bool:
    """True if the text names one of them: it is about them, and not by them."""
    return any(
        re.search(rf"(?<!\w){re.escape(name.split(' ')[-1])}(?!\w)", above) for name in names
    )
