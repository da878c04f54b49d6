"""The desk's front page: what waits for whom, in short lists with a way to all of each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles.models import Article, DaybookEntry, Tag
from articles.rules import workflow

SHOWN = 6
ARTICLES = "admin:articles_article_changelist"


@dataclass
class Line:
    """One thing in a list: what it is, where it leads, and what is to be said of it."""

    text: str
    address: str
    said: str = ""


@dataclass
class Block:
    """A short list under its title; ``all`` is the address of the whole, ``more`` says there is more."""

    title: str
    all: str
    lines: list[Line] = field(default_factory=list)
    more: bool = False


def blocks_for(user) -> list[Block]:
    """The lists that a person's role makes theirs, empty ones left out. One query each."""
    return [block for make, permission in BLOCKS if user.has_perm(permission)
            for block in [make(user)] if block.lines]  # fmt: skip


def _in_review(user) -> Block:
    waiting = _articles(status=workflow.REVIEW).order_by("updated_at", "pk")
    return _block("In review", _query(status__exact=workflow.REVIEW), waiting, _article)


def _ready(user) -> Block:
    ready = _articles(status=workflow.READY)
    return _block("Ready to publish", _query(status__exact=workflow.READY), ready, _article)


def _mine(user) -> Block:
    mine = _articles(made_by=user, status__in=sorted(workflow.NEVER_SHOWN))
    return _block("Yours, not yet published", _query(whose="mine"), mine, _article)


def _drafts(user) -> Block:
    drafts = _articles(status=workflow.DRAFT)
    return _block("Drafts changed lately", _query(status__exact=workflow.DRAFT), drafts, _article)


def _published(user) -> Block:
    lines = DaybookEntry.objects.filter(verb="publish").select_related("by").order_by("-pk")
    return _block("Published lately", _query(status__exact=workflow.LIVE), lines, _entry)


def _tags(user) -> Block:
    waiting = Tag.objects.filter(status=Tag.PROPOSED).order_by("pk")
    address = reverse("admin:articles_tag_changelist") + f"?status__exact={Tag.PROPOSED}"
    return _block("Tags waiting for approval", address, waiting, _tag)


BLOCKS: tuple[tuple[Callable, str], ...] = (
    (_in_review, "articles.publish_article"),
    (_ready, "articles.publish_article"),
    (_mine, "articles.add_article"),
    (_drafts, "articles.change_article"),
    (_published, "articles.view_article"),
    (_tags, "articles.change_tag"),
)


def _articles(**which):
    newest_first = Article.objects.filter(**which).order_by("-updated_at", "-pk")
    return newest_first.select_related("updated_by", "section").defer("body", "author_note")


def _block(title: str, address: str, rows, line: Callable[..., Line]) -> Block:
    found = list(rows[: SHOWN + 1])
    return Block(title, address, list(map(line, found[:SHOWN])), more=len(found) > SHOWN)


def _query(**filters) -> str:
    return reverse(ARTICLES) + "?" + "&".join(f"{name}={value}" for name, value in filters.items())


def _article(article: Article) -> Line:
    return Line(
        article.headline,
        reverse("admin:articles_article_change", args=[article.pk]),
        _joined(
            [
                article.section and str(article.section),
                *_when(article.updated_at, article.updated_by),
            ]
        ),
    )


def _entry(entry: DaybookEntry) -> Line:
    number = entry.thing.partition(":")[2]
    headline = entry.sentence.removeprefix("Published “").removesuffix("”")
    address = reverse("admin:articles_article_change", args=[number])
    return Line(headline, address, _joined(_when(entry.at, entry.by)))


def _tag(tag: Tag) -> Line:
    return Line(tag.name, reverse("admin:articles_tag_change", args=[tag.pk]))


def _when(moment, by) -> Iterator[str]:
    yield date_format(localtime(moment), "F j, H:i")
    if by:
        yield str(by)


def _joined(parts: Iterable) -> str:
    return " · ".join(part for part in parts if part)
