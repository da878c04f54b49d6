"""The desk's front page: what waits for whom, in short lists with a way to all of each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.models import Article, DaybookEntry, LedgerEntry, Tag
from articles.rules import hours, workflow

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


@dataclass(frozen=True)
class Stack:
    """Articles that wait in the same way: in these states, and where ``mine`` made by whoever looks."""

    title: str
    permission: str
    filters: dict[str, str]  # of the list of articles, for all of them
    states: frozenset[str]
    mine: bool = False
    longest_first: bool = False  # what has waited longest comes first, else what changed last

    def rows(self, user):
        own = {"made_by": user} if self.mine else {}
        order = ("updated_at", "pk") if self.longest_first else ("-updated_at", "-pk")
        return Article.objects.filter(status__in=sorted(self.states), **own).order_by(*order)

    def of(self, articles: Iterable[Article], user) -> list[Article]:
        """Those of ``articles`` that lie here, in its order."""
        mine = [article for article in articles if article.status in self.states
                and (not self.mine or article.made_by_id == user.pk)]  # fmt: skip
        return sorted(
            mine, key=lambda each: (each.updated_at, each.pk), reverse=not self.longest_first
        )


STACKS = (
    Stack(_("In review"), "articles.publish_article", {"status__exact": workflow.REVIEW},
          frozenset({workflow.REVIEW}), longest_first=True),
    Stack(_("Ready to publish"), "articles.publish_article", {"status__exact": workflow.READY},
          frozenset({workflow.READY})),
    Stack(_("Yours, not yet published"), "articles.add_article", {"whose": "mine"},
          workflow.NEVER_SHOWN, mine=True),
    Stack(_("Drafts changed lately"), "articles.change_article", {"status__exact": workflow.DRAFT},
          frozenset({workflow.DRAFT})),
)  # fmt: skip


def blocks_for(user) -> list[Block]:
    """The lists that a person's role makes theirs, empty ones left out. One query for all stacks of
    articles, one for each of the others."""
    stacks = [stack for stack in STACKS if user.has_perm(stack.permission)]
    found = _on_top(stacks, user)
    blocks = [_block(stack.title, _query(**stack.filters), stack.of(found, user), _article)
              for stack in stacks]  # fmt: skip
    blocks += [make(user) for make, permission in OTHERS if user.has_perm(permission)]
    return [block for block in blocks if block.lines]


def _on_top(stacks: list[Stack], user) -> list[Article]:
    """The first articles of each stack, and one more that tells whether there are more."""
    if not stacks:
        return []
    first, *others = (_numbers(stack.rows(user)) for stack in stacks)
    found = Article.objects.filter(pk__in=first.union(*others))
    return list(found.select_related("updated_by", "section").defer("body", "author_note"))


def _numbers(rows):
    """The limit stands one query deeper, since SQLite allows none inside a union."""
    return Article.objects.filter(pk__in=rows.values("pk")[: SHOWN + 1]).order_by().values("pk")


def _published(user) -> Block:
    lines = DaybookEntry.objects.filter(verb="publish").select_related("by").order_by("-pk")
    return _block(_("Published lately"), _query(status__exact=workflow.LIVE), lines, _entry)


def _tags(user) -> Block:
    waiting = Tag.objects.filter(status=Tag.PROPOSED).order_by("pk")
    return _block(_("Proposed tags"), reverse("admin:articles_tag_proposals"), waiting, _tag)


def _plans(user) -> Block:
    waiting = LedgerEntry.objects.filter(state=LedgerEntry.PLANNED).order_by("made_at")
    address = reverse("admin:articles_ledgerentry_changelist")
    address += f"?state__exact={LedgerEntry.PLANNED}"
    return _block(_("Plans that wait"), address, waiting.select_related("made_by"), _plan)


OTHERS: tuple[tuple[Callable, str], ...] = (
    (_published, "articles.view_article"),
    (_tags, "articles.change_tag"),
    (_plans, "articles.retag_article"),
)


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


def _plan(entry: LedgerEntry) -> Line:
    address = reverse("admin:articles_article_plan", args=[entry.pk])
    return Line(entry.sentence, address, _joined(_when(entry.made_at, entry.made_by)))


def _when(moment, by) -> Iterator[str]:
    yield hours.told(localtime(moment), now=localtime())
    if by:
        yield str(by)


def _joined(parts: Iterable) -> str:
    return " · ".join(str(part) for part in parts if part)
