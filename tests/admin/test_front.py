"""The desk's front page: what waits for whom."""

import pytest

from articles.actions.articles import save_article
from articles.actions.bulk_retagging import drop_plan, plan_retagging
from articles.actions.moves import approve, submit
from articles.models import Article, Tag
from tests.factories import a_draft, a_live_article, a_tag, an_account, words

pytestmark = pytest.mark.django_db


def titles(client):
    return [block.title for block in client.get("/desk/").context["blocks"]]


@pytest.fixture
def newsroom():
    """Something in every list; the reporter whose article is in review."""
    reporter = an_account("reporter")
    submit(save_article(None, words=words("Waits"), by=reporter), by=reporter)
    approve(a_draft("Passed"), by=None)
    a_draft("Begun"), a_live_article("Out")
    a_tag("New", status=Tag.PROPOSED)
    return reporter


def test_each_role_sees_the_lists_that_are_its_own(client, newsroom):
    expected = {
        "editor": ["In review", "Ready to publish", "Drafts changed lately", "Published lately"],
        "moderator": ["Published lately", "Proposed tags"],
        "reporter": ["Published lately"],
    }
    for role, lists in expected.items():
        client.force_login(an_account(role))
        assert titles(client) == lists, role
    client.force_login(newsroom)
    assert titles(client) == ["Yours, not yet published", "Published lately"]


def test_a_plan_that_waits_leads_moderators_to_it(client, newsroom):
    a_tag("Ports")
    entry = plan_retagging(Article.objects.all(), add=["Ports"], by=an_account("moderator"))
    client.force_login(an_account("editor"))
    assert "Plans that wait" not in titles(client)
    client.force_login(an_account("moderator"))
    block = client.get("/desk/").context["blocks"][-1]
    assert (block.title, block.lines[0].text) == ("Plans that wait", entry.sentence)
    assert client.get(block.lines[0].address).context["entry"] == entry
    assert list(client.get(block.all).context["cl"].result_list) == [entry]
    drop_plan(entry, by=None)
    assert "Plans that wait" not in titles(client)


def test_a_list_leads_to_each_article_and_to_all_of_them(client, newsroom):
    client.force_login(an_account("editor"))
    block = client.get("/desk/").context["blocks"][0]
    (line,) = block.lines
    assert line.text == "Waits"
    assert str(newsroom) in line.said
    assert client.get(line.address).status_code == 200
    listed = client.get(block.all).context["cl"].result_list
    assert [article.headline for article in listed] == ["Waits"]


def test_ones_own_articles_are_a_filter_of_the_list(client, newsroom):
    client.force_login(newsroom)
    listed = client.get("/desk/articles/article/?whose=mine").context["cl"].result_list
    assert [article.headline for article in listed] == ["Waits"]


def test_the_desk_has_no_lists_for_a_new_paper(desk):
    assert titles(desk("editor")) == []


def test_the_stock_lists_stay_in_reach(desk, newsroom):
    html = desk("editor").get("/desk/").content.decode()
    assert "/desk/articles/redirect/" in html


def test_the_front_page_asks_twelve_questions_at_most(
    client, newsroom, django_assert_max_num_queries
):
    for number in range(20):
        a_draft(f"Draft {number}")
    client.force_login(an_account("administrator"))
    # the session, its account, what the account and its roles may (2), what is scheduled and what
    # failed, the fronts that wait, the unfinished texts, all articles that wait, what was published,
    # the tags, the plans
    with django_assert_max_num_queries(11):
        client.get("/desk/")


def test_each_stack_is_short_and_in_its_own_order(client):
    writer = an_account("editor")
    for number in range(9):
        save_article(None, words=words(f"Own {number}"), by=writer)
        submit(save_article(None, words=words(f"Waits {number}"), by=None), by=None)
    client.force_login(writer)
    blocks = {block.title: block for block in client.get("/desk/").context["blocks"]}
    first = {title: [line.text for line in block.lines] for title, block in blocks.items()}
    assert first["In review"] == [f"Waits {number}" for number in range(6)]
    assert first["Yours, not yet published"] == [f"Own {number}" for number in range(8, 2, -1)]
    assert first["Drafts changed lately"] == first["Yours, not yet published"]
    assert all(block.more for block in blocks.values())
