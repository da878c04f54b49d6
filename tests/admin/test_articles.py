import pytest
from django.test import Client
from django.urls import reverse

from articles.actions.articles import save_article, withdraw
from articles.actions.words import Words
from articles.models import Article, LiveCopy, Revision, Tag
from tests.factories import a_category, a_draft, a_live_article, a_section, a_source, an_author

pytestmark = pytest.mark.django_db

ADD = "/desk/articles/article/add/"


def change_page(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def written(**fields):
    """A filled form, as the browser sends it."""
    return {"headline": "Talks resume", "body": "<p>Words.</p>", **fields}


def test_an_editor_writes_a_draft_with_everything_on_it(desk):
    section, category, source = a_section(), a_category(), a_source()
    authors = [an_author("B"), an_author("A")]
    desk("editor").post(
        ADD,
        written(
            section=section.pk, category=category.pk, source=source.pk, source_url="asia.example.org/x",
            byline=[author.pk for author in authors], tags=["Ports", "Brand new"], standfirst="S",
            author_note="N", published_on="2026-11-20", language="en", _save="1",
        ),
    )  # fmt: skip
    article = Article.objects.get()
    assert article.status == "draft"
    assert article.byline_authors() == authors
    assert article.source_url == "https://asia.example.org/x"
    assert {str(tagged.tag) for tagged in article.tagged.all()} == {"Ports", "Brand new"}
    assert set(Tag.objects.values_list("status", flat=True)) == {Tag.PROPOSED}
    assert not LiveCopy.objects.exists()


def test_publishing_from_the_form_saves_and_publishes(desk):
    desk("editor").post(ADD, written(section=a_section().pk, _publish="1"))
    assert LiveCopy.objects.get().headline == "Talks resume"


def test_a_refusal_to_publish_stands_at_its_field_and_nothing_typed_is_lost(desk):
    response = desk("editor").post(ADD, written(_publish="1", standfirst="Typed with care"))
    assert response.status_code == 200
    form = response.context["adminform"].form
    assert "Choose a section" in form.errors["section"][0]
    assert "Typed with care" in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"headline": ""}, "headline"),
        ({"headline": " \u200b"}, "headline"),
        ({"headline": "x" * 10_000}, "headline"),
        ({"published_on": "2026-02-30"}, "published_on"),
        ({"body": "<p>" + "x" * 2_000_000 + "</p>"}, "body"),
        ({"body": "<div>" * 100_000}, "body"),
        ({"standfirst": "x" * 5_000}, "standfirst"),
        ({"source_url": "not an address"}, "source_url"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"section": "999999"}, "section"),
        ({"tags": ["x" * 500]}, "tags"),
        ({"language": "x" * 50}, "language"),
        ({"slug": "x" * 500}, "slug"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(desk, fields, at):
    response = desk("editor").post(ADD, written(author_note="Typed with care", **fields))
    assert response.status_code == 200
    assert at in response.context["adminform"].form.errors
    assert "Typed with care" in response.content.decode()
    assert not Article.objects.exists()


def test_a_change_to_a_live_article_waits_until_it_is_published(desk):
    article = a_live_article("Before")
    client = desk("editor")
    form = written(
        headline="After", section=article.section_id, published_on="2026-11-20", slug=article.slug
    )
    client.post(change_page(article), form | {"_save": "1", "begun_from": 1})
    assert LiveCopy.objects.get().headline == "Before"
    client.post(change_page(article), form | {"_publish": "1", "begun_from": 2})
    assert LiveCopy.objects.get().headline == "After"


def test_a_colleagues_newer_words_are_not_overwritten_unseen(desk):
    article = a_draft("First")
    client = desk("editor")
    client.post(change_page(article), written(headline="Theirs", begun_from=1))
    response = client.post(
        change_page(article), written(headline="Mine", standfirst="Typed with care", begun_from=1)
    )
    html = response.content.decode()
    assert "changed the same place" in html
    for text in ("First", "Theirs", "Mine", "Typed with care"):
        assert text in html
    assert response.context["adminform"].form["headline"].value() == "Mine"
    assert Article.objects.get().headline == "Theirs"
    client.post(change_page(article), written(headline="Mine", begun_from=2))
    assert Article.objects.get().headline == "Mine"


def test_changes_in_different_places_are_put_together_and_said_so(desk):
    section = a_section()
    article = a_draft("First", body="<p>One.</p><p>Two.</p>", section=section, tags=["Ports"])
    client = desk("editor")
    mine = written(
        headline="First", body="<p>One.</p><p>Two, said Ben.</p>", section=section.pk, begun_from=1,
        tags=["Ports", "Rail"],
    )  # fmt: skip
    theirs = written(
        headline="Second", body="<p>One, said Ada.</p><p>Two.</p>", section=section.pk, begun_from=1
    )
    client.post(change_page(article), theirs)
    response = client.post(change_page(article), mine, follow=True)
    assert "Both changes are in it" in response.content.decode()
    article.refresh_from_db()
    assert article.headline == "Second"
    assert "said Ada" in article.body
    assert "said Ben" in article.body
    assert {each.tag.name for each in article.tagged.all()} == {"Rail"}


def test_the_preview_is_the_public_page_and_for_the_desk_alone(desk, client):
    article = a_draft("Unpublished words", section=a_section())
    address = reverse("admin:articles_article_preview", args=[article.pk])
    assert client.get(address).status_code == 302
    response = desk("editor").get(address)
    assert "public/article.html" in [template.name for template in response.templates]
    assert "Unpublished words" in response.content.decode()
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert "Cache-Tag" not in response
    assert "print/article.html" in [t.name for t in client.get(address + "?print").templates]


def test_withdrawing_asks_first_and_then_the_address_is_gone(desk):
    article = a_live_article("Mistaken")
    client = desk("editor")
    address = reverse("admin:articles_article_withdraw", args=[article.pk])
    assert "Readers will no longer find" in client.get(address).content.decode()
    assert LiveCopy.objects.exists()
    client.post(address)
    assert client.get("/2026/11/20/mistaken/").status_code == 410


def test_an_older_revision_is_looked_at_and_restored(desk):
    article = a_draft("First words")
    client = desk("editor")
    client.post(change_page(article), written(headline="Second words", begun_from=1))
    listed = client.get(
        reverse("admin:articles_article_revisions", args=[article.pk])
    ).content.decode()
    assert "Revision 2" in listed
    first = reverse("admin:articles_article_revision", args=[article.pk, 1])
    assert "First words" in client.get(first).content.decode()
    client.post(first)
    assert Article.objects.get().headline == "First words"
    assert Revision.objects.count() == 3


def test_restoring_does_not_write_over_what_a_colleague_saved_meanwhile(desk):
    article = a_draft("First words")
    client = desk("editor")
    client.post(change_page(article), written(headline="A colleague's", begun_from=1))
    first = reverse("admin:articles_article_revision", args=[article.pk, 1])
    response = client.post(first, {"begun_from": 1}, follow=True)
    assert "Somebody else saved this article while you looked" in response.content.decode()
    assert Article.objects.get().headline == "A colleague's"
    client.post(first, {"begun_from": 2})
    assert Article.objects.get().headline == "First words"


def test_a_moderator_reads_articles_and_changes_none(desk):
    article = a_live_article("Untouched")
    client = desk("moderator")
    assert client.get(change_page(article)).status_code == 200
    assert client.post(change_page(article), written(headline="Changed")).status_code == 403
    client.post(reverse("admin:articles_article_withdraw", args=[article.pk]))
    assert LiveCopy.objects.get().headline == "Untouched"


def test_a_live_article_has_no_delete_button_and_is_not_deleted_from_the_list(desk):
    article, draft = a_live_article("Live"), a_draft("Draft")
    client = desk("editor")
    client.post(
        "/desk/articles/article/",
        {"action": "delete_selected", "_selected_action": [article.pk, draft.pk], "post": "yes"},
    )
    assert Article.objects.count() == 2
    client.post(
        "/desk/articles/article/",
        {"action": "delete_selected", "_selected_action": [draft.pk], "post": "yes"},
    )
    assert list(Article.objects.all()) == [article]


def test_the_body_is_cleaned_on_its_way_in(desk):
    desk("editor").post(ADD, written(body="<p onclick=x>a<script>b</script></p><svg></svg>"))
    assert Article.objects.get().body == "<p>a</p>"


def test_the_desk_runs_scripts_with_a_nonce_of_each_page_alone(desk):
    client = desk("editor")
    nonces = {
        client.get(ADD)["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
        for _ in range(2)
    }
    assert len(nonces) == 2
    assert "unsafe" not in client.get(ADD)["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["", "articles/article/", "articles/tag/", "articles/section/", "articles/daybookentry/",
                                  "articles/redirect/", "articles/importedfile/", "articles/source/add/", "intake/"])  # fmt: skip
def test_every_page_of_the_desk_opens(desk, path):
    a_live_article("One", tags=["Ports"])
    assert desk("administrator").get(f"/desk/{path}").status_code == 200


def test_a_new_author_can_be_added_without_leaving_the_form(desk):
    assert "add_id_byline" in desk("editor").get(ADD).content.decode()
    author = desk("editor").post(
        "/desk/articles/author/add/?_popup=1", {"name": "N. Ew", "_popup": "1"}
    )
    assert "N. Ew" in author.context["popup_response_data"]


def test_a_form_that_does_not_say_what_it_began_from_overwrites_nothing(desk):
    article = a_draft("Stored")
    response = desk("editor").post(change_page(article), written(headline="Mine"))
    assert "Somebody else saved" in response.content.decode()
    assert Article.objects.get().headline == "Stored"


@pytest.mark.parametrize("value", ["abc", "\x00", "9" * 30, "-1"])
@pytest.mark.parametrize("field", ["section", "category", "source", "byline"])
def test_a_forged_choice_is_refused_at_its_field(desk, field, value):
    response = desk("editor").post(ADD, written(**{field: value}))
    assert field in response.context["adminform"].form.errors


@pytest.mark.parametrize(
    "path",
    ["?published_on__year=99999999999", "?headline__regex=(", "?id__in=" + "9" * 26, "?status__exact=%00",
     "?headline__contains=%00", "abc/history/"],
)  # fmt: skip
def test_a_forged_address_of_the_desk_is_no_fault(desk, path):
    response = desk("editor").get("/desk/articles/article/" + path)
    assert response.status_code in (400, 404)


def test_suggestions_for_what_no_text_can_hold_are_no_fault(desk):
    query = "app_label=articles&model_name=article&field_name=section&term=%00"
    assert desk("editor").get(f"/desk/autocomplete/?{query}").status_code == 400


@pytest.mark.parametrize("chosen", ["abc", "9" * 30])
def test_a_list_action_on_forged_rows_is_no_fault(desk, chosen):
    forged = {"action": "delete_selected", "_selected_action": [chosen]}
    assert desk("editor").post("/desk/articles/article/", forged).status_code == 400


def test_the_filters_of_the_list_work(desk):
    article = a_live_article("Live", category=a_category())
    query = f"?status__exact=live&category={article.category_id}&section={article.section_id}"
    response = desk("editor").get("/desk/articles/article/" + query)
    assert [each.pk for each in response.context["cl"].result_list] == [article.pk]


def test_who_only_reads_sees_the_words_as_they_are_set(desk):
    authors = [an_author("B"), an_author("A")]
    article = a_live_article(
        "Read", body="<p>Set <em>well</em>.</p>", authors=authors, tags=["Ports"]
    )
    html = desk("moderator").get(change_page(article)).content.decode()
    assert "<em>well</em>" in html
    assert "B, A" in html
    assert "Ports" in html
    assert "egun from" not in html


def test_revisions_are_for_those_who_may_see_them(desk):
    article = a_draft()
    client = desk("moderator")
    assert (
        client.get(reverse("admin:articles_article_revisions", args=[article.pk])).status_code
        == 403
    )
    assert (
        client.get(reverse("admin:articles_article_revision", args=[article.pk, 1])).status_code
        == 403
    )


def test_saving_a_withdrawn_article_says_that_it_stays_withdrawn(desk):
    article = a_live_article("Mistaken")
    withdraw(article, by=None)
    form = written(section=article.section_id, published_on="2026-11-20", begun_from=1)
    response = desk("editor").post(change_page(article), form, follow=True)
    assert "It stays withdrawn" in response.content.decode()


def test_a_story_travels_as_it_is_however_long_its_script_makes_it_in_an_address(desk):
    assert 'enctype="multipart/form-data"' in desk("editor").get(ADD).content.decode()


def test_a_form_whose_page_is_too_old_is_refused_in_the_papers_words(client):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/desk/login/", {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "Go back" in response.content.decode()


def test_two_revisions_are_compared_word_by_word_whichever_is_chosen_first(desk):
    article = a_draft(
        "First words", body="<p>The ferry left at nine.</p><p>Same.</p>", tags=["Ports"]
    )
    changed = Words.of(article)
    changed.headline, changed.body = "Second words", "<p>The ferry left at ten.</p><p>Same.</p>"
    changed.tags, changed.category = ["Ports", "Rail"], a_category("Analysis")
    save_article(article, words=changed, by=None)
    address = reverse("admin:articles_article_compare", args=[article.pk])
    client = desk("editor")
    for query in ("?from=1&to=2", "?from=2&to=1"):
        html = client.get(address + query).content.decode()
        for part in ("<del>First</del><ins>Second</ins> words", "left at <del>nine.</del><ins>ten.</ins>",
                     "<ins>Analysis</ins>", "Rail"):  # fmt: skip
            assert part in html, part


@pytest.mark.parametrize("query", ["", "?from=1", "?from=1&to=9", "?from=x&to=1", "?from=%00&to=1"])
def test_a_comparison_with_no_revision_is_not_found(desk, query):
    address = reverse("admin:articles_article_compare", args=[a_draft().pk])
    assert desk("editor").get(address + query).status_code in (400, 404)


def test_the_list_of_five_hundred_revisions_asks_no_more_than_that_of_two(
    desk, django_assert_max_num_queries
):
    article = a_draft()
    Revision.objects.bulk_create(
        Revision(
            article=article, number=number, content={}, verb="save", made_at=article.updated_at
        )
        for number in range(2, 501)
    )
    client = desk("editor")
    with django_assert_max_num_queries(8):
        html = client.get(reverse("admin:articles_article_revisions", args=[article.pk])).content
    assert b"Revision 500" in html
