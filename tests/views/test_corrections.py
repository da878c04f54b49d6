"""What readers are told of mistakes: on the article's page, in lists, on the page of corrections."""

from datetime import UTC, datetime

import pytest
import time_machine

from articles.actions.articles import publish, withdraw
from articles.models import Correction
from articles.rules.corrections import KINDS
from tests.factories import a_correction, a_draft, a_live_article, a_section

pytestmark = pytest.mark.django_db

ARTICLE = "/2026/11/20/talks/"


@pytest.fixture
def clock():
    with time_machine.travel(datetime(2026, 11, 25, 14, 5, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("end", ["", "print/"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_stands_at_its_place_on_screen_and_in_print(clock, client, kind, end):
    article = a_live_article("Talks", body="<p>The story.</p>")
    a_correction(article, kind=kind, text="It was <nine>.\nNot ten.")
    html = page(client, ARTICLE + end)
    assert str(KINDS[kind]) in html
    assert '<time datetime="2026-11-25T14:05:00+00:00">November 25, 2026</time>' in html
    assert "<p>It was &lt;nine&gt;.</p>\n<p>Not ten.</p>" in html
    shown = html.split("<main", 1)[1]  # what machines are told stands before it
    above = shown.index("Not ten.") < shown.index("<p>The story.")
    assert above is (kind in ("correction", "note", "retraction"))


def test_an_updated_article_says_when_with_its_zone_and_an_unchanged_one_says_nothing(
    clock, client, settings
):
    settings.TIME_ZONE = "Asia/Tokyo"
    article = a_live_article("Talks")
    for end in ("", "print/"):
        assert "Updated" not in page(client, ARTICLE + end)
    clock.shift(3600)
    a_correction(article)
    for end in ("", "print/"):
        html = page(client, ARTICLE + end)
        assert "Updated <time " in html
        assert 'datetime="2026-11-26T00:05:00+09:00">November 26, 2026, 00:05</time>' in html


def test_a_mended_slip_shows_no_new_date_and_a_change_of_substance_does(clock, client):
    article = a_live_article("Talks")
    clock.shift(3600)
    publish(article, by=None)
    assert "Updated" not in page(client, ARTICLE)
    publish(article, by=None, substantive=True)
    assert "November 25, 2026, 15:05" in page(client, ARTICLE)


def test_a_retracted_article_says_so_wherever_it_is_named(client):
    section = a_section("World")
    article = a_live_article("Talks", section=section, tags=["Ports"])
    paths = [ARTICLE, "/", "/world/", "/tags/ports/", "/2026/11/20/"]
    paths += [path + "print/" for path in paths]
    for path in paths:
        assert "Retracted" not in page(client, path), path
    a_correction(article, kind="retraction")
    for path in paths:
        assert "Retracted</p>" in page(client, path), path
    for path in (ARTICLE, ARTICLE + "print/"):
        assert "<title>Retracted: Talks" in page(client, path)


def test_other_corrections_mark_no_card(client):
    a_correction(a_live_article("Talks"), kind="correction")
    assert "Retracted" not in page(client, "/")


def test_a_correction_is_set_in_the_language_of_its_article(client):
    a_correction(a_live_article("Talks", language="ar"), text="كانت التاسعة.")
    for path in (ARTICLE, ARTICLE + "print/", "/corrections/", "/corrections/print/"):
        assert '<div class="correction-text" lang="ar" dir="rtl">' in page(client, path)


@pytest.mark.parametrize("end", ["", "print/"])
def test_the_page_of_corrections_names_headline_kind_text_and_day(clock, client, end):
    a_correction(a_live_article("Talks"), kind="note", text="It was nine.\nNot ten.")
    html = page(client, "/corrections/" + end)
    for part in (f'<a href="{ARTICLE}">Talks</a>', "<strong>Editor’s note</strong>", "<p>It was nine.</p>",
                 "<p>Not ten.</p>", "November 25, 2026"):  # fmt: skip
        assert part in html


def test_the_page_of_corrections_knows_no_draft_words(client):
    article = a_live_article("Talks")
    a_correction(article)
    article.headline = "Unpublished headline"
    article.save()
    assert "Unpublished" not in page(client, "/corrections/")


def test_a_correction_of_a_withdrawn_article_stays_listed_without_its_name_or_address(client):
    article = a_live_article("Talks")
    a_correction(article, text="It was nine.")
    withdraw(article, by=None)
    for path in ("/corrections/", "/corrections/print/"):
        html = page(client, path)
        assert "It was nine." in html
        assert "An article since withdrawn" in html
        assert "Talks" not in html
        assert ARTICLE not in html


def test_corrections_page_by_position_newest_first(clock, client):
    article, other = a_live_article("Talks"), a_live_article("Rail")
    for count in range(45):
        a_correction(other if count % 2 else article, text=f"Number {count:02d}.")
        clock.shift(count % 3)  # some at one moment
    met, query = [], ""
    while True:
        shown = client.get("/corrections/" + query).context["page"]
        met.append([entry.note.text for entry in shown.entries])
        if not (query := shown.older):
            break
    assert [len(each) for each in met] == [20, 20, 5]
    assert [text for each in met for text in each] == [
        f"Number {count:02d}." for count in reversed(range(45))
    ]
    back = client.get("/corrections/" + shown.newer).context["page"]
    assert [entry.note.text for entry in back.entries] == met[1]
    assert page(client, "/corrections/print/").count('class="corrected"') == 45


@pytest.mark.parametrize("query", ["?before=", "?before=x", "?before=00010101000000000000-1", "?before=1&after=2"])  # fmt: skip
def test_a_position_that_is_none_is_not_found(client, query):
    a_correction(a_live_article())
    assert client.get("/corrections/" + query).status_code == 404


@pytest.mark.parametrize("path", ["/corrections/", "/corrections/print/"])
def test_a_paper_without_mistakes_says_so(client, path):
    assert "No article has been corrected yet." in page(client, path)


def test_every_page_leads_to_the_corrections(client):
    a_live_article("Talks")
    for path in ("/", ARTICLE, "/tags/", "/corrections/"):
        assert '<a href="/corrections/">Corrections</a>' in page(client, path)
    assert client.get("/corrections")["Location"] == "/corrections/"


def test_a_draft_has_no_corrections_to_leak(client):
    a_draft("Secret")
    assert not Correction.objects.exists()
    assert "Secret" not in page(client, "/corrections/")
