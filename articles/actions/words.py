"""What an editor or an import hands to the save action: an article's words, before any rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from articles.models import (
    Article,
    Author,
    Byline,
    Category,
    Picture,
    RelatedArticle,
    Section,
    Source,
    Tag,
    TaggedArticle,
)
from articles.rules import cleaning, languages, limits
from articles.rules.refusals import NotFit
from articles.rules.wording import in_turn, say


@dataclass(frozen=True)
class Filed:
    """What an article stands under at the desk: its authors in byline order, and its tags; and beside
    it the chosen articles, by number, in their order."""

    authors: list[Author] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    related: list[int] = field(default_factory=list)


def filed_under(articles: Iterable[Article]) -> dict[int, Filed]:
    """What each of these articles stands under, by its number: three queries for however many."""
    filed = {article.pk: Filed() for article in articles}
    for byline in Byline.objects.filter(article__in=filed).select_related("author"):
        filed[byline.article_id].authors.append(byline.author)
    for tagged in TaggedArticle.objects.filter(content_object__in=filed).select_related("tag"):
        filed[tagged.content_object_id].tags.append(tagged.tag)
    for related in RelatedArticle.objects.filter(article__in=filed):
        filed[related.article_id].related.append(related.other_id)
    return filed


@dataclass
class Words:
    """All that is written on an article. ``tags`` are names; ``authors`` stand in byline order;
    ``related`` are the numbers of articles chosen to stand beside it, in their order."""

    headline: str
    slug: str = ""
    standfirst: str = ""
    body: str = ""
    author_note: str = ""
    lead: Picture | None = None
    lead_alt: str = ""
    lead_caption: str = ""
    section: Section | None = None
    category: Category | None = None
    source: Source | None = None
    source_url: str = ""
    original_is_canonical: bool = False
    authors: Sequence[Author] = ()
    tags: Sequence[str] = ()
    related: Sequence[int] = ()
    language: str = ""
    translation_of: Article | None = None
    published_on: date | None = None
    published_at: datetime | None = field(default=None)

    @classmethod
    def of(cls, article: Article, filed: Filed | None = None) -> "Words":
        """The words of an article as it is stored; ``filed`` is what it stands under, where that is known."""
        filed = filed or filed_under([article])[article.pk]
        plain = {item.name: getattr(article, item.name) for item in fields(cls)
                 if item.name not in ("authors", "tags", "related")}  # fmt: skip
        tags = [tag.name for tag in filed.tags]
        return cls(**plain, authors=filed.authors, tags=tags, related=filed.related)

    def cleaned(self) -> None:
        """Bring every text to its stored form, and every name to what it stands for. Raises ``NotFit`` for
        a text that is empty or too long."""
        self.headline = cleaning.clean_line(self.headline)
        self.standfirst = cleaning.clean_line(self.standfirst)
        self.author_note = cleaning.clean_line(self.author_note)
        self._clean_lead()
        self.category, self.source = (each and each.meant for each in (self.category, self.source))
        if not self.headline:
            raise NotFit(say("An article needs a headline."), field="headline")
        for name, limit in LIMITS.items():
            _fit(name, getattr(self, name), limit)
        if cleaning.is_bottomless(self.body):
            raise NotFit(
                say("The story’s HTML is nested too deep to be an article’s."), field="body"
            )
        self.body = cleaning.clean_body(self.body)
        if self.original_is_canonical and not self.source_url:
            raise NotFit(
                say(
                    "Give the link to the original, or take this mark away: without the link nobody "
                    "can be led there."
                ),
                field="original_is_canonical",
            )
        self.language = _language(self.language)
        self._fit_day()

    def _clean_lead(self) -> None:
        """What is said of a lead picture goes with it."""
        said = ("lead_alt", "lead_caption")
        for name in said:
            setattr(self, name, cleaning.clean_line(getattr(self, name)) if self.lead else "")

    def _fit_day(self) -> None:
        if self.published_on and not limits.FIRST_DAY <= self.published_on <= limits.LAST_DAY:
            raise NotFit(
                say(
                    "The paper’s date must lie between the years %(first)s and %(last)s.",
                    first=str(limits.FIRST_DAY.year),
                    last=str(limits.LAST_DAY.year),
                ),
                field="published_on",
            )


LIMITS = {
    "headline": limits.HEADLINE,
    "standfirst": limits.STANDFIRST,
    "author_note": limits.AUTHOR_NOTE,
    "lead_alt": limits.ALTERNATIVE,
    "lead_caption": limits.CAPTION,
    "source_url": limits.ADDRESS,
    "body": limits.BODY,
    "language": limits.LANGUAGE,
}
LABELS = {
    "headline": say("headline"),
    "standfirst": say("standfirst"),
    "author_note": say("author’s line"),
    "lead_alt": say("text of what the lead picture shows"),
    "lead_caption": say("caption of the lead picture"),
    "source_url": say("link to the original"),
    "body": say("story"),
    "language": say("language"),
}


def _language(written: str) -> str:
    """The code of a language as it is stored. Raises ``NotFit`` for what is none."""
    tag = languages.tag_of(written)
    if tag or not written.strip():
        return tag
    meant = languages.meant_by(written)
    advice = (
        say("Did you mean %(code)s?", code=meant)
        if meant
        else say("Give one such as en, ja or pt-BR.")
    )
    wrong = say("“%(code)s” is no code of a language.", code=written.strip())
    raise NotFit(in_turn(wrong, advice), field="language")


def _fit(name: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise NotFit(
            say("The %(label)s has %(count)s characters; the longest allowed is %(longest)s.",
                label=LABELS[name], count=len(text), longest=limit),
            field=name,
        )  # fmt: skip
