"""The Intake page: a pasted page becomes a draft, its doubts stand at their fields."""

import io

import pytest

from articles.actions.bulk_retagging import carry_out_plan, plan_retagging
from articles.models import Article, Tag
from tests.factories import a_category, a_section, a_source, a_tag, an_author

pytestmark = pytest.mark.django_db

PAGE = """print PRINT

INTERNATIONAL > Europe & Eurasia

Our partnership grows

  • June 30, 2022
  • , Nikkei Asia
  • English Press

First paragraph of the piece, with some words in it.


Second paragraph, after two empty lines.

Jens Writer has been Secretary-General since October 2014.


  • Ambassador
  • Trending Japan"""


def paste(client, page, **more):
    return client.post("/desk/intake/", {"page": page, **more}, follow=True)


def filed():
    europe = a_section("Europe & Eurasia", parent=a_section("International"))
    return europe, a_source("Nikkei Asia"), a_category("English Press"), an_author("Jens Writer")


def test_a_pasted_page_fills_every_field(desk):
    europe, source, category, author = filed()
    response = paste(desk("editor"), PAGE)
    article = Article.objects.get()
    assert response.redirect_chain[-1][0].endswith(f"/{article.pk}/change/")
    assert (article.headline, str(article.published_on)) == ("Our partnership grows", "2022-06-30")
    assert (article.section, article.source, article.category) == (europe, source, category)
    assert article.byline_authors() == [author]
    assert article.author_note == "Jens Writer has been Secretary-General since October 2014."
    assert article.body.count("<p>") == 2
    assert not article.tagged.exists()
    assert not Tag.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace("\n", "\r\n"),
        lambda page: "\ufeff" + page,
        lambda page: page.replace("  • ", "\u00a0\u00a0–\u00a0"),
        lambda page: page.replace("June 30, 2022", "30/06/2022"),
        lambda page: page.replace("June 30, 2022", "2022-06-30"),
        lambda page: page.replace("print PRINT\n", ""),
    ],
    ids=["CRLF", "BOM", "nbsp and dashes", "day first", "ISO", "no PRINT"],
)
def test_what_pasting_does_to_a_page_changes_nothing(desk, change):
    europe, source, category, _ = filed()
    paste(desk("editor"), change(PAGE))
    article = Article.objects.get()
    assert (article.section, article.source, article.category) == (europe, source, category)
    assert str(article.published_on) == "2022-06-30"


def test_what_is_doubtful_is_flagged_at_its_field_until_the_article_is_saved(desk):
    client = desk("editor")
    response = paste(client, PAGE.replace("June 30", "February 30"))
    html = response.content.decode()
    form = response.context["adminform"].form
    for name in ("published_on", "section", "category", "byline"):
        assert "Please check" in form.fields[name].help_text, name
    assert html.count("Please check") >= 4
    article = Article.objects.get()
    a_tag("Ports")
    carry_out_plan(plan_retagging(Article.objects.all(), add=["Ports"], by=None), by=None)
    again = client.get(f"/desk/articles/article/{article.pk}/change/").content.decode()
    assert "Please check" in again  # moderation looked at its tags alone
    client.post(
        f"/desk/articles/article/{article.pk}/change/", {"headline": "Checked", "begun_from": 2}
    )
    assert (
        "Please check"
        not in client.get(f"/desk/articles/article/{article.pk}/change/").content.decode()
    )


def test_the_same_page_pasted_twice_is_one_article(desk):
    client = desk("editor")
    paste(client, PAGE)
    assert "brought in before" in paste(client, PAGE).content.decode()
    assert Article.objects.count() == 1


def test_an_uploaded_file_is_read_as_a_pasted_page(desk):
    file = io.BytesIO(PAGE.encode("utf-16"))
    file.name = "nato.txt"
    desk("editor").post("/desk/intake/", {"file": file})
    assert Article.objects.get().headline == "Our partnership grows"


@pytest.mark.parametrize("page", ["", " \n ", "x" * 3_000_000, "\x00", "---\ntitle: 'open\n---\n"])
def test_a_page_that_cannot_be_read_is_said_at_the_field_and_kept(desk, page):
    response = paste(desk("editor"), page)
    assert response.status_code == 200
    assert response.context["form"].errors["page"][0].endswith(".")
    assert not Article.objects.exists()


def test_a_picture_uploaded_by_mistake_is_said_so(desk):
    file = io.BytesIO(b"\x89PNG\r\n\x1a\n\x00\x00")
    file.name = "photo.png"
    response = desk("editor").post("/desk/intake/", {"file": file})
    assert "not text" in response.context["form"].errors["file"][0]


def test_intake_is_for_editors(desk):
    assert desk("moderator").get("/desk/intake/").status_code == 403


def test_a_page_without_a_headline_is_a_draft_that_asks_for_one(desk):
    response = paste(
        desk("editor"),
        "  • June 30, 2022\n  • Nikkei Asia\n  • English Press\n\nThe first words of it.\n\nMore.",
    )
    article = Article.objects.get()
    assert article.headline.startswith("The first words of it.")
    assert "Please check" in response.context["adminform"].form.fields["headline"].help_text


def test_a_headline_too_long_for_its_field_stands_whole_in_the_story(desk):
    headline = "Very long words " * 40
    response = paste(desk("editor"), PAGE.replace("Our partnership grows", headline.strip()))
    article = Article.objects.get()
    assert len(article.headline) <= 300
    assert headline.strip() in article.body
    assert "Please check" in response.context["adminform"].form.fields["headline"].help_text


def test_a_source_too_long_to_be_one_is_asked_about_and_the_page_is_a_draft_all_the_same(desk):
    front = f"---\ntitle: One\ndate: 2026-11-20\nsource: {'x' * 500}\n---\nWords."
    response = paste(desk("editor"), front)
    assert Article.objects.get().source is None
    assert "Please check" in response.context["adminform"].form.fields["source"].help_text


def test_line_ends_do_not_make_a_page_another_one(desk):
    client = desk("editor")
    for page in (PAGE, PAGE.replace("\n", "\r\n"), "\ufeff" + PAGE + "\n"):
        paste(client, page)
    assert Article.objects.count() == 1
