"""The files of the picture library as they came: each is stored once, out of readers' reach."""

from hashlib import blake2b

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Picture, PictureFile
from articles.rules.likeness_of_pictures import ALMOST, NOTHING, difference
from articles.rules.refusals import AlreadyThere
from articles.rules.uploads import Uploaded
from articles.rules.wording import say

MOST = 10  # pictures that are pointed out as almost the same


def digest_of(content: bytes) -> str:
    """The name of a file with this content: BLAKE2b, 16 bytes, in hexadecimal."""
    return blake2b(content, digest_size=16).hexdigest()


def refuse_known(data: bytes, *, field: str, but_of: Picture | None = None) -> PictureFile | None:
    """Raise ``AlreadyThere`` where a picture has this file, or had it; one that ``but_of`` had before is
    returned."""
    known = PictureFile.objects.select_related("picture").filter(digest=digest_of(data)).first()
    if known is None or (known.picture == but_of and known.picture.file_id != known.pk):
        return known
    raise AlreadyThere(
        say("This picture is in the library already: “%(picture)s”.", picture=known.picture),
        picture=known.picture, field=field,
    )  # fmt: skip


def keep_original(data: bytes, found: Uploaded) -> str:
    """Store a file as it came. Stored before the commit, one that no picture has in the end harms nothing."""
    digest, originals = digest_of(data), storages["originals"]
    path = f"{digest[:2]}/{digest}.{found.format}"
    if not originals.exists(path):
        originals.save(path, ContentFile(data))
    return path


def new_file(
    picture: Picture, data: bytes, found: Uploaded, original: str, *, by, field: str
) -> PictureFile:
    """One more file of a picture. Raises ``AlreadyThere`` where another got it at this moment."""
    file = PictureFile(
        picture=picture, digest=digest_of(data), original=original, format=found.format,
        width=found.width, height=found.height, size=len(data),
        likeness=found.likeness, colour=found.colour, added_at=timezone.now(), added_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            file.save()
    except IntegrityError:
        refuse_known(data, field=field)
        raise
    return file


def near(likeness: int, *, but: Picture | None = None) -> list[Picture]:
    """The pictures whose present file looks almost the same, the most alike first; at most ``MOST``.

    One query of four indexes, which finds about one in a thousand to compare; a picture in one colour is like
    no other.
    """
    if likeness == NOTHING:
        return []
    files = PictureFile.objects.alike(likeness).select_related("picture__file")
    if but:
        files = files.exclude(picture=but)
    found = [
        (difference(file.likeness, likeness), file.pk, file.picture)
        for file in files
        if file.picture.file_id == file.pk and difference(file.likeness, likeness) <= ALMOST
    ]
    return [picture for *_, picture in sorted(found, key=lambda each: each[:2])[:MOST]]
