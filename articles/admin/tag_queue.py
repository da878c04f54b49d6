"""Tags that somebody has to look at: proposals, and names that perhaps mean one topic."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.models import Article, Tag, TaggedArticle
from articles.rules.duplicates import Pair, near_duplicates
from articles.rules.likeness import Near, nearest

AT_ONCE = 10
ARTICLES = 3
ROWS = 300  # of articles under the proposals of a page: of each the first few are shown
PAIRS = 60


@dataclass
class Proposal:
    """A tag that waits, the articles it is on, and the tags that were perhaps meant."""

    tag: Tag
    count: int = 0
    articles: list[Article] = field(default_factory=list)
    near: list[tuple[Tag, str]] = field(default_factory=list)


def proposals(request, model_admin):
    """The proposals that have waited longest, each with what helps to decide."""
    _allow(request)
    after = request.GET.get("after", "")
    waiting = Tag.objects.filter(status=Tag.PROPOSED).select_related("made_by").order_by("pk")
    if after.isdecimal() and len(after) < 19:
        waiting = waiting.filter(pk__gt=int(after))
    found = list(waiting[: AT_ONCE + 1])
    shown = _proposals(found[:AT_ONCE])
    more = shown[-1].tag.pk if len(found) > AT_ONCE else None
    return _page(request, model_admin, "proposals", title=_("Proposed tags"), proposals=shown, more=more,
                 here=request.get_full_path())  # fmt: skip


def alike(request, model_admin):
    """Pairs of tags that are perhaps one topic, each a way to the plan of merging them."""
    _allow(request)
    known = Tag.objects.approved().values_list("pk", "name", "skeleton")
    found = [pair for group in near_duplicates(known) for pair in group.pairs]
    return _page(request, model_admin, "alike", title=_("Tags that look alike"), count=len(found),
                 pairs=_pairs(found[:PAIRS]))  # fmt: skip


def known_names() -> list[tuple[int, str, str]]:
    """Every name that leads to a tag readers see, with the number of that tag, and its skeleton. One query."""
    rows = Tag.objects.filter(status__in=[Tag.APPROVED, Tag.MERGED]).order_by("pk")
    found = rows.values_list("pk", "alias_of", "name", "skeleton")
    return [(alias or number, name, skeleton) for number, alias, name, skeleton in found]


def _proposals(tags: list[Tag]) -> list[Proposal]:
    """Four queries, whatever the number of tags there are."""
    if not tags:
        return []
    known = known_names()
    near = {tag.pk: nearest(tag.name, known) for tag in tags}
    meant = Tag.objects.in_bulk({each.number for found in near.values() for each in found})
    links = TaggedArticle.objects.filter(tag__in=tags)
    counts = dict(links.order_by().values_list("tag").annotate(Count("pk")))
    articles: dict[int, list[Article]] = {}
    for link in links.select_related("content_object").order_by("-pk")[:ROWS]:
        articles.setdefault(link.tag_id, []).append(link.content_object)
    return [
        Proposal(
            tag=tag,
            count=counts.get(tag.pk, 0),
            articles=articles.get(tag.pk, [])[:ARTICLES],
            near=_meant(near[tag.pk], meant),
        )
        for tag in tags
    ]


def _meant(near: list[Near], tags: dict[int, Tag]) -> list[tuple[Tag, str]]:
    """Each tag once, by the nearest of its names."""
    found = {}
    for each in near:
        tag = tags.get(each.number)
        if tag and tag.status == Tag.APPROVED and tag not in found:
            why = each.why
            if each.name != tag.name:
                why = _("by its other name “%(name)s”: %(why)s") % {"name": each.name, "why": why}
            found[tag] = why
    return list(found.items())


def _pairs(found: list[Pair]) -> list[dict]:
    """The pairs with their tags; the one on fewer articles comes first. Two queries."""
    numbers = {number for pair in found for number in (pair.one, pair.other)}
    tags = Tag.objects.in_bulk(numbers)
    links = TaggedArticle.objects.filter(tag__in=numbers).order_by()
    counts = dict(links.values_list("tag").annotate(Count("pk")))
    pairs = []
    for pair in found:
        two = sorted(({"tag": tags[number], "count": counts.get(number, 0)}
                      for number in (pair.one, pair.other) if number in tags),
                     key=lambda each: each["count"])  # fmt: skip
        if len(two) == 2:
            pairs.append({"less": two[0], "more": two[1], "why": pair.why})
    return pairs


def _allow(request) -> None:
    if not request.user.has_perm("articles.change_tag"):
        raise PermissionDenied


def _page(request, model_admin, template: str, **context):
    context = model_admin.admin_site.each_context(request) | context | {"opts": model_admin.opts}
    return TemplateResponse(request, f"admin/articles/tag/{template}.html", context)
