"""The picture library's actions."""

from io import BytesIO

import pytest
from PIL import Image

from articles.actions.library import add_picture
from articles.actions.live_pictures import go_public
from articles.models import Picture
from articles.rules.refusals import AlreadyThere
from tests.factories import a_picture, a_picture_file

pytestmark = pytest.mark.django_db


def test_a_picture_is_added_once_and_offered_instead_of_stored_twice():
    picture = add_picture(a_picture_file("red"), by=None, caption="A crane.")
    with pytest.raises(AlreadyThere) as refusal:
        add_picture(a_picture_file("red"), by=None)
    assert refusal.value.picture == picture
    assert Picture.objects.count() == 1


def test_a_live_picture_says_all_that_a_page_needs(client):
    live = go_public(a_picture(size=(1000, 800), credit="A. Writer", alt="A crane."))
    facts = live.facts
    assert (facts["credit"], facts["alt"]) == ("A. Writer", "A crane.")
    assert [width for width, _ in facts["whole"]["avif"]] == [480, 800, 1000]
    assert (facts["card"]["width"], facts["card"]["height"]) == (1000, 750)
    for shape in ("whole", "card", "wide", "square", "print"):
        width, path = facts[shape]["jpeg"][-1]
        answer = client.get(f"/media/{path}")
        assert answer["Content-Type"] == "image/jpeg"
        assert Image.open(BytesIO(answer.content)).size == (
            facts[shape]["width"],
            facts[shape]["height"],
        )
        assert width == facts[shape]["width"]
