"""Files that are given to the picture library at the desk, several at once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Picture
from articles.rules import decoding
from tests.factories import a_picture, a_picture_file

pytestmark = pytest.mark.django_db

ADD = "/desk/articles/picture/add/"


def a_file(colour="red", *, name="crane.jpg", content=None, **options):
    content = a_picture_file(colour, **options) if content is None else content
    return SimpleUploadedFile(name, content, "text/html")


def sent(client, *files, **fields):
    return client.post(ADD, {"upload": files, **fields})


def test_several_files_are_taken_at_once_and_each_has_its_own_answer(desk):
    known = a_picture("green", caption="A tree")
    response = sent(desk("editor"), a_file("red"), a_file("green", kind="PNG"), a_file(content=b"<script>", name="x.jpg"),
                    a_file(content=b"", name="<b>.jpg"))  # fmt: skip
    html = response.content.decode()
    assert Picture.objects.count() == 2
    assert html.count("The picture is in the library.") == 1
    assert html.count("This picture is there already: use it.") == 1
    assert f'href="/desk/articles/picture/{known.pk}/change/">A tree' in html
    assert html.count('class="danger"') == 2
    assert "<b>" not in html
    assert "&lt;b&gt;.jpg" in html


def test_of_one_file_its_form_comes_next_with_what_it_said_of_itself(desk):
    said = Image.Exif()
    said[0x010E], said[0x013B] = "A crane at dawn", "Ana Lima"  # description, artist
    response = desk("reporter").post(ADD, {"upload": a_file(exif=said)}, follow=True)
    picture = Picture.objects.get()
    assert response.redirect_chain == [(f"/desk/articles/picture/{picture.pk}/change/", 302)]
    html = response.content.decode()
    assert "The picture is in the library. Say what it shows." in html
    assert "A crane at dawn</textarea>" in html
    assert 'value="Ana Lima"' in html
    again = desk("editor").post(ADD, {"upload": a_file(exif=said)}, follow=True).content.decode()
    assert "This picture is there already: use it." in again
    assert Picture.objects.count() == 1


def test_no_file_at_all_is_asked_for(desk):
    assert "Choose at least one file." in desk("editor").post(ADD, {}).content.decode()
    assert "Choose at least one file." not in desk("editor").get(ADD).content.decode()


def test_a_file_that_is_too_heavy_is_not_even_read(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.picture_uploads.LARGEST", 10)
    monkeypatch.setattr("articles.admin.picture_uploads.add_picture", None)
    html = sent(desk("editor"), a_file(), a_file()).content.decode()
    assert html.count(f"the largest allowed is {decoding.LARGEST // 1024**2} MB") == 2
    assert not Picture.objects.exists()


def test_a_script_that_sends_one_file_is_answered_with_its_line_alone(desk):
    client = desk("editor")
    line = sent(client, a_file(), one=1).content.decode()
    assert line.strip().startswith('<li class="picture-came" data-came="taken">')
    assert "data-choose" not in line
    assert 'data-came="known"' in sent(client, a_file(), one=1).content.decode()
    assert 'data-came="refused"' in sent(client, a_file(content=b"x"), one=1).content.decode()


def test_in_the_chooser_what_was_uploaded_and_what_was_there_can_be_used_at_once(desk):
    client = desk("editor")
    for _ in range(2):
        line = sent(client, a_file(), one=1, choosing=1).content.decode()
        assert f'data-choose data-id="{Picture.objects.get().pk}"' in line
        assert "Use it" in line


def test_a_picture_that_looks_almost_like_one_that_was_there_is_pointed_out(desk):
    first = a_picture("blue", size=(400, 300), caption="The square")
    client = desk("editor")
    html = sent(client, a_file("blue", size=(200, 150), kind="WEBP"), one=1).content.decode()
    assert "It looks almost like one that was there:" in html
    assert f'href="/desk/articles/picture/{first.pk}/change/"' in html
    alone = client.post(ADD, {"upload": a_file("blue", size=(300, 225), kind="PNG")}, follow=True)
    assert "It looks almost like “The square”." in alone.content.decode()


def test_who_may_not_add_pictures_is_told_so(desk):
    assert desk("moderator").post(ADD, {"upload": a_file()}).status_code == 403
