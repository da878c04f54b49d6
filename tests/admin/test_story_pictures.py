"""Pictures in the article's form: chosen, shown, refused, kept while somebody types, compared, merged."""

import pytest
from django.db import connection
from django.urls import reverse

from articles.actions import live_pictures
from articles.actions.articles import save_article
from articles.actions.renditions import make_renditions
from articles.actions.words import Words
from articles.models import Article, Autosave, LivePicture, Picture
from tests.admin.test_articles import ADD, change_page, written
from tests.factories import a_draft, a_live_article, a_picture, a_section

pytestmark = pytest.mark.django_db


def figure(picture):
    return f'<figure data-picture="{picture.pk}"><figcaption>At sea</figcaption></figure>'


def test_a_lead_picture_is_saved_with_its_words_and_shown_again(desk):
    picture, client = a_picture(caption="A crane at dawn"), desk("editor")
    client.post(
        ADD,
        written(
            lead=picture.pk, lead_alt="A crane", lead_caption="It lifts.", body=figure(picture)
        ),
    )
    article = Article.objects.get()
    assert (article.lead, article.lead_alt, article.lead_caption) == (
        picture,
        "A crane",
        "It lifts.",
    )
    assert article.body == figure(picture)
    page = client.get(change_page(article)).content.decode()
    assert f'name="lead" value="{picture.pk}"' in page
    assert "A crane at dawn" in page
    assert "data-figures" in page
    assert "js/lead-picture.js" in page
    assert "js/story-figures.js" in page


@pytest.mark.parametrize("typed", ["4711", "x", "-1", "9" * 40, "1.5", "١"])
def test_a_lead_picture_that_there_is_not_is_refused_at_its_field(desk, typed):
    response = desk("editor").post(ADD, written(lead=typed, lead_caption="Typed with care"))
    assert "lead" in response.context["adminform"].form.errors
    assert "Typed with care" in response.content.decode()
    assert not Article.objects.exists()


def test_a_picture_of_no_library_is_refused_at_the_story(desk):
    response = desk("editor").post(ADD, written(body='<figure data-picture="4711"></figure>'))
    assert "no picture 4711" in response.context["adminform"].form.errors["body"][0]


def test_the_checks_speak_of_pictures_as_they_are_typed(desk):
    mute, client = a_picture(), desk("editor")
    checks = reverse("admin:articles_article_checks_new")
    found = client.post(checks, written(lead=mute.pk, body=figure(mute))).content.decode()
    assert found.count("A picture has no words") == 2
    assert "At sea" in found  # where it stands
    found = client.post(checks, written(lead=mute.pk, lead_alt="A crane")).content.decode()
    assert "A picture has no words" not in found


def test_what_is_typed_of_a_lead_picture_is_kept_and_offered(desk):
    picture, client = a_picture(), desk("editor")
    account = client.session["_auth_user_id"]
    typed = written(
        lead=picture.pk,
        lead_alt="A crane",
        account=account,
        text_key="a-key-of-a-form",
        text_sequence=1,
    )
    assert (
        client.post(reverse("admin:articles_article_autosave_new"), typed).json()["state"] == "kept"
    )
    kept = Autosave.objects.get()
    assert kept.content["lead"] == [str(picture.pk)]
    look = client.get(reverse("admin:articles_article_unfinished", args=[kept.pk])).content.decode()
    assert "A crane" in look


def test_two_revisions_say_what_changed_of_the_pictures(desk):
    first, second = a_picture(caption="A crane"), a_picture(caption="A ferry")
    draft = a_draft(lead=first, body=f"<p>a</p>{figure(first)}")
    words = Words.of(draft)
    words.lead, words.lead_alt, words.body = second, "It floats", f"<p>a</p>{figure(second)}"
    save_article(draft, words=words, by=None)
    page = (
        desk("editor")
        .get(reverse("admin:articles_article_compare", args=[draft.pk]), {"from": "1", "to": "2"})
        .content.decode()
    )
    for said in ("Lead picture", "crane", "ferry", "It floats", f"[picture {second.pk}]"):
        assert said in page


def test_two_who_chose_a_lead_picture_see_both_and_mine_stays_in_the_form(desk):
    base, mine, theirs = (a_picture(caption=each) for each in ("Base", "Mine", "Theirs"))
    draft, client = a_draft("Talks resume", body="<p>Words.</p>", lead=base), desk("editor")
    client.post(change_page(draft), written(lead=theirs.pk, begun_from=1))
    page = client.post(change_page(draft), written(lead=mine.pk, begun_from=1)).content.decode()
    for said in ("Lead picture: both of you changed this", "Base", "Theirs", "Mine"):
        assert said in page
    assert f'name="lead" value="{mine.pk}"' in page


def test_who_may_only_read_sees_which_picture_leads(desk):
    article = a_live_article(lead=a_picture(caption="A crane"), section=a_section())
    page = desk("moderator").get(change_page(article)).content.decode()
    assert "A crane" in page


def test_pictures_are_made_before_the_publishing_that_shows_them_begins(desk, monkeypatch):
    lead, inside = a_picture(alt="A crane"), a_picture(decorative=True)
    client, outside, made_at = desk("editor"), len(connection.savepoint_ids), []

    def noted(file, **options):
        made_at.append((file.picture, len(connection.savepoint_ids)))
        return make_renditions(file, **options)

    monkeypatch.setattr(live_pictures, "make_renditions", noted)
    sent = written(lead=lead.pk, body=figure(inside), section=a_section().pk, _publish="1")
    client.post(ADD, sent)
    assert LivePicture.objects.count() == 2
    assert {(lead, outside), (inside, outside)} <= set(made_at[:2])
    assert not Picture.objects.filter(file__made_at=None).exists()
    # A form that may be anything comes to no harm by it.
    for lead in ("x", "9" * 40, ""):
        assert (
            client.post(ADD, sent | {"lead": lead, "body": "<em data-picture>" * 600}).status_code
            == 200
        )
