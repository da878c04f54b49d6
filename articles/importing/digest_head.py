"""The upper part of a press-digest page: breadcrumb, headline, and the line of date, source, category."""

import re
from dataclasses import dataclass, field
from itertools import groupby

from articles.importing import dates, plain_text
from articles.importing.incoming import Incoming
from articles.importing.paragraphs import Line, seam
from articles.rules import limits

LONGEST_STEP = 60  # characters of one step of a breadcrumb, of a source or of a category

_ARROWS = ">›»→⟩"
_STEPS = re.compile(rf" ?[{_ARROWS}] ?| [/|] ")
_STEP_SIGNS = f" /|{_ARROWS}"
_HOME = plain_text.words(
    "home accueil startseite inicio início top homepage главная головна ホーム"
)
_COMMAS = ",،、，"
_BETWEEN_ITEMS = re.compile(r" ?[•·|‧] ?")
_LABEL = re.compile(
    r"(source|quelle|fuente|category|catégorie|kategorie|date|published|posted|author) ?: ?",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|par|von|por) (?=[^\W\d_])", re.IGNORECASE)
_CATEGORY_WORDS = re.compile(
    r"\b(press|editorials?|opinion|columns?|commentary|analysis|interviews?|release|statement|speech|"
    r"review|features?|blog|briefing|presse|prensa|éditorial|kommentar)\b", re.IGNORECASE)  # fmt: skip
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", "؟", "।", ".”", '."')


@dataclass
class Item:
    """One entry of the line of facts; ``after_comma`` as the page prints it before a source."""

    text: str
    after_comma: bool = False
    label: str = ""
    date: dates.Reading | None = field(default=None)


def breadcrumb(line: str) -> tuple[str, ...]:
    """The steps of “INTERNATIONAL > Europe & Eurasia”; none if the line is no breadcrumb."""
    if (
        len(line) > LONGEST_STEP * limits.DEEPEST_SECTION
        or "«" in line
        or not _STEPS.search(line + " ")
    ):
        return ()
    steps = [step.strip(_STEP_SIGNS) for step in _STEPS.split(line)]
    steps = [step for step in steps if step]
    if len(steps) > 1 and steps[0].casefold() in _HOME:
        steps = steps[1:]
    fits = len(steps) <= limits.DEEPEST_SECTION and all(len(step) <= LONGEST_STEP for step in steps)
    return tuple(steps) if fits else ()


def items(line: Line) -> list[Item]:
    """The facts on one line: split at bullets and bars, and where a comma follows a date."""
    found: list[Item] = []
    for piece in _BETWEEN_ITEMS.split(line.text):
        found += _dated_pieces(piece) if dates.read(piece) is None else [_item(piece)]
    return [item for item in found if item.text]


def fill_facts(incoming: Incoming, facts: list[Item]) -> None:
    """Date, source, category and the address of the original, from the facts under the headline."""
    unknown = [item for item in facts if not _understood(incoming, item)]
    for item in [item for item in unknown if item.after_comma]:
        if not incoming.source:
            incoming.source = item.text
            unknown.remove(item)
    if not incoming.source and not incoming.category and len(unknown) == 1:
        _guess(incoming, unknown.pop())
    for item in unknown:
        _place(incoming, item)


def fill_headline(incoming: Incoming, head: list[Line], *, facts_follow: bool) -> None:
    """Section, headline, standfirst and byline from the lines above the facts."""
    blocks = [
        [line.text for line in block]
        for blank, block in groupby(head, key=lambda line: line.blank)
        if not blank
    ]
    blocks = _without_section(incoming, blocks, facts_follow)
    blocks = [kept for block in blocks if (kept := _without_byline(incoming, block))]
    if not blocks:
        incoming.doubt("headline", "No headline was found above the text. Please write it.")
        return
    _fill_title(incoming, blocks[0])
    below = " ".join(" ".join(block) for block in blocks[1:])
    if below:
        incoming.standfirst = f"{incoming.standfirst} {below}".strip()
        incoming.doubt("standfirst", "The lines below the headline were taken for the standfirst.")


def _item(text: str) -> Item:
    after_comma = text.lstrip().startswith(tuple(_COMMAS))
    text = text.strip(f" ;{_COMMAS}")
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    return Item(text, after_comma, label[1].lower() if label else "", dates.read(text))


def _dated_pieces(text: str) -> list[Item]:
    """“June 30, 2022, Nikkei Asia” is a date and what follows it."""
    for comma in [match.start() for match in re.finditer(f"[{_COMMAS}]", text[: dates.LONGEST])][
        ::-1
    ]:
        if comma and dates.read(text[:comma]):
            return [_item(text[:comma]), _item("," + text[comma + 1 :])]
    return [_item(text)]


def _understood(incoming: Incoming, item: Item) -> bool:
    if item.date and not incoming.published_on:
        incoming.published_on, incoming.published_at = item.date.day, item.date.moment
        if item.date.doubt:
            incoming.doubt("published_on", item.date.doubt)
    elif re.fullmatch(r"https?://\S+", item.text) and not incoming.source_url:
        incoming.source_url = item.text
    elif item.label in ("source", "quelle", "fuente") and not incoming.source:
        incoming.source = item.text
    elif item.label in ("category", "catégorie", "kategorie") and not incoming.category:
        incoming.category = item.text
    elif byline(item.text) or item.label == "author":
        incoming.authors.append(byline(item.text) or item.text)
    else:
        return False
    return True


def _guess(incoming: Incoming, item: Item) -> None:
    about = "category" if _CATEGORY_WORDS.search(item.text) else "source"
    setattr(incoming, about, item.text)
    incoming.doubt(
        about, f"“{item.text}” was taken for the {about}: only one of the two was given."
    )


def _place(incoming: Incoming, item: Item) -> None:
    if not incoming.source and not incoming.category:
        incoming.source = item.text
    elif not incoming.category:
        incoming.category = item.text
    else:
        incoming.note(f"“{item.text}”, beside the date, was left out.")
        incoming.doubt(
            "category", f"Beside the date there was also “{item.text}”, which was left out."
        )


def _without_section(
    incoming: Incoming, blocks: list[list[str]], facts_follow: bool
) -> list[list[str]]:
    """The blocks after the breadcrumb, which goes into ``incoming.section``."""
    if not blocks:
        return blocks
    first, lines = blocks[0][0], sum(len(block) for block in blocks)
    steps = breadcrumb(first)
    rest = [part for part in (blocks[0][1:], *blocks[1:]) if part]
    if steps and (
        rest or (first[: len(steps[0])].isupper() and any(sign in first for sign in _ARROWS))
    ):
        if first.endswith(tuple(_ARROWS)) and rest:
            steps, rest = (*steps, rest[0][0]), [part for part in (rest[0][1:], *rest[1:]) if part]
        incoming.section = steps
        return rest
    if lines > 1 and _lone_section(first, blocks, facts_follow):
        incoming.section = (first,)
        incoming.doubt("section", f"“{first}”, above the headline, was taken for the section.")
        return rest
    return blocks


def _lone_section(first: str, blocks: list[list[str]], facts_follow: bool) -> bool:
    """A section alone on its line: in capitals, or a few words with a blank line before a longer one."""
    after = blocks[0][1] if len(blocks[0]) > 1 else blocks[1][0]
    if len(first) > 40 or first.endswith(_SENTENCE_END):
        return False
    if first.isupper():
        return not after.isupper() or len(blocks[0]) == 1
    alone = len(blocks[0]) == 1 and len(first.split(" ")) <= 4
    return alone and facts_follow and len(after) > len(first) and not _BYLINE.match(after)


def byline(text: str) -> str:
    """The name in “By Jane Doe”; empty if the text is no byline."""
    match = _BYLINE.match(text) if len(text) <= LONGEST_STEP + 20 else None
    name = text[match.end() :] if match else ""
    return name if name and name[0] == name[0].upper() and len(name.split(" ")) <= 6 else ""


def _without_byline(incoming: Incoming, block: list[str]) -> list[str]:
    for text in block:
        if name := byline(text):
            incoming.authors.append(name)
            incoming.doubt("authors", f"“{text}” was taken for the byline.")
    return [text for text in block if not byline(text)]


def _fill_title(incoming: Incoming, block: list[str]) -> None:
    """One block: the headline, wrapped over lines or not, and perhaps a standfirst right below it."""
    headline, *more = block
    while more and not (headline.endswith(_SENTENCE_END) or more[0].endswith(_SENTENCE_END)):
        headline += seam(headline, more[0]) + more.pop(0)
        incoming.doubt("headline", "The headline stood on several lines, which were joined.")
    incoming.headline = headline
    if more:
        incoming.standfirst = " ".join(more)
        incoming.doubt("standfirst", "The lines below the headline were taken for the standfirst.")
    if len(headline) > limits.HEADLINE:
        incoming.doubt("headline", f"The headline has more than {limits.HEADLINE} characters.")
