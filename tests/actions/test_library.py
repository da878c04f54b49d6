"""The picture library's actions."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.utils import timezone
from PIL import Image

from articles.actions import developing
from articles.actions.developing import carry_out_renditions, take_next
from articles.actions.library import add_picture, delete_picture, replace_file, save_picture
from articles.actions.live_pictures import go_public
from articles.actions.originals import near
from articles.models import Announcement, DaybookEntry, LivePicture, Picture, PictureFile, Rendition
from articles.rules.refusals import AlreadyThere, InUse, NotAllowed, NotFit, NotNow, StaleEdit
from tests.factories import a_picture, a_picture_file, an_account

pytestmark = pytest.mark.django_db


def saved(picture, *, by=None, tags=None, **said):
    for column, value in said.items():
        setattr(picture, column, value)
    return save_picture(picture, by=by, version=picture.version, tags=tags)


def told():
    return [name for each in Announcement.objects.order_by("number") for name in each.names]


def test_a_file_is_offered_instead_of_stored_twice():
    picture = add_picture(a_picture_file("red"), by=None, caption="A crane.")
    with pytest.raises(AlreadyThere) as refusal:
        add_picture(a_picture_file("red"), by=None)
    assert refusal.value.picture == picture
    assert Picture.objects.count() == PictureFile.objects.count() == 1


def test_a_former_file_of_a_picture_is_offered_as_well():
    picture = a_picture("red")
    replace_file(picture, a_picture_file("blue"), by=None, version=picture.version)
    with pytest.raises(AlreadyThere) as refusal:
        add_picture(a_picture_file("red", kind="PNG"), by=None)
    assert refusal.value.picture == picture


def test_who_adds_a_file_that_another_adds_at_this_moment_is_offered_theirs(monkeypatch):
    picture = add_picture(a_picture_file("red"), by=None)
    monkeypatch.setattr("articles.actions.library.refuse_known", lambda *_, **__: None)
    with pytest.raises(AlreadyThere) as refusal:
        add_picture(a_picture_file("red"), by=None)
    assert refusal.value.picture == picture
    assert Picture.objects.count() == 1


def test_what_is_no_picture_leaves_nothing_behind():
    with pytest.raises(NotFit):
        add_picture(b"<script>", by=None)
    assert not Picture.objects.exists()


def test_a_live_picture_says_all_that_a_page_needs(client):
    picture = a_picture(size=(1000, 800), credit="A. Writer", alt="A crane.")
    facts = go_public(picture).facts
    assert (facts["credit"], facts["alt"], facts["colour"]) == (
        "A. Writer",
        "A crane.",
        picture.file.colour,
    )
    assert [width for width, _ in facts["whole"]["avif"]] == [480, 800, 1000]
    assert (facts["card"]["width"], facts["card"]["height"]) == (1000, 750)
    for shape in ("whole", "card", "wide", "square", "print"):
        _, path = facts[shape]["jpeg"][-1]
        answer = client.get(f"/media/{path}")
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "immutable" in answer["Cache-Control"]
        shown = Image.open(BytesIO(answer.content))
        assert shown.size == (facts[shape]["width"], facts[shape]["height"])


def test_what_is_said_of_a_picture_reaches_readers_who_have_it():
    picture = a_picture(credit="A. Writer", alt="A crane.")
    go_public(picture)
    saved(picture, credit="B. Writer", alt=" A  crane\nat work. ", decorative=False)
    facts = LivePicture.objects.get().facts
    assert (facts["credit"], facts["alt"]) == ("B. Writer", "A crane at work.")
    assert told() == [f"picture:{picture.pk}"]


def test_a_picture_that_readers_do_not_have_is_announced_to_nobody():
    saved(a_picture(), credit="B. Writer")
    assert not LivePicture.objects.exists()
    assert told() == []


def test_readers_of_a_decoration_are_told_nothing():
    picture = saved(a_picture(alt="A crane."), decorative=True)
    assert go_public(picture).facts["alt"] == ""


def test_a_licence_that_has_ended_is_known_to_the_readers_table():
    picture = a_picture()
    live = go_public(saved(picture, licence_ends_at=timezone.now() - timedelta(hours=1)))
    assert live.is_ended
    saved(Picture.objects.get(), licence_ends_at=None)
    assert not LivePicture.objects.get().is_ended


def test_pages_show_the_former_cut_until_the_one_of_a_new_focus_is_made():
    picture = a_picture(size=(400, 100))
    former = go_public(picture).facts
    picture = saved(picture, focus_x=0)
    assert LivePicture.objects.get().facts == former
    assert [file.pk for file in carry_out_renditions()] == [picture.file_id]
    now = LivePicture.objects.get().facts
    assert now["square"] != former["square"]
    assert now["whole"] == former["whole"]
    assert told() == [f"picture:{picture.pk}"]


def test_a_replaced_file_keeps_the_picture_and_its_history_and_reaches_readers_when_it_is_made():
    picture = a_picture("red", caption="A crane.")
    former = go_public(picture).facts
    now = replace_file(picture, a_picture_file("blue"), by=None, version=picture.version)
    assert (now.pk, now.caption, now.files.count()) == (picture.pk, "A crane.", 2)
    assert LivePicture.objects.get().facts == former
    carry_out_renditions()
    assert LivePicture.objects.get().facts["colour"] == now.file.colour != former["colour"]


def test_a_file_that_a_picture_had_before_is_taken_from_its_history():
    picture = a_picture("red")
    now = replace_file(picture, a_picture_file("blue"), by=None, version=1)
    again = replace_file(now, a_picture_file("red", kind="PNG"), by=None, version=2)
    assert (again.file, again.files.count()) == (picture.file, 2)
    with pytest.raises(AlreadyThere):
        replace_file(again, a_picture_file("red", kind="PNG"), by=None, version=3)


def test_who_looked_at_a_former_version_is_told():
    picture = a_picture()
    saved(Picture.objects.get(), caption="Theirs.")
    for act in (
        lambda: save_picture(picture, by=None, version=1),
        lambda: replace_file(picture, a_picture_file("blue"), by=None, version=1),
    ):
        with pytest.raises(StaleEdit) as refusal:
            act()
        assert refusal.value.version == 2
    assert Picture.objects.get().caption == "Theirs."


def test_a_picture_is_deleted_with_its_history_and_what_was_made():
    picture = a_picture()
    replace_file(picture, a_picture_file("blue"), by=None, version=1)
    go_public(picture)
    delete_picture(picture, by=None)
    for table in (Picture, PictureFile, Rendition, LivePicture):
        assert not table.objects.exists()
    with pytest.raises(NotNow):
        save_picture(picture, by=None, version=2)
    assert DaybookEntry.objects.filter(thing=f"picture:{picture.pk}").count() == 3


def test_a_picture_in_use_is_not_deleted_and_says_where_it_is(monkeypatch):
    picture = a_picture(caption="A crane.")
    monkeypatch.setattr(
        "articles.actions.library.uses_of", lambda _: ["One", "Two", "Three", "Four"]
    )
    with pytest.raises(InUse) as refusal:
        delete_picture(picture, by=None)
    assert str(refusal.value.sentence) == (
        "“A crane.” cannot be deleted: it is shown in “One”, “Two”, “Three” and 1 other article."
    )


def test_reporters_change_what_they_added_and_nothing_else():
    reporter, editor = an_account("reporter"), an_account("editor")
    own, other = a_picture(by=reporter), a_picture(by=editor)
    assert saved(own, by=reporter, caption="A crane.").caption == "A crane."
    for act in (
        lambda: saved(other, by=reporter, caption="A crane."),
        lambda: replace_file(other, a_picture_file("blue"), by=reporter, version=1),
        lambda: delete_picture(own, by=reporter),
        lambda: add_picture(a_picture_file("blue"), by=an_account("moderator")),
    ):
        with pytest.raises(NotAllowed):
            act()
    delete_picture(other, by=editor)


def test_tags_are_found_or_proposed_as_on_articles():
    picture = saved(a_picture(), tags=["Ports", "Ships"])
    assert sorted(picture.tags.values_list("name", flat=True)) == ["Ports", "Ships"]
    picture = saved(picture, tags=["Ships"])
    assert saved(picture).tags.get().name == "Ships"


def test_what_a_column_cannot_hold_is_refused_at_its_field():
    for said in (
        {"credit": "x" * 201},
        {"caption": "x" * 2_001},
        {"focus_x": 101},
        {"focus_y": -1},
    ):
        with pytest.raises(NotFit) as refusal:
            saved(a_picture(), **said)
        assert refusal.value.field == next(iter(said))


def test_pictures_that_are_almost_the_same_are_pointed_out():
    def photograph(size, kind, **options):
        image = (
            Image.radial_gradient("L").rotate(20, fillcolor=90).crop((0, 20, 200, 170)).resize(size)
        )
        written = BytesIO()
        image.save(written, kind, **options)
        return written.getvalue()

    picture = add_picture(photograph((400, 300), "PNG"), by=None)
    other, plain = a_picture(), add_picture(a_plain_file(), by=None)
    smaller = add_picture(photograph((200, 150), "JPEG", quality=40), by=None)
    assert near(smaller.file.likeness, but=smaller) == [picture]
    assert near(other.file.likeness, but=other) == []
    assert near(plain.file.likeness) == []


def a_plain_file():
    written = BytesIO()
    Image.new("RGB", (80, 80), "white").save(written, "PNG")
    return written.getvalue()


def test_a_file_is_taken_by_one_and_given_up_when_its_time_is_over():
    picture, now = a_picture(), timezone.now()
    assert take_next(now).pk == picture.file_id
    assert take_next(now) is None
    assert take_next(now + developing.TAKEN).pk == picture.file_id


def test_making_goes_on_where_it_was_left(monkeypatch):
    picture = a_picture()
    carry_out_renditions()
    Rendition.objects.filter(shape="square").delete()
    kept = set(Rendition.objects.values_list("pk", flat=True))
    PictureFile.objects.update(made_at=None)
    carry_out_renditions()
    file = PictureFile.objects.get()
    assert file.made_at
    assert kept < set(file.renditions.values_list("pk", flat=True))
    assert file.renditions.filter(shape="square").exists()
    assert picture.pk


def test_a_file_that_cannot_be_made_holds_up_no_other_and_says_why(settings):
    lost, other = a_picture(), a_picture()
    storages["originals"].delete(lost.file.original)
    for _ in range(developing.TRIES):
        PictureFile.objects.update(taken_until=None)
        carry_out_renditions()
    lost.file.refresh_from_db()
    other.file.refresh_from_db()
    assert "unexpected" in lost.file.failure
    assert other.file.made_at
    assert carry_out_renditions() == []


def test_names_of_uploaders_and_readers_never_meet():
    """Originals lie where no address leads; what is served is named after its content."""
    picture = a_picture()
    go_public(picture)
    assert picture.file.original == f"{picture.file.digest[:2]}/{picture.file.digest}.png"
    for made in Rendition.objects.all():
        assert made.path.startswith("pictures/")
        assert picture.file.digest not in made.path
