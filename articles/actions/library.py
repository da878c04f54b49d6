"""What the staff do to the picture library: add pictures, say what they are, replace their files, delete them."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from articles.actions.beats import record, require
from articles.actions.renditions import digest_of
from articles.models import Picture, PictureFile
from articles.rules import names
from articles.rules.refusals import AlreadyThere
from articles.rules.uploads import Uploaded, look_at
from articles.rules.wording import say

FIELD = "upload"  # where a refusal of the file is shown


def add_picture(data: bytes, *, by, **said) -> Picture:
    """Take a file into the library. ``said`` are columns of the picture; what the file says of itself fills
    those that are left empty. Raises ``NotFit``, and ``AlreadyThere`` for a file that is there."""
    require(by, "add_picture", say("add pictures"))
    refuse_known(data)
    found = look_at(data, field=FIELD)
    original = keep_original(data, found)
    said = found.said | {name: value for name, value in said.items() if value not in ("", None)}
    return _add(data, found, original, by=by, said=said)


def refuse_known(data: bytes) -> None:
    """Raise ``AlreadyThere`` where a picture has this file, or had it."""
    known = PictureFile.objects.select_related("picture").filter(digest=digest_of(data)).first()
    if known:
        raise AlreadyThere(
            say("This picture is in the library already: “%(picture)s”.", picture=known.picture),
            picture=known.picture, field=FIELD,
        )  # fmt: skip


def keep_original(data: bytes, found: Uploaded) -> str:
    """Store a file as it came, out of readers' reach. Stored before the commit, one that no picture has in
    the end harms nothing."""
    digest, originals = digest_of(data), storages["originals"]
    path = f"{digest[:2]}/{digest}.{found.format}"
    if not originals.exists(path):
        originals.save(path, ContentFile(data))
    return path


@transaction.atomic
def _add(data: bytes, found: Uploaded, original: str, *, by, said: dict) -> Picture:
    now = timezone.now()
    picture = Picture.objects.create(added_at=now, added_by=by, changed_at=now, version=1, **said)
    picture.file = new_file(picture, data, found, original, by=by)
    picture.save(update_fields=["file"])
    record(by=by, verb="add", thing=names.picture(picture.pk),
           sentence=say("Added the picture “%(picture)s”", picture=picture))  # fmt: skip
    return picture


def new_file(picture: Picture, data: bytes, found: Uploaded, original: str, *, by) -> PictureFile:
    """One more file of a picture."""
    return PictureFile.objects.create(
        picture=picture, digest=digest_of(data), original=original, format=found.format,
        width=found.width, height=found.height, size=len(data),
        likeness=found.likeness, colour=found.colour, added_at=timezone.now(), added_by=by,
    )  # fmt: skip
