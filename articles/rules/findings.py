"""What a check can find in an article, and which of it keeps the article from readers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from articles.rules.wording import Sentence

# Every code there is, with what it stands for: settings name codes, and the README lists them.
CODES = {
    "no-section": "no section",
    "long-headline": "a headline too long for a card",
    "headline-in-capitals": "a headline in capitals",
    "no-summary": "no standfirst",
    "no-story": "no story",
    "no-byline": "neither a byline nor a source",
    "unapproved-tag": "a tag that readers do not see",
    "link-without-words": "a link around nothing",
    "vague-link": "a link whose words say nothing, such as “here”",
    "empty-heading": "a heading without words",
    "heading-order": "a heading that skips a level",
    "picture-without-words": "a picture without a text alternative",
    "picture-ended": "a picture whose licence has ended",
    "repeated-word": "a word that stands there twice",
    "placeholder": "words that were to be replaced",
}
# Whatever the settings say: a reader's page stands in a section.
ALWAYS = frozenset(["no-section"])
# Never meant, and seen by nobody who looks at the page: a person who listens to it is lost there.
USUALLY = ("link-without-words", "empty-heading", "picture-without-words")


@dataclass(frozen=True)
class Finding:
    """One thing found. ``quote`` holds words of the story as they stand at the place, if it is there."""

    code: str
    sentence: Sentence
    field: str
    quote: str = ""


def in_the_way(found: Iterable[Finding], blocked_by: Collection[str]) -> list[Finding]:
    """Those that keep an article from readers; all others advise."""
    return [each for each in found if each.code in ALWAYS or each.code in blocked_by]


def unknown(codes: Iterable[str]) -> list[str]:
    """Those among ``codes`` that no check has."""
    return [code for code in codes if code not in CODES]
