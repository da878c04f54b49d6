"""Pictures as readers have them: all that a page needs to know of one, kept in step with the library."""

from articles.actions.renditions import make_renditions, missing_of, note_made, present_of
from articles.models import LivePicture, Picture
from articles.rules import renditions


def go_public(picture: Picture) -> LivePicture:
    """Let readers have a picture, within the transaction of what shows it; it announces nothing itself.

    What is missing of it is made here; call :func:`make_ready` before the transaction, and nothing is.
    """
    picture = (
        Picture.objects.select_for_update(of=("self",)).select_related("file").get(pk=picture.pk)
    )
    make_ready(picture)
    live, _ = LivePicture.objects.update_or_create(
        picture=picture, defaults={"facts": facts_of(picture), "ends_at": picture.licence_ends_at}
    )
    return live


def make_ready(*pictures: Picture) -> None:
    """Make what is missing of these pictures, before the transaction that shows them."""
    for picture in pictures:
        make_renditions(picture.file)
        if picture.file.made_at is None and not missing_of(picture.file):
            note_made(picture.file)


def facts_of(picture: Picture) -> dict:
    """All that a page needs: ``colour`` (“#rrggbb”), ``credit``, ``caption``, ``alt``, ``decorative``; and by
    shape (``whole``, ``card``, ``wide``, ``square``, ``print``) the ``width`` and ``height`` of the largest file,
    and by format (``avif``, ``webp``, ``jpeg``) ``[width, path]`` of each, narrow ones first."""
    return {
        "colour": picture.file.colour,
        "caption": picture.caption,
        "credit": picture.credit,
        "alt": "" if picture.decorative else picture.alt,
        "decorative": picture.decorative,
        **renditions.facts(present_of(picture.file)),
    }
