"""Two people at one moment: each gets what one of them alone would have got, or a sentence."""

import threading

import pytest
from django.db import connection, transaction

from articles.actions.articles import publish, save_article
from articles.actions.autosaves import (
    Typed,
    discard_autosave,
    end_autosaves,
    keep_autosave,
)
from articles.actions.bulk_retagging import carry_out_plan, plan_retagging
from articles.actions.corrections import add_correction
from articles.actions.filing import save_filing
from articles.actions.filing_merging import merge_filing
from articles.actions.fronts import place
from articles.actions.section_merging import merge_sections
from articles.actions.sections import change_section, save_section
from articles.actions.tag_merging import merge_tags
from articles.actions.tags import save_tag
from articles.actions.undoing import undo
from articles.importing.pasting import bring_in_page
from articles.models import (
    Article,
    Autosave,
    Category,
    Correction,
    LiveCopy,
    LiveTag,
    Section,
    Source,
    Tag,
    TaggedArticle,
)
from articles.rules.refusals import NameTaken, NotNow, Refusal
from tests.factories import (
    a_category,
    a_draft,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    an_account,
    at,
    words,
)
from tests.histories import many

# SQLite has one writer at a time, who holds the whole file from the transaction's first statement.
pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
WRITERS = many(4, slow=8)


def at_once(*doings):
    """What each of ``doings``, begun together on a thread of its own, returned or raised."""
    start, outcomes = threading.Barrier(len(doings)), [None] * len(doings)

    def run(place, doing):
        try:
            start.wait()
            outcomes[place] = doing()
        except Exception as problem:  # noqa: BLE001 handed on to the test, which looks at each
            outcomes[place] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(doings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def faults(outcomes):
    return [
        each for each in outcomes if isinstance(each, Exception) and not isinstance(each, Refusal)
    ]


def slugs(number):
    return sorted(["talks", *(f"talks-{count}" for count in range(2, number + 1))])


def test_drafts_of_one_date_and_headline_saved_at_once_get_an_address_each():
    day = at(20).date()
    doing = lambda: save_article(None, words=words("Talks", published_on=day), by=None)  # noqa: E731
    assert faults(at_once(*[doing] * WRITERS)) == []
    assert sorted(Article.objects.values_list("slug", flat=True)) == slugs(WRITERS)


def test_articles_of_one_slug_published_at_once_get_an_address_each():
    section = a_section()
    drafts = [a_draft("Talks", section=section) for _ in range(WRITERS)]
    assert faults(at_once(*[lambda draft=draft: publish(draft, by=None) for draft in drafts])) == []
    assert sorted(LiveCopy.objects.values_list("slug", flat=True)) == slugs(WRITERS)


def test_a_new_tag_typed_by_many_at_once_is_one_tag():
    doing = lambda: save_article(None, words=words(tags=["Ports"]), by=None)  # noqa: E731
    assert faults(at_once(*[doing] * WRITERS)) == []
    assert Tag.objects.get().tagged.count() == WRITERS


@pytest.mark.parametrize("table", [Category, Source])
def test_a_name_given_by_many_at_once_is_one_and_the_others_are_told(table):
    outcomes = at_once(*[lambda: save_filing(table(name="Gazette"), by=None)] * WRITERS)
    assert faults(outcomes) == []
    assert sum(isinstance(each, NameTaken) for each in outcomes) == WRITERS - 1
    assert table.objects.count() == 1


def test_a_section_opened_by_many_at_once_is_one_and_the_others_are_told():
    outcomes = at_once(*[lambda: save_section(Section(title="World"), by=None)] * WRITERS)
    assert faults(outcomes) == []
    assert Section.objects.count() == 1


def test_a_tag_made_by_many_at_once_is_one_and_the_others_are_told():
    outcomes = at_once(*[lambda: save_tag(Tag(name="Ports"), by=None)] * WRITERS)
    assert faults(outcomes) == []
    assert Tag.objects.count() == 1


def test_of_two_who_save_one_version_at_once_the_second_is_told():
    article, editor = a_draft("First"), an_account("editor")
    doings = [
        lambda text=text: save_article(article, words=words(text), by=editor, version=1)
        for text in ("Mine", "Yours")
    ]
    outcomes = at_once(*doings)
    assert faults(outcomes) == []
    assert sum(isinstance(each, Refusal) for each in outcomes) == 1
    assert Article.objects.get().version == 2


def test_a_correction_sent_by_many_at_once_is_one_and_the_others_are_told():
    article = a_live_article()
    doing = lambda: add_correction(article, kind="update", text="Words.", by=None)  # noqa: E731
    outcomes = at_once(*[doing] * WRITERS)
    assert faults(outcomes) == []
    assert Correction.objects.count() == len(LiveCopy.objects.get().corrections) == 1


def test_different_corrections_at_once_are_all_on_the_live_copy():
    article = a_live_article()
    doings = [
        lambda text=f"Text {number}.": add_correction(article, kind="update", text=text, by=None)
        for number in range(WRITERS)
    ]
    assert faults(at_once(*doings)) == []
    assert len(LiveCopy.objects.get().corrections) == WRITERS


def test_one_page_brought_in_by_many_at_once_is_one_draft():
    page = b"---\ntitle: Talks\ndate: 2026-11-20\nsource: Gazette\ntags: [B, A]\n---\nWords."
    outcomes = at_once(*[lambda: bring_in_page(page, by=None)] * WRITERS)
    assert faults(outcomes) == []
    assert Article.objects.count() == 1


def test_new_tags_typed_in_opposite_order_at_once_keep_nobody_waiting():
    tags = [f"Tag {number}" for number in range(20)]
    doings = [
        lambda order=order: save_article(None, words=words(tags=order), by=None)
        for order in (tags, tags[::-1]) * (WRITERS // 2)
    ]
    assert faults(at_once(*doings)) == []
    assert Tag.objects.count() == 20


def typed(window, sequence):
    return Typed(f"key-of-{window}", sequence, {"headline": [f"{window} {sequence}"]}, 1)


@pytest.mark.parametrize("first_text", [True, False])
def test_no_text_that_was_on_its_way_is_left_after_the_save_of_its_window(first_text):
    editor = an_account("editor")
    for _ in range(WRITERS):
        article = a_draft()
        if first_text:
            keep_autosave(article, typed=typed("window", 1), by=editor)

        def save(article=article):
            with transaction.atomic():
                save_article(article, words=words("Saved"), by=editor)
                end_autosaves(article, by=editor, key="key-of-window", sequence=9)

        texts = [
            lambda sequence=sequence, article=article: keep_autosave(
                article, typed=typed("window", sequence), by=editor
            )
            for sequence in range(2, 8)
        ]
        assert faults(at_once(save, *texts)) == []
        assert not Autosave.objects.unfinished(editor).exists()


def test_of_two_windows_at_once_each_save_ends_its_own_text_and_what_is_newer_stays():
    editor = an_account("editor")
    for _ in range(WRITERS):
        article = a_draft()

        def write(window, article=article):
            for sequence in range(1, 5):
                keep_autosave(article, typed=typed(window, sequence), by=editor)
            with transaction.atomic():
                save_article(article, words=words(f"Saved in {window}"), by=editor)
                end_autosaves(article, by=editor, key=f"key-of-{window}", sequence=5)
            for sequence in (3, 4, 5):  # late ones
                keep_autosave(article, typed=typed(window, sequence), by=editor)

        assert faults(at_once(*[lambda name=name: write(name) for name in ("left", "right")])) == []
        assert not Autosave.objects.unfinished(editor).exists()
        keep_autosave(article, typed=typed("left", 6), by=editor)
        assert [each.headline for each in Autosave.objects.unfinished(editor)] == ["left 6"]
        discard_autosave(Autosave.objects.unfinished(editor).get(), by=editor)


def test_the_newest_of_many_texts_that_arrive_at_once_is_the_one_that_is_kept():
    article, editor = a_draft(), an_account("editor")
    doings = [
        lambda sequence=sequence: keep_autosave(article, typed=typed("window", sequence), by=editor)
        for sequence in range(1, WRITERS + 1)
    ]
    assert faults(at_once(*doings)) == []
    assert Autosave.objects.get().sequence == WRITERS


def test_of_two_merges_into_each_other_at_once_one_is_done_and_the_other_told_why():
    for _ in range(4):
        one, other = a_tag(), a_tag()
        outcomes = at_once(
            lambda one=one, other=other: merge_tags(one, into=other, by=None),
            lambda one=one, other=other: merge_tags(other, into=one, by=None),
        )
        assert faults(outcomes) == []
        (refused,) = [each for each in outcomes if isinstance(each, Refusal)]
        assert "is another name of" in refused.sentence
        assert Tag.objects.filter(pk__in=[one.pk, other.pk], status=Tag.MERGED).count() == 1


def test_what_is_saved_and_published_while_a_tag_is_merged_has_the_tag_it_stands_for():
    section = a_section()
    for turn in range(4):
        tag, into = a_tag(f"Corona {turn}"), a_tag(f"COVID {turn}")
        drafts = [a_draft(section=section, tags=[tag.name]) for _ in range(3)]
        doings = [
            lambda tag=tag, into=into: merge_tags(tag, into=into, by=None),
            *(lambda draft=draft: publish(draft, by=None) for draft in drafts),
            *(lambda tag=tag: save_article(None, words=words(tags=[tag.name]), by=None),) * 3,
        ]
        assert faults(at_once(*doings)) == []
        assert into.tagged.count() == 6
        assert LiveTag.objects.filter(tag=into).count() == 3
        assert not tag.tagged.exists()
        assert not LiveTag.objects.filter(tag=tag).exists()


def test_one_merge_undone_by_many_at_once_is_undone_once_and_the_others_are_told():
    tag, into = a_tag(), a_tag()
    entry = merge_tags(tag, into=into, by=None)
    outcomes = at_once(*[lambda: undo(entry, by=None)] * WRITERS)
    assert faults(outcomes) == []
    assert sum(isinstance(each, Refusal) for each in outcomes) == WRITERS - 1


def test_spellings_of_one_new_name_typed_by_fifty_at_once_are_one_tag():
    spellings = ["Ports", "ports", "PORTS", "ｐｏｒｔｓ", " Ports "] * 10
    doings = [
        lambda name=name: save_article(None, words=words(tags=[name]), by=None)
        for name in spellings
    ]
    assert faults(at_once(*doings)) == []
    assert Tag.objects.get().tagged.count() == 50


@pytest.mark.parametrize("make", [a_category, a_source])
def test_of_two_merged_into_each_other_at_once_one_is_and_the_other_is_told_why(make):
    one, two = make("One"), make("Two")
    kind, table = one._meta.model_name, type(one)
    articles = [a_live_article(**{kind: each}) for each in (one, two)]
    pairs = ((one, two), (two, one))
    outcomes = at_once(*[lambda pair=pair: merge_filing(pair[0], into=pair[1], by=None) for pair in pairs])  # fmt: skip
    assert faults(outcomes) == []
    told = [each for each in outcomes if isinstance(each, Refusal)]
    assert len(told) == 1
    assert "is another name of" in told[0].sentence
    kept = table.objects.kept().get()
    assert {getattr(each, kind) for each in Article.objects.filter(pk__in=[a.pk for a in articles])} == {kept}  # fmt: skip


def test_nothing_stands_under_a_name_that_is_merged_while_many_save():
    wire, agency = a_category("Wire"), a_category("Agency")
    drafts = [a_draft(category=wire) for _ in range(3)]
    saving = [lambda: save_article(None, words=words(category=wire), by=None)] * 3
    again = [
        lambda draft=draft: save_article(draft, words=words(category=wire), by=None)
        for draft in drafts
    ]
    outcomes = at_once(*saving, lambda: merge_filing(wire, into=agency, by=None), *again)
    assert [each for each in outcomes if isinstance(each, Exception)] == []
    assert {article.category for article in Article.objects.all()} == {agency}


def test_of_two_moves_at_once_that_would_make_a_circle_one_is_done_and_the_other_told():
    for _ in range(4):
        one, two = a_section(), a_section()
        doings = [
            lambda section=section, parent=parent: change_section(section, parent=parent, by=None)
            for section, parent in ((one, two), (two, one))
        ]
        outcomes = at_once(*doings)
        assert faults(outcomes) == []
        assert ["below itself" in str(each) for each in outcomes].count(True) == 1
        assert Section.objects.filter(pk__in=[one.pk, two.pk], depth=2).count() == 1


def test_articles_saved_while_their_section_is_merged_stand_in_the_other_one():
    for _ in range(4):
        section, into = a_section(), a_section()
        drafts = [a_draft(section=section) for _ in range(3)]
        doings = [
            *(lambda draft=draft: publish(draft, by=None) for draft in drafts),
            lambda section=section: save_article(None, words=words(section=section), by=None),
            lambda section=section, first=drafts[0]: place(section, first.pk, slot="lead", by=None),
            lambda section=section, into=into: merge_sections(section, into=into, by=None),
        ]
        assert faults(at_once(*doings)) == []
        assert Article.objects.filter(section=into).count() == 4
        assert LiveCopy.objects.filter(section=into).count() == 3


def test_of_two_merges_of_one_section_at_once_one_is_done_and_the_other_told():
    section, one, two = a_section(), a_section(), a_section()
    outcomes = at_once(*[
        lambda into=into: merge_sections(section, into=into, by=None) for into in (one, two)
    ])  # fmt: skip
    assert faults(outcomes) == []
    assert sum(isinstance(each, NotNow) for each in outcomes) == 1


def test_a_plan_carried_out_by_many_at_once_is_done_once_and_the_others_are_told():
    a_tag("Rail")
    articles = [a_draft() for _ in range(3)]
    entry = plan_retagging(Article.objects.all(), add=["Rail"], by=None)
    outcomes = at_once(*[lambda: carry_out_plan(entry, by=None)] * WRITERS)
    assert faults(outcomes) == []
    assert sum(isinstance(each, NotNow) for each in outcomes) == WRITERS - 1
    assert Tag.objects.get().tagged.count() == len(articles)


def test_articles_saved_while_a_plan_is_carried_out_have_one_tag_each_whoever_comes_first():
    for name in ("Rail", "Ports"):
        a_tag(name)
    articles = [a_draft(tags=["Ports"]) for _ in range(WRITERS)]
    entry = plan_retagging(Article.objects.all(), replace=[("Ports", "Rail")], by=None)

    def save(article):
        return lambda: save_article(article, words=words(tags=["Ports"]), by=None)

    outcomes = at_once(lambda: carry_out_plan(entry, by=None), *map(save, articles))
    assert [each for each in outcomes if isinstance(each, Exception)] == []
    assert TaggedArticle.objects.count() == WRITERS
