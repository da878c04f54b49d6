"""What stands around a story on its page, and how its body is set."""

from datetime import date
from html import unescape

import pytest

from articles.actions.topics import put_up_topic
from articles.models import Tag
from tests.factories import a_live_article, a_section, a_source, a_tag

pytestmark = pytest.mark.django_db

PAGE = "/2026/11/20/talks-on-water-end-with-one-sentence/"
TALKS = "Talks on water end with one sentence"


def html_of(client, path=PAGE):
    return client.get(path).content.decode()


@pytest.fixture
def _water():
    """A story, the same in another paper, one near it, and its two neighbours."""
    section = a_section("Africa", parent=a_section("World"))
    a_tag("Water")
    told = {"section": section, "tags": ["Water"]}
    a_live_article("Dams fill early", on=date(2026, 11, 19), **told)
    a_live_article(f"{TALKS} today", source=a_source("Courier"), **told)
    body = f"<h3>Gauges</h3><table><tr><td>{'word ' * 600}</td></tr></table>"
    a_live_article(TALKS, source=a_source("Gazette"), body=body, **told)
    a_live_article("Gauges read at night", on=date(2026, 11, 21), section=section)


@pytest.mark.usefixtures("_water")
def test_a_page_leads_to_its_own_story_in_other_papers_to_others_near_it_and_on(client):
    html = html_of(client)
    elsewhere = html[html.index("The same story in:") :]
    assert ">Courier</a>" in elsewhere[:300]
    related = html[html.index('id="related"') : html.index('class="beside"')]
    assert ">Dams fill early</a>" in related
    assert related.count("<li>") == 1
    beside = html[html.index('class="beside"') :]
    assert beside.index(f">{TALKS} today</b>") < beside.index(">Gauges read at night</b>")


@pytest.mark.usefixtures("_water")
def test_the_head_tells_the_topic_that_trends_and_how_long_the_story_takes(client):
    html = html_of(client)
    assert 'class="kicker"' not in html
    assert "3 minutes to read" in html
    put_up_topic(Tag.objects.get(name="Water"), by=None)
    assert '<p class="kicker"><a href="/tags/water/">Water</a></p>' in html_of(client)


@pytest.mark.usefixtures("_water")
def test_a_story_is_passed_on_by_a_mail_or_its_lasting_address(client, settings):
    html = unescape(html_of(client))
    address = settings.SITE_URL + PAGE
    assert f'href="{address}" data-copied="Copied"' in html
    assert "mailto:?subject=Talks%20on%20water%20end%20with%20one%20sentence&body=http" in html


@pytest.mark.usefixtures("_water")
def test_a_table_scrolls_in_a_box_of_its_own_and_no_heading_leaves_out_a_level(client):
    html = html_of(client)
    assert (
        '<h2>Gauges</h2><div class="table" role="region" tabindex="0" aria-label="Table">' in html
    )


@pytest.mark.usefixtures("_water")
def test_print_leads_nowhere_else(client):
    html = html_of(client, f"{PAGE}print/")
    for other in ("Courier", "Dams fill early", "Gauges read at night", "mailto:", "tabindex"):
        assert other not in html
    assert "Gazette" in html


def test_a_preview_shows_what_would_stand_beside_it_and_passes_nothing_on(desk):
    chosen = a_live_article("Ports reopen")
    article = a_live_article("Talks", related=[chosen.pk])
    html = desk("editor").get(f"/desk/articles/article/{article.pk}/preview/").content.decode()
    assert ">Ports reopen</a>" in html
    assert "mailto:" not in html
