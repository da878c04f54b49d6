"""Whether all that is stored of an article agrees, as it must after whatever happened."""

from collections import Counter
from collections.abc import Iterator

from articles.actions.revisions import snapshot
from articles.models import Announcement, Article, DaybookEntry, LiveCopy
from articles.rules import names
from articles.rules.figures import pictures_in
from articles.rules.licences import expiry

TOLD = ("publish", "withdraw", "expire")  # each is one line of the daybook and one announcement


def disagreements() -> list[str]:
    """Everything about articles that contradicts something else; empty where nothing is torn."""
    return [*_of_the_log(), *(each for article in Article.objects.all() for each in _of(article))]


def _of_the_log() -> Iterator[str]:
    news = list(Announcement.objects.values_list("number", "names"))
    if [number for number, _ in news] != list(range(1, len(news) + 1)):
        yield "The announcements have gaps."
    told = Counter(name for _, each in news for name in each if name.startswith("article:"))
    done = Counter(DaybookEntry.objects.filter(verb__in=TOLD).values_list("thing", flat=True))
    if told != done:
        yield f"Told {told - done} that no line has; lines {done - told} that were not told."


def _of(article: Article) -> Iterator[str]:
    newest, copy = article.revisions.first(), LiveCopy.objects.filter(article=article).first()
    lines = Counter(
        DaybookEntry.objects.filter(thing=names.article(article.pk)).values_list("verb", flat=True)
    )
    saved = Counter(article.revisions.values_list("verb", flat=True))
    if newest.content != snapshot(article) or newest.version != article.version:
        yield f"{article}: the newest revision is not what stands at the desk."
    noted = article.picture_uses.values_list("picture", "place")
    shown = {(number, "story") for number in pictures_in(article.body)}
    if set(noted) != shown | ({(article.lead_id, "lead")} if article.lead_id else set()):
        yield f"{article}: the pictures noted are not those it shows."
    if article.version != lines["save"] or saved["save"] != lines["save"]:
        yield f"{article}: version {article.version}, {saved} revisions, {lines} lines."
    if (article.status == "live") != (copy is not None):
        yield f"{article}: {article.status}, and readers have {copy}."
    if copy:
        yield from _of_copy(copy)


def _of_copy(copy: LiveCopy) -> Iterator[str]:
    kept = copy.revision.content
    words = {name: kept[name] for name in ("headline", "slug", "standfirst")}
    if words | {"full_body": kept["body"]} != {
        name: getattr(copy, name) for name in ("headline", "slug", "standfirst", "full_body")
    }:
        yield f"{copy}: the readers' words are not those of its revision."
    if copy.expires_at != expiry(copy.licence, copy.first_published_at):
        yield f"{copy}: it expires at another hour than its licence."
    if set(copy.tagged.values_list("tag", flat=True)) != set(kept["tag_numbers"].values()):
        yield f"{copy}: the readers' tags are not those of its revision."
    if list(copy.bylines.values_list("author", flat=True)) != kept["authors"]:
        yield f"{copy}: the readers' byline is not that of its revision."
    if copy.lead_id != kept.get("lead"):
        yield f"{copy}: the readers' lead picture is not that of its revision."
    if set(copy.picture_uses.values_list("picture", flat=True)) != set(copy.story_pictures):
        yield f"{copy}: the pictures noted for readers are not those in its story."
