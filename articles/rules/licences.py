"""What a source lets the paper do with its stories: how much of them, where, and for how long.

Whatever shows a story asks :func:`may` for its own surface; there is no other place that decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from itertools import accumulate
from unicodedata import east_asian_width

from articles.rules.blocks import blocks_of
from articles.rules.cleaning import text_of
from articles.rules.figures import without_pictures
from articles.rules.wording import Row, Sentence, in_a_row, say, say_many

PAGE, JSON_LD, SEARCH, SITEMAP = "page", "json-ld", "search", "sitemap"
PRINT, PDF, FEED, API, MAIL = "print", "pdf", "feed", "api", "mail"
FULL, EXCERPT, NOTHING = "full", "excerpt", "nothing"
# What a surface needs beside the right to be on the paper at all. A PDF is made to be printed, and an API
# hands stories on to machines as a feed does.
NEEDS = {
    PAGE: None, JSON_LD: None, SEARCH: None, SITEMAP: None,
    PRINT: "in_print", PDF: "in_print", FEED: "in_feeds", API: "in_feeds", MAIL: "in_mail",
}  # fmt: skip
LONGEST = 36_500  # days
WORDS, LETTERS = 75, 500  # of an excerpt, whichever end first
WIDE = 3  # letters that a sign of Chinese, Japanese or Korean counts for: it says as much


@dataclass(frozen=True)
class Licence:
    """``days_to_expiry`` count from the hour of the first publication, 24 hours each; None is for ever."""

    full_text: bool = True
    in_print: bool = True
    in_feeds: bool = True
    in_mail: bool = True
    days_to_expiry: int | None = None

    def spoken(self, ends_on: Sentence | str = "") -> Row | str:
        """Its limits as the desk reads them, such as “excerpt only, no print”; empty without any.

        ``ends_on`` is the hour, in words, at which it ends for the article that is spoken of.
        """
        said = [text for name, text in _SPOKEN.items() if not getattr(self, name)]
        if self.days_to_expiry:
            said.append(say("expires on %(hour)s", hour=ends_on) if ends_on else self._after())
        return in_a_row(said) if said else ""

    def _after(self) -> Sentence:
        return say_many(
            "expires after %(count)s day", "expires after %(count)s days", self.days_to_expiry
        )


_SPOKEN = {
    "full_text": say("excerpt only"),
    "in_print": say("no print"),
    "in_feeds": say("not in feeds"),
    "in_mail": say("not in mails"),
}
EVERYTHING = Licence()  # of what has no source: the paper's own


def may(licence: Licence, surface: str) -> str:
    """How much of a story ``surface`` may show: ``FULL``, ``EXCERPT`` or ``NOTHING``."""
    need = NEEDS[surface]
    if need and not getattr(licence, need):
        return NOTHING
    return FULL if licence.full_text else EXCERPT


def shown(body: str, licence: Licence, surface: str) -> str:
    """As much of a cleaned ``body`` as ``surface`` may show, as HTML."""
    extent = may(licence, surface)
    if extent == FULL:
        return body
    return excerpt_of(body) if extent == EXCERPT else ""


def expiry(licence: Licence, first_published_at: datetime | None) -> datetime | None:
    """The moment from which readers may not have the story any more; None for never."""
    if licence.days_to_expiry is None or first_published_at is None:
        return None
    return first_published_at + timedelta(days=licence.days_to_expiry)


def excerpt_of(body: str) -> str:
    """The first words of a cleaned body: paragraphs without any markup inside, the last one cut at a word, and
    without its pictures."""
    return "".join(f"<p>{escape(text)}</p>" for text in _begin(without_pictures(body)))


def _begin(body: str) -> Iterator[str]:
    words, letters = WORDS, LETTERS
    for block in blocks_of(body):
        text = text_of(block)
        begun = _fitting(text, words, letters)
        if begun:
            yield begun if begun == text else begun.rstrip(" ,;:–—-") + "…"
        if begun != text:
            return
        words, letters = words - len(text.split()), letters - _measure(text)


def _fitting(text: str, words: int, letters: int) -> str:
    """As many whole words of ``text`` as there is room for; of a word longer than that, its first signs."""
    kept = " ".join(text.split()[: max(words, 0)])
    if _measure(kept) <= letters:
        return kept
    end = sum(room <= letters for room in accumulate(map(_width, kept)))
    cut = kept[:end]
    return cut.rpartition(" ")[0] or cut


def _measure(text: str) -> int:
    return sum(map(_width, text))


def _width(sign: str) -> int:
    return WIDE if east_asian_width(sign) in "WF" else 1
