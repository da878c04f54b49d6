"""What the staff do to the picture library: add pictures, say what they are, replace their files, delete them."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.actions.beats import fit, record, require
from articles.actions.holding import hold_filing
from articles.actions.live_pictures import renew_live
from articles.actions.originals import keep_original, new_file, refuse_known
from articles.actions.tags import tags_named
from articles.models import LivePicture, Picture, PictureFile, PictureTag, uses_of
from articles.rules import cleaning, names
from articles.rules.refusals import InUse, NotAllowed, NotFit, NotNow, StaleEdit
from articles.rules.uploads import Uploaded, look_at
from articles.rules.wording import Words, listed, quoted, say, say_many

FIELD = "upload"  # where a refusal of the file is shown
LINES = ("credit", "creator", "alt", "licence")
# What a form may say of a picture.
SAID = ("caption", *LINES, "decorative", "licence_ends_at", "focus_x", "focus_y")
NAMED = 3  # uses that a refusal names; the others are counted


def add_picture(data: bytes, *, by, tags: Iterable[str] = (), **said) -> Picture:
    """Take a file into the library. ``said`` are columns of the picture; what the file says of itself fills
    those that are left empty. Raises ``NotFit``, and ``AlreadyThere`` for a file that is there."""
    require(by, "add_picture", say("add pictures"))
    refuse_known(data, field=FIELD)
    found = look_at(data, field=FIELD)
    original = keep_original(data, found)
    given = {name: value for name, value in said.items() if value not in ("", None)}
    picture = Picture(added_by=by, **found.said | given)
    return _add(picture, data, found, original, tags=tags, by=by)


@transaction.atomic
def save_picture(
    picture: Picture, *, by, version: int, tags: Iterable[str] | None = None
) -> Picture:
    """Store what is said of a picture; ``tags`` are names, None leaves them. Where its focus moved, what is cut
    out of it is made anew, and pages show the former cuts until that is done.

    Raises ``StaleEdit`` where it is no longer the ``version`` that was looked at, and ``NotFit``.
    """
    held = _held(picture, by=by, version=version)
    former = held.focus
    for column in SAID:
        setattr(held, column, getattr(picture, column))
    _tidy(held)
    _file_under(held, tags, by=by)
    if held.focus != former:
        _have_made(held.file)
    _store(held)
    record(by=by, verb="change", thing=names.picture(held.pk),
           sentence=say("Changed the picture “%(picture)s”", picture=held))  # fmt: skip
    renew_live(held)
    return held


def replace_file(picture: Picture, data: bytes, *, by, version: int) -> Picture:
    """Let a picture show another file, wherever it stands; the former one stays in its history. A file that it
    had before is taken from there.

    Raises ``NotFit``, ``StaleEdit``, and ``AlreadyThere`` for the file it shows, or one of another picture.
    """
    _require_change(picture, by=by)
    if former := refuse_known(data, field=FIELD, but_of=picture):
        return _replace(picture, by=by, version=version, file=former)
    found = look_at(data, field=FIELD)
    original = keep_original(data, found)
    return _replace(picture, by=by, version=version, new=(data, found, original))


@transaction.atomic
def delete_picture(picture: Picture, *, by) -> None:
    """Delete a picture that no article shows, with its history. Raises ``InUse`` with where it is shown.

    The files themselves stay until ``manage.py rebuild_pictures --tidy``: a page kept somewhere may show one.
    """
    require(by, "delete_picture", say("delete pictures"))
    held = _locked(picture)
    if why := why_in_use(held):
        raise InUse(why)
    number, named = held.pk, str(held)
    try:
        with transaction.atomic():
            LivePicture.objects.filter(picture=held).delete()
            Picture.objects.filter(pk=number).update(file=None)  # the two hold each other
            held.delete()
    except (ProtectedError, IntegrityError) as use:
        raise InUse(_used(held, say("an article that somebody saves at this moment"))) from use
    record(by=by, verb="delete", thing=names.picture(number),
           sentence=say("Deleted the picture “%(picture)s”", picture=named))  # fmt: skip


def why_in_use(picture: Picture) -> Words:
    """Why a picture cannot be deleted: the articles that show it; empty if none does."""
    uses = [str(use) for use in uses_of(picture)]
    if not uses:
        return ""
    more = [say_many("%(count)s other article", "%(count)s other articles", len(uses) - NAMED)]
    return _used(picture, listed(quoted(uses[:NAMED]) + more * (len(uses) > NAMED)))


def may_change(picture: Picture, *, by) -> bool:
    """Whether somebody may change what is said of a picture: who may change any, and who added this one."""
    if by is None or by.has_perm("articles.change_picture"):
        return True
    return picture.added_by_id == by.pk and by.has_perm("articles.add_picture")


def _used(picture: Picture, uses: Words) -> Words:
    return say(
        "“%(picture)s” cannot be deleted: it is shown in %(uses)s.", picture=picture, uses=uses
    )


@transaction.atomic
def _add(
    picture: Picture, data: bytes, found: Uploaded, original: str, *, tags: Iterable[str], by
) -> Picture:
    hold_filing()
    picture.added_at = timezone.now()
    _tidy(picture)
    _store(picture)
    picture.file = new_file(picture, data, found, original, by=by, field=FIELD)
    picture.save(update_fields=["file"])
    _file_under(picture, tags, by=by)
    record(by=by, verb="add", thing=names.picture(picture.pk),
           sentence=say("Added the picture “%(picture)s”", picture=picture))  # fmt: skip
    return picture


@transaction.atomic
def _replace(
    picture: Picture, *, by, version: int, file: PictureFile | None = None, new: tuple = ()
) -> Picture:
    held = _held(picture, by=by, version=version)
    held.file = file or new_file(held, *new, by=by, field=FIELD)
    _have_made(held.file)
    _store(held)
    record(by=by, verb="replace", thing=names.picture(held.pk),
           sentence=say("Replaced the file of the picture “%(picture)s”", picture=held))  # fmt: skip
    renew_live(held)
    return held


def _held(picture: Picture, *, by, version: int) -> Picture:
    """The picture under lock, as it was looked at."""
    held = _locked(picture)
    _require_change(held, by=by)
    if held.version != version:
        raise StaleEdit(
            say("Somebody else changed this picture while you looked at it. Nothing was stored: "
                "look at what it is now, and change that."),
            version=held.version,
        )  # fmt: skip
    return held


def _locked(picture: Picture) -> Picture:
    """The picture's row, held until the commit. Tags are found for it, so no merging of them comes between."""
    hold_filing()
    found = Picture.objects.select_for_update(of=("self",)).select_related("file")
    held = found.filter(pk=picture.pk).first()
    if held is None:
        raise NotNow(say("This picture was deleted meanwhile."))
    return held


def _require_change(picture: Picture, *, by) -> None:
    if not may_change(picture, by=by):
        raise NotAllowed(
            say("You may not %(doing)s. Ask someone whose role allows it.",
                doing=say("change pictures of others"))
        )  # fmt: skip


def _tidy(picture: Picture) -> None:
    """What is said in its stored form. Raises ``NotFit`` for what a column cannot hold."""
    picture.caption = cleaning.clean_lines(picture.caption)
    for column in LINES:
        setattr(picture, column, cleaning.clean_line(getattr(picture, column)))
    fit(picture, named="caption")
    for column in ("focus_x", "focus_y"):
        if not 0 <= getattr(picture, column) <= 100:
            raise NotFit(say("The focus is given in per cent, from 0 to 100."), field=column)


def _file_under(picture: Picture, tags: Iterable[str] | None, *, by) -> None:
    if tags is None:
        return
    wanted = {tag.pk for tag in tags_named(tags, by=by)}
    picture.tagged.exclude(tag__in=wanted).delete()
    present = set(picture.tagged.values_list("tag", flat=True))
    PictureTag.objects.bulk_create(
        PictureTag(picture=picture, tag_id=number) for number in sorted(wanted - present)
    )


def _have_made(file: PictureFile) -> None:
    """Have the clock look what is missing of a file."""
    file.made_at, file.failure, file.tries = None, "", 0
    file.save(update_fields=["made_at", "failure", "tries"])


def _store(picture: Picture) -> None:
    picture.version += 1
    picture.changed_at = timezone.now()
    picture.save()
