"""Whatever is done to pictures, in whatever order: each file is kept once, and readers are never led to one that is not
there."""

from functools import cache

from django.core.files.storage import default_storage, storages
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.actions.developing import carry_out_renditions
from articles.actions.library import add_picture, delete_picture, replace_file, save_picture
from articles.actions.live_pictures import go_public
from articles.models import LivePicture, Picture, PictureFile, Rendition
from articles.rules.refusals import Refusal
from articles.rules.renditions import SHAPES
from tests.factories import a_picture_file, paths_in
from tests.histories import examples

COLOURS = ["red", "green", "blue", "gold"]
place, colour = st.integers(0, 3), st.sampled_from(COLOURS)
acts = st.one_of(
    st.tuples(st.just("add"), place, colour),
    st.tuples(st.just("replace"), place, colour),  # by a former file: undone
    st.tuples(st.just("focus"), place, st.sampled_from([0, 50, 100])),
    st.tuples(st.just("publish"), place, st.none()),
    st.tuples(st.just("delete"), place, st.none()),
    st.tuples(st.just("make"), place, st.none()),
)


@cache
def a_file(name):
    return a_picture_file(name, size=(90, 64), kind="PNG")


def do(verb, number, what):
    """An act on the pictures there are, chosen by number."""
    there = list(Picture.objects.order_by("pk"))
    if verb == "add":
        return add_picture(a_file(what), by=None)
    if verb == "make":
        return carry_out_renditions()
    if not there:
        return None
    picture = there[number % len(there)]
    if verb == "replace":
        return replace_file(picture, a_file(what), by=None, version=picture.version)
    if verb == "focus":
        picture.focus_x = what
        return save_picture(picture, by=None, version=picture.version)
    return go_public(picture) if verb == "publish" else delete_picture(picture, by=None)


class Histories(TestCase):
    @given(st.lists(acts, min_size=4, max_size=10))
    @settings(max_examples=examples(6, slow=100), deadline=None)
    def test_files_and_what_readers_have_agree_after_any_acts(self, history):
        for act in [("add", 0, "red"), ("publish", 0, None), *history]:
            try:
                do(*act)
            except Refusal:
                pass
            self.check()
        carry_out_renditions()
        for live in LivePicture.objects.select_related("picture__file"):
            assert live.facts["colour"] == live.picture.file.colour
        assert not PictureFile.objects.filter(made_at=None).exists()

    def check(self):
        for picture in Picture.objects.select_related("file"):
            assert picture.file.picture_id == picture.pk
        for file in PictureFile.objects.all():
            assert storages["originals"].exists(file.original)
        known = set(Rendition.objects.values_list("path", flat=True))
        for live in LivePicture.objects.all():
            assert live.facts.keys() > SHAPES.keys()
            for path in paths_in(live.facts):
                assert path in known
                assert default_storage.exists(path)
