"""The upper part of a press-digest page: breadcrumb, headline, standfirst and byline."""

import re

from articles.importing import bylines, plain_text
from articles.importing.incoming import Incoming
from articles.importing.lines import Line, blocks
from articles.importing.wrapping import seam
from articles.rules import limits
from articles.rules.wording import say

LONGEST_STEP = 60  # characters of one step of a breadcrumb

_ARROWS = ">›»→⟩＞❯➔➜⇒▶▸►"
_STEPS = re.compile(rf" ?[{_ARROWS}] ?| [/|] ")
_LEFT_ARROWS = "<‹←＜❮◀◂◄"  # where lines run from right to left
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_STEPS_LEFT = re.compile(rf" ?[{_LEFT_ARROWS}{_ARROWS.replace('»', '')}] ?| [/|] ")
_STEP_SIGNS = f" /|{_ARROWS}{_LEFT_ARROWS}"
_HOME = plain_text.words(
    "home accueil startseite inicio início top homepage главная головна ホーム トップ 首页 首頁 홈 الرئيسية "
    "strona index etusivu anasayfa domů hem hjem forside"
)
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", "؟", "।", ".”", '."')


def breadcrumb(line: str) -> tuple[str, ...]:
    """The steps of “INTERNATIONAL > Europe & Eurasia”; none if the line is no breadcrumb."""
    pattern = _STEPS_LEFT if _RIGHT_TO_LEFT.search(line[:200]) else _STEPS
    too_long = len(line) > LONGEST_STEP * limits.DEEPEST_SECTION
    if too_long or "«" in line or not pattern.search(line + " "):
        return ()
    steps = [step.strip(_STEP_SIGNS) for step in pattern.split(line)]
    steps = [step for step in steps if step]
    if len(steps) > 1 and steps[0].casefold() in _HOME:
        steps = steps[1:]
    fits = len(steps) <= limits.DEEPEST_SECTION and all(len(step) <= LONGEST_STEP for step in steps)
    return tuple(steps) if fits else ()


def fill(incoming: Incoming, head: list[Line], *, facts_follow: bool) -> None:
    """Section, headline, standfirst and byline from the lines above the facts."""
    above = [[line.text for line in block] for block in blocks(head)]
    above = _without_section(incoming, above, facts_follow)
    above = _without_bylines(incoming, above)
    if not above:
        incoming.doubt("headline", say("No headline was found above the text. Please write it."))
        return
    _fill_title(incoming, above[0])
    below = " ".join(" ".join(block) for block in above[1:])
    if below:
        incoming.standfirst = f"{incoming.standfirst} {below}".strip()
        incoming.doubt(
            "standfirst", say("The lines below the headline were taken for the standfirst.")
        )


def fill_byline(incoming: Incoming, text: str) -> bool:
    """True if ``text`` is a byline; its authors are then taken."""
    names = bylines.names(text)
    for name in names:
        if name not in incoming.authors:
            incoming.authors.append(name)
    if names:
        incoming.doubt("authors", say("“%(text)s” was taken for the byline.", text=text))
    return bool(names)


def _without_section(
    incoming: Incoming, above: list[list[str]], facts_follow: bool
) -> list[list[str]]:
    """The blocks after the breadcrumb, which goes into ``incoming.section``."""
    if not above:
        return above
    first, lines = above[0][0], sum(len(block) for block in above)
    rest = _without_first(above)
    if rest and rest[0][0].startswith(tuple(_ARROWS)):  # “INTERNATIONAL” and below it “> Europe”
        first, rest = f"{first} {rest[0][0]}", _without_first(rest)
    steps = breadcrumb(first)
    if steps and (rest or _is_certain(first, steps)):
        incoming.section, rest = _with_last_step(incoming, first, steps, rest)
        return rest
    if _are_sections(above, facts_follow):
        incoming.section = tuple(above[0])
        shown = " > ".join(above[0])
        incoming.doubt(
            "section",
            say("“%(text)s”, above the headline, was taken for the section.", text=shown),
        )
        return above[1:]
    if lines > 1 and _lone_section(first, above, facts_follow):
        incoming.section = (first,)
        incoming.doubt(
            "section",
            say("“%(text)s”, above the headline, was taken for the section.", text=first),
        )
        return rest
    return above


def _without_first(above: list[list[str]]) -> list[list[str]]:
    return [block for block in (above[0][1:], *above[1:]) if block]


def _is_certain(first: str, steps: tuple[str, ...]) -> bool:
    """Nothing but this line stands there: capitals and an arrow tell it from a headline."""
    return first[: len(steps[0])].isupper() and any(sign in first for sign in _ARROWS)


def _with_last_step(
    incoming: Incoming, first: str, steps: tuple[str, ...], rest: list[list[str]]
) -> tuple[tuple[str, ...], list[list[str]]]:
    """After an arrow at the line's end, a short line below may be the last step, if more lines follow."""
    more = sum(len(block) for block in rest) > 1
    if not first.endswith(tuple(_ARROWS)) or not more or len(rest[0][0]) > LONGEST_STEP:
        return steps, rest
    together = len(rest[0]) > 1 or len(rest[0][0].split(" ")) <= 3
    if not together:
        return steps, rest
    steps = (*steps, rest[0][0])
    if len(rest[0]) > 1:
        incoming.doubt(
            "section", say("“%(text)s” was taken for the section.", text=" > ".join(steps))
        )
    return steps, _without_first(rest)


def _are_sections(above: list[list[str]], facts_follow: bool) -> bool:
    """Two or three lines of few words, a blank line, and then a longer one: “World”, “Europe”."""
    first = above[0]
    few = all(len(text.split(" ")) <= 3 and not text.endswith(_SENTENCE_END) for text in first)
    longer = len(above) > 1 and len(above[1][0].split(" ")) > 4 and not bylines.names(above[1][0])
    return facts_follow and few and longer and 2 <= len(first) <= 3


def _lone_section(first: str, above: list[list[str]], facts_follow: bool) -> bool:
    """A section alone on its line: in capitals, or a few words with a blank line before a longer one."""
    after = above[0][1] if len(above[0]) > 1 else above[1][0]
    if len(first) > 40 or first.endswith(_SENTENCE_END):
        return False
    if first.isupper():
        return not after.isupper() or len(above[0]) == 1
    alone = len(above[0]) == 1 and len(first.split(" ")) <= 4
    return alone and facts_follow and len(after) > len(first) and not bylines.names(after)


def _without_bylines(incoming: Incoming, above: list[list[str]]) -> list[list[str]]:
    """The blocks without bylines; what stands alone is the headline, whatever its form."""
    kept = [[text for text in block if not bylines.names(text)] for block in above]
    if not any(kept):
        return above
    for text in [text for block in above for text in block]:
        fill_byline(incoming, text)
    return [block for block in kept if block]


def _fill_title(incoming: Incoming, block: list[str]) -> None:
    """One block: the headline, wrapped over lines or not, and perhaps a standfirst right below it."""
    headline, *more = block
    while more and not (headline.endswith(_SENTENCE_END) or more[0].endswith(_SENTENCE_END)):
        headline += seam(headline, more[0]) + more.pop(0)
        incoming.doubt("headline", say("The headline stood on several lines, which were joined."))
    incoming.headline = headline
    if more:
        incoming.standfirst = " ".join(more)
        incoming.doubt(
            "standfirst", say("The lines below the headline were taken for the standfirst.")
        )
    if len(headline) > limits.HEADLINE:
        incoming.doubt(
            "headline",
            say("The headline has more than %(most)s characters.", most=limits.HEADLINE),
        )
