"""What an editor or an import hands to the save action: an article's words, before any rule."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from articles.models import Article, Author, Category, Section, Source
from articles.rules import cleaning, limits
from articles.rules.refusals import NotFit


@dataclass
class Words:
    """All that is written on an article. ``tags`` are names; ``authors`` stand in byline order."""

    headline: str
    slug: str = ""
    standfirst: str = ""
    body: str = ""
    author_note: str = ""
    section: Section | None = None
    category: Category | None = None
    source: Source | None = None
    source_url: str = ""
    authors: Sequence[Author] = ()
    tags: Sequence[str] = ()
    language: str = ""
    published_on: date | None = None
    published_at: datetime | None = field(default=None)

    @classmethod
    def of(cls, article: Article) -> "Words":
        """The words of an article as it is stored."""
        plain = {item.name: getattr(article, item.name) for item in fields(cls)
                 if item.name not in ("authors", "tags")}  # fmt: skip
        return cls(
            **plain,
            authors=article.byline_authors(),
            tags=[tagged.tag.name for tagged in article.tagged.select_related("tag")],
        )

    def cleaned(self) -> None:
        """Bring every text to its stored form. Raises ``NotFit`` for one that is empty or too long."""
        self.headline = cleaning.clean_line(self.headline)
        self.standfirst = cleaning.clean_line(self.standfirst)
        self.author_note = cleaning.clean_line(self.author_note)
        if not self.headline:
            raise NotFit("An article needs a headline.", field="headline")
        for name, limit in LIMITS.items():
            _fit(name, getattr(self, name), limit)
        if cleaning.is_bottomless(self.body):
            raise NotFit("The story’s HTML is nested too deep to be an article’s.", field="body")
        self.body = cleaning.clean_body(self.body)


LIMITS = {
    "headline": limits.HEADLINE,
    "standfirst": limits.STANDFIRST,
    "author_note": limits.AUTHOR_NOTE,
    "source_url": limits.ADDRESS,
    "body": limits.BODY,
}
LABELS = {
    "author_note": "author’s line",
    "source_url": "link to the original",
    "body": "story",
}


def _fit(name: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise NotFit(
            f"The {LABELS.get(name, name)} has {len(text):,} characters; "
            f"the longest allowed is {limit:,}.",
            field=name,
        )
