"""The desk's list of articles: found by words and filters, read page by page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from articles.actions.articles import save_article
from articles.actions.scheduling import schedule
from articles.admin.articles import ArticleAdmin
from articles.models import Article
from tests.factories import (
    a_category,
    a_correction,
    a_draft,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    an_account,
    an_author,
    words,
)

pytestmark = pytest.mark.django_db

LIST = "/desk/articles/article/"


def listed(client, query=""):
    return [article.headline for article in client.get(LIST + query).context["cl"].result_list]


def text(client, query=""):
    return client.get(LIST + query).content.decode()


def changed_at(article, moment):
    Article.objects.filter(pk=article.pk).update(updated_at=moment)


@pytest.fixture
def editor(desk):
    return desk("editor")


@pytest.fixture
def pages(monkeypatch):
    """Lists of two lines."""
    monkeypatch.setattr(ArticleAdmin, "list_per_page", 2)


def test_the_newest_change_comes_first_and_pages_lead_on_and_back(editor, pages):
    for number in range(5):
        a_draft(f"Article {number}")
    assert listed(editor) == ["Article 4", "Article 3"]
    older = editor.get(LIST).context["cl"].older
    assert listed(editor, older) == ["Article 2", "Article 1"]
    last = editor.get(LIST + editor.get(LIST + older).context["cl"].older).context["cl"]
    assert [article.headline for article in last.result_list] == ["Article 0"]
    assert not last.older
    assert listed(editor, last.newer) == ["Article 2", "Article 1"]
    assert not editor.get(LIST).context["cl"].newer


def test_what_changes_meanwhile_moves_no_page(editor, pages):
    articles = [a_draft(f"Article {number}") for number in range(4)]
    older = editor.get(LIST).context["cl"].older
    a_draft("Written meanwhile")
    changed_at(articles[3], timezone.now())
    assert listed(editor, older) == ["Article 1", "Article 0"]


def test_articles_of_one_moment_are_each_on_one_page(editor, pages):
    for number in range(4):
        a_draft(f"Article {number}")
    Article.objects.update(updated_at=datetime(2026, 1, 1, tzinfo=UTC))
    older = editor.get(LIST).context["cl"].older
    assert sorted(listed(editor) + listed(editor, older)) == [f"Article {n}" for n in range(4)]


def test_the_list_says_how_many_it_shows_and_claims_no_total(editor, pages):
    for _ in range(3):
        a_draft()
    html = text(editor)
    assert "2 articles shown, newest change first." in html
    assert "3 articles" not in html
    assert "results<" not in html


def test_a_page_that_nothing_stands_on_any_more_leads_to_the_newest(editor):
    a_draft("Only one")
    html = text(editor, "?before=20000101000000000000-1&q=one")
    assert "Nothing stands here any more." in html
    assert 'href="?q=one"' in html


@pytest.mark.parametrize("query", ["?before=x", "?after=99999999999999999999-1", "?order=x", "?o=1.2",
                                   "?p=7", "?all=", "?_facets", "?section=x", "?category=9999", "?tag=", "?before=",
                                   "?published_from=x&changed_to=99999", "?scheduled=x", "?e=1"])  # fmt: skip
def test_whatever_the_address_asks_for_is_answered(editor, query):
    a_live_article()
    assert editor.get(LIST + query).status_code == 200


@pytest.mark.parametrize("query", ["?section__id__exact=1", "?tags__name=x", "?author__name__contains=x", "?made_by=1",
                                   "?updated_at__gte=2020-01-01", "?published_from__gt=x", "?status__regex=x"])  # fmt: skip
def test_no_other_lookup_is_let_in(editor, query):
    assert editor.get(LIST + query).status_code == 400


def test_a_place_in_the_list_is_kept_by_no_filter(editor, pages):
    for _ in range(5):
        a_draft()
    older = editor.get(LIST).context["cl"].older
    for link in editor.get(LIST + older).content.decode().split('href="?')[1:]:
        address = link.partition('"')[0]
        assert ("before=" in address or "after=" in address) == (
            "rel=" in link[:200].partition(">")[0]
        )


def test_by_publication_the_undated_are_left_out(editor):
    a_live_article("Older", on=date(2026, 1, 2))
    a_live_article("Newer", on=date(2026, 3, 4))
    a_live_article("Oldest", on=date(2025, 3, 4))
    a_draft("Undated")
    assert listed(editor, "?order=published") == ["Newer", "Older", "Oldest"]
    assert "newest publication first" in text(editor, "?order=published")


# Search


def test_words_of_the_story_are_found_in_drafts_too(editor):
    a_draft("Ports", body="<p>The ministers’ talks on water.</p>")
    a_draft("Rail", body="<p>Nothing.</p>")
    assert listed(editor, "?q=talks+ports") == ["Ports"]
    assert listed(editor, "?q=“on+water”") == ["Ports"]
    assert listed(editor, "?q=talks+rail") == []


def test_search_goes_with_filters_and_with_pages(editor, pages):
    section = a_section()
    for number in range(3):
        a_draft(f"Port {number}", section=section)
    a_draft("Port elsewhere"), a_draft("Rail", section=section)
    query = f"?q=port&section={section.pk}"
    assert listed(editor, query) == ["Port 2", "Port 1"]
    assert listed(editor, editor.get(LIST + query).context["cl"].older) == ["Port 0"]


def test_a_search_without_a_word_says_so(editor):
    a_draft()
    assert "There is no word to look for in “* *”." in text(editor, "?q=*+*")
    assert listed(editor, "?q=*") == []
    assert len(listed(editor, "?q=++")) == 1


def test_a_search_that_is_cut_says_so(editor):
    assert "only its beginning was" in text(editor, "?q=" + "x" * 5_000)


def test_what_is_searched_for_and_filtered_by_stays_in_both_forms(editor):
    html = text(editor, "?q=port&tag=sea&status__exact=draft&order=published")
    search, rest = html.split('id="changelist-search"')[1].split("</form>", 1)
    filters = rest.split('class="filter-form"')[1].split("</form>")[0]
    for form in (search, filters):
        for name, value in (("q", "port"), ("tag", "sea"), ("status__exact", "draft"), ("order", "published")):  # fmt: skip
            assert form.count(f'name="{name}"') == 1, name
            assert f'value="{value}"' in form


# Filters


def test_a_section_brings_what_stands_below_it(editor):
    world = a_section("World")
    europe = a_section("Europe", parent=world)
    a_draft("In Europe", section=europe), a_draft("In the world", section=world)
    a_draft("Sports", section=a_section("Sports"))
    assert sorted(listed(editor, f"?section={world.pk}")) == ["In Europe", "In the world"]
    assert listed(editor, f"?section={europe.pk}") == ["In Europe"]
    assert f'<option value="{europe.pk}" selected>\u2003Europe</option>' in text(
        editor, f"?section={europe.pk}"
    )


def test_a_category_is_chosen(editor):
    category = a_category("Analysis")
    a_draft("Deep", category=category), a_draft("Shallow")
    assert listed(editor, f"?category={category.pk}") == ["Deep"]


def test_an_author_a_tag_and_a_source_are_typed_in_any_case_and_width(editor):
    a_draft(
        "Found", authors=[an_author("Ana Lía")], tags=["Sea Ports"], source=a_source("The Tribune")
    )
    a_draft("Other", authors=[an_author("B")], tags=["Rail"], source=a_source())
    for query in (
        "author=ANA+LÍA",
        "tag=ｓｅａ+ports",
        "source=the+tribune",
        "tag=sea+ports&author=ana+lía",
    ):
        assert listed(editor, f"?{query}") == ["Found"], query


def test_namesakes_are_found_together(editor):
    for headline in ("One", "Two"):
        a_draft(headline, authors=[an_author("A. Same")])
    assert sorted(listed(editor, "?author=a.+same")) == ["One", "Two"]


@pytest.mark.parametrize(
    ("name", "make"), [("tag", a_tag), ("author", an_author), ("source", a_source)]
)
def test_a_name_that_is_not_known_is_answered_with_those_that_hold_it(editor, name, make):
    make("South Harbour"), make("North Harbour"), make("Railway")
    a_draft("Any")
    response = editor.get(f"{LIST}?{name}=harbour")
    html = response.content.decode()
    assert not list(response.context["cl"].result_list)
    assert f"“harbour” is no {name} that is known." in html
    assert f'href="?{name}=North+Harbour">North Harbour</a>' in html
    assert "Railway" not in html
    assert 'value="harbour"' in html


def test_a_tag_that_is_on_no_article_says_so(editor):
    a_tag("Ports")
    assert "“ports” is on no article." in text(editor, "?tag=ports")


def test_days_of_publication_are_chosen(editor):
    for day in (29, 30):
        a_live_article(f"June {day}", on=date(2022, 6, day))
    a_live_article("July", on=date(2022, 7, 1))
    assert listed(editor, "?published_from=2022-06-30&published_to=2022-06-30") == ["June 30"]
    assert listed(editor, "?published_from=2022-06-30") == ["July", "June 30"]
    assert listed(editor, "?published_to=2022-06-30") == ["June 30", "June 29"]
    assert listed(editor, "?published_from=2022-07-01&published_to=2022-06-30") == [
        "July",
        "June 30",
    ]


def test_days_of_the_last_change_are_those_of_the_papers_zone(editor, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    timezone.get_default_timezone.cache_clear()
    changed_at(a_draft("Late"), datetime(2022, 6, 29, 15, 30, tzinfo=UTC))  # 0:30 in Tokyo
    changed_at(a_draft("Early"), datetime(2022, 6, 29, 14, 30, tzinfo=UTC))
    assert listed(editor, "?changed_from=2022-06-30&changed_to=2022-06-30") == ["Late"]


def test_handy_periods_lead_to_their_days(editor):
    today = timezone.localdate()
    a_live_article("Today’s", on=today)
    a_live_article("Long ago", on=today - timedelta(days=800))
    (period,) = [
        spec for spec in editor.get(LIST).context["cl"].filter_specs if spec.title == "published"
    ]
    for choice in period.choices(editor.get(LIST).context["cl"]):
        assert listed(editor, choice["query_string"]) == ["Today’s"], choice["display"]


def test_a_day_that_is_none_is_said_at_its_field(editor):
    a_live_article()
    html = text(editor, "?published_from=2022-02-30")
    assert "“2022-02-30” is no day" in html
    assert 'name="published_from" value="2022-02-30"' in html


def test_articles_with_an_hour_to_come_are_a_filter_of_the_list(editor):
    soon = timezone.now() + timedelta(days=1)
    schedule(a_draft("Soon", section=a_section()), verb="publish", at=soon, zone="UTC", by=None)
    a_draft("Never")
    assert listed(editor, "?scheduled=waiting") == ["Soon"]
    assert listed(editor, "?scheduled=failed") == []


def test_a_retracted_article_is_marked(editor):
    a_live_article("Sound")
    a_correction(a_live_article("Unsound"), kind="retraction")
    rows = text(editor).split("<tr>")
    marked = [row for row in rows if "is-retracted" in row]
    assert len(marked) == 1
    assert "Unsound" in marked[0]


# Rows, roles, numbers


def test_selected_rows_are_deleted_also_on_a_later_page(editor, pages):
    articles = [a_draft(f"Article {number}") for number in range(4)]
    older = editor.get(LIST).context["cl"].older
    chosen = {"action": "delete_selected", "_selected_action": [articles[0].pk], "post": "yes"}
    editor.post(LIST + older, chosen)
    assert Article.objects.count() == 3
    assert not Article.objects.filter(headline="Article 0").exists()


def test_no_action_reaches_rows_that_were_not_selected(editor):
    articles = [a_draft() for _ in range(3)]
    forged = {"action": "delete_selected", "_selected_action": [articles[0].pk],
              "select_across": "1", "post": "yes", "index": "0"}  # fmt: skip
    assert editor.post(LIST, forged).status_code == 400
    assert Article.objects.count() == 3


def test_rows_found_by_a_search_are_deleted(editor):
    article = a_draft("Mistake", tags=["Ports"])
    chosen = {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"}
    editor.post(LIST + "?q=mistake&tag=ports", chosen)
    assert not Article.objects.exists()


def test_ones_own_are_still_a_filter(client):
    reporter = an_account("reporter")
    save_article(None, words=words("Mine"), by=reporter)
    a_draft("Theirs")
    client.force_login(reporter)
    assert listed(client, "?whose=mine") == ["Mine"]
