"""The picture of a tag, from the form to its page."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.actions.undoing import undo
from articles.models import LedgerEntry, Tag
from articles.rules.decoding import LARGEST
from tests.factories import a_live_article, a_tag

pytestmark = pytest.mark.django_db


def a_file(colour="red", content=None):
    if content is None:
        written = BytesIO()
        Image.new("RGB", (800, 400), colour).save(written, "PNG")
        content = written.getvalue()
    return SimpleUploadedFile("../ports.php", content, "text/html")


def sent(client, tag, **fields):
    given = {"description": "", "picture_alt": "A crane.", "picture_credit": "A. Writer"} | fields
    response = client.post(f"/desk/articles/tag/{tag.pk}/change/", given)
    tag.refresh_from_db()
    return response


def errors_in(response):
    return response.context["adminform"].form.errors


@pytest.fixture
def tag():
    a_live_article("One", tags=["Ports"])
    return Tag.objects.get()


def test_a_picture_stands_on_the_page_of_its_topic(desk, client, tag):
    assert sent(desk("moderator"), tag, upload=a_file()).status_code == 302
    client.logout()
    html = client.get("/tags/ports/").content.decode()
    assert f'<img src="/media/{tag.picture}" alt="A crane." width="640" height="320"' in html
    assert "<figcaption>A. Writer</figcaption>" in html
    answer = client.get(f"/media/{tag.picture}")
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]
    assert Image.open(BytesIO(answer.content)).size == (640, 320)


def test_what_is_no_picture_is_refused_at_its_field_and_nothing_typed_is_lost(desk, tag):
    client = desk("moderator")
    for content in (b"<script>", b"\x89PNG\r\n\x1a\n", b"x" * (LARGEST + 1)):
        response = sent(client, tag, upload=a_file(content=content), description="What comes in.")
        assert list(errors_in(response)) == ["upload"]
        assert "What comes in." in response.content.decode()
    assert (tag.picture, tag.description) == ("", "")


def test_a_picture_needs_words_for_those_who_do_not_see_it(desk, tag):
    response = sent(desk("moderator"), tag, upload=a_file(), picture_alt="")
    assert list(errors_in(response)) == ["picture_alt"]
    assert tag.picture == ""


def test_a_picture_stays_while_other_things_change_and_can_be_taken_away(desk, tag):
    client = desk("moderator")
    sent(client, tag, upload=a_file())
    name = tag.picture
    sent(client, tag, description="What comes in.")
    assert tag.picture == name
    assert "present_picture" in str(client.get(f"/desk/articles/tag/{tag.pk}/change/").content)
    sent(client, tag, no_picture="on")
    assert (tag.picture, tag.picture_alt, tag.picture_credit, tag.picture_width) == ("", "", "", 0)


def test_an_undone_change_shows_the_former_picture(desk, client, tag):
    sent(desk("moderator"), tag, upload=a_file("red"))
    former = tag.picture
    sent(client, tag, upload=a_file("blue"))
    assert tag.picture != former
    undo(LedgerEntry.objects.first(), by=None)
    tag.refresh_from_db()
    assert tag.picture == former
    assert client.get(f"/media/{former}").status_code == 200


def test_two_tags_may_have_one_picture(desk, tag):
    other, client = a_tag("Ships"), desk("moderator")
    for each in (tag, other):
        sent(client, each, upload=a_file())
    assert tag.picture == other.picture


def test_only_who_may_change_tags_is_asked_for_a_picture(desk, tag):
    html = desk("reporter").get(f"/desk/articles/tag/{tag.pk}/change/").content.decode()
    assert 'type="file"' not in html


@pytest.mark.parametrize("name", ["0" * 32 + ".webp", "x.webp", "..%2f..%2fsettings.py", "0.webp"])
def test_what_is_no_stored_picture_is_not_found(client, name):
    assert client.get(f"/media/pictures/{name}").status_code == 404
