"""Pictures made again, and files tidied away that nothing names."""

import os
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command

from articles.actions import developing
from articles.actions.developing import carry_out_renditions
from articles.actions.library import delete_picture, replace_file
from articles.actions.live_pictures import go_public
from articles.models import LivePicture, PictureFile, Rendition
from articles.rules import rendering
from articles.rules.renditions import JPEG
from tests.factories import a_picture, a_picture_file, paths_in

pytestmark = pytest.mark.django_db


def rebuilt(*arguments):
    told = StringIO()
    call_command("rebuild_pictures", *arguments, stdout=told, stderr=StringIO())
    return told.getvalue()


def aged(storage, *paths):
    for path in paths:
        past = time.time() - 2 * 24 * 3600
        os.utime(storage.path(path), (past, past))


def test_what_is_missing_is_made_and_the_rest_is_left():
    for _ in range(3):
        a_picture()
    carry_out_renditions()
    kept = set(Rendition.objects.exclude(shape="square").values_list("pk", flat=True))
    Rendition.objects.filter(shape="square").delete()
    assert rebuilt() == "3 pictures are as they should be.\n"
    assert Rendition.objects.filter(shape="square").count() == 3
    assert kept < set(Rendition.objects.values_list("pk", flat=True))


def test_made_in_another_way_all_is_made_anew_and_reaches_readers(monkeypatch):
    former = set(paths_in(go_public(a_picture()).facts))
    monkeypatch.setitem(rendering.SAVED, JPEG, {"format": "JPEG", "quality": 20})
    rebuilt("--everything")
    present = set(paths_in(LivePicture.objects.get().facts))
    assert {path for path in former if path.endswith("avif")} < present
    assert not {path for path in former if path.endswith("jpg")} & present


def test_a_run_that_was_stopped_says_how_to_go_on_and_does_not_begin_anew(monkeypatch):
    first, second = a_picture(), a_picture()
    true, seen = developing.develop, []

    def stopped(file, **more):
        if seen:
            raise KeyboardInterrupt
        seen.append(file.pk)
        true(file, **more)

    monkeypatch.setattr(developing, "develop", stopped)
    with pytest.raises(
        CommandError, match=f"Run with --everything --after {first.file_id} to go on"
    ):
        rebuilt("--everything")
    monkeypatch.setattr(developing, "develop", lambda file, **more: seen.append(file.pk))
    rebuilt("--everything", "--after", str(first.file_id))
    assert seen == [first.file_id, second.file_id]


def test_what_failed_is_tried_again_and_named_where_it_fails_again():
    lost, other = a_picture(), a_picture()
    with storages["originals"].open(lost.file.original) as file:
        content = file.read()
    storages["originals"].delete(lost.file.original)
    with pytest.raises(CommandError, match="1 pictures failed"):
        rebuilt()
    assert PictureFile.objects.get(made_at=None).failure
    assert PictureFile.objects.get(pk=other.file_id).made_at
    storages["originals"].save(lost.file.original, ContentFile(content))
    rebuilt()
    assert not PictureFile.objects.filter(made_at=None).exists()


def test_files_that_nothing_names_are_tidied_away_and_no_others():
    picture, gone = a_picture(), a_picture()
    replace_file(picture, a_picture_file("blue"), by=None, version=1)
    for each in (picture, gone):
        go_public(each)
    kept = set(Rendition.objects.filter(file__picture=picture).values_list("path", flat=True))
    lost = set(Rendition.objects.filter(file__picture=gone).values_list("path", flat=True))
    default_storage.save("pictures/young.webp", ContentFile(b""))
    delete_picture(gone, by=None)
    aged(default_storage, *kept, *lost)
    aged(
        storages["originals"], gone.file.original, *picture.files.values_list("original", flat=True)
    )
    rebuilt("--tidy")
    assert all(default_storage.exists(path) for path in {*kept, "pictures/young.webp"})
    assert not any(default_storage.exists(path) for path in lost)
    assert not storages["originals"].exists(gone.file.original)
    for file in picture.files.all():
        assert Path(storages["originals"].path(file.original)).is_file()
