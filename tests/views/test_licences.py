"""Each surface shows as much of a story as its source allows, and no more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.filing import save_filing
from articles.actions.filing_merging import merge_filing, plan_filing_merge
from articles.models import Announcement, LiveCopy
from articles.models.live import NotLicensed
from tests.factories import a_live_article, a_section, a_source, an_account

pytestmark = pytest.mark.django_db

MARKER = "zanzibar"
BODY = "<p>It began in <em>spring</em>.</p>" + "<p>Many words were said & written.</p>" * 90
BODY += f"<p>It ended in {MARKER}.</p>"
ADDRESS = "/2026/11/20/talks/"
LISTS = ["/", "/world/", "/sources/wire/", "/2026/11/20/"]
PRINTED = [f"{path}print/" for path in LISTS]
FEEDS = ["/feed/", "/world/feed/", "/sources/wire/feed/"]
RIGHTS = ("full_text", "in_print", "in_feeds")
# None, each alone, and all taken away.
RIGHTS_TRIED = [
    (True,) * 3,
    *(tuple(place != n for place in range(3)) for n in range(3)),
    (False,) * 3,
]
READ_ON = (
    '<a href="https://wire.example.org/1" rel="noopener external">Read the full story at Wire</a>'
)


def the_story(**licence):
    source = a_source("Wire", **licence)
    return a_live_article(
        "Talks", body=BODY, standfirst="In short.", section=a_section("World"), source=source,
        source_url="https://wire.example.org/1",
    )  # fmt: skip


def pages(client, paths):
    return {path: client.get(path).content.decode() for path in paths}


@pytest.mark.parametrize("rights", RIGHTS_TRIED)
def test_every_surface_shows_what_the_licence_lets_it(client, rights):
    licence = dict(zip(RIGHTS, rights, strict=True))
    full_text, in_print, in_feeds = rights
    the_story(**licence)
    page, printed = client.get(ADDRESS).content.decode(), client.get(f"{ADDRESS}print/")
    on_paper = printed.content.decode()
    assert "It began in" in page
    assert (MARKER in page) == full_text
    assert (READ_ON in page) == (not full_text)
    assert ("data-print" in page and 'media="print"' in page) == in_print
    assert printed.status_code == (200 if in_print else 403)
    assert ("It began in" in on_paper) == in_print
    assert (MARKER in on_paper) == (in_print and full_text)
    assert ("Wire does not allow its stories to be printed" in on_paper) == (not in_print)
    assert 'href="https://wire.example.org/1"' in on_paper
    for path, text in pages(client, [*LISTS, *PRINTED]).items():
        assert "Talks" in text, path
        assert MARKER not in text, path
        assert ("In short." in text) == (in_print or path not in PRINTED), path
    for path, text in pages(client, FEEDS).items():
        assert ("Talks" in text) == in_feeds, path
        assert MARKER not in text or (in_feeds and full_text), path


@pytest.mark.parametrize("rights", RIGHTS_TRIED)
def test_a_search_finds_every_word_and_quotes_what_it_may(client, rights):
    full_text, in_print, in_feeds = rights
    the_story(**dict(zip(RIGHTS, rights, strict=True)))
    found, printed, feed = (
        client.get(f"/search/{form}?q={MARKER}").content.decode()
        for form in ("", "print/", "feed/")
    )
    assert "Talks" in found
    assert "Talks" in printed
    assert ("It ended in" in found) == full_text
    assert ("It ended in" in printed) == (full_text and in_print)
    assert ("In short." in printed) == (in_print and not full_text)
    assert ("Talks" in feed) == in_feeds


def test_a_body_is_not_handed_out_before_it_is_known_where_it_is_shown():
    copy = LiveCopy.objects.get(pk=the_story(full_text=False).pk)
    with pytest.raises(NotLicensed):
        _ = copy.body
    assert MARKER not in copy.shown_on("page").body
    assert copy.shown_on("mail").body


def test_the_desk_sees_in_a_preview_what_readers_will_get(desk):
    article = the_story(full_text=False, in_print=False)
    client = desk("editor")
    preview = client.get(f"/desk/articles/article/{article.pk}/preview/").content.decode()
    assert MARKER not in preview
    assert "Read the full story at Wire" in preview
    printed = client.get(f"/desk/articles/article/{article.pk}/preview/?print").content.decode()
    assert "does not allow its stories to be printed" in printed
    form = client.get(f"/desk/articles/article/{article.pk}/change/").content.decode()
    assert "Licence of Wire: excerpt only, no print." in form


def test_kept_pages_and_feeds_are_renewed_when_a_licence_changes(client):
    """What stands in the announcement are names that the pages gave when they were kept."""
    article = the_story()
    source = article.source
    kept = {path: client.get(path)["Cache-Tag"].split(",") for path in [ADDRESS, *LISTS, *FEEDS]}
    for change in ({"full_text": False}, {"in_feeds": False}, {"in_feeds": True}):
        for name, value in change.items():
            setattr(source, name, value)
        save_filing(source, by=None)
        told = Announcement.objects.latest("number").names
        stale = {path for path, names in kept.items() if not {*names} & {*told}}
        assert not stale, change
        kept |= {path: client.get(path)["Cache-Tag"].split(",") for path in FEEDS}


def test_a_merged_source_has_the_licence_of_the_one_it_went_into(client):
    article = the_story()
    assert MARKER in client.get(ADDRESS).content.decode()
    merge_filing(article.source, into=a_source("Agency", full_text=False), by=None)
    page = client.get(ADDRESS).content.decode()
    assert MARKER not in page
    assert "Read the full story at Agency" in page


def test_a_moderator_changes_a_licence_in_the_form_and_an_editor_may_not(client):
    source = the_story().source
    address = f"/desk/articles/source/{source.pk}/change/"
    sent = {"url": "", "order": "0", "description": "", "in_feeds": "on", "in_mail": "on"}
    client.force_login(an_account("editor"))
    assert client.post(address, sent).status_code == 403
    client.force_login(an_account("moderator"))
    client.post(address, sent | {"days_to_expiry": "0"})
    source.refresh_from_db()
    assert source.licence.spoken() == ""
    client.post(address, sent | {"days_to_expiry": "30"})
    source.refresh_from_db()
    assert source.licence.spoken() == "excerpt only, no print, expires after 30 days"


def test_days_that_would_withdraw_live_pages_at_once_are_asked_about(desk):
    article = the_story()
    LiveCopy.objects.update(first_published_at=timezone.now() - timedelta(days=31))
    client, source = desk("moderator"), article.source
    address = f"/desk/articles/source/{source.pk}/change/"
    sent = {"url": "", "order": "0", "description": "", "days_to_expiry": "30"}
    answer = client.post(address, sent).content.decode()
    assert "Live pages of this source that are over by then: 1." in answer
    said = plan_filing_merge(source, a_source(days_to_expiry=30)).also[-1]
    assert said.startswith("By it, live pages that are over already: 1.")
    client.post(address, sent | {"withdraw_over": "on"})
    source.refresh_from_db()
    assert source.days_to_expiry == 30
