"""What the desk's list of articles asks of the database: the same, however much is on it."""

import pytest
from django.db import connection

from articles.models import Article, Section, TaggedArticle
from tests.factories import a_category, a_live_article, a_section, a_source, an_author

pytestmark = pytest.mark.django_db

LIST = "/desk/articles/article/"


def listed(client, query=""):
    return [article.headline for article in client.get(LIST + query).context["cl"].result_list]


@pytest.fixture
def editor(desk):
    return desk("editor")


@pytest.fixture(scope="module")
def thirty(once):
    return once(_thirty)


def _thirty():
    section = a_section("World")
    below = [a_section(parent=section) for _ in range(3)]
    for number in range(30):
        a_live_article(f"Port {number}", section=below[number % 3], tags=["Sea", f"T{number}"],
                       authors=[], source=None)  # fmt: skip
    Article.objects.update(category=a_category("News"), source=a_source("Tribune"))
    author = an_author("Ana")
    for article in Article.objects.all():
        article.bylines.create(author=author, order=0)
    return section.pk


@pytest.fixture
def newsroom(thirty):
    """Some thirty articles with everything on them: the section they are below."""
    return Section.objects.get(pk=thirty)


# Two of the session, two of its rights, one each of sections and categories, and one of the lines; one of
# unfinished texts where nothing is looked for. A search, an author, a tag or a source: one more, for the
# numbers of what it is.
@pytest.mark.parametrize(
    ("query", "most"),
    [("", 8), ("order=published", 7), ("status__exact=live", 7), ("whose=mine", 7), ("scheduled=waiting", 7),
     ("section={section}", 7), ("published_from=2026-11-20", 7), ("changed_from=2020-01-01", 7),
     ("before=99990101000000000000-1", 7), ("q=port", 8), ("tag=sea", 8), ("author=ana", 8),
     ("source=tribune", 8), ("q=port&tag=sea&section={section}", 9),
     ("q=port&tag=sea&author=ana&source=tribune&section={section}", 11)],
)  # fmt: skip
def test_the_list_asks_eight_questions_and_one_for_each_further_name(
    editor, newsroom, query, most, django_assert_num_queries
):
    address = f"{LIST}?{query.format(section=newsroom.pk)}"
    with django_assert_num_queries(most):
        assert editor.get(address).status_code == 200


def test_nothing_of_the_list_counts_skips_or_reads_bodies(
    editor, newsroom, django_assert_max_num_queries
):
    for query in (
        "",
        "q=port",
        "tag=sea",
        f"section={newsroom.pk}",
        "before=99990101000000000000-1",
    ):
        with django_assert_max_num_queries(8) as asked:
            editor.get(f"{LIST}?{query}")
        for each in asked:
            assert "COUNT(" not in each["sql"]
            assert "OFFSET" not in each["sql"]
            assert '"articles_article"."body"' not in each["sql"]


def test_tags_of_very_many_articles_are_walked_along(editor, newsroom, monkeypatch):
    from articles.admin import article_filters
    from articles.models import among

    monkeypatch.setattr(article_filters, "MANY", 5)
    monkeypatch.setattr(among, "MANY", 5)
    assert len(listed(editor, "?tag=sea")) == 30
    assert listed(editor, "?tag=t7&author=ana") == ["Port 7"]
    assert TaggedArticle.objects.count() == 60


@pytest.mark.parametrize("query", ["", "order=published", "status__exact=live", "whose=mine", "section={leaf}",
                                   "category={category}", "source=tribune", "before=20990101000000000000-1"])  # fmt: skip
def test_an_index_has_the_page_in_its_order_however_many_articles_there_are(
    editor, newsroom, query
):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by what a table holds")
    article = Article.objects.first()
    leaf, category = article.section_id, article.category_id
    asked = editor.get(f"{LIST}?{query.format(leaf=leaf, category=category)}").context["cl"]
    placed = asked.queryset.placed_by("published_at" if "order" in query else "updated_at")
    plan = placed.newest_first().values("pk")[:51].explain()
    assert "USING COVERING INDEX" in plan
    assert "TEMP B-TREE" not in plan
