"""The picture library at the desk: its grid, its search, what a picture may need, and the chooser of other forms."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.renditions import make_renditions
from articles.models import Picture
from tests.factories import a_picture

pytestmark = pytest.mark.django_db

LIBRARY = "/desk/articles/picture/"


def shown(client, query="", at=LIBRARY):
    return [str(each) for each in client.get(f"{at}?{query}").context["cl"].result_list]


@pytest.fixture(scope="module")
def four(once):
    """Four pictures of which each says something else."""
    return once(_four)


def _four():
    a_picture(caption="A crane", credit="Ana Lima", alt="A red crane.", tags=["Ports"])
    a_picture(caption="Café Zürich", creator="Émile Ott", decorative=True)
    a_picture(alt="Two ships", licence_ends_at=timezone.now() - timedelta(hours=1))
    a_picture(caption="Harbour", licence_ends_at=timezone.now() + timedelta(hours=1))


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("typed", "found"),
    [("CRANE", ["A crane"]), ("red lima", ["A crane"]), ("ports", ["A crane"]), ("émile", ["Café Zürich"]),
     ("ZÜRICH", ["Café Zürich"]), ("ships", ["Two ships"]), ("crane ships", []), ("%", []), ("ü(", [])],
)  # fmt: skip
def test_every_word_is_found_in_whatever_is_said_of_a_picture_or_in_its_tags(desk, typed, found):
    assert shown(desk("reporter"), f"q={typed}") == found


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("needs", "found"),
    [("words", ["Harbour"]), ("licence", ["Two ships"]), ("use", ["Harbour", "Two ships", "Café Zürich", "A crane"]),
     ("file", ["Harbour", "Two ships", "Café Zürich", "A crane"]), ("else", ["Harbour", "Two ships", "Café Zürich", "A crane"])],
)  # fmt: skip
def test_the_grid_is_narrowed_to_what_pictures_need(desk, needs, found):
    assert shown(desk("editor"), f"needs={needs}") == found


@pytest.mark.usefixtures("four")
def test_a_tile_leads_to_the_form_and_says_what_the_picture_needs(desk):
    html = desk("editor").get(LIBRARY).content.decode()
    tiles = re.findall(r"<li class=\"picture-tile\".*?</li>", html, re.DOTALL)
    newest = Picture.objects.first()
    assert f'href="{LIBRARY}{newest.pk}/change/"' in tiles[0]
    assert ["No alternative text" in tile for tile in tiles] == [True, False, False, False]
    assert ["Licence ended" in tile for tile in tiles] == [False, True, False, False]
    assert all("In the making" in tile for tile in tiles)
    assert f'fill="{newest.file.colour}"' in tiles[0]


@pytest.mark.usefixtures("four")
def test_pages_of_the_library_lead_to_each_other_in_both_ways(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.pictures.PictureAdmin.list_per_page", 2)
    client = desk("editor")
    first = client.get(LIBRARY).context["cl"]
    assert (first.newer, shown(client, first.older[1:])) == ("", ["Café Zürich", "A crane"])
    second = client.get(LIBRARY + first.older).context["cl"]
    assert (second.older, shown(client, second.newer[1:])) == ("", ["Harbour", "Two ships"])
    oldest = Picture.objects.last().pk
    assert (
        "Nothing stands here any more." in client.get(f"{LIBRARY}?before={oldest}").content.decode()
    )
    assert len(shown(client, "before=x&after=")) == 2


# Two of the session, two of its rights, one of the pictures with their files, one of what was made of these.
@pytest.mark.parametrize("query", ["", "choose/", "?q=e", "?needs=words"])
def test_the_library_asks_six_questions_however_many_pictures_there_are(
    desk, query, django_assert_num_queries
):
    client = desk("editor")
    for number in (1, 3):
        for _ in range(number):
            a_picture(caption="e")
        with django_assert_num_queries(6):
            client.get(LIBRARY + query)


def test_the_chooser_shows_the_same_grid_as_buttons_that_say_all_that_a_form_needs(desk):
    picture = a_picture(caption="A winch", credit="Ana Lima", alt="A red winch.")
    make_renditions(picture.file)
    html = desk("editor").get(f"{LIBRARY}choose/?q=winch").content.decode()
    assert "<html" not in html
    assert html.count("picture-tile-way") == 1
    for said in ("id", picture.pk), ("alt", "A red winch."), ("caption", "A winch"), ("credit", "Ana Lima"), \
            ("width", 96), ("height", 72), ("preview", Picture.objects.get(pk=picture.pk).card_url):  # fmt: skip
        assert 'data-{}="{}"'.format(*said) in html
    assert Picture.objects.get(pk=picture.pk).card_url.startswith("/media/pictures/")


def test_the_chooser_offers_the_upload_to_whoever_may_add_pictures(desk):
    assert 'type="file"' in desk("reporter").get(f"{LIBRARY}choose/").content.decode()
    assert 'type="file"' not in desk("moderator").get(f"{LIBRARY}choose/").content.decode()


def test_an_address_that_asks_for_what_the_library_does_not_have_is_refused(desk):
    assert desk("editor").get(f"{LIBRARY}choose/?file__digest=x").status_code == 400


def test_every_page_of_the_desk_says_where_the_chooser_is(desk):
    html = desk("reporter").get("/desk/").content.decode()
    assert f'<meta name="picture-chooser" content="{LIBRARY}choose/"' in html
