"""Pictures as readers have them: all that a page needs to know of one, kept in step with the library."""

from django.utils import timezone

from articles.actions.beats import announce
from articles.actions.renditions import make_renditions, missing_of, present_of
from articles.models import LivePicture, Picture, PictureFile
from articles.rules import names, renditions


def go_public(picture: Picture) -> LivePicture:
    """Let readers have a picture, within the transaction of what shows it; it announces nothing itself.

    What is missing of it is made here; call :func:`make_ready` before the transaction, and nothing is. Its row is
    held until the commit: of several pictures, take them in the order of their numbers.
    """
    found = Picture.objects.select_for_update(of=("self",)).select_related("file")
    picture = found.get(pk=picture.pk)
    make_ready(picture)
    live = as_live(picture)
    LivePicture.objects.bulk_create(
        [live], update_conflicts=True, unique_fields=["picture"],
        update_fields=["facts", "ends_at", "is_ended"],
    )  # fmt: skip
    return live


def as_live(picture: Picture) -> LivePicture:
    """A picture as :func:`go_public` would let readers have it now, not stored: for previews."""
    live = LivePicture(picture=picture)
    _bring_in_step(live, picture)
    return live


def make_ready(*pictures: Picture) -> None:
    """Make what is missing of these pictures, before the transaction that shows them."""
    for picture in pictures:
        picture.file.picture = picture
        make_renditions(picture.file)
        note_if_made(picture.file)


def note_if_made(file: PictureFile) -> bool:
    """Write down that all is there, if it is. Says so too."""
    if missing_of(file):
        return False
    if file.made_at is None:
        file.made_at, file.failure, file.taken_until = timezone.now(), "", None
        file.save(update_fields=["made_at", "failure", "taken_until"])
    return True


def renew_live(picture: Picture) -> None:
    """Bring what readers have of a picture, if they have it, in step with the library, under its lock.
    Announced where it is another."""
    live = LivePicture.objects.filter(picture=picture).first()
    if live is None:
        return
    before = live.facts, live.ends_at, live.is_ended
    _bring_in_step(live, picture)
    if (live.facts, live.ends_at, live.is_ended) != before:
        live.save()
        announce([names.picture(picture.pk)])


def facts_of(picture: Picture, *, former: dict | None = None) -> dict:
    """All that a page needs: ``colour`` (“#rrggbb”), ``credit``, ``caption``, ``alt``, ``decorative``; and by
    shape (``whole``, ``card``, ``wide``, ``square``, ``print``) the ``width`` and ``height`` of the largest file,
    and by format (``avif``, ``webp``, ``jpeg``) ``[width, path]`` of each, narrow ones first.

    While something of the present file is still to be made, pages go on with the ``former`` files.
    """
    said = {
        "caption": picture.caption,
        "credit": picture.credit,
        "alt": "" if picture.decorative else picture.alt,
        "decorative": picture.decorative,
    }
    if former and missing_of(picture.file):
        return former | said
    shapes = renditions.facts(present_of(picture.file))
    return {"colour": picture.file.colour} | said | shapes


def _bring_in_step(live: LivePicture, picture: Picture) -> None:
    picture.file.picture = picture
    live.facts = facts_of(picture, former=live.facts)
    live.ends_at = picture.licence_ends_at
    live.is_ended = bool(live.ends_at and live.ends_at <= timezone.now())
