"""Pictures of articles: noted where they are saved, public where they are published, gone when they must be."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.actions.articles import delete_article, publish, restore, save_article, withdraw
from articles.actions.checking import findings
from articles.actions.ended_pictures import carry_out_ended_pictures
from articles.actions.library import delete_picture, save_picture
from articles.actions.merging import put_together
from articles.actions.revisions import lost_from
from articles.actions.scheduling import cancel, schedule
from articles.actions.words import Words
from articles.models import (
    Announcement,
    LiveCopy,
    LivePicture,
    LiveUse,
    Picture,
    PictureUse,
    uses_of,
)
from articles.rules.refusals import Clashing, InUse, NotFit
from tests.factories import a_draft, a_live_article, a_picture, a_section, an_account, words

pytestmark = pytest.mark.django_db


def figure(picture, **said):
    told = "".join(f' data-{name}="{value}"' for name, value in said.items())
    return f'<figure data-picture="{picture.pk}"{told}></figure>'


def saved(article, **fields):
    article.refresh_from_db()
    changed = Words.of(article)
    for name, value in fields.items():
        setattr(changed, name, value)
    return save_article(article, words=changed, by=None)


def told():
    return [name for each in Announcement.objects.order_by("number") for name in each.names]


def test_saving_notes_which_pictures_an_article_shows_and_where():
    lead, inside = a_picture(), a_picture()
    draft = a_draft(lead=lead, body=f"<p>a</p>{figure(inside)}{figure(lead)}{figure(inside)}")
    noted = PictureUse.objects.order_by("pk").values_list("picture", "place")
    assert set(noted) == {(lead.pk, "lead"), (lead.pk, "story"), (inside.pk, "story")}
    saved(draft, lead=None, body="<p>a</p>")
    assert not PictureUse.objects.exists()
    assert list(Picture.objects.unused()) == [inside, lead]


def test_a_picture_in_use_is_not_deleted_and_says_where():
    picture = a_picture()
    draft = a_draft("Ports", body=figure(picture))
    with pytest.raises(InUse, match="Ports"):
        delete_picture(picture, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        _delete_past_every_rule(picture)
    saved(draft, body="<p>a</p>")
    delete_picture(picture, by=None)


def _delete_past_every_rule(picture):
    """As SQL would; a database looks at the end of the transaction."""
    Picture.objects.filter(pk=picture.pk)._raw_delete(using="default")
    connection.check_constraints()


def test_a_picture_that_readers_see_stays_although_the_desk_took_it_out():
    picture, lead = a_picture(alt="A"), a_picture(alt="B")
    article = a_live_article("Ports", body=figure(picture), lead=lead)
    saved(article, body="<p>a</p>", lead=None)
    for each in (picture, lead):
        assert [use.headline for use in uses_of(each)] == ["Ports"]
        assert not Picture.objects.unused().exists()
    withdraw(article, by=None)
    assert not uses_of(picture)
    assert Picture.objects.unused().count() == 2


def test_a_picture_of_no_library_is_refused_at_the_story():
    with pytest.raises(NotFit, match="no picture 4711") as refusal:
        a_draft(body='<p>a</p><figure data-picture="4711"></figure>')
    assert refusal.value.field == "body"


def test_what_is_said_of_a_lead_picture_goes_with_it():
    draft = a_draft(lead=a_picture(), lead_alt=" A  crane ", lead_caption="It\nlifts.")
    assert (draft.lead_alt, draft.lead_caption) == ("A crane", "It lifts.")
    draft = saved(draft, lead=None)
    assert (draft.lead_alt, draft.lead_caption) == ("", "")


def test_a_revision_keeps_its_pictures_and_comes_back_without_those_that_are_gone():
    lead, inside = a_picture(), a_picture()
    draft = a_draft(lead=lead, lead_alt="A crane", body=f"<p>a</p>{figure(inside)}")
    saved(draft, lead=None, body="<p>b</p>")
    restored = restore(draft.revisions.last(), by=None)
    assert (restored.lead, restored.lead_alt) == (lead, "A crane")
    saved(draft, lead=None, body="<p>b</p>")
    for picture in (lead, inside):
        delete_picture(picture, by=None)
    assert lost_from(draft.revisions.last()) == ["picture"]
    restored = restore(draft.revisions.last(), by=None)
    assert (restored.lead, restored.body) == (None, "<p>a</p>")


def test_two_who_choose_lead_pictures_clash_and_a_caption_beside_another_change_does_not():
    first, second = a_picture(), a_picture()
    draft = a_draft(lead=a_picture(), lead_caption="Old")
    mine = Words.of(draft)
    saved(draft, lead=first)
    mine.lead_caption = "New"
    merged = put_together(draft, words=mine, version=1).words
    assert (merged.lead, merged.lead_caption) == (first, "New")
    mine.lead = second
    with pytest.raises(Clashing) as refusal:
        put_together(draft, words=mine, version=1)
    assert set(refusal.value.together.clashes) == {"lead"}


def test_publishing_lets_readers_have_the_pictures_and_withdrawing_takes_them_away():
    lead, inside = a_picture(alt="A"), a_picture(alt="B")
    draft = a_draft(lead=lead, body=figure(inside), section=a_section())
    assert not LivePicture.objects.exists()
    copy = publish(draft, by=None)
    assert copy.lead.picture == lead
    assert copy.lead.facts["alt"] == "A"
    assert LiveUse.objects.get().picture.picture == inside
    saved(draft, body="<p>a</p>")
    publish(draft, by=None)
    assert not LiveUse.objects.exists()
    withdraw(draft, by=None)
    assert not LiveCopy.objects.exists()


def test_an_earlier_revision_goes_out_with_its_own_pictures():
    former, present = a_picture(), a_picture()
    draft = a_draft(lead=former, body=figure(former), section=a_section())
    revision = draft.revisions.first()
    saved(draft, lead=present, body=figure(present))
    copy = publish(draft, by=None, revision=revision)
    assert copy.lead_id == former.pk
    assert [use.picture_id for use in copy.picture_uses.all()] == [former.pk]


def test_a_picture_without_words_keeps_an_article_from_readers_unless_its_use_has_some():
    editor, mute = an_account("editor"), a_picture()
    article = a_draft(lead=mute, body=f"<p>a</p>{figure(mute)}", section=a_section())
    with pytest.raises(NotFit, match="for those who do not see it") as refusal:
        publish(article, by=editor)
    assert refusal.value.field == "lead"
    saved(article, lead_alt="A crane")
    with pytest.raises(NotFit) as refusal:
        publish(article, by=editor)
    assert refusal.value.field == "body"
    saved(article, body=figure(mute, alt="A crane"))
    publish(article, by=editor)


def test_a_decorative_picture_needs_no_words():
    article = a_draft(lead=a_picture(decorative=True), section=a_section())
    publish(article, by=an_account("editor"))


def test_a_picture_of_words_that_wait_for_their_hour_is_not_deleted():
    lead, inside = a_picture(alt="A crane"), a_picture(alt="A ferry")
    draft = a_draft("Ports", section=a_section(), lead=lead, body=figure(inside))
    hour = timezone.now() + timedelta(hours=2)
    waits = schedule(draft, verb="publish", at=hour, zone="UTC", by=None)
    saved(draft, lead=None, body="<p>Later words.</p>")
    for picture in (lead, inside):
        with pytest.raises(InUse, match="Ports"):
            delete_picture(picture, by=None)
    cancel(waits, by=None)
    for picture in (lead, inside):
        delete_picture(picture, by=None)


def test_a_deleted_draft_lets_its_pictures_go():
    picture = a_picture()
    delete_article(a_draft(lead=picture), by=None)
    delete_picture(picture, by=None)


def ending(picture, *, at):
    picture.refresh_from_db()
    picture.licence_ends_at = at
    return save_picture(picture, by=None, version=picture.version)


def test_at_its_hour_a_picture_disappears_for_readers_once_and_is_told():
    now = timezone.now()
    picture, other = a_picture(alt="A"), a_picture(alt="B")
    article = a_live_article("Ports", lead=picture, body=f"<p>a</p>{figure(other)}")
    ending(picture, at=now + timedelta(hours=1))
    assert carry_out_ended_pictures(now) == []
    later = now + timedelta(hours=2)
    assert carry_out_ended_pictures(later) == [picture]
    assert told()[-1] == f"picture:{picture.pk}"
    assert carry_out_ended_pictures(later) == []
    assert LivePicture.objects.get(pk=picture.pk).is_ended
    assert (
        article.live_copy.lead_id == picture.pk
    )  # it stays at the desk, and comes back when licensed


def test_a_licence_made_longer_shows_the_picture_again():
    now = timezone.now()
    picture = a_picture(alt="A")
    a_live_article(lead=picture)
    ending(picture, at=now - timedelta(hours=1))
    assert LivePicture.objects.get().is_ended
    before = len(told())
    ending(picture, at=now + timedelta(days=1))
    assert not LivePicture.objects.get().is_ended
    assert f"picture:{picture.pk}" in told()[before:]


def test_of_a_picture_that_ended_before_readers_never_get_anything():
    picture = a_picture(alt="A", licence_ends_at=timezone.now() - timedelta(hours=1))
    a_live_article(lead=picture)
    assert LivePicture.objects.get().is_ended


def test_the_checks_say_that_a_licence_has_ended():
    ended = a_picture(alt="A", licence_ends_at=timezone.now() - timedelta(hours=1))
    found = findings(words(lead=ended, body=figure(ended)))
    assert [each.field for each in found if each.code == "picture-ended"] == ["lead", "body"]
