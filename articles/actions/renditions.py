"""What is made of a picture's file to be shown: once, whoever asks, and going on where it was left."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages

from articles.actions.originals import digest_of
from articles.models import PictureFile, Rendition
from articles.rules import renditions
from articles.rules.rendering import render
from articles.rules.renditions import Wanted


def make_renditions(file: PictureFile, *, anew: bool = False) -> list[Rendition]:
    """Make what is missing of a file, for the present focus of its picture; all of it ``anew``, once the way it is
    made is another. Returns what was made.

    Each is stored as soon as it is there, in no transaction of all: stopped half-way, it goes on from there.
    Raises ``NotFit`` where the file cannot be decoded, and what the storage raises.
    """
    missing = wanted_of(file) if anew else missing_of(file)
    if not missing:
        return []
    with storages["originals"].open(file.original) as original:
        data = original.read()
    made = render(data, missing, size=(file.width, file.height))
    return [_store(file, wanted, content) for wanted, content in made]


def keep_for_readers(content: bytes, ending: str) -> str:
    """Store a file that readers may have, under the name of its content; its path."""
    path = f"pictures/{digest_of(content)}.{ending}"
    if not default_storage.exists(path):
        file = ContentFile(content)
        file.content_type = renditions.TYPES[
            ending
        ]  # a storage that serves by itself tells readers
        default_storage.save(path, file)
    return path


def wanted_of(file: PictureFile) -> list[Wanted]:
    """All that is to be there of a file."""
    return renditions.wanted(file.width, file.height, focus=file.picture.focus)


def present_of(file: PictureFile) -> list[Rendition]:
    """What is there of all that is wanted. One query, where the renditions were not fetched before."""
    wanted = {_key(each, crop_text(each)) for each in wanted_of(file)}
    return [each for each in file.renditions.all() if _key(each, each.crop) in wanted]


def missing_of(file: PictureFile) -> list[Wanted]:
    """What is wanted of a file and not there yet. One query, as for :func:`present_of`."""
    present = {_key(each, each.crop) for each in file.renditions.all()}
    return [each for each in wanted_of(file) if _key(each, crop_text(each)) not in present]


def crop_text(wanted: Wanted) -> str:
    return ",".join(map(str, wanted.crop))


def _key(each, crop: str) -> tuple:
    return each.shape, each.format, each.width, crop


def _store(file: PictureFile, wanted: Wanted, content: bytes) -> Rendition:
    path = keep_for_readers(content, renditions.ENDINGS[wanted.format])
    made, _ = Rendition.objects.update_or_create(
        file=file, shape=wanted.shape, format=wanted.format, width=wanted.width,
        crop=crop_text(wanted),
        defaults={"height": wanted.height, "path": path, "size": len(content)},
    )  # fmt: skip
    return made
