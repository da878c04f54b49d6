"""What readers may see of what an article said before."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.words import Words
from articles.models import LiveVersion
from tests.factories import a_correction, a_live_article, a_source

pytestmark = pytest.mark.django_db

PAGE = "/2026/11/20/talks/"
VERSIONS = f"{PAGE}versions/"


@pytest.fixture(autouse=True)
def _shown(settings):
    settings.SHOW_VERSIONS = True


@pytest.fixture
def article():
    """Published three hours ago."""
    article = a_live_article(
        "Talks", slug="talks", body="<p>Eight ports are shut.</p>", author_note="Old."
    )
    LiveVersion.objects.update(since=timezone.now() - timedelta(hours=3))
    return article


def rewrite(article, *, hours_ago, substantive=True, **fields):
    changed = Words.of(article)
    for name, value in fields.items():
        setattr(changed, name, value)
    save_article(article, words=changed, by=None)
    moment = timezone.now() - timedelta(hours=hours_ago)
    publish(article, by=None, substantive=substantive, at=moment)


def as_of(client, *, hours_ago):
    moment = timezone.now() - timedelta(hours=hours_ago)
    return client.get(PAGE, {"as-of": moment.isoformat()})


def test_readers_see_what_changed_in_substance_and_what_they_had_before(client, article, settings):
    rewrite(article, hours_ago=2, headline="Talks resume", body="<p>Nine ports are shut.</p>")
    html = client.get(VERSIONS).content.decode()
    plain = " ".join(re.sub("<[^>]*>", "", html).split())
    assert "[removed: Eight][added: Nine] ports are shut." in plain
    assert "Talks[added: resume]" in plain
    assert "noindex" in html
    assert f'rel="canonical" href="{settings.SITE_URL}{PAGE}"' in html
    assert b"Eight ports" in as_of(client, hours_ago=2.5).content
    assert b"Nine ports" in as_of(client, hours_ago=1).content
    assert as_of(client, hours_ago=4).status_code == 404
    assert as_of(client, hours_ago=-4).status_code == 404


def test_each_version_is_led_to_by_a_lasting_address(client, article):
    rewrite(article, hours_ago=2, body="<p>Nine ports are shut.</p>")
    html = client.get(VERSIONS).content.decode()
    (address,) = re.findall(r'href="([^"]*\?as-of=[^"]*)"', html)
    response = client.get(address)
    assert b"Eight ports" in response.content
    assert b"noindex" in response.content
    assert "Cache-Tag" not in response


def test_neither_a_mended_slip_nor_words_that_were_never_published_make_a_version(client, article):
    rewrite(article, hours_ago=2, substantive=False, body="<p>Eight ports are closed.</p>")
    changed = Words.of(article)
    changed.body = "<p>Secret ports.</p>"
    save_article(article, words=changed, by=None)
    rewrite(article, hours_ago=1, body="<p>Nine ports are closed.</p>")
    assert LiveVersion.objects.count() == 2
    html = client.get(VERSIONS).content.decode()
    assert "Secret" not in html
    assert "Secret" not in as_of(client, hours_ago=2.5).content.decode()


def test_a_withdrawn_article_has_no_versions_and_a_retracted_one_shows_them(client, article):
    rewrite(article, hours_ago=2, body="<p>Nine ports are shut.</p>")
    a_correction(article, kind="retraction", text="No port was shut.")
    assert b"No port was shut." in as_of(client, hours_ago=2.5).content
    assert b"No port was shut." in client.get(VERSIONS).content
    withdraw(article, by=None)
    assert client.get(VERSIONS).status_code == 410
    assert as_of(client, hours_ago=2.5).status_code == 410
    publish(article, by=None)
    assert as_of(client, hours_ago=2.5).status_code == 404


def test_of_an_article_from_before_versions_were_kept_the_replaced_words_are_kept(client, article):
    LiveVersion.objects.all().delete()
    rewrite(article, hours_ago=-1, body="<p>Nine ports are shut.</p>")
    old, new = LiveVersion.objects.all()
    assert "Eight ports" in old.full_body
    assert (old.until, new.until) == (new.since, None)


def test_no_version_shows_more_than_its_source_lets(client, article):
    long = f"<p>{'word ' * 200}Marker.</p>"
    source = a_source(full_text=False)
    rewrite(article, hours_ago=2, body=long, source=source)
    rewrite(article, hours_ago=1, body=f"{long}<p>Marker again.</p>", source=source)
    for response in (
        client.get(VERSIONS),
        as_of(client, hours_ago=1.5),
        as_of(client, hours_ago=0),
    ):
        assert response.status_code == 200
        assert b"Marker" not in response.content


@pytest.mark.parametrize(
    "moment", ["", "x", "\x00", "2026-11-20", "2026-11-20T10:00:00", "0001-01-01T00:00:00+14:00",
               "9999-12-31T23:59:59-14:00", "2026-99-99T10:00:00Z"],
)  # fmt: skip
@pytest.mark.usefixtures("article")
def test_what_is_no_moment_is_not_found(client, moment):
    assert client.get(PAGE, {"as-of": moment}).status_code == 404


def test_a_paper_that_shows_no_versions_has_none_of_these_addresses(client, article, settings):
    rewrite(article, hours_ago=0, body="<p>Nine ports are shut.</p>")
    assert VERSIONS in client.get(PAGE).content.decode()
    settings.SHOW_VERSIONS = False
    assert VERSIONS not in client.get(PAGE).content.decode()
    assert client.get(VERSIONS).status_code == 404
    assert as_of(client, hours_ago=1).status_code == 404


def test_versions_cost_four_questions(client, article, django_assert_max_num_queries):
    rewrite(article, hours_ago=2, body="<p>Nine ports are shut.</p>")
    with django_assert_max_num_queries(4):
        client.get(VERSIONS)
    with django_assert_max_num_queries(6):
        as_of(client, hours_ago=1)
