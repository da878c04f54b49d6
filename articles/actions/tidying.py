"""Files of pictures that nothing names any more: of deleted pictures, of former ways of making them, of uploads that
came to nothing."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import Storage, storages
from django.db.models import Q
from django.utils import timezone

from articles.models import LedgerChange, PictureFile, Rendition, Tag

AT_ONCE = 500
SPARED = timedelta(days=1)  # what is younger belongs perhaps to an act that is not at its end


def tidy_away() -> Iterator[str]:
    """Remove such files, and give the path of each. To be done when no page that is kept anywhere shows one:
    a day after pictures were deleted or made anew."""
    yield from _remove_unnamed(storages["default"], ["pictures"], _shown)
    originals = storages["originals"]
    yield from _remove_unnamed(originals, _folders(originals), _originals)


def _remove_unnamed(storage: Storage, folders: list[str], named) -> Iterator[str]:
    for folder in folders:
        for names in _batches(_files(storage, folder)):
            paths = [f"{folder}/{name}" for name in names]
            for path in sorted(set(paths) - named(paths)):
                if storage.get_modified_time(path) < timezone.now() - SPARED:
                    storage.delete(path)
                    yield path


def _shown(paths: list[str]) -> set[str]:
    """Those that a rendition or a tag has, or that an act of moderation would give back when it is undone."""
    before = Q(before__picture__in=paths) | Q(after__picture__in=paths)
    changes = LedgerChange.objects.filter(before, kind="tag").values_list("before", "after")
    return {
        *Rendition.objects.filter(path__in=paths).values_list("path", flat=True),
        *Tag.objects.filter(picture__in=paths).values_list("picture", flat=True),
        *(kept["picture"] for change in changes for kept in change if kept and "picture" in kept),
    }


def _originals(paths: list[str]) -> set[str]:
    return set(PictureFile.objects.filter(original__in=paths).values_list("original", flat=True))


def _folders(storage: Storage) -> list[str]:
    try:
        return storage.listdir("")[0]
    except FileNotFoundError:
        return []


def _files(storage: Storage, folder: str) -> list[str]:
    try:
        return storage.listdir(folder)[1]
    except FileNotFoundError:
        return []


def _batches(names: list[str]) -> Iterator[list[str]]:
    for begin in range(0, len(names), AT_ONCE):
        yield names[begin : begin + AT_ONCE]
