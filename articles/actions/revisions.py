"""An article's words as a revision keeps them, and back."""

from datetime import date

from django.utils import timezone

from articles.actions.picture_uses import lost_pictures
from articles.actions.section_tree import section_meant
from articles.actions.translations import original_meant
from articles.actions.words import Filed, Words, filed_under
from articles.models import Article, Author, Category, Picture, Revision, Section, Source, Tag
from articles.rules.figures import without_pictures

PLAIN = (
    "headline", "slug", "standfirst", "body", "author_note", "source_url", "original_is_canonical",
    "language", "lead_alt", "lead_caption",
)  # fmt: skip
FILED = {
    "section": Section, "category": Category, "source": Source, "translation_of": Article,
    "lead": Picture,
}  # fmt: skip
# What revisions made before there was such a thing mean.
UNSAID = {
    "original_is_canonical": False, "translation_of": None, "related": [],
    "lead": None, "lead_alt": "", "lead_caption": "",
}  # fmt: skip


def keep_revision(article: Article, filed: Filed | None = None, *, verb: str, by) -> Revision:
    """A new revision of the article's present words; ``filed`` is what it stands under, where that is known."""
    return _made(article, snapshot(article, filed), article.revisions.first(), verb=verb, by=by)


def published_revision(article: Article, filed: Filed, newest: Revision, *, by) -> Revision:
    """The revision that publishing shows: the newest, if its words are the article's, else a new one."""
    content = snapshot(article, filed)
    if content_of(newest) == content:
        return newest
    return _made(article, content, newest, verb="publish", by=by)


def _made(article: Article, content: dict, newest: Revision | None, *, verb: str, by) -> Revision:
    return Revision.objects.create(
        article=article,
        number=newest.number + 1 if newest else 1,
        version=article.version,
        content=content,
        verb=verb,
        made_at=timezone.now(),
        made_by=by,
    )


def snapshot(article: Article, filed: Filed | None = None) -> dict:
    """Everything an editor wrote, as JSON: texts as they are, things by number, tags also by name."""
    filed = filed or filed_under([article])[article.pk]
    tags = {tag.name: tag.pk for tag in filed.tags}
    return {
        **{name: getattr(article, name) for name in PLAIN},
        **{name: getattr(article, f"{name}_id") for name in FILED},
        "authors": [author.pk for author in filed.authors],
        "tags": sorted(tags),
        "tag_numbers": tags,
        "related": list(filed.related),
        "published_on": article.published_on and article.published_on.isoformat(),
    }


def content_of(revision: Revision) -> dict:
    """What a revision kept, whenever it was made, as :func:`snapshot` has it today."""
    return UNSAID | revision.content


def words_of(revision: Revision) -> Words:
    """The words a revision kept, filed under what there still is, and with the pictures that there still are:
    see :func:`lost_from`."""
    content = content_of(revision)
    content |= {"body": _with_its_pictures(content["body"])}
    authors = Author.objects.in_bulk(content["authors"])
    day = content["published_on"]
    filed = {name: _standing(name, content[name]) for name in FILED}
    return Words(
        **{name: content[name] for name in PLAIN},
        **filed,
        authors=[authors[pk] for pk in content["authors"] if pk in authors],
        tags=_tags_of(content),
        related=content["related"],
        published_on=day and date.fromisoformat(day),
    )


def lost_from(revision: Revision) -> list[str]:
    """What a revision was filed under that is gone since: “category”, “source”."""
    content = content_of(revision)
    lost = [name for name in FILED if content[name] and not _standing(name, content[name])]
    if "lead" not in lost and lost_pictures(content["body"]):
        lost.append("lead")
    return [_LOST.get(name, name) for name in lost]


_LOST = {"translation_of": "original", "lead": "picture"}


def _with_its_pictures(body: str) -> str:
    lost = lost_pictures(body)
    return without_pictures(body, lost.__contains__) if lost else body


def _standing(name: str, number: int | None):
    """The thing of this number; of one that was merged, what it went into."""
    if name == "section":
        return section_meant(number)
    if name == "translation_of":
        return original_meant(number)
    if name == "lead":
        return Picture.objects.filter(pk=number).first() if number else None
    thing = FILED[name].objects.filter(pk=number).select_related("alias_of").first()
    return thing and thing.meant


def _tags_of(content: dict) -> list[str]:
    """The names of its tags as they are now: one that was renamed since is no second tag."""
    numbers = content.get("tag_numbers", {})
    known = Tag.objects.in_bulk(numbers.values())
    return [known[numbers[name]].name if numbers.get(name) in known else name
            for name in content["tags"]]  # fmt: skip
