import pytest

from articles.actions.articles import save_article
from articles.models import Author, Category, Section, Source, Tag
from tests.factories import (
    a_category,
    a_draft,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    a_trending_topic,
    an_author,
    words,
)

pytestmark = pytest.mark.django_db


def test_a_moderator_opens_a_section_and_its_address_is_made_from_the_title(desk):
    desk("moderator").post("/desk/articles/section/add/", {"title": "Europe & Eurasia", "order": 0})
    assert Section.objects.get().path == "europe-eurasia"


def test_a_reserved_slug_is_refused_at_its_field(desk):
    response = desk("moderator").post("/desk/articles/section/add/", {"title": "Print", "order": 0})
    assert "another page" in response.context["adminform"].form.errors["slug"][0]


def test_a_section_in_use_is_not_deleted_and_the_page_says_by_what(desk):
    section = a_section("World")
    a_draft(section=section)
    client = desk("moderator")
    address = f"/desk/articles/section/{section.pk}/delete/"
    assert "used by 1 article" in client.get(address).content.decode()
    client.post(address, {"post": "yes"})
    assert Section.objects.exists()


@pytest.mark.parametrize(("table", "field"), [(Category, "category"), (Source, "source")])
def test_a_name_in_use_is_not_deleted_from_its_list(desk, table, field):
    client = desk("moderator")
    kind = table._meta.model_name
    client.post(f"/desk/articles/{kind}/add/", {"name": "In use"})
    a_draft(**{field: table.objects.get()})
    response = client.post(
        f"/desk/articles/{kind}/",
        {"action": "delete_selected", "_selected_action": [table.objects.get().pk], "post": "yes"},
    )
    assert "used by 1 article" in response.content.decode()
    assert table.objects.exists()


def test_an_editor_may_not_change_sections_or_approve_tags(desk):
    tag = a_tag("Waiting", status=Tag.PROPOSED)
    client = desk("editor")
    assert client.post("/desk/articles/section/add/", {"title": "Mine"}).status_code == 403
    client.post(f"/desk/articles/tag/{tag.pk}/change/", {"name": "Waiting", "status": "approved"})
    client.post("/desk/articles/tag/add/", {"name": "Own", "status": "approved"})
    assert set(Tag.objects.values_list("status", flat=True)) == {Tag.PROPOSED}


def test_an_approved_tag_shows_to_readers_and_a_refused_one_no_longer(desk):
    tag = a_tag("Ports", status=Tag.PROPOSED)
    a_live_article("One", tags=["Ports"])
    client = desk("moderator")
    client.post("/desk/articles/tag/", {"action": "approve", "_selected_action": [tag.pk]})
    assert client.get("/tags/ports/").status_code == 200
    client.post(f"/desk/articles/tag/{tag.pk}/refuse/", {"reason": "Too wide."})
    assert client.get("/tags/ports/").status_code == 404


def test_tags_are_suggested_by_what_was_typed_and_last_as_a_new_one(desk):
    a_tag("Ports"), a_tag("Airports"), a_tag("Sports", status=Tag.REFUSED)
    results = desk("editor").get("/desk/articles/tag/suggest/?term=ports").json()["results"]
    assert [each["id"] for each in results] == ["Ports", "Airports"]
    results = desk("editor").get("/desk/articles/tag/suggest/?term=port").json()["results"]
    assert results[-1] == {"id": "port", "text": "port (new)"}


def test_tag_suggestions_are_not_for_everybody(client):
    assert client.get("/desk/articles/tag/suggest/?term=a").status_code == 302


def test_suggested_sections_and_authors_are_told_from_their_namesakes(desk):
    business = a_section("Business")
    a_section("Europe"), a_section("Europe", parent=business)
    an_author("Jane Doe"), an_author("Jane Doe")
    client = desk("editor")

    def suggested(field, words):
        query = {"app_label": "articles", "model_name": "article", "field_name": field}
        response = client.get("/desk/autocomplete/", {**query, "term": words})
        return {each["text"] for each in response.json()["results"]}

    assert suggested("section", "Europe") == {"Europe", "Europe · /business/europe/"}
    assert suggested("authors", "Jane") == {"Jane Doe", "Jane Doe (jane-doe-2)"}


def test_a_tag_called_print_leaves_the_printed_index_its_address(desk):
    client = desk("moderator")
    client.post("/desk/articles/tag/add/", {"name": "Print", "status": "approved"})
    a_live_article("One", tags=["Print"])
    assert client.get("/tags/print-2/").status_code == 200
    assert "print/tags.html" in [each.name for each in client.get("/tags/print/").templates]


@pytest.mark.parametrize("kind", ["tag", "category", "source"])
def test_a_name_that_exists_in_any_case_is_refused_at_its_field(desk, kind):
    client = desk("moderator")
    for name in ("Ukraine", "ukraine"):
        response = client.post(
            f"/desk/articles/{kind}/add/", {"name": name, "status": "approved", "description": "D"}
        )
    errors = response.context["adminform"].form.errors
    assert errors["name"] == [f"There is a {kind} “Ukraine” already."]


def test_what_only_readers_still_see_under_a_name_keeps_it_from_being_deleted(desk):
    category, source = a_category(), a_source()
    article = a_live_article(
        category=category, source=source, tags=["Ports"], authors=[an_author("B")]
    )
    save_article(
        article, words=words(section=article.section, published_on=article.published_on), by=None
    )
    client = desk("moderator")
    for thing in (category, source, Tag.objects.get(), Author.objects.get()):
        kind = thing._meta.model_name
        html = client.get(f"/desk/articles/{kind}/{thing.pk}/delete/").content.decode()
        assert "used by 1 article (1 of them only in the version that readers see)" in html, kind
        client.post(f"/desk/articles/{kind}/{thing.pk}/delete/", {"post": "yes"})
        assert type(thing).objects.exists()


@pytest.mark.parametrize("other", ["ärger", "ÄRGER", "Ａ\u0308rger", "A\u0308rger"])
def test_a_name_is_known_in_any_case_width_and_composition(desk, other):
    a_tag("Ärger")
    client = desk("moderator")
    response = client.post("/desk/articles/tag/add/", {"name": other, "status": "approved"})
    assert "already" in response.content.decode()
    a_draft(tags=[other])
    assert Tag.objects.count() == 1


@pytest.mark.parametrize("kind", ["category", "source", "author", "tag", "section"])
def test_a_name_too_long_for_its_column_is_refused_at_its_field(desk, kind):
    field = "title" if kind == "section" else "name"
    response = desk("moderator").post(
        f"/desk/articles/{kind}/add/", {field: "x" * 500, "status": "approved", "order": 0}
    )
    assert field in response.context["adminform"].form.errors


@pytest.mark.parametrize("order", ["-1", "32768", "99999999", "9" * 30, "x"])
def test_an_order_that_no_column_holds_is_refused_at_its_field(desk, order):
    client = desk("moderator")
    response = client.post("/desk/articles/section/add/", {"title": "World", "order": order})
    assert "order" in response.context["adminform"].form.errors


@pytest.mark.parametrize("value", ["abc", "\x00", "9" * 30])
def test_a_forged_parent_is_refused_at_its_field(desk, value):
    form = {"title": "World", "order": 0, "parent": value}
    response = desk("moderator").post("/desk/articles/section/add/", form)
    assert "parent" in response.context["adminform"].form.errors


def test_what_happened_to_a_thing_is_told_by_the_daybook_in_whichever_way_it_was_changed(desk):
    topic = a_trending_topic("Ports")
    client = desk("moderator")
    html = client.get(f"/desk/articles/tag/{topic.tag_id}/history/").content.decode()
    assert "Opened the tag “Ports”" in html
    assert "Put up “Ports” as a trending topic" in html
    assert "What happened" in client.get(f"/desk/articles/tag/{topic.tag_id}/change/").content.decode()  # fmt: skip


def test_only_a_tag_that_has_a_page_leads_to_it(desk):
    client = desk("moderator")
    for status, leads in ((Tag.APPROVED, True), (Tag.PROPOSED, False), (Tag.REFUSED, False)):
        html = client.get(f"/desk/articles/tag/{a_tag(status=status).pk}/change/").content.decode()
        assert ("As readers see it" in html) is leads


@pytest.mark.parametrize("step", ["", "add/", "{}/change/", "{}/history/", "{}/delete/"])
def test_every_page_about_a_thing_leads_back_to_the_desk_by_its_name(desk, step):
    address = f"/desk/articles/tag/{step.format(a_tag().pk)}"
    html = desk("moderator").get(address).content.decode()
    assert html.count('<div class="breadcrumbs"><a href="/desk/">The desk</a> › ') == 1
    assert "Home" not in html
