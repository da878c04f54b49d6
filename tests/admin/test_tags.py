"""Tags at the desk: the list, the queue of proposals, merging and renaming by a plan, pairs that look alike."""

import re

import pytest

from articles.actions.articles import save_article
from articles.actions.tag_merging import merge_tags
from articles.actions.tag_renaming import add_name
from articles.actions.tag_status import refuse_tag
from articles.models import Tag
from tests.factories import a_draft, a_live_article, a_tag, an_account, words

pytestmark = pytest.mark.django_db


def named(name):
    return Tag.objects.get(name=name)


def at(tag, step):
    return f"/desk/articles/tag/{tag.pk}/{step}/"


def listed(client, query=""):
    return [
        tag.name for tag in client.get(f"/desk/articles/tag/?{query}").context["cl"].result_list
    ]


@pytest.fixture
def proposed():
    """A tag that a reporter proposed, and the one that was perhaps meant."""
    a_tag("COVID-19")
    reporter = an_account("reporter", username="rosa")
    save_article(None, words=words("Masks", tags=["Covid 19"]), by=reporter)
    return named("Covid 19")


def test_a_proposal_waits_with_its_article_its_writer_and_what_was_perhaps_meant(desk, proposed):
    page = desk("moderator").get("/desk/articles/tag/proposals/").content.decode()
    for said in (
        "Covid 19",
        "rosa",
        "on 1 article",
        "Masks",
        "Use “COVID-19” instead",
        "differs only in case, accents or punctuation",
    ):
        assert said in page, said


def test_the_buttons_of_the_queue_approve_and_refuse_and_lead_back_to_it(desk, proposed):
    client, queue = desk("moderator"), "/desk/articles/tag/proposals/"
    answer = client.post(
        at(proposed, "refuse"), {"reason": "Say COVID-19.", "next": queue}, follow=True
    )
    assert answer.redirect_chain == [(queue, 302)]
    assert "Refused the tag “Covid 19”" in answer.content.decode()
    assert "No tag waits" in answer.content.decode()
    client.post(at(proposed, "approve"), {"next": "https://elsewhere.example/"})
    proposed.refresh_from_db()
    assert proposed.status == Tag.APPROVED


def test_who_came_by_the_queue_is_never_led_to_another_site(desk, proposed):
    answer = desk("moderator").post(at(proposed, "approve"), {"next": "https://elsewhere.example/"})
    assert answer["Location"] == f"/desk/articles/tag/{proposed.pk}/change/"


def test_a_refusal_without_a_reason_is_asked_for_one(desk, proposed):
    page = desk("moderator").post(at(proposed, "refuse"), {"reason": ""}).content.decode()
    assert "Say why" in page
    assert named("Covid 19").status == Tag.PROPOSED


def plan_in(page):
    return re.search(r'name="plan" value="([0-9a-f]+)"', page)[1]


def test_a_merge_shows_its_plan_and_happens_when_that_plan_is_confirmed(desk, proposed):
    client, into = desk("moderator"), named("COVID-19")
    page = client.get(at(proposed, "merge"), {"into": into.pk}).content.decode()
    assert "<code>/tags/covid-19-2/</code> leads to <code>/tags/covid-19/</code>" in page
    assert named("Covid 19").status == Tag.PROPOSED
    answer = client.post(
        at(proposed, "merge"), {"into": into.pk, "plan": plan_in(page)}, follow=True
    )
    assert "Merged the tag “Covid 19” into “COVID-19”" in answer.content.decode()
    assert named("Covid 19").alias_of == into


def test_a_merge_whose_plan_has_changed_shows_the_new_one(desk, proposed):
    client, into = desk("moderator"), named("COVID-19")
    page = client.get(at(proposed, "merge"), {"into": into.pk}).content.decode()
    a_draft(tags=["Covid 19"])
    asked = {"into": into.pk, "plan": plan_in(page), "reason": "One topic."}
    page = client.post(at(proposed, "merge"), asked).content.decode()
    assert "has changed since it was made" in page
    assert "One topic." in page
    assert named("Covid 19").status == Tag.PROPOSED
    client.post(at(proposed, "merge"), asked | {"plan": plan_in(page)})
    assert named("Covid 19").status == Tag.MERGED


def test_a_merge_that_was_never_planned_is_not_done(desk, proposed):
    page = desk("moderator").post(at(proposed, "merge"), {"into": named("COVID-19").pk})
    assert "look at it and confirm it again" in page.content.decode()
    assert named("Covid 19").status == Tag.PROPOSED


@pytest.mark.parametrize("into", ["", "abc", "0", "99999999999999999999", "self", "alias"])
def test_a_merge_into_what_is_no_tag_is_a_sentence_at_the_field(desk, into):
    tag, other = a_tag("One"), a_tag("Two")
    add_name(other, "Second", by=None)
    into = {"self": tag.pk, "alias": named("Second").pk}.get(into, into)
    page = desk("moderator").post(at(tag, "merge"), {"into": into}).content.decode()
    assert "errorlist" in page
    assert named("One").status == Tag.APPROVED


def test_renaming_shows_what_will_change_and_then_does_it(desk):
    a_live_article(tags=["Harbours"])
    client, tag = desk("moderator"), named("Harbours")
    page = client.get(at(tag, "rename"), {"name": "Ports", "slug": ""}).content.decode()
    assert "<code>/tags/harbours/</code> leads to <code>/tags/ports/</code>" in page
    client.post(at(tag, "rename"), {"name": "Ports", "slug": "", "plan": plan_in(page)})
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Ports", "ports")


@pytest.mark.parametrize(
    "name", ["", "…", "x" * 5_000, "<script>", "a\u202eb", "Taken", "Harbours"]
)
def test_a_name_that_cannot_be_is_a_sentence_at_the_field(desk, name):
    tag = a_tag("Harbours")
    a_tag("Taken")
    for ask in (desk("moderator").get, desk("moderator").post):
        page = ask(at(tag, "rename"), {"name": name, "plan": "-"}).content.decode()
        assert "errorlist" in page
    assert named("Harbours") == tag


def test_a_tag_is_found_by_any_of_its_names_in_any_spelling(desk):
    tag = a_tag("COVID-19")
    add_name(tag, "Corona", by=None)
    a_tag("Ports")
    client = desk("moderator")
    for typed in ("covid", "covid19", "ＣＯＶＩＤ", "corona"):
        assert listed(client, f"q={typed}") == ["COVID-19"], typed
    assert listed(client) == ["COVID-19", "Ports"]
    assert listed(client, "status=merged") == ["Corona"]


def test_the_list_tells_how_much_a_tag_is_used_and_finds_what_is_not(desk):
    a_live_article(tags=["Ports"])
    a_draft(tags=["Ports", "Rail"])
    a_tag("Unused")
    client = desk("moderator")
    rows = {tag.name: (tag.use, tag.live) for tag in
            client.get("/desk/articles/tag/?o=2").context["cl"].result_list}  # fmt: skip
    assert rows == {"Ports": (2, 1), "Rail": (1, 0), "Unused": (0, 0)}
    assert listed(client, "use=none") == ["Unused"]
    assert listed(client, "use=desk") == ["Rail", "Unused"]
    assert listed(client, "o=3")[0] == "Ports"


def test_pairs_that_look_alike_lead_to_the_plan_of_merging_them(desk):
    a_live_article(tags=["Zelenskyy"])
    less, more = a_tag("Zelensky"), named("Zelenskyy")
    page = desk("moderator").get("/desk/articles/tag/alike/").content.decode()
    assert f"/desk/articles/tag/{less.pk}/merge/?into={more.pk}" in page
    assert "one letter apart" in page


def test_another_name_is_suggested_as_the_tag_it_stands_for(desk):
    tag = a_tag("COVID-19")
    merge_tags(a_tag("Corona"), into=tag, by=None)
    results = desk("reporter").get("/desk/articles/tag/suggest/?term=coro").json()["results"]
    assert results[0] == {"id": "COVID-19", "text": "Corona → COVID-19"}
    assert results[1]["text"] == "coro (new)"
    known = desk("reporter").get("/desk/articles/tag/suggest/?term=corona").json()["results"]
    assert known == [{"id": "COVID-19", "text": "Corona → COVID-19"}]


def test_the_tags_page_tells_its_other_names_and_what_was_done_to_it(desk):
    tag = a_tag("COVID-19")
    add_name(tag, "Corona", by=an_account("moderator", username="mo"))
    page = desk("moderator").get(at(tag, "change")).content.decode()
    for said in ("also <a", "Corona", "Made “Corona” another name of “COVID-19”", "mo,"):
        assert said in page, said


def test_a_new_name_can_be_given_on_the_tags_page(desk):
    tag = a_tag("COVID-19")
    client = desk("moderator")
    client.post(at(tag, "names"), {"name": "Corona"})
    assert tag.aliases.count() == 0  # its number came with the name
    tag.refresh_from_db()
    assert [alias.name for alias in tag.aliases.all()] == ["Corona"]
    page = client.post(at(tag, "names"), {"name": "Corona"}, follow=True).content.decode()
    assert "“Corona” is another name of the tag “COVID-19” already." in page


def test_the_queue_asks_the_same_however_many_tags_there_are(
    desk, proposed, django_assert_num_queries
):
    for number in range(12):
        save_article(None, words=words(tags=[f"Topic {number} new"]), by=an_account("reporter"))
    client = desk("moderator")
    client.get("/desk/articles/tag/proposals/")
    # Session, account, permissions (2); proposals, all names, the near ones, counts, articles.
    with django_assert_num_queries(9):
        client.get("/desk/articles/tag/proposals/")


def test_a_page_of_the_list_asks_the_same_however_many_tags_there_are(
    desk, django_assert_num_queries
):
    for number in range(30):
        a_tag(f"Tag {number}")
    client = desk("moderator")
    # Session, account, permissions (2); the count, the page with its numbers, the other names.
    with django_assert_num_queries(7):
        client.get("/desk/articles/tag/")


def save_form(client, **fields):
    asked = {"headline": "Masks", "body": "<p>Words.</p>"} | fields
    return client.post("/desk/articles/article/add/", asked, follow=True)


def test_who_types_another_name_in_the_form_is_told_what_it_means(desk):
    merge_tags(a_tag("Corona"), into=a_tag("COVID-19"), by=None)
    page = save_form(desk("editor"), tags=["ＣＯＲＯＮＡ", "covid-19"]).content.decode()
    assert "“ＣＯＲＯＮＡ” is filed as “COVID-19”." in page
    assert "covid-19” is filed" not in page
    assert [tag.name for tag in Tag.objects.filter(tagged__isnull=False)] == ["COVID-19"]


def test_who_types_a_refused_tag_in_the_form_is_told_why_it_is_left_out(desk):
    refuse_tag(a_tag("Misc"), by=None, reason="Says nothing.")
    page = save_form(desk("editor"), tags=["misc"]).content.decode()
    assert "“misc” was refused as a tag and is left out: Says nothing." in page


@pytest.mark.parametrize("name", ["…", "x" * 5_000, "<script>", "a\u202eb", "a\x00b"])
def test_a_tag_that_cannot_be_is_a_sentence_at_the_forms_field_with_nothing_lost(desk, name):
    answer = save_form(desk("editor"), tags=["Ports", name])
    assert answer.context["adminform"].form.errors["tags"]
    assert "Masks" in answer.content.decode()
    assert not Tag.objects.exists()


def test_the_list_of_articles_finds_a_tag_by_any_of_its_names(desk):
    a_draft("Masks", tags=["Corona"])
    a_draft("Ships", tags=["Ports"])
    merge_tags(named("Corona"), into=a_tag("COVID-19"), by=None)
    client = desk("editor")
    for name in ("corona", "COVID-19"):
        found = client.get("/desk/articles/article/", {"tag": name}).context["cl"].result_list
        assert [article.headline for article in found] == ["Masks"]
