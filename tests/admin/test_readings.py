"""Readings at the desk."""

import pytest
import time_machine

from articles.models import Reading
from tests.actions.test_readings import NOW, opened
from tests.factories import a_draft, a_live_article, a_section

pytestmark = pytest.mark.django_db

PAGE = "/desk/articles/reading/"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def paper():
    world, culture = a_section("World"), a_section("Culture")
    europe = a_section("Europe", parent=world)
    for times, section in ((30, world), (20, europe), (1_200, culture)):
        opened(a_live_article(f"From {section}", section=section), times)
    return world


def shown(client, query=""):
    html = client.get(PAGE + query).content.decode()
    return html.split('id="content"')[1]


def test_everybody_at_the_desk_sees_what_was_read_and_where(desk, paper):
    html = shown(desk("reporter"))
    assert html.index("From Culture") < html.index("From World") < html.index("From Europe")
    assert "<strong>1,250</strong> readings" in html
    rows = html.split('id="by-section"')[1]
    assert '<td class="number">50</td>' in rows.split(">World<")[1].split("</tr>")[0]
    assert '<td class="number">20</td>' in rows.split(">Europe<")[1].split("</tr>")[0]


def test_a_section_is_shown_with_all_below_it(desk, paper):
    html = shown(desk("editor"), f"?section={paper.pk}&period=week")
    assert "From Culture" not in html
    assert "From Europe" in html
    assert "<strong>50</strong> readings" in html


@pytest.mark.parametrize("query", ["?period=year", "?section=x", "?section=999999"])
def test_what_is_no_period_and_no_section_is_not_found(desk, query):
    assert desk("editor").get(PAGE + query).status_code == 404


@pytest.mark.parametrize(("period", "columns"), [("day", 24), ("week", 7), ("month", 30)])
def test_the_chart_is_told_in_numbers_too(desk, paper, period, columns):
    html = shown(desk("editor"), f"?period={period}")
    assert html.count("<rect ") == 1
    assert html.split("as numbers")[1].split("</table>")[0].count("<td>") == columns
    assert "style=" not in html


def test_the_page_asks_as_much_however_much_was_read(desk, paper, django_assert_num_queries):
    client = desk("editor")
    client.get(PAGE)
    for more in (0, 10):
        for _ in range(more):
            opened(a_live_article(section=paper), 3)
        # The session, its person and their rights (two); the sections, the sums of each, the hours, the
        # articles and their headlines.
        with django_assert_num_queries(9):
            client.get(f"{PAGE}?section={paper.pk}")


def test_an_articles_form_tells_how_often_it_was_read(desk, paper):
    client, article = desk("editor"), Reading.objects.get(screen=1_200).article
    opened(article, 3, printed=True)
    html = client.get(f"/desk/articles/article/{article.pk}/change/").content.decode()
    assert "1,200 in all, and 3 for print" in html
    assert html.split("as numbers")[1].split("</table>")[0].count("<td>") == 14


def test_a_draft_has_no_readings(desk):
    html = desk("editor").get(f"/desk/articles/article/{a_draft().pk}/change/").content.decode()
    assert "readings-title" not in html
