"""What a kept article's page leads to is there, and what is there it leads to."""

from datetime import date

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.words import Words
from tests.factories import a_live_article, a_section, a_tag
from tests.pagecache.test_wsgi import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    """Requests leave the test's own connection open, as the test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Worker()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def move(article, section):
    changed = Words.of(article)
    changed.section = section
    save_article(article, words=changed, by=None)
    publish(article, by=None)


def test_a_kept_page_leads_to_the_stories_that_stand_beside_it_now(worker):
    section = a_section("World")
    for headline, day in (("Old", 1), ("New", 20)):
        a_live_article(headline, section=section, on=date(2026, 11, day))

    def read(slug, day):
        worker.look()
        return worker.get(f"/2026/11/{day:02}/{slug}/")[2]

    for slug, day, other in (("old", 1, b">New<"), ("new", 20, b">Old<")):
        assert other in read(slug, day)
    between = a_live_article("Between", section=section, on=date(2026, 11, 10))
    for slug, day in (("old", 1), ("new", 20)):
        assert b">Between<" in read(slug, day)
    newest = a_live_article("Newest", section=section, on=date(2026, 11, 21))
    assert b">Newest<" in read("new", 20)
    move(between, a_section("Business"))
    assert b">Between<" not in read("old", 1)
    withdraw(newest, by=None)
    assert b">Newest<" not in read("new", 20)


def test_publishing_beside_a_story_leaves_the_others_of_its_section_kept(
    worker, django_assert_num_queries
):
    section = a_section("World")
    for headline, day in (("Old", 1), ("Middle", 10), ("New", 20)):
        a_live_article(headline, section=section, on=date(2026, 11, day))
    worker.look()
    kept = worker.get("/2026/11/01/old/")
    a_live_article("Newest", section=section, on=date(2026, 11, 21))
    worker.look()
    with django_assert_num_queries(0):
        assert worker.get("/2026/11/01/old/") == kept


def test_a_kept_page_leads_to_no_withdrawn_story(worker):
    a_tag("Ports")
    section, other = a_section("World"), a_section("Business")
    near = a_live_article("Near", section=other, tags=["Ports"])
    chosen = a_live_article("Chosen", section=other)
    a_live_article("One", section=section, tags=["Ports"], related=[chosen.pk])
    for story, name in ((near, b">Near<"), (chosen, b">Chosen<")):
        worker.look()
        assert name in worker.get("/2026/11/20/one/")[2]
        withdraw(story, by=None)
        worker.look()
        assert name not in worker.get("/2026/11/20/one/")[2]
    publish(chosen, by=None)
    worker.look()
    assert b">Chosen<" in worker.get("/2026/11/20/one/")[2]


def test_the_page_of_a_moment_is_neither_kept_nor_answered_with_the_kept_one(worker, settings):
    settings.SHOW_VERSIONS = True
    a_live_article("One")
    worker.look()
    worker.get("/2026/11/20/one/")
    assert worker.get("/2026/11/20/one/?as-of=2026-01-01T00:00:00Z")[0] == 404
    status, headers, _ = worker.get(f"/2026/11/20/one/?as-of={timezone.now().isoformat()}")
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert len(worker.pages) == 1
