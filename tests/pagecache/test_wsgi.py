import gzip
from io import BytesIO

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connection

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.corrections import change_correction, remove_correction
from articles.actions.filing import save_filing
from articles.actions.redirects import add_former_addresses
from articles.actions.words import Words
from articles.models import Category
from articles.pagecache.encodings import accepted
from articles.pagecache.follower import Follower
from articles.pagecache.kept import KeptPages
from articles.pagecache.wsgi import PageKeeper
from tests.factories import a_category, a_correction, a_live_article, a_section, a_source

pytestmark = pytest.mark.django_db


class Worker:
    """One worker: the layer with pages of its own, following the log when told to."""

    def __init__(self):
        self.pages = KeptPages(10_000_000)
        self.follower = Follower(self.pages)
        self.follower.start = lambda: None
        self.layer = PageKeeper(WSGIHandler(), self.pages, self.follower)
        self.look()

    def look(self):
        return self.follower.look()

    def get(self, path, method="GET", **headers):
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "testserver",
            "SERVER_NAME": "testserver", "SERVER_PORT": "80", "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(), "wsgi.errors": BytesIO(),
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }  # fmt: skip
        begun = []
        body = b"".join(self.layer(environ, lambda *args: begun.append(args)))
        status, answered = begun[-1][:2]
        return int(status[:3]), {name.lower(): value for name, value in answered}, body


@pytest.fixture(autouse=True)
def _one_connection():
    """Requests leave the test's own connection open, as the test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def worker():
    return Worker()


def retitle(article, headline):
    changed = Words.of(article)
    changed.headline = headline
    save_article(article, words=changed, by=None)
    publish(article, by=None)


def test_the_second_reader_costs_no_query(worker, django_assert_num_queries):
    a_live_article("One")
    worker.look()
    first = worker.get("/2026/11/20/one/")
    with django_assert_num_queries(0):
        assert worker.get("/2026/11/20/one/") == first


def test_a_kept_page_is_read_on_when_the_database_is_away(worker, monkeypatch):
    a_live_article("One")
    worker.look()
    page = worker.get("/2026/11/20/one/")

    def away(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", away)
    monkeypatch.setattr(connection, "close", lambda: None)  # it is this test's own, too
    assert not worker.look()
    assert worker.get("/2026/11/20/one/") == page
    assert worker.get("/")[0] == 503


def test_what_is_published_on_one_worker_shows_on_every_other(worker):
    other = Worker()
    article = a_live_article("Before")
    for each in (worker, other):
        each.look()
        assert b"Before" in each.get("/")[2]
        assert b"Before" in each.get("/2026/11/20/before/")[2]
    retitle(article, "After")
    for each in (worker, other):
        each.look()
        assert b"After" in each.get("/")[2]
        assert b"After" in each.get("/2026/11/20/before/")[2]


def test_a_publication_leaves_articles_kept_that_do_not_lead_to_it(
    worker, django_assert_num_queries
):
    source = a_source()
    one, _ = a_live_article("One", source=source), a_live_article("Two", source=source)
    worker.look()
    worker.get("/2026/11/20/two/")
    retitle(one, "One more")
    worker.look()
    with django_assert_num_queries(0):
        assert worker.get("/2026/11/20/two/")[0] == 200


def test_a_withdrawal_and_a_return_are_both_seen(worker):
    article = a_live_article("One")
    worker.look()
    statuses = []
    for act in (
        lambda: None,
        lambda: withdraw(article, by=None),
        lambda: publish(article, by=None),
    ):
        act()
        worker.look()
        statuses += [worker.get("/2026/11/20/one/")[0], worker.get("/2026/11/20/one/print/")[0]]
    assert statuses == [200, 200, 410, 410, 200, 200]


def test_somebody_with_a_session_goes_past_the_kept_pages(worker):
    a_live_article("One")
    worker.look()
    worker.get("/")
    _, headers, _ = worker.get("/", cookie="sessionid=abc")
    assert headers["cache-control"] == "private, no-cache"
    assert len(worker.pages) == 1


def test_a_not_found_page_is_not_kept(worker):
    worker.get("/nowhere/")
    assert len(worker.pages) == 0


def test_parameters_that_change_nothing_share_one_kept_page(worker):
    a_live_article("One")
    worker.look()
    for query in ("", "?utm_source=x", "?a=1&b=2"):
        assert worker.get(f"/{query}")[0] == 200
    assert len(worker.pages) == 1


@pytest.mark.parametrize(
    ("header", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_a_page_is_sent_compressed_to_those_who_can_read_it(worker, header, unpack):
    a_live_article("One")
    plain = worker.get("/")[2]
    _, headers, body = worker.get("/", accept_encoding=header)
    assert headers["content-encoding"] == header
    assert int(headers["content-length"]) == len(body) < len(plain)
    assert unpack(body) == plain


def test_a_reader_who_has_the_page_is_told_so(worker):
    a_live_article("One")
    worker.look()
    _, headers, _ = worker.get("/")
    status, _, body = worker.get("/", if_none_match=headers["etag"])
    assert (status, body) == (304, b"")


def test_head_answers_as_get_without_the_body(worker):
    a_live_article("One")
    worker.look()
    for _ in range(2):
        status, headers, body = worker.get("/", method="HEAD")
        assert (status, body) == (200, b"")
        assert int(headers["content-length"]) > 1_000


def test_a_worker_that_fell_behind_a_pruned_log_forgets_all(worker):
    a_live_article("One")
    worker.look()
    worker.get("/")
    for number in range(3):
        a_live_article(f"Later {number}")
    connection.cursor().execute(
        "DELETE FROM articles_announcement WHERE number < (SELECT MAX(number) FROM articles_announcement)"
    )
    worker.look()
    assert len(worker.pages) == 0


@pytest.mark.parametrize(
    ("header", "chosen"),
    [("", ""), ("br;q=0", ""), ("gzip, br", "br"), ("*", "br"), ("gzip;q=0.5, br;q=0", "gzip"), ("br;q=x", ""), ("identity", "")],
)  # fmt: skip
def test_the_best_accepted_encoding_is_chosen(header, chosen):
    assert accepted(header, {"": b"", "br": b"", "gzip": b""}) == chosen


def test_a_cookie_meant_for_one_reader_is_kept_for_none(worker):
    a_live_article("One")
    worker.look()
    planted = worker.get("/", cookie="csrftoken=planted")
    for _, headers, _ in (planted, worker.get("/")):
        assert "set-cookie" not in headers


def test_an_address_given_two_positions_is_kept_under_the_one_it_shows(worker):
    one, two = a_live_article("One"), a_live_article("Two")
    a_live_article("Three")
    worker.look()
    before_one, before_two = (f"before={each.live_copy.position}" for each in (one, two))
    assert worker.get(f"/?{before_one}&{before_two}")[0] == 200
    assert worker.get(f"/?{before_two}&{before_one}")[0] == 404
    assert worker.get("/?before=")[0] == 404


def test_a_former_address_taken_by_a_new_thing_leads_on_no_longer(worker):
    category = a_category("A")
    category.slug = "b"
    save_filing(category, by=None)
    worker.look()
    assert worker.get("/categories/a/")[0] == 301
    save_filing(Category(name="C", slug="a"), by=None)
    worker.look()
    assert worker.get("/categories/a/")[0] == 200


def test_an_alias_taken_by_a_new_section_leads_on_no_longer(worker):
    article = a_live_article("One")
    add_former_addresses(article, ["/x/"], by=None)
    worker.look()
    assert worker.get("/x/")[1]["location"] == "/2026/11/20/one/"
    a_section("X")
    worker.look()
    assert worker.get("/x/")[0] == 200


def test_no_address_leads_to_another_host(worker):
    for path in ("//example.org", "//example.org/", "///example.org"):
        assert worker.get(path)[0] == 404


def test_a_correction_made_changed_or_removed_shows_on_its_article_and_on_the_page_of_corrections(
    worker,
):
    article, paths = a_live_article("One"), ["/2026/11/20/one/", "/2026/11/20/one/print/"]
    paths += ["/corrections/", "/corrections/print/"]

    def show(words):
        worker.look()
        return [words in worker.get(path)[2] for path in paths]

    assert not any(show(b"It was ten."))
    made = a_correction(article, text="It was ten.")
    assert all(show(b"It was ten."))
    change_correction(made, kind="note", text="It was nine.", by=None)
    assert all(show(b"It was nine."))
    remove_correction(made, by=None)
    assert not any(show(b"It was nine."))


def test_the_page_of_corrections_follows_its_articles_away_back_and_to_a_new_headline(worker):
    article = a_live_article("One")
    a_correction(article)

    def named(headline):
        worker.look()
        return headline in worker.get("/corrections/")[2]

    assert named(b"One")
    retitle(article, "Another")
    assert named(b"Another")
    withdraw(article, by=None)
    assert not named(b"Another")
    publish(article, by=None)
    assert named(b"Another")


def test_a_correction_leaves_lists_and_other_articles_kept(worker, django_assert_num_queries):
    one, _ = a_live_article("One", tags=["Ports"]), a_live_article("Two")
    paths = ["/", "/tags/ports/", "/2026/11/20/two/", "/2026/11/20/"]
    worker.look()
    pages = [worker.get(path) for path in paths]
    a_correction(one, kind="correction")
    worker.look()
    with django_assert_num_queries(0):
        assert [worker.get(path) for path in paths] == pages


def test_an_article_never_corrected_leaves_the_page_of_corrections_kept(
    worker, django_assert_num_queries
):
    one = a_live_article("One")
    a_correction(one)
    worker.look()
    page = worker.get("/corrections/")
    withdraw(a_live_article("Two", section=one.section), by=None)
    worker.look()
    with django_assert_num_queries(0):
        assert worker.get("/corrections/") == page


def test_a_retraction_shows_in_every_list_at_once(worker):
    article = a_live_article("One", tags=["Ports"])
    paths = ["/", "/print/", "/tags/ports/", "/2026/11/20/", "/2026/"]

    def marked():
        worker.look()
        return {b"Retracted" in worker.get(path)[2] for path in paths}

    assert marked() == {False}
    made = a_correction(article, kind="retraction")
    assert marked() == {True}
    remove_correction(made, by=None)
    assert marked() == {False}


def test_a_feed_is_kept_until_a_story_comes_into_its_list():
    section, worker = a_section("World"), Worker()
    a_live_article("One", section=section)
    worker.look()
    _, headers, _ = worker.get("/world/feed/")
    assert headers["content-type"].startswith("application/atom+xml")
    assert worker.get("/world/feed/", if_none_match=headers["etag"])[0] == 304
    a_live_article("Two", section=section)
    worker.look()
    status, _, body = worker.get("/world/feed/", if_none_match=headers["etag"])
    assert status == 200
    assert b"Two" in body


def test_a_date_finds_a_kept_feed_unchanged_where_no_tag_is_sent():
    section, worker = a_section("World"), Worker()
    article = a_live_article("One", section=section)
    worker.look()
    _, headers, _ = worker.get("/world/feed/rss/")
    dated = {"if_modified_since": headers["last-modified"]}
    assert worker.get("/world/feed/rss/", **dated)[0] == 304
    assert worker.get("/world/feed/rss/", **dated, if_none_match='"another"')[0] == 200
    withdraw(article, by=None)
    worker.look()
    assert worker.get("/world/feed/rss/", **dated)[0] == 200


def test_a_correction_is_in_a_kept_feed(settings):
    settings.FEEDS_FULL_TEXT = True
    worker = Worker()
    article = a_live_article("One")
    worker.look()
    before = worker.get("/feed/json/")[2]
    assert worker.get("/feed/json/")[2] == before
    a_correction(article)
    worker.look()
    assert worker.get("/feed/json/")[2] != before
