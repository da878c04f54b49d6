"""What is said of a picture at the desk, its focus, its files, and its end."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.actions.library import save_picture
from articles.actions.renditions import make_renditions
from articles.models import Picture
from tests.factories import a_draft, a_picture, a_picture_file, an_account

pytestmark = pytest.mark.django_db


def at(picture, step="change"):
    return f"/desk/articles/picture/{picture.pk}/{step}/"


def said(picture, **fields):
    """The form as a browser sends it."""
    sent = {"caption": "A crane", "credit": "Ana", "creator": "", "alt": "Red.", "licence": "", "licence_ends_at": "",
            "focus_x": "50", "focus_y": "50", "begun_from": str(picture.version)}  # fmt: skip
    return sent | fields


def errors_in(response):
    return response.context["adminform"].form.errors


@pytest.fixture
def picture():
    return a_picture("red")


def test_what_is_said_of_a_picture_is_stored_with_its_focus_its_licence_and_its_tags(desk, picture):
    response = desk("editor").post(at(picture), said(
        picture, focus_x="0", focus_y="100", licence="Agency", licence_ends_at="2027-12-31T23:59", decorative="on",
        tag_names=["Ports", "Sea"],
    ))  # fmt: skip
    assert response.status_code == 302
    picture.refresh_from_db()
    assert (picture.caption, picture.credit, picture.alt) == ("A crane", "Ana", "Red.")
    assert (picture.focus, picture.decorative, picture.licence) == ((0, 100), True, "Agency")
    assert picture.licence_ends_at == datetime(2027, 12, 31, 23, 59, tzinfo=UTC)
    assert sorted(picture.tags.values_list("name", flat=True)) == ["Ports", "Sea"]
    html = desk("editor").get(at(picture)).content.decode()
    assert 'value="2027-12-31T23:59"' in html
    assert '<option value="Ports" selected' in html


@pytest.mark.parametrize(
    ("field", "typed"),
    [("focus_x", "101"), ("focus_y", "-1"), ("focus_x", ""), ("licence_ends_at", "tomorrow"),
     ("licence_ends_at", "0001-01-01T00:00"), ("credit", "x" * 201), ("alt", "x" * 501), ("caption", "x" * 2001)],
)  # fmt: skip
def test_what_a_field_cannot_hold_is_refused_at_it_and_nothing_typed_is_lost(
    desk, picture, field, typed
):
    response = desk("editor").post(
        at(picture), said(picture, creator="Typed before") | {field: typed}
    )
    assert list(errors_in(response)) == [field]
    assert "Typed before" in response.content.decode()
    picture.refresh_from_db()
    assert picture.version == 1


def test_a_stale_edit_is_told_with_what_is_stored_beside_what_was_typed_and_can_be_saved_then(
    desk, picture
):
    sent = said(picture, alt="Mine", tag_names=["Ports"])
    colleague = an_account("editor", username="carla")
    save_picture(
        Picture(pk=picture.pk, alt="Theirs", caption="A crane", credit="Ana"),
        by=colleague,
        version=1,
    )
    client = desk("editor")
    response = client.post(at(picture), sent)
    html = response.content.decode()
    assert errors_in(response)["__all__"][0].startswith("carla changed this picture while you did.")
    assert "Mine" in html
    assert "Stored now: “Theirs”" in html
    assert html.count("Stored now:") == 2  # the tags, too
    picture.refresh_from_db()
    assert picture.alt == "Theirs"
    again = sent | {"begun_from": response.context["adminform"].form["begun_from"].value()}
    assert client.post(at(picture), again).status_code == 302
    picture.refresh_from_db()
    assert picture.alt == "Mine"


def test_a_form_that_does_not_say_what_it_began_from_stores_nothing(desk, picture):
    for begun_from in ("", "x", "9" * 30):
        response = desk("editor").post(at(picture), said(picture, begun_from=begun_from))
        assert errors_in(response)


def test_the_preview_comes_once_it_is_made_and_until_then_its_colour(desk, picture):
    client = desk("editor")
    assert f'fill="{picture.file.colour}"' in client.get(at(picture)).content.decode()
    make_renditions(picture.file)
    html = client.get(at(picture)).content.decode()
    assert f'src="{picture.file.url_of("whole", "webp")}"' in html
    assert "data-focus " in html


def test_who_made_a_picture_theirs_may_change_it_and_others_may_look(desk, picture):
    reporter = an_account("reporter")
    own = a_picture("blue", by=reporter)
    client = desk("moderator")
    assert "<textarea" not in client.get(at(picture)).content.decode()
    client.force_login(reporter)
    assert "<textarea" not in client.get(at(picture)).content.decode()
    assert client.post(at(picture), said(picture)).status_code == 403
    assert client.post(at(own), said(own)).status_code == 302


def test_another_file_keeps_what_is_said_of_a_picture_and_the_former_one_in_its_history(
    desk, picture
):
    client = desk("editor")
    file = SimpleUploadedFile("new.png", a_picture_file("blue", size=(80, 90)))
    response = client.post(at(picture, "files"), {"upload": file, "begun_from": picture.version})
    assert response.status_code == 302
    picture.refresh_from_db()
    assert (picture.file.width, picture.file.height) == (80, 90)
    html = client.get(at(picture, "files")).content.decode()
    assert html.index("80 × 90") < html.index("96 × 72")
    assert html.count("Shown now") == 1


@pytest.mark.parametrize(
    ("content", "begun_from", "sentence"),
    [(b"", 1, "This file is empty."), (None, 1, "Choose a file."), (b"<svg/>", 1, "This is no picture"),
     (a_picture_file("blue"), 0, "Somebody else changed this picture"), (a_picture_file("blue"), "", "Somebody else"),
     (a_picture_file("red", kind="PNG"), 1, "in the library already")],
    ids=["empty", "none", "no picture", "stale", "from nowhere", "the same"],
)  # fmt: skip
def test_a_file_that_cannot_replace_the_present_one_is_refused_at_its_field(
    desk, picture, content, begun_from, sentence
):
    sent = {"begun_from": begun_from}
    if content is not None:
        sent["upload"] = SimpleUploadedFile("new.jpg", content)
    response = desk("editor").post(at(picture, "files"), sent)
    assert sentence in response.context["form"].errors["upload"][0]
    assert picture.files.count() == 1


def test_only_who_may_change_a_picture_is_offered_another_file(desk, picture):
    client = desk("moderator")
    assert 'type="file"' not in client.get(at(picture, "files")).content.decode()
    assert client.post(at(picture, "files"), {}).status_code == 403


def test_the_form_says_where_a_picture_is_used_and_such_a_picture_is_not_deleted(
    desk, picture, monkeypatch
):
    article = a_draft("Cranes")
    for place in ("articles.admin.picture_form.uses_of", "articles.actions.library.uses_of"):
        monkeypatch.setattr(place, lambda picture: [article])
    client = desk("editor")
    assert (
        f'<a href="/desk/articles/article/{article.pk}/change/">Cranes</a>'
        in client.get(at(picture)).content.decode()
    )
    for answer in (
        client.get(at(picture, "delete")),
        client.post(at(picture, "delete"), {"post": "yes"}, follow=True),
    ):
        assert "is shown in “Cranes”" in answer.content.decode()
    assert Picture.objects.exists()


def test_a_picture_that_nothing_shows_is_deleted(desk, picture):
    client = desk("editor")
    assert "In no article." in client.get(at(picture)).content.decode()
    assert "will be gone for good" in client.get(at(picture, "delete")).content.decode()
    assert client.post(at(picture, "delete"), {"post": "yes"}).status_code == 302
    assert not Picture.objects.exists()


def test_what_happened_to_a_picture_is_told(desk, picture):
    save_picture(picture, by=an_account("editor", username="carla"), version=1)
    html = desk("editor").get(at(picture, "history")).content.decode()
    assert "Changed the picture" in html
    assert "carla" in html
