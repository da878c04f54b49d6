from datetime import UTC, date, datetime

import pytest
import time_machine

from articles.actions.articles import delete_article, publish, restore, save_article, withdraw
from articles.actions.filing import delete_filing
from articles.actions.revisions import lost_from
from articles.actions.tag_renaming import rename_tag
from articles.actions.words import Words
from articles.models import Announcement, Article, DaybookEntry, LiveCopy, Redirect, Revision, Tag
from articles.rules.refusals import NotAllowed, NotFit, NotNow, StaleEdit
from tests.factories import (
    a_category,
    a_draft,
    a_live_article,
    a_section,
    a_tag,
    an_account,
    an_author,
    words,
)

pytestmark = pytest.mark.django_db


def change(article, **fields):
    changed = Words.of(article)
    for name, value in fields.items():
        setattr(changed, name, value)
    return save_article(article, words=changed, by=None)


def test_a_draft_has_no_live_copy_and_announces_nothing():
    before = Announcement.objects.count()
    a_draft()
    assert not LiveCopy.objects.exists()
    assert Announcement.objects.count() == before


def test_publishing_copies_all_that_readers_need():
    authors, tag = [an_author("B"), an_author("A")], a_tag("Ports")
    article = a_live_article(
        "Talks resume", authors=authors, tags=["ports"], standfirst="In short."
    )
    copy = article.live_copy
    assert (copy.headline, copy.standfirst, copy.full_body) == (
        "Talks resume",
        "In short.",
        "<p>Some words.</p>",
    )
    assert [line.author for line in copy.bylines.all()] == authors
    assert list(copy.tags.all()) == [tag]
    assert copy.public_path == "/2026/11/20/talks-resume/"


def test_a_change_to_a_live_article_stays_at_the_desk_until_it_is_published_again():
    article = a_live_article("Before")
    change(article, headline="After")
    assert LiveCopy.objects.get().headline == "Before"
    publish(article, by=None)
    assert LiveCopy.objects.get().headline == "After"


def test_publishing_announces_every_list_the_article_left_or_entered():
    old, new = a_section("Old"), a_section("New")
    article = a_live_article(section=old, on=date(2026, 1, 2))
    change(article, section=new, published_on=date(2026, 3, 4))
    publish(article, by=None)
    announced = set(Announcement.objects.last().names)
    assert {
        f"article:{article.pk}", "front", f"section:{old.pk}/list", f"section:{new.pk}/list",
        "archive:2026", "archive:2026-01", "archive:2026-01-02", "archive:2026-03", "archive:2026-03-04",
    } <= announced  # fmt: skip


def test_publishing_announces_the_sections_above():
    top = a_section("Top")
    below = a_section("Below", parent=top)
    a_live_article(section=below)
    assert f"section:{top.pk}/list" in Announcement.objects.last().names


def test_announcement_numbers_have_no_gaps_even_after_a_refusal():
    a_live_article()
    with pytest.raises(NotFit):
        publish(a_draft(), by=None)
    a_live_article()
    numbers = list(Announcement.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


@time_machine.travel(datetime(2026, 11, 20, 9, 30, tzinfo=UTC), tick=False)
def test_an_undated_article_takes_the_day_it_is_published():
    article = a_draft(section=a_section())
    copy = publish(article, by=None)
    assert copy.published_on == date(2026, 11, 20)
    assert copy.published_at == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_an_article_without_a_section_is_not_published():
    with pytest.raises(NotFit, match="section") as refusal:
        publish(a_draft(), by=None)
    assert refusal.value.field == "section"


def test_the_second_article_of_a_date_and_slug_gets_a_two():
    a_live_article("Talks resume")
    assert a_live_article("Talks resume").slug == "talks-resume-2"


def test_two_undated_drafts_of_one_slug_get_their_addresses_when_published():
    first, second = (a_draft("Talks", section=a_section()) for _ in range(2))
    publish(first, by=None)
    publish(second, by=None)
    second.refresh_from_db()
    assert second.slug == "talks-2"


def test_no_article_takes_the_address_of_a_days_printed_archive():
    assert a_live_article("Print").slug == "print-2"


def test_a_changed_slug_leaves_a_redirect_and_a_second_change_no_chain():
    article = a_live_article("One")
    for slug in ("two", "three"):
        change(article, slug=slug)
        publish(article, by=None)
    article.refresh_from_db()
    former = {redirect.path: redirect.article for redirect in Redirect.objects.all()}
    assert former == {"/2026/11/20/one/": article, "/2026/11/20/two/": article}


def test_an_article_that_comes_back_to_its_former_address_needs_no_redirect_there():
    article = a_live_article("One")
    for slug in ("two", "one"):
        change(article, slug=slug)
        publish(article, by=None)
    assert [redirect.path for redirect in Redirect.objects.all()] == ["/2026/11/20/two/"]


def test_nobody_gets_the_former_address_of_another_article():
    article = a_live_article("One")
    change(article, slug="two")
    publish(article, by=None)
    assert a_live_article("One").slug == "one-2"


def test_withdrawing_takes_the_live_copy_and_keeps_the_words():
    article = a_live_article("One")
    withdraw(article, by=None)
    article.refresh_from_db()
    assert article.status == "withdrawn"
    assert not LiveCopy.objects.exists()
    assert f"article:{article.pk}" in Announcement.objects.last().names


def test_a_withdrawn_article_comes_back_at_its_address():
    article = a_live_article("One")
    withdraw(article, by=None)
    assert publish(article, by=None).public_path == "/2026/11/20/one/"
    assert not Redirect.objects.exists()


def test_each_save_is_a_revision_and_publishing_unchanged_words_adds_none():
    article = a_live_article()
    change(article, headline="After")
    publish(article, by=None)
    assert [revision.number for revision in article.revisions.all()] == [2, 1]
    assert article.live_copy.revision.number == 2


def test_restoring_brings_all_the_words_back_as_a_new_revision():
    authors = [an_author(), an_author()]
    article = a_draft(
        "Before", authors=authors, tags=["Ports"], section=a_section(), standfirst="S"
    )
    before = Words.of(article)
    change(article, headline="After", authors=[], tags=[], section=None, standfirst="", body="")
    restore(article.revisions.get(number=1), by=None)
    article.refresh_from_db()
    assert Words.of(article) == before
    assert article.revisions.first().number == 3


def test_an_older_version_does_not_overwrite_a_newer_one():
    article = a_draft("Mine")
    change(article, headline="Theirs")
    with pytest.raises(StaleEdit):
        save_article(article, words=words("Mine again"), by=None, version=1)
    assert Article.objects.get().headline == "Theirs"


def test_a_published_article_is_not_deleted():
    article = a_live_article()
    with pytest.raises(NotNow):
        delete_article(article, by=None)


def test_a_draft_is_deleted_with_its_revisions_and_its_line_stays_in_the_daybook():
    article = a_draft("Gone")
    delete_article(article, by=None)
    assert not Revision.objects.exists()
    assert "Deleted “Gone”" in DaybookEntry.objects.values_list("sentence", flat=True)


@pytest.mark.parametrize("field", ["section", "published_on"])
def test_a_live_article_keeps_a_section_and_a_date(field):
    article = a_live_article()
    with pytest.raises(NotFit) as refusal:
        change(article, **{field: None})
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("headline", ""),
        ("headline", " \u200b "),
        ("headline", "x" * 10_000),
        ("body", "x" * 2_000_001),
    ],
)
def test_a_text_that_does_not_fit_is_refused_at_its_field(field, text):
    with pytest.raises(NotFit) as refusal:
        save_article(None, words=words(**{"headline": "x", field: text}), by=None)
    assert refusal.value.field == field
    assert not Article.objects.exists()


def test_a_moderator_may_neither_write_nor_publish():
    moderator = an_account("moderator")
    with pytest.raises(NotAllowed):
        save_article(None, words=words(), by=moderator)
    with pytest.raises(NotAllowed):
        publish(a_draft(section=a_section()), by=moderator)


def test_a_tag_an_editor_makes_up_waits_for_approval():
    article = save_article(None, words=words(tags=["Brand new"]), by=an_account("editor"))
    assert article.tagged.get().tag.status == Tag.PROPOSED


def test_an_editor_writes_and_publishes():
    editor = an_account("editor")
    article = save_article(None, words=words(section=a_section()), by=editor)
    publish(article, by=editor)
    assert DaybookEntry.objects.filter(by=editor).count() == 2


def test_restoring_words_from_before_it_had_a_date_leaves_a_published_article_its_own():
    article = a_draft("First", published_on=None)
    change(article, section=a_section(), headline="Second")
    publish(article, by=None)
    restored = restore(article.revisions.get(number=1), by=None)
    assert restored.headline == "First"
    assert restored.published_on
    assert restored.section


def test_restoring_what_was_filed_under_something_gone_leaves_that_empty():
    category = a_category()
    article = a_draft("First", category=category)
    change(article, category=None)
    delete_filing(category, by=None)
    first = article.revisions.get(number=1)
    assert lost_from(first) == ["category"]
    assert restore(first, by=None).category is None


def test_restoring_keeps_a_tag_under_the_name_it_has_now():
    article = a_draft("First", tags=["Ports"])
    tag = Tag.objects.get()
    rename_tag(tag, name="Harbours", by=None)
    restore(article.revisions.get(number=1), by=None)
    assert [tagged.tag for tagged in article.tagged.all()] == [tag]
    assert Tag.objects.exclude(status=Tag.MERGED).count() == 1


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1599, 12, 31), date(9999, 12, 31)])
def test_a_date_no_paper_can_have_is_refused_at_its_field(day):
    with pytest.raises(NotFit) as refusal:
        a_draft(published_on=day)
    assert refusal.value.field == "published_on"


@pytest.mark.parametrize("language", ["English!", 'en" onload="x', "e", "en_US"])
def test_a_language_is_given_by_its_code(language):
    with pytest.raises(NotFit) as refusal:
        a_draft(language=language)
    assert refusal.value.field == "language"
