"""From the desk's article to the readers' copy, and the names of all that shows it."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from articles.actions.picture_uses import file_pictures, show_pictures
from articles.actions.words import Filed
from articles.models import (
    Article,
    LiveByline,
    LiveCopy,
    LivePicture,
    LiveRelated,
    LiveTag,
    Revision,
    Section,
)
from articles.rules import cleaning, licences, names
from articles.search import filling


def copy_of(words, *, article: Article, revision: Revision | None) -> LiveCopy:
    """An unsaved live copy of an article: what publishing stores and a preview shows, but for the lead picture,
    which a page needs a live one of.

    ``words`` are the article itself, or a revision's.
    """
    same = ("headline", "slug", "standfirst", "author_note", "lead_alt", "lead_caption", "section", "category",
            "source", "source_url", "original_is_canonical", "language", "translation_of",
            "published_on", "published_at")  # fmt: skip
    licence = words.source.licence if words.source else licences.EVERYTHING
    return LiveCopy(
        article=article,
        revision=revision,
        full_body=words.body,
        excerpt=cleaning.excerpt(words.body),
        updated_at=timezone.now(),
        # A later publication does not prolong it.
        expires_at=licences.expiry(licence, article.first_published_at),
        **_put_right(article),
        **{name: getattr(words, name) for name in same},
    )


def go_live(
    article: Article, revision: Revision, *, filed: Filed, former: LiveCopy | None
) -> LiveCopy:
    """Store the readers' copy of an article, and what stands on it, in place of the former one."""
    copy = copy_of(article, article=article, revision=revision)
    show_lead(copy, article)
    copy.save(force_insert=former is None)
    file_copy(copy, filed, former=former)
    return copy


def show_lead(copy: LiveCopy, words) -> None:
    """Let readers have the pictures of ``words``, and give the copy, which is not stored here, its own."""
    give_lead(copy, words, show_pictures(words))


def give_lead(copy: LiveCopy, words, pictures: dict[int, LivePicture]) -> None:
    """Give a copy, which is not stored here, the lead picture of ``words``."""
    copy.lead = pictures.get(words.lead.pk) if words.lead else None


def file_copy(copy: LiveCopy, filed: Filed, *, former: LiveCopy | None) -> None:
    """Give the readers' copy its byline, in order, its tags, and the stories chosen for it; then all there
    is to find it by is there."""
    if former:
        copy.bylines.all().delete()
        copy.tagged.all().delete()
        copy.related.all().delete()
    file_pictures(copy, former=former)
    LiveByline.objects.bulk_create(
        LiveByline(copy=copy, author=author, order=order)
        for order, author in enumerate(filed.authors)
    )
    LiveTag.objects.bulk_create(LiveTag(copy=copy, tag=tag) for tag in filed.tags)
    LiveRelated.objects.bulk_create(
        LiveRelated(copy=copy, article_id=number, order=order)
        for order, number in enumerate(filed.related)
    )
    authors, tags = ([each.pk for each in filed.authors], [each.pk for each in filed.tags])
    filling.refresh(copy, authors={copy.pk: authors}, tags={copy.pk: tags})


def put_right(copy: LiveCopy) -> None:
    """Bring what a stored live copy says of its corrections up to date."""
    for name, value in _put_right(copy.article).items():
        setattr(copy, name, value)
    copy.save(update_fields=["corrections", "first_published_at", "modified_at"])


def _put_right(article: Article) -> dict:
    """What readers are told of changes: the notes, and since when the article is as it is.

    The moment of a correction that was removed as a mistake is forgotten with it.
    """
    notes = [correction.note for correction in article.corrections.all()] if article.pk else []
    moments = [article.first_published_at, article.rewritten_at, *(note.made_at for note in notes)]
    return {
        "corrections": [note.as_json() for note in notes],
        "first_published_at": article.first_published_at,
        "modified_at": max((moment for moment in moments if moment), default=None),
    }


def shown_under(copy: LiveCopy | None) -> set[int]:
    """The tags that readers have an article under."""
    return set(copy.tagged.values_list("tag", flat=True)) if copy else set()


def shown_by(copy: LiveCopy | None, *, tags: Iterable[int] | None = None) -> set[str]:
    """The names of everything that shows this live copy: its page, its lists, its archives, and the pages
    it stands beside. ``tags`` are those it stands under, where that is known."""
    if copy is None:
        return set()
    tags = shown_under(copy) if tags is None else tags
    return shown_with(copy, copy.bylines.values_list("author", flat=True), tags)


def shown_with(copy: LiveCopy, authors: Iterable[int], tags: Iterable[int]) -> set[str]:
    """The same, where it is known under which authors and tags the copy stands."""
    found = {names.article(copy.article_id), names.FRONT, names.TAGS}
    found.add(names.article(copy.group))  # what the pages of all its translations depend on
    found.update(names.archives(copy.published_on))
    # Two that come into one gap at one moment may not see each other: then each of their own pages leads
    # past the other, and to what is there, until either changes. Waiting for each other would cost all.
    found.update(map(names.beside, LiveCopy.objects.beside(copy).values_list("pk", flat=True)))
    found.update(names.listing("section", pk) for pk in _with_ancestors(copy.section))
    found.update(names.listing("tag", pk) for pk in tags)
    found.update(names.listing("author", pk) for pk in authors)
    if copy.corrections:
        found.add(names.CORRECTIONS)
    if copy.category_id:
        found.add(names.listing("category", copy.category_id))
    if copy.source_id:
        found.add(names.listing("source", copy.source_id))
    return found


def _with_ancestors(section: Section) -> Iterator[int]:
    """The numbers of a section and all above it."""
    steps = section.path.split("/")
    if len(steps) == 1:
        yield section.pk
        return
    paths = ["/".join(steps[:depth]) for depth in range(1, len(steps) + 1)]
    yield from Section.objects.filter(path__in=paths).values_list("pk", flat=True)
