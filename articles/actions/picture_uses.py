"""The pictures that an article shows: noted where it is saved, and shown to readers where it is published."""

from collections.abc import Iterable
from contextlib import suppress

from django.db.models import QuerySet

from articles.actions.live_pictures import as_live, go_public, make_ready
from articles.models import Article, LiveCopy, LivePicture, LiveUse, Picture, PictureUse
from articles.models.picture_uses import LEAD, STORY
from articles.rules.figures import pictures_in
from articles.rules.refusals import NotFit
from articles.rules.wording import say


def lost_pictures(body: str) -> set[int]:
    """The numbers of pictures in a cleaned body that the library has no more. One query, none for none."""
    named = pictures_in(body)
    if not named:
        return set()
    return set(named) - set(Picture.objects.filter(pk__in=named).values_list("pk", flat=True))


def refuse_lost_pictures(body: str) -> None:
    """Raise ``NotFit`` for a body with a picture that is in no library, or was deleted meanwhile."""
    if lost := lost_pictures(body):
        raise NotFit(
            say(
                "The library has no picture %(number)s, which stands in the story: take it out, or "
                "choose another one.",
                number=str(min(lost)),
            ),
            field="body",
        )


def note_uses(article: Article) -> None:
    """Store which pictures an article shows at the desk. Two queries, and one where there are any.

    In the order of their numbers, as publishing locks them: two who save never wait for each other.
    """
    article.picture_uses.all().delete()
    found = {(number, STORY) for number in pictures_in(article.body)}
    if article.lead_id:
        found.add((article.lead_id, LEAD))
    PictureUse.objects.bulk_create(
        PictureUse(article=article, picture_id=number, place=place)
        for number, place in sorted(found)
    )


def ready_pictures(numbers: Iterable[int]) -> None:
    """Make what is missing of these pictures, before the transaction that shows them, which would hold others up
    meanwhile. One query where all is there. What cannot be made is for that transaction to refuse."""
    waiting = Picture.objects.filter(pk__in=set(numbers), file__made_at=None)
    for picture in waiting.select_related("file"):
        with suppress(NotFit):
            make_ready(picture)


def show_pictures(words) -> dict[int, LivePicture]:
    """Let readers have the pictures of an article, or of a revision's words, within the transaction that
    publishes it. By their numbers."""
    return {picture.pk: go_public(picture) for picture in _pictures_of(words)}


def rehearse_pictures(words) -> dict[int, LivePicture]:
    """The pictures of an article, or of a revision's words, as publishing would show them. Nothing is stored."""
    pictures = _pictures_of(words).select_related("file")
    return {picture.pk: as_live(picture) for picture in pictures}


def _pictures_of(words) -> QuerySet[Picture]:
    """In the order in which they are locked."""
    numbers = set(pictures_in(words.body)) | ({words.lead.pk} if words.lead else set())
    found = Picture.objects.filter(pk__in=numbers) if numbers else Picture.objects.none()
    return found.order_by("pk")


def file_pictures(copy: LiveCopy, *, former: LiveCopy | None) -> None:
    """Note which live pictures stand in the story of the readers' copy."""
    if former:
        copy.picture_uses.all().delete()
    numbers = sorted(copy.story_pictures)
    LiveUse.objects.bulk_create(LiveUse(copy=copy, picture_id=number) for number in numbers)
