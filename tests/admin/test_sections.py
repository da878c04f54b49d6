"""The tree of sections at the desk: what each button says it will do, and does once that is confirmed."""

import re

import pytest

from articles.actions.section_closing import close_section
from articles.actions.section_merging import merge_sections
from articles.actions.sections import change_section
from articles.models import LedgerEntry, Section
from tests.admin.test_articles import written
from tests.factories import a_live_article, a_section

pytestmark = pytest.mark.django_db
LIST = "/desk/articles/section/"


@pytest.fixture
def europe():
    """/world/europe/ with one below it, a live article in either; and /politics/."""
    world = a_section("World")
    a_section("Politics")
    europe = a_section("Europe", parent=world)
    a_live_article(section=europe)
    a_live_article(section=a_section("Balkans", parent=europe))
    return europe


def at(section, step):
    return f"{LIST}{section.pk}/{step}/"


def plan_on(answer):
    return re.search('name="plan" value="([0-9a-f]+)"', answer.content.decode())[1]


def test_the_list_is_the_tree_with_its_live_articles(desk, europe, django_assert_max_num_queries):
    client = desk("moderator")
    # Session, account, its rights (2), how many there are (2), the list, the tree, the counts.
    with django_assert_max_num_queries(9):
        page = client.get(LIST)
    shown = [(each.title, each.live, each.live_below) for each in page.context["cl"].result_list]
    assert shown == [("Politics", 0, 0), ("World", 0, 2), ("Europe", 1, 2), ("Balkans", 1, 1)]


def test_sections_are_put_in_order_by_buttons(desk, europe):
    client = desk("moderator")
    answer = client.post(at(europe.parent, "up"), follow=True)
    assert "Put the section “World” before “Politics”" in answer.content.decode()
    assert [each.title for each in Section.objects.filter(depth=1).order_by("order")] == ["World", "Politics"]  # fmt: skip
    assert "formaction" not in desk("editor").get(LIST).content.decode()


def test_a_move_is_planned_then_confirmed_and_can_be_undone_from_what_is_said(desk, europe):
    client, politics = desk("moderator"), Section.objects.get(title="Politics")
    asked = {"title": "Europe", "slug": "eu", "parent": politics.pk}
    page = client.get(at(europe, "move"), asked)
    html = page.content.decode()
    assert "<code>/world/europe/balkans/</code> leads to <code>/politics/eu/balkans/</code>" in html
    assert Section.objects.get(pk=europe.pk).path == "world/europe"
    answer = client.post(at(europe, "move"), asked | {"plan": plan_on(page), "reason": "New desk."})
    assert answer["Location"] == at(europe, "change")
    entry = LedgerEntry.objects.get(verb="move")
    assert (entry.reason, entry.counts["addresses"]) == ("New desk.", 2)
    assert f"/desk/articles/ledgerentry/{entry.pk}/change/" in client.get(answer["Location"]).content.decode()  # fmt: skip
    assert client.get("/world/europe/")["Location"] == "/politics/eu/"


@pytest.mark.parametrize("step", ["move", "merge", "close"])
def test_what_was_not_confirmed_is_shown_and_not_done(desk, europe, step):
    client, politics = desk("moderator"), Section.objects.get(title="Politics")
    before = list(Section.objects.values())
    asked = {"title": "Europe", "slug": "", "parent": politics.pk, "into": politics.pk}
    page = client.post(at(europe, step), asked | {"plan": "of another day", "reason": "Why not."})
    html = page.content.decode()
    assert "has changed since it was made" in html
    assert "Why not." in html
    assert plan_on(page)
    assert list(Section.objects.values()) == before


def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(desk, europe):
    balkans = Section.objects.get(title="Balkans")
    asked = {"title": "Old Europe", "slug": "europe", "parent": balkans.pk}
    page = desk("moderator").get(at(europe, "move"), asked)
    assert page.context["form"].errors["parent"] == ["A section cannot stand below itself."]
    assert "Old Europe" in page.content.decode()
    page = desk("moderator").get(at(europe, "merge"), {"into": balkans.pk})
    assert "move it out first" in page.context["form"].errors["into"][0]


def test_a_merge_is_planned_then_confirmed(desk, europe):
    client, politics = desk("moderator"), Section.objects.get(title="Politics")
    page = client.get(at(europe, "merge"), {"into": politics.pk})
    assert "“Balkans” stands below “Politics” then. 1 live page shows so." in page.content.decode()
    client.post(at(europe, "merge"), {"into": politics.pk, "plan": plan_on(page)})
    assert not Section.objects.filter(title="Europe").exists()
    assert client.get("/world/europe/")["Location"] == "/politics/"


def test_a_section_is_closed_and_reopened_and_offered_for_articles_while_it_is_open(desk, europe):
    client = desk("administrator")

    def offered():
        asked = {"app_label": "articles", "model_name": "article", "field_name": "section"}
        return {each["text"] for each in client.get("/desk/autocomplete/", asked).json()["results"]}

    for verb, number in (("Close", 2), ("Reopen", 4)):
        page = client.get(at(europe, "close"))
        assert f"{verb} it" in page.content.decode()
        closed = "True" if verb == "Close" else "False"
        client.post(at(europe, "close"), {"plan": plan_on(page), "closed": closed})
        assert len(offered()) == number


def test_an_article_in_a_closed_section_is_saved_in_its_form(desk, europe):
    close_section(europe, by=None)
    article = europe.articles.get()
    page = desk("editor").get(f"/desk/articles/article/{article.pk}/change/")
    assert "Europe" in page.content.decode()
    form = page.context["adminform"].form
    assert form.fields["section"].queryset.filter(pk=europe.pk).exists()


def test_a_closed_section_is_in_no_menu_but_its_own(client, europe):
    world = europe.parent
    assert 'href="/world/"' in client.get("/politics/").content.decode()
    assert 'href="/world/europe/"' in client.get("/world/").content.decode()
    close_section(europe, by=None)
    assert 'class="subsections"' not in client.get("/world/").content.decode()
    close_section(world, by=None)
    assert 'href="/world/"' not in client.get("/politics/").content.decode()
    assert 'id="band-' not in client.get("/").content.decode()
    inside = client.get("/world/").content.decode()
    assert inside.count('href="/world/"') >= 1
    assert 'href="/world/europe/"' in inside


def test_only_the_description_is_changed_in_the_form_whatever_happened_meanwhile(desk, europe):
    client = desk("moderator")
    change_section(europe, slug="eu", by=None)
    client.post(at(europe, "change"), {"description": "All of it.", "slug": "forged"})
    europe.refresh_from_db()
    assert (europe.path, europe.description) == ("world/eu", "All of it.")


def test_one_is_opened_below_another(desk, europe):
    client = desk("moderator")
    assert f'value="{europe.pk}" selected' in client.get(f"{LIST}add/?parent={europe.pk}").content.decode()  # fmt: skip
    client.post(f"{LIST}add/", {"title": "Alps", "order": 0, "parent": europe.pk})
    assert Section.objects.get(title="Alps").path == "world/europe/alps"


def test_an_article_whose_section_is_merged_while_its_form_is_open_is_saved_in_the_other_one(
    desk, europe
):
    article, politics = europe.articles.get(), Section.objects.get(title="Politics")
    address = f"/desk/articles/article/{article.pk}/change/"
    client = desk("editor")
    begun = client.get(address).context["adminform"].form.initial["begun_from"]
    sent = written(headline="Typed meanwhile", section=europe.pk, begun_from=begun)
    sent |= {"published_on": "2026-11-20", "_save": "1"}
    merge_sections(europe, into=politics, by=None)
    client.post(address, sent)
    article.refresh_from_db()
    assert (article.headline, article.section) == ("Typed meanwhile", politics)


def test_an_article_is_not_moved_to_a_closed_section_and_the_form_says_so_at_its_field(
    desk, europe
):
    article = a_live_article()
    close_section(europe, by=None)
    address = f"/desk/articles/article/{article.pk}/change/"
    page = desk("editor").post(
        address, written(section=europe.pk, published_on="2026-11-20", begun_from=1)
    )
    assert "is closed" in page.context["adminform"].form.errors["section"][0]
