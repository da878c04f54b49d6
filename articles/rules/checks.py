"""What an editor should look at before readers get an article. Plain questions to its words.

A check says what and where, and never changes a word. It asks only what is right nearly always: a list
that cries wolf is a list nobody reads.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from articles.rules.figures import pictures_in
from articles.rules.findings import Finding
from articles.rules.story_checks import WORDLESS, look_for_slips, story_findings
from articles.rules.wording import in_a_row, quoted, say

# Measured on the front page: a headline of 80 letters takes four lines at most on a wide screen and five
# on a phone, one of 100 takes six in the lead of a phone and leaves no room for the story below it. A
# sign of Chinese, Japanese or Korean is as wide as two letters.
LONGEST_HEADLINE = 80
FEWEST_CAPITALS = 10  # “NATO” and “EU, UN” are no shouting
_WIDE = ("W", "F")


@dataclass
class Written:
    """An article's words as the checks ask for them. ``body`` is cleaned."""

    headline: str
    standfirst: str = ""
    body: str = ""
    author_note: str = ""
    language: str = ""
    has_section: bool = False
    has_byline: bool = False
    has_source: bool = False
    unapproved: Sequence[str] = ()  # the names of tags that readers do not see
    lead: int | None = None  # the number of the picture above the story
    lead_alt: str = ""
    lead_caption: str = ""
    # The numbers of pictures of which the library does not say what they show, and of those whose licence ended.
    wordless: Collection[int] = ()
    ended: Collection[int] = ()


def findings_of(written: Written) -> list[Finding]:
    """All that the checks find, in the order of the form's fields."""
    return [*_at_the_head(written), *_lead(written),
            *story_findings(written.body, written.language, written.wordless),
            *_ended(written), *_filing(written)]  # fmt: skip


def _at_the_head(written: Written) -> Iterator[Finding]:
    yield from _headline(written.headline)
    if not written.standfirst.strip():
        yield Finding(
            "no-summary",
            say("There is no summary: lists show the first words of the story instead."),
            "standfirst",
        )
    for field in ("headline", "standfirst", "author_note", "lead_caption"):
        text = getattr(written, field)
        for code, sentence, _ in look_for_slips(text, written.language):
            yield Finding(code, sentence, field)


def _lead(written: Written) -> Iterator[Finding]:
    if written.lead in written.wordless and not written.lead_alt:
        yield Finding("picture-without-words", WORDLESS, "lead")


def _ended(written: Written) -> Iterator[Finding]:
    sentence = say("The licence of a picture has ended: readers get the story without it.")
    if written.lead in written.ended:
        yield Finding("picture-ended", sentence, "lead")
    if set(pictures_in(written.body)) & set(written.ended):
        yield Finding("picture-ended", sentence, "body")


def _headline(headline: str) -> Iterator[Finding]:
    if (width := width_of(headline)) > LONGEST_HEADLINE:
        yield Finding(
            "long-headline",
            say(
                "The headline is %(width)s letters wide. Above %(longest)s it fills its "
                "card, and most of a phone.",
                width=width,
                longest=LONGEST_HEADLINE,
            ),
            "headline",
        )
    capitals = re.sub(r"[\W\d_]", "", headline)
    if len(capitals) >= FEWEST_CAPITALS and capitals.isupper():
        yield Finding(
            "headline-in-capitals",
            say("The headline is in capitals throughout: that reads as shouting, and slowly."),
            "headline",
        )


def width_of(text: str) -> int:
    """How wide a line is, counted in letters."""
    marks = sum(unicodedata.combining(sign) > 0 for sign in text)
    return len(text) + sum(unicodedata.east_asian_width(sign) in _WIDE for sign in text) - marks


def _filing(written: Written) -> Iterator[Finding]:
    if not written.has_section:
        yield Finding(
            "no-section",
            say("There is no section: it is where readers find the article."),
            "section",
        )
    if not (written.has_byline or written.has_source):
        yield Finding(
            "no-byline",
            say(
                "There is neither a byline nor a source: readers are not told whose words these "
                "are."
            ),
            "byline",
        )
    if written.unapproved:
        names = in_a_row(quoted(written.unapproved))
        yield Finding(
            "unapproved-tag",
            say("Not approved, so that no reader sees it: %(names)s.", names=names),
            "tags",
        )
