"""What each page asks of the database, statement by statement. No page asks more when there is more."""

from datetime import date

import pytest

from articles.actions.fronts import place, show_front
from articles.actions.tag_renaming import add_name
from articles.feeds import atom, json_feed, rss
from articles.feeds.atom import written
from articles.models import LiveCopy, MostRead, Section, Tag
from articles.reading import machine
from articles.reading.archives import read_archive
from articles.reading.articles import read_article
from articles.reading.corrections import read_corrections
from articles.reading.feeds import read_feed
from articles.reading.filing import read_filed
from articles.reading.front import read_front, read_front_listing
from articles.reading.listings import Window
from articles.reading.most_read import read_most_read
from articles.reading.search import BEST, read_blank, read_results
from articles.reading.sections import read_section
from articles.reading.sitemaps import read_index, read_kind, read_month, read_news
from articles.reading.tags import read_tag_index
from articles.rules import asking
from articles.rules.corrections import KINDS
from articles.search.readers import Found
from tests.factories import (
    a_category,
    a_correction,
    a_live_article,
    a_picture,
    a_section,
    a_source,
    a_trending_topic,
    an_author,
)

pytestmark = pytest.mark.django_db

CHROME = ["articles_section", "articles_tag"]
DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def _paper(once):
    once(_three_sections)


def _three_sections():
    """Three top sections, one with a subsection, and enough articles for two pages of a list."""
    world, _, _ = a_section("World"), a_section("Business"), a_section("Culture")
    europe = a_section("Europe", parent=world)
    source, category, author = a_source("Gazette"), a_category("Analysis"), an_author("A. Writer")
    a_trending_topic("Ports")
    for section in (world, europe) * 12:
        a_live_article(
            "Talks",
            section=section,
            source=source,
            category=category,
            authors=[author],
            tags=["Ports", "Rail"],
        )


def tables(queries):
    """The table each statement reads first."""
    return sorted(query["sql"].split('FROM "')[1].split('"')[0] for query in queries)


def asked(django_assert_num_queries, expected, read):
    with django_assert_num_queries(len(expected)) as queries:
        page = read()
    assert tables(queries.captured_queries) == sorted(expected)
    return page


@pytest.mark.usefixtures("_paper")
def test_an_article_asks_for_its_parts_what_is_near_it_and_beside_it_and_the_chrome(
    django_assert_num_queries,
):
    talks = date(2026, 11, 20), "talks"
    own = ["articles_livecopy", "articles_livebyline", "articles_tag"]
    # What is chosen or shares a tag, those stories; the two beside it in its section.
    others = ["articles_liverelated", "articles_livecopy", "articles_livecopy"]
    page = asked(django_assert_num_queries, own + others + CHROME, lambda: read_article(*talks))
    assert len(page.related.stories) == 6
    asked(django_assert_num_queries, own + CHROME, lambda: read_article(*talks, plain=True))


@pytest.mark.usefixtures("_paper")
def test_an_article_with_translations_asks_for_all_of_them_at_once(django_assert_num_queries):
    first = LiveCopy.objects.get(slug="talks").article
    for language in ("ja", "fr", "ar"):
        a_live_article(f"Talks {language}", language=language, translation_of=first, tags=["Rail"])
    own = ["articles_livecopy", "articles_livecopy", "articles_livebyline", "articles_tag"]
    own += ["articles_liverelated", "articles_livecopy", "articles_livecopy"]
    for slug in ("talks", "talks-ja"):
        page = asked(
            django_assert_num_queries, own + CHROME, lambda slug=slug: read_article(DAY, slug)
        )
        assert len(page.translations) == 3
        for made in (machine.of_article, machine.sharing, machine.alternates):
            asked(django_assert_num_queries, [], lambda made=made, page=page: made(page))


@pytest.mark.usefixtures("_paper")
def test_pictures_of_a_story_are_one_question_more_however_many_and_those_of_lists_none(
    client, django_assert_num_queries
):
    pictures = [a_picture(alt="A crane") for _ in range(10)]
    figures = [f'<figure data-picture="{each.pk}"></figure>' for each in pictures]
    world = Section.objects.get(path="world")
    for headline, shown in (("One", figures[:1]), ("Ten", figures)):
        a_live_article(headline, section=world, lead=pictures[0], body="".join(shown))
    own = ["articles_livecopy", "articles_livebyline", "articles_tag", "articles_livepicture"]
    beside = ["articles_liverelated", "articles_livecopy"]
    for slug, many in (("one", 2), ("ten", 11)):
        with django_assert_num_queries(len([*own, *beside, *CHROME])) as queries:
            html = client.get(f"/2026/11/20/{slug}/").content.decode()
        assert tables(queries.captured_queries) == sorted([*own, *beside, *CHROME])
        assert html.count("<img") == many
    listed = ["articles_liveplacement", "articles_livecopy", "articles_mostread"]
    for path, asked_for in {"/": [*listed, "articles_livecopy"], "/world/": listed[:2]}.items():
        with django_assert_num_queries(len([*asked_for, *CHROME])):
            assert "<img" in client.get(path).content.decode()
    own = ["articles_livecopy", "articles_livebyline", "articles_tag", "articles_livepicture"]
    asked(django_assert_num_queries, own + CHROME, lambda: read_article(DAY, "ten", plain=True))


@pytest.mark.usefixtures("_paper")
def test_the_front_page_asks_for_what_is_placed_the_newest_the_bands_the_most_read_and_the_chrome(
    django_assert_num_queries,
):
    own = ["articles_liveplacement", "articles_livecopy", "articles_livecopy", "articles_mostread"]
    page = asked(django_assert_num_queries, own + CHROME, read_front)
    assert page.lead
    assert page.bands


@pytest.mark.usefixtures("_paper")
def test_a_section_asks_for_what_is_placed_its_stories_and_the_chrome(django_assert_num_queries):
    listing = asked(
        django_assert_num_queries,
        ["articles_liveplacement", "articles_livecopy", *CHROME],
        lambda: read_section("world", Window()),
    )
    assert len(listing.stories) == 20


@pytest.mark.usefixtures("_paper")
def test_however_much_is_placed_it_is_asked_for_in_one_question_more(django_assert_num_queries):
    world = Section.objects.get(path="world")
    for section in (None, world):
        for slot, copy in zip(
            ["lead", *["second"] * 4, "pick"], LiveCopy.objects.all(), strict=False
        ):
            place(section, copy.pk, slot=slot, by=None)
        show_front(section, version=6, by=None)
    placed = ["articles_liveplacement", "articles_livecopy"]
    asked(
        django_assert_num_queries,
        [*placed, *["articles_livecopy"] * 2, "articles_mostread", *CHROME],
        read_front,
    )
    asked(
        django_assert_num_queries,
        [*placed, "articles_livecopy", *CHROME],
        lambda: read_section("world", Window()),
    )


@pytest.mark.usefixtures("_paper")
@pytest.mark.parametrize(
    ("kind", "slug", "table"),
    [
        ("category", "analysis", "articles_category"),
        ("source", "gazette", "articles_source"),
        ("author", "a-writer", "articles_author"),
    ],
)
def test_a_list_asks_for_its_name_its_stories_and_the_chrome(
    kind, slug, table, django_assert_num_queries
):
    asked(
        django_assert_num_queries,
        [table, "articles_livecopy", *CHROME],
        lambda: read_filed(kind, slug, Window()),
    )


# The tag, how many stories it has, one page of them.
TAGGED = ["articles_tag", "articles_livetag", "articles_livecopy"]
# Its first day, its months; the tags on its newest stories, and how often each is used at all.
ABOUT_IT = ["articles_livecopy", "articles_livecopy", "articles_livetag", "articles_livetag"]


@pytest.mark.usefixtures("_paper")
def test_a_tags_page_asks_also_for_what_there_is_to_tell_of_it(django_assert_num_queries):
    page = asked(
        django_assert_num_queries,
        [*TAGGED, *ABOUT_IT, *CHROME],
        lambda: read_filed("tag", "ports", Window()),
    )
    add_name(Tag.objects.get(slug="ports"), "Harbours", by=None)
    asked(  # one for its other names
        django_assert_num_queries,
        [*TAGGED, *ABOUT_IT, "articles_tag", *CHROME],
        lambda: read_filed("tag", "ports", Window()),
    )
    older = Window(before=page.stories[-1].position)
    for window, plain in ((older, False), (Window(), True)):
        asked(
            django_assert_num_queries,
            [*TAGGED, *CHROME],
            lambda window=window, plain=plain: read_filed("tag", "ports", window, plain=plain),
        )


@pytest.mark.usefixtures("_paper")
def test_a_tag_on_very_many_stories_is_told_of_in_the_same_questions(
    django_assert_num_queries, monkeypatch
):
    few = read_filed("tag", "ports", Window())
    monkeypatch.setattr("articles.reading.topics.MANY", 5)
    many = asked(
        django_assert_num_queries,
        [*TAGGED, *ABOUT_IT, *CHROME],
        lambda: read_filed("tag", "ports", Window()),
    )
    assert (many.stories, many.topic) == (few.stories, few.topic)


@pytest.mark.usefixtures("_paper")
def test_a_feed_asks_for_the_authors_and_tags_of_its_stories_beside_what_its_list_asks(
    django_assert_num_queries,
):
    asked(
        django_assert_num_queries,
        ["articles_livecopy", "articles_livebyline", "articles_tag", *CHROME],
        lambda: written(read_feed(read_front_listing(Window()))),
    )


@pytest.mark.usefixtures("_paper")
def test_a_feed_of_whole_stories_asks_once_more_for_their_bodies(
    django_assert_num_queries, settings
):
    settings.FEEDS_FULL_TEXT = True
    own = ["articles_livecopy", "articles_livecopy", "articles_livebyline", "articles_tag"]
    for form in (atom, rss, json_feed):
        asked(
            django_assert_num_queries,
            [*own, *CHROME],
            lambda form=form: form.written(read_feed(read_front_listing(Window()))),
        )


@pytest.mark.usefixtures("_paper")
def test_sitemaps_ask_one_question_a_file(django_assert_num_queries):
    lists = ["tag", "category", "source", "author"]
    own = ["articles_livecopy", *(f"articles_{kind}" for kind in lists)]
    asked(django_assert_num_queries, own, read_index)
    for table, read in {
        "articles_livecopy": lambda: read_month(2026, 11, 1),
        "articles_tag": lambda: read_kind("tags", 1),
        "articles_author": lambda: read_kind("authors", 1),
    }.items():
        asked(django_assert_num_queries, [table], read)
    with django_assert_num_queries(1):
        read_kind("sections", 1)
    asked(django_assert_num_queries, ["articles_livecopy"], read_news)


@pytest.mark.usefixtures("_paper")
def test_an_archive_asks_for_its_stories_its_periods_and_the_chrome(django_assert_num_queries):
    asked(
        django_assert_num_queries,
        ["articles_livecopy"] * 2 + CHROME,
        lambda: read_archive(2026, 11, None, Window()),
    )


@pytest.mark.usefixtures("_paper")
def test_the_index_of_tags_and_the_printed_front_page_ask_one_question_of_their_own(
    django_assert_num_queries,
):
    asked(django_assert_num_queries, ["articles_tag", *CHROME], read_tag_index)
    asked(
        django_assert_num_queries,
        ["articles_livecopy", *CHROME],
        lambda: read_front_listing(Window()),
    )


@pytest.mark.usefixtures("_paper")
def test_the_most_read_ask_for_their_places_their_copies_and_the_chrome(django_assert_num_queries):
    asked(django_assert_num_queries, ["articles_mostread", *CHROME], read_most_read)
    for rank, copy in enumerate(LiveCopy.objects.all()[:20]):
        for period in ("day", "week", "month"):
            MostRead.objects.create(period=period, place=rank, article_id=copy.pk)
    page = asked(
        django_assert_num_queries,
        ["articles_mostread", "articles_livecopy", *CHROME],
        read_most_read,
    )
    assert [len(ranking.stories) for ranking in page.rankings] == [10, 10, 10]


@pytest.fixture
def _corrected():
    """A correction of each kind for every article of the paper."""
    for copy in LiveCopy.objects.select_related("article"):
        for kind in KINDS:
            a_correction(copy.article, kind=kind)


@pytest.mark.usefixtures("_paper", "_corrected")
@pytest.mark.parametrize("size", [20, 2_000])
def test_the_corrections_ask_for_themselves_what_is_live_of_their_articles_and_the_chrome(
    django_assert_num_queries, size
):
    page = asked(
        django_assert_num_queries,
        ["articles_correction", "articles_livecopy", *CHROME],
        lambda: read_corrections(Window(size=size)),
    )
    assert len(page.entries) == min(size, 24 * len(KINDS))


@pytest.mark.usefixtures("_paper", "_corrected")
def test_corrections_cost_an_article_and_a_list_no_question(client, django_assert_max_num_queries):
    for path, limit in {"/": 6, "/world/": 4, "/2026/11/20/talks/": 8, "/2026/11/20/talks/print/": 5,
                        "/corrections/": 4, "/corrections/print/": 4}.items():  # fmt: skip
        with django_assert_max_num_queries(limit):
            assert "Retract" in client.get(path).content.decode()


@pytest.mark.usefixtures("_paper")
def test_what_a_page_shows_is_loaded_by_those_queries_alone(client, django_assert_max_num_queries):
    for path, limit in {"/": 7, "/world/": 6, "/2026/11/20/talks/": 8, "/2026/11/20/talks/print/": 5,
                        "/tags/ports/print/": 5, "/tags/ports/": 9, "/tags/ports/feed/": 7, "/2026/": 6, "/authors/a-writer/": 6}.items():  # fmt: skip
        with django_assert_max_num_queries(limit):
            assert client.get(path).status_code == 200
    assert LiveCopy.objects.count() == 24


@pytest.mark.usefixtures("_paper")
def test_a_search_asks_for_the_chrome_and_where_little_is_found_for_names_and_headlines(
    django_assert_num_queries,
):
    def read(line, copies):
        question = asking.read(line)
        found = Found(copies=copies, total=len(copies))
        return read_results(question, found, order=BEST, unknown=(), typed=line)

    copies = list(LiveCopy.objects.select_related("section", "source", "category"))
    asked(django_assert_num_queries, CHROME, lambda: read_blank("", asking.read("")))
    page = asked(django_assert_num_queries, CHROME, lambda: read("talks", copies))
    assert len(page.results) == len(copies)
    as_found = list(LiveCopy.objects.select_related("source"))  # their sections are the chrome's
    page = asked(django_assert_num_queries, CHROME, lambda: read("talks", as_found))
    with django_assert_num_queries(0):
        assert all(found.copy.section.title for found in page.results)
    names = ["articles_tag", "articles_source", "articles_author", "articles_livecopy"]
    page = asked(django_assert_num_queries, CHROME + names, lambda: read("tolks", []))
    assert page.respelled.label == "talks"
    source = ["articles_source"]  # the one that is called so
    page = asked(django_assert_num_queries, CHROME + names + source, lambda: read("gazete", []))
    assert [thing.name for thing in page.meant.names] == ["Gazette"]
