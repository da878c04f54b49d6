"""The checks beside the form of an article, and what the form says of them when it publishes."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from articles.models import Article, Autosave, DaybookEntry, LiveCopy, Presence, Revision, Tag
from tests.factories import a_draft, a_live_article, a_section, a_source, a_tag, an_author

pytestmark = pytest.mark.django_db

ADD = "/desk/articles/article/add/"
NEW = "/desk/articles/article/add/checks/"
COMPLETE = {"headline": "Talks resume", "standfirst": "In short.", "body": "<p>Words.</p>"}


def of(article, name="change"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def typed(**fields):
    return COMPLETE | {"section": a_section().pk, "source": a_source().pk} | fields


def checks(response):
    """The codes of what the form's panel shows: those in the way, and the advice."""
    panel = response.context["checks"]
    return [[line.finding.code for line in lines] for lines in (panel.blocking, panel.advice)]


def test_the_form_shows_what_was_found_in_the_stored_words_and_where(desk):
    article = a_draft("Talks", body='<p>Read it <a href="https://example.org">here</a>.</p>')
    page = desk("editor").get(of(article))
    assert checks(page) == [["no-section"], ["no-summary", "vague-link", "no-byline"]]
    html = page.content.decode()
    assert "1 in the way of publishing, 3 to consider" in html
    assert '<q dir="auto">Read it here.</q>' in html
    assert 'href="#id_standfirst"' in html
    assert 'id="id_standfirst"' in html


def test_a_complete_article_is_told_that_nothing_stands_out(desk):
    article = a_live_article("Talks", standfirst="In short.", source=a_source(), tags=["Ports"])
    page = desk("editor").get(of(article))
    assert checks(page) == [[], []]
    assert "Nothing stands out." in page.content.decode()


def test_a_new_article_is_not_told_what_is_missing_before_it_is_written(desk):
    assert "Shown here once there are words." in desk("editor").get(ADD).content.decode()


def test_of_many_alike_a_few_are_shown_and_the_others_counted(desk):
    article = a_draft("Talks", body='<p><a href="https://example.org">here</a></p>' * 12)
    page = desk("editor").get(of(article))
    assert checks(page)[1].count("vague-link") == 3
    assert "and 9 more like it" in page.content.decode()


def test_who_may_only_read_sees_the_checks_without_links_to_fields(desk):
    page = desk("moderator").get(of(a_draft("Talks")))
    assert checks(page)[1] == ["no-summary", "no-byline"]
    assert "data-place" not in page.content.decode()


def test_a_form_shown_again_is_checked_as_it_was_typed(desk):
    page = desk("editor").post(
        ADD, COMPLETE | {"_publish": "1", "body": '<p>[TK] <a href="https://example.org">here</a></p>'}
    )  # fmt: skip
    assert page.status_code == 200
    assert checks(page) == [["no-section"], ["vague-link", "placeholder", "no-byline"]]


def test_an_unfinished_text_taken_into_the_form_is_checked_itself(desk):
    client = desk("editor")
    account = client.session["_auth_user_id"]
    sent = {"account": account, "text_key": "k" * 16, "text_sequence": "1"}
    client.post(ADD + "autosave/", typed(**sent, body="<p>[TK]</p>"))
    page = client.get(ADD, {"unfinished": Autosave.objects.get().pk})
    assert checks(page) == [[], ["placeholder"]]


def test_words_are_checked_as_they_are_typed_and_nothing_is_written(desk):
    article, client = a_draft("Talks"), desk("editor")
    tables = (Article, Revision, Tag, Autosave, Presence, DaybookEntry, LiveCopy)
    a_tag("Ports")
    sent = typed(headline="A " + "a" * 90, body="<p>Of the the <script>x</script>ports</p>", tags=["Ports", "New"])  # fmt: skip
    before = [list(table.objects.values()) for table in tables]
    answer = client.post(of(article, "checks"), sent)
    assert checks(answer) == [[], ["long-headline", "repeated-word", "unapproved-tag"]]
    assert "<script>" not in answer.content.decode()
    assert "<!DOCTYPE" not in answer.content.decode()
    assert [list(table.objects.values()) for table in tables] == before


def test_a_moderators_new_tag_is_approved_when_it_is_saved_and_no_finding(desk):
    sent = typed(tags=["New"])
    assert checks(desk("editor").post(NEW, sent))[1] == ["unapproved-tag"]
    assert checks(desk("administrator").post(NEW, sent))[1] == []


def test_authors_are_a_byline_while_one_is_typed(desk):
    sent = typed(source="", byline=[an_author("A").pk])
    assert checks(desk("editor").post(NEW, sent)) == [[], []]


@pytest.mark.parametrize("body", ["x" * 2_000_001, "<div>" * 10_000])
def test_what_is_no_story_is_not_looked_through(desk, body):
    assert desk("editor").post(NEW, typed(body=body)).status_code == 422
    page = desk("editor").post(ADD, typed(body=body, _save="1"))
    assert page.status_code == 200
    assert "body" in page.context["adminform"].form.errors


def test_a_blocked_publication_says_why_at_its_field_and_keeps_what_was_typed(desk, settings):
    settings.PUBLISHING_BLOCKED_BY = ["vague-link"]
    body = '<p>Read it <a href="https://example.org">here</a>.</p>'
    page = desk("editor").post(ADD, typed(body=body, author_note="With care", _publish="1"))
    assert page.context["adminform"].form.errors["body"] == [
        "This is in the way of publishing. The words of this link do not say where it leads. "
        "Some readers hear only them. Look at “Read it here.”."
    ]
    assert "With care" in page.content.decode()
    assert not Article.objects.exists()


def test_a_blocked_schedule_says_why(desk, settings):
    settings.PUBLISHING_BLOCKED_BY = ["no-summary"]
    article = a_draft("Talks", section=a_section())
    sent = {"verb": "publish", "hour": "2030-01-01T08:00", "zone": "UTC"}
    page = desk("editor").post(of(article, "schedule"), sent)
    assert "There is no summary" in page.content.decode()


def test_saving_with_advice_is_never_stopped(desk):
    desk("editor").post(ADD, {"headline": "TALKS RESUME AT SEA", "_save": "1"})
    assert Article.objects.get().status == "draft"


def test_after_a_publication_the_advice_that_remains_is_told(desk):
    client = desk("editor")
    done = client.post(ADD, typed(_publish="1"))
    assert len(get_messages(done.wsgi_request)) == 1
    done = client.post(ADD, typed(standfirst="", _publish="1"))
    assert str(list(get_messages(done.wsgi_request))[-1]) == (
        "Still to consider: There is no summary: lists show the first words of the story instead."
    )


def asked(client, article, django_assert_num_queries, number):
    with django_assert_num_queries(number):
        client.get(of(article))


def test_the_form_asks_the_database_the_same_few_things_however_much_there_is(
    desk, django_assert_num_queries
):
    client = desk("editor")
    article = a_live_article("Talks", source=a_source(), authors=[an_author()], tags=["Ports"])
    client.get(of(article))  # the session's first page looks up more
    # 4 session, account and its two kinds of permissions; 1 unfinished text; 1 article; 1 byline;
    # 2 tags, of the field and of the form; 1 tags that readers do not see; 2 imported files, of the
    # fields and of the panel; 1 live copy and its revision; 1 newest revision; 1 schedules; 3 chosen
    # section, source and author; 1 daybook; 1 stories chosen to stand beside it; 1 its readings.
    asked(client, article, django_assert_num_queries, 23)
    for name in map(str, range(20)):
        a_tag(f"Tag {name}"), a_section(f"Further section {name}"), a_draft(f"Article {name}")
    much = '<p>Read it <a href="https://example.org">here</a>.</p><h2>Next</h2>' * 50
    more = a_live_article(
        "More", source=a_source(), authors=[an_author() for _ in range(9)], body=much,
        tags=[f"Tag {name}" for name in range(20)],
    )  # fmt: skip
    asked(client, more, django_assert_num_queries, 23)


def test_looking_while_one_types_asks_for_the_article_and_its_tags(desk, django_assert_num_queries):
    client, article = desk("editor"), a_draft("Talks")
    sent = typed(tags=["Ports"])
    client.post(of(article, "checks"), sent)
    # 4 session, account and its two kinds of permissions; 1 article; 1 tags
    with django_assert_num_queries(6):
        client.post(of(article, "checks"), sent)
