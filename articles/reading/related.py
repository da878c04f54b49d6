"""What stands beside an article: stories chosen for it, stories near it, and the same one in other papers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Value

from articles.models import LiveCopy, LiveRelated, LiveTag, Tag
from articles.reading.listings import names_on
from articles.rules import names
from articles.rules.related import Told, as_one, nearness, uses_of

TAGS = 20
UNDER_EACH = 200  # stories looked at, however many stand under a tag
READ = 30
SHOWN = 6
PICK = 0  # stands for a tag's number in a row that an editor chose


@dataclass
class Story:
    """``elsewhere`` is the same story in other papers."""

    copy: LiveCopy
    elsewhere: list[LiveCopy] = field(default_factory=list)


@dataclass
class Related:
    """``elsewhere`` is the article's own story in other papers.

    ``names`` are those of all that is shown and all that was chosen, live or not: a story that is withdrawn
    leaves the page at once, and one chosen appears with its publication. A new story with the same tags is
    announced by none of them. Naming the lists of the tags would drop every page under a common tag at each
    publication, and cost the paper its kept pages for the sake of a list that may be a little behind.
    """

    stories: list[Story] = field(default_factory=list)
    elsewhere: list[LiveCopy] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def read_related(
    copy: LiveCopy, tags: Iterable[Tag], *, picks: Sequence[int] | None = None
) -> Related:
    """Two queries at most: what was chosen and what shares a tag; the stories of these.

    ``tags`` are the article's approved ones. ``picks`` are the chosen articles of a preview, whose copy is
    not stored. Under a tag those written last are looked at: an index has them in that order, so a tag on a
    hundred thousand stories costs what one on two hundred does.
    """
    chosen, tagged = _numbers(copy, [tag.pk for tag in tags][:TAGS], picks)
    near = nearness(tagged, uses_of(tagged, UNDER_EACH))
    wanted = list(dict.fromkeys([*chosen, *list(near)[:READ]]))
    if not wanted:
        return Related()
    live = LiveCopy.objects.for_cards().in_bulk(wanted)
    others = [each for number, each in live.items() if number not in chosen]
    others = [each for each in others if each.group != copy.group and not each.is_retracted]
    others.sort(key=lambda each: (round(near[each.pk], 6), each.position), reverse=True)
    picked = [live[number] for number in chosen if number in live]
    return _grouped(copy, [*picked, *others], chosen)


def _numbers(
    copy: LiveCopy, tags: list[int], picks: Sequence[int] | None
) -> tuple[list[int], list[tuple[int, int]]]:
    """The chosen articles in their order, and pairs of a tag and a story under it. One query."""
    parts = [_under(tag, copy) for tag in tags]
    if picks is None:
        chosen = LiveRelated.objects.filter(copy=copy).order_by()
        parts.insert(0, chosen.values_list(Value(PICK), "article", "order"))
    if not parts:
        return list(picks or ()), []
    first, *more = parts
    rows = list(first.union(*more, all=True) if more else first)
    stored = [number for _, number in sorted((row[2], row[1]) for row in rows if row[0] == PICK)]
    return list(stored if picks is None else picks), [row[:2] for row in rows if row[0] != PICK]


def _under(tag: int, copy: LiveCopy):
    """The limit stands one query deeper, since SQLite allows none inside a union."""
    last = LiveTag.objects.filter(tag=tag).exclude(copy=copy.article_id).order_by("-copy")
    found = LiveTag.objects.filter(pk__in=last.values("pk")[:UNDER_EACH])
    return found.order_by().values_list("tag", "copy", Value(0))


def _grouped(copy: LiveCopy, found: list[LiveCopy], chosen: Iterable[int]) -> Related:
    own, *groups = as_one([copy, *found], _told)
    elsewhere, groups = own[1 : SHOWN + 1], groups[:SHOWN]
    stories = [Story(group[0], group[1 : SHOWN + 1]) for group in groups]
    shown = [*elsewhere, *(each for story in stories for each in (story.copy, *story.elsewhere))]
    depends = {names.article(number) for number in [*chosen, *(each.pk for each in shown)]}
    return Related(stories, elsewhere, depends | names_on(shown))


def _told(copy: LiveCopy) -> Told:
    return Told(copy.headline, copy.standfirst, copy.source_id, copy.published_on)
