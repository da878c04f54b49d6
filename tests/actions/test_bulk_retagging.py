"""The tags of many articles: planned, carried out by one or by a second moderator, and taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.articles import delete_article, publish, save_article, withdraw
from articles.actions.bulk_retagging import (
    carry_out_plan,
    drop_plan,
    may_carry_out,
    plan_retagging,
    told_of,
)
from articles.actions.merging import put_together
from articles.actions.retagging import PLACES, _lines, _lines_to_reverse
from articles.actions.tag_merging import merge_tags
from articles.actions.tag_renaming import rename_tag
from articles.actions.tag_status import approve_tag, refuse_tag
from articles.actions.tags import delete_tag
from articles.actions.undoing import undo
from articles.actions.words import Words
from articles.models import (
    Announcement,
    Article,
    DaybookEntry,
    LedgerEntry,
    LiveTag,
    Retagged,
    Tag,
    TaggedArticle,
    TagUse,
)
from articles.rules.refusals import NotAllowed, NotFit, NotNow, StalePlan
from tests.factories import a_draft, a_live_article, a_section, a_tag, an_account

pytestmark = pytest.mark.django_db


def at_desk(article):
    return sorted(
        TaggedArticle.objects.filter(content_object=article).values_list("tag__name", flat=True)
    )


def shown(article):
    return sorted(LiveTag.objects.filter(copy=article.pk).values_list("tag__name", flat=True))


def retag(article, *names):
    """As an editor saves the form, with these tags."""
    words = Words.of(Article.objects.get(pk=article.pk))
    words.tags = names
    return save_article(article, words=words, by=None)


def named(name):
    return Tag.objects.get(name=name)


def plan(*articles, by=None, **asked):
    chosen = Article.objects.filter(pk__in=[each.pk for each in articles])
    return plan_retagging(chosen if articles else Article.objects.all(), by=by, **asked)


def done(*articles, **asked):
    return carry_out_plan(plan(*articles, **asked), by=None)


def sentences(entry):
    return [each.sentence for each in told_of(entry)]


@pytest.fixture(scope="module", autouse=True)
def _tags(once):
    for name in ("Harbours", "Ports", "Rail", "Ships"):
        once(a_tag, name)


def test_tags_are_added_taken_off_and_replaced_at_the_desk_and_for_readers():
    one, draft = a_live_article(tags=["Harbours", "Rail"]), a_draft(tags=["Rail"])
    other = a_live_article(tags=["Harbours", "Rail"])
    entry = done(one, draft, add=["Ships"], remove=["Rail"], replace=[("Harbours", "Ports")])
    assert at_desk(one) == shown(one) == ["Ports", "Ships"]
    assert (at_desk(draft), shown(draft)) == (["Ships"], [])
    assert at_desk(other) == shown(other) == ["Harbours", "Rail"]
    assert (entry.state, entry.counts["articles"], entry.counts["live"]) == (entry.DONE, 2, 1)


def test_a_plan_changes_nothing_and_says_what_it_will():
    both, one = a_live_article(tags=["Harbours", "Ports"]), a_live_article(tags=["Harbours"])
    a_draft(tags=["Rail"])
    entry = plan(add=["Rail"], replace=[("Harbours", "Ports")], remove=["Ships"])
    assert at_desk(both) == ["Harbours", "Ports"]
    assert shown(one) == ["Harbours"]
    assert entry.sentence == (
        "Tags of 2 articles: “Rail” added, “Ships” taken off, “Harbours” becomes “Ports”"
    )
    assert sentences(entry) == [
        "“Rail” is added to 2 articles. 1 more has it already.",
        "No article here has “Ships”.",
        "“Harbours” becomes “Ports” on 2 articles. 1 of them has “Ports” already and only loses “Harbours”.",
    ]
    carry_out_plan(entry, by=None)
    assert at_desk(both) == shown(both) == at_desk(one) == shown(one) == ["Ports", "Rail"]


def test_what_a_plan_counts_is_what_happens_where_desk_and_readers_differ():
    moved, added = a_live_article(tags=["Harbours"]), a_live_article()
    retag(moved, "Rail")  # readers see the former tag, the desk has it no more
    retag(added, "Harbours")
    entry = done(replace=[("Harbours", "Ports")])
    assert (entry.counts["articles"], entry.counts["live"]) == (2, 1)
    assert (at_desk(moved), shown(moved)) == (["Rail"], ["Ports"])
    assert (at_desk(added), shown(added)) == (["Ports"], [])


@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        ({}, "add", "Say which tags"),
        ({"add": ["Nothing"]}, "add", "There is no tag “Nothing”. Open it among the tags first."),
        ({"remove": ["Harbors"]}, "remove", "There is no tag “Harbors”"),
        ({"replace": [("Rail", "Raill")]}, "instead", "There is no tag “Raill”"),
        ({"replace": [("Raill", "Rail")]}, "replace", "There is no tag “Raill”"),
        ({"add": ["Proposed"]}, "add", "Approve “Proposed” first"),
        ({"add": ["Refused"]}, "add", "“Refused” was refused as a tag: Says nothing."),
        ({"remove": ["Refused"]}, "remove", "no article has it"),
        ({"add": ["Rail"], "remove": ["rail"]}, "remove", "“Rail” is to come and to go"),
        ({"replace": [("Rail", "RAIL")]}, "replace", "cannot be replaced by itself"),
        ({"replace": [("Rail", "Ports"), ("Ports", "Ships")]}, "replace", "“Ports” is to come and to go"),
        ({"replace": [("Rail", "Ports")], "remove": ["Rail"]}, "replace", "“Rail” is to go in two ways"),
        ({"replace": [("Rail", "Ports"), ("Rail", "Ships")]}, "replace", "“Rail” is to go in two ways"),
        ({"add": ["…"]}, "add", "no letter and no number"),
        ({"remove": ["a\x00b"]}, "remove", "a sign that no text has"),
        ({"add": [f"T{number}" for number in range(21)]}, "add", "more than 20 tags"),
        ({"add": ["Rail"], "reason": "x" * 3_000}, "reason", "2,000 characters"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_a_sentence_at_its_field(asked, field, said):
    a_tag("Proposed", status=Tag.PROPOSED)
    refuse_tag(a_tag("Refused"), by=None, reason="Says nothing.")
    a_draft(tags=["Rail"])
    with pytest.raises(NotFit, match=said) as refusal:
        plan(**asked)
    assert refusal.value.field == field
    assert not LedgerEntry.objects.filter(verb="retag").exists()


def test_a_plan_that_changes_nothing_says_why():
    article = a_draft(tags=["Rail"])
    with pytest.raises(NotFit) as refusal:
        plan(article, add=["Rail"], remove=["Ports"])
    assert refusal.value.sentence == (
        "Nothing would change. Every article here has “Rail” already. No article here has “Ports”."
    )
    with pytest.raises(NotFit, match="No article is chosen"):
        plan_retagging(Article.objects.none(), add=["Rail"], by=None)
    assert not Retagged.objects.exists()


def test_another_name_of_a_tag_means_that_tag_and_says_so():
    merge_tags(named("Harbours"), into=named("Ports"), by=None)
    article = a_draft()
    entry = done(article, add=["harbours", "Ports"])
    assert at_desk(article) == ["Ports"]
    assert entry.asked["said"] == ["“harbours” is another name of “Ports”."]


def test_a_name_spelt_a_little_otherwise_is_asked_for():
    a_draft()
    a_tag("COVID-19")
    with pytest.raises(NotFit) as refusal:
        plan(add=["covid 19"])
    assert refusal.value.sentence == "There is no tag “covid 19”. Is “COVID-19” meant?"


def test_a_proposed_tag_may_be_taken_off_and_replaced_by_one_that_readers_see():
    article = a_live_article(tags=["Rail"])
    Tag.objects.filter(name="Rail").update(status=Tag.PROPOSED)
    done(replace=[("Rail", "Ports")])
    assert at_desk(article) == shown(article) == ["Ports"]


def test_it_is_for_those_who_may():
    article, editor = a_draft(tags=["Rail"]), an_account("editor")
    with pytest.raises(NotAllowed):
        plan(article, add=["Ports"], by=editor)
    entry = plan(article, add=["Ports"])
    for act in (carry_out_plan, drop_plan):
        with pytest.raises(NotAllowed):
            act(entry, by=editor)
    carry_out_plan(entry, by=None)
    with pytest.raises(NotAllowed):
        undo(entry, by=editor)


def test_a_large_plan_is_carried_out_by_another_moderator_than_who_made_it(settings):
    settings.RETAGGING_NEEDS_TWO_ABOVE = 2
    articles = [a_draft() for _ in range(3)]
    one, two = an_account("moderator"), an_account("moderator")
    small = plan(*articles[:2], add=["Rail"], by=one)
    carry_out_plan(small, by=one)
    large = plan(*articles, add=["Ports"], by=one)
    assert (may_carry_out(large, by=one), may_carry_out(large, by=two)) == (False, True)
    with pytest.raises(NotAllowed, match="more than 2 articles"):
        carry_out_plan(large, by=one)
    assert LedgerEntry.objects.get(pk=large.pk).state == LedgerEntry.PLANNED
    assert at_desk(articles[2]) == []
    passed = carry_out_plan(large, by=two)
    assert (passed.made_by, passed.passed_by) == (one, two)
    assert at_desk(articles[2]) == ["Ports"]


def test_the_command_line_needs_no_second(settings):
    settings.RETAGGING_NEEDS_TWO_ABOVE = 0
    article, moderator = a_draft(), an_account("moderator")
    carry_out_plan(plan(article, add=["Rail"], by=moderator), by=None)
    carry_out_plan(plan(article, add=["Ports"]), by=moderator)
    assert at_desk(article) == ["Ports", "Rail"]


def there_and_back(article):
    retag(article, "Ships")
    retag(article, "Harbours", "Rail")


@pytest.mark.parametrize(
    ("change", "is_stale"),
    [
        (lambda one, draft: retag(one, "Rail"), True),  # lost the tag that goes
        (lambda one, draft: retag(one, "Harbours", "Ports", "Rail"), True),  # has the one that comes
        (lambda one, draft: retag(draft, "Harbours", "Rail"), True),  # got the tag that goes
        (lambda one, draft: publish(draft, by=None), True),  # is live since
        (lambda one, draft: withdraw(one, by=None), True),
        (lambda one, draft: delete_article(draft, by=None), True),
        (lambda one, draft: rename_tag(named("Ports"), name="Port", by=None), True),
        (lambda one, draft: rename_tag(named("Rail"), name="Rails", by=None), True),
        (lambda one, draft: merge_tags(named("Ports"), into=named("Ships"), by=None), True),
        (lambda one, draft: merge_tags(named("Harbours"), into=named("Ships"), by=None), True),
        (lambda one, draft: refuse_tag(named("Ports"), by=None, reason="No."), True),
        (lambda one, draft: retag(one, "Harbours", "Rail", "Ships"), False),  # another tag
        (lambda one, draft: publish(one, by=None), False),  # shows what it showed
        (lambda one, draft: a_live_article(tags=["Harbours"]), False),  # an article that was not chosen
        (lambda one, draft: there_and_back(one), False),
    ],
)  # fmt: skip
def test_a_plan_whose_articles_or_tags_have_changed_is_dropped_and_has_to_be_made_again(
    change, is_stale
):
    one, draft = a_live_article(tags=["Harbours", "Rail"]), a_draft(tags=["Rail"], section=a_section())  # fmt: skip
    entry = plan(one, draft, replace=[("Harbours", "Ports")], remove=["Rail"])
    change(one, draft)
    before = at_desk(one), shown(one)
    if not is_stale:
        assert carry_out_plan(entry, by=None).state == LedgerEntry.DONE
        return
    with pytest.raises(StalePlan, match="dropped"):
        carry_out_plan(entry, by=None)
    entry.refresh_from_db()
    assert entry.state == LedgerEntry.DROPPED
    assert (at_desk(one), shown(one)) == before
    assert not Retagged.objects.filter(entry=entry).exists()
    assert "changed" in DaybookEntry.objects.get(verb="drop").reason


def test_a_plan_to_add_a_tag_is_stale_once_an_article_has_it_or_another_copy_is_live():
    for change in (lambda each: retag(each, "Rail"), lambda each: publish(each, by=None)):
        draft = a_draft(section=a_section())
        entry = plan(draft, add=["Rail"])
        change(draft)
        with pytest.raises(StalePlan):
            carry_out_plan(entry, by=None)


def test_a_plan_is_carried_out_once_and_a_dropped_one_never():
    article = a_draft()
    entry = plan(article, add=["Rail"])
    carry_out_plan(entry, by=None)
    with pytest.raises(NotNow, match="it is done"):
        carry_out_plan(entry, by=None)
    with pytest.raises(NotNow, match="it is done"):
        drop_plan(entry, by=None)
    dropped = drop_plan(plan(article, remove=["Rail"]), by=None)
    with pytest.raises(NotNow, match="it is dropped"):
        carry_out_plan(dropped, by=None)
    with pytest.raises(NotNow, match="it is dropped"):
        undo(dropped, by=None)
    assert at_desk(article) == ["Rail"]
    other = LedgerEntry.objects.filter(verb="open").first()
    with pytest.raises(NotNow):
        carry_out_plan(other, by=None)


def test_undone_each_article_has_the_tags_it_had():
    both, one = a_live_article(tags=["Harbours", "Ports"]), a_live_article(tags=["Harbours"])
    had, draft = a_live_article(tags=["Rail"]), a_draft(tags=["Ships"])
    before = [(at_desk(each), shown(each)) for each in (both, one, had, draft)]
    entry = done(add=["Rail"], remove=["Ships"], replace=[("Harbours", "Ports")])
    assert at_desk(draft) == ["Rail"]
    undo(entry, by=an_account("moderator"))
    assert [(at_desk(each), shown(each)) for each in (both, one, had, draft)] == before
    assert DaybookEntry.objects.get(verb="undo").sentence == f"Undid: {entry.sentence}"


def test_undoing_leaves_alone_what_editors_did_since():
    taken, put = a_live_article(tags=["Harbours"]), a_live_article(tags=["Rail"])
    entry = done(replace=[("Harbours", "Ports")])
    retag(taken, "Ships")
    retag(put, "Ports")
    undo(entry, by=None)
    assert at_desk(taken) == ["Ships"]
    assert at_desk(put) == ["Ports"]


@pytest.mark.parametrize(
    "gone",
    [
        lambda tag: merge_tags(tag, into=named("Ports"), by=None),
        lambda tag: refuse_tag(tag, by=None, reason="No."),
        lambda tag: delete_tag(tag, by=None),
    ],
)
def test_a_tag_that_is_none_any_more_is_given_back_to_no_article(gone):
    article = a_live_article(tags=["Rail"])
    entry = done(remove=["Rail"])
    gone(named("Rail"))
    last = LedgerEntry.objects.order_by("-pk").first()
    with pytest.raises(NotNow, match="builds on it: undo that first"):
        undo(entry, by=None)
    undo(last, by=None)
    undo(entry, by=None)
    assert at_desk(article) == shown(article) == ["Rail"]


def test_a_tag_that_was_approved_since_is_given_back():
    article = a_draft(tags=["Rail"])
    Tag.objects.filter(name="Rail").update(status=Tag.PROPOSED)
    entry = done(remove=["Rail"])
    approve_tag(named("Rail"), by=None)
    undo(entry, by=None)
    assert at_desk(article) == ["Rail"]


def test_who_has_an_article_open_meanwhile_does_not_bring_back_the_tags_that_were():
    article = a_draft("Talks", tags=["Harbours", "Rail"])
    form, begun_from = Words.of(article), article.version
    entry = done(replace=[("Harbours", "Ports")])
    form.headline, form.tags = "More talks", ["Harbours", "Ships"]
    together = put_together(article, words=form, version=begun_from)
    assert together.theirs is None
    save_article(article, words=together.words, version=together.version, by=None)
    assert at_desk(article) == ["Ports", "Ships"]
    form, begun_from = Words.of(Article.objects.get()), Article.objects.get().version
    undo(entry, by=None)
    together = put_together(article, words=form, version=begun_from)
    save_article(article, words=together.words, version=together.version, by=None)
    assert at_desk(article) == ["Harbours", "Ships"]
    assert Article.objects.get().headline == "More talks"


def test_after_a_retagging_two_editors_are_put_together_as_before():
    article = a_draft("Talks", tags=["Rail"])
    done(add=["Ports"])
    article.refresh_from_db()
    mine, theirs, begun_from = Words.of(article), Words.of(article), article.version
    theirs.standfirst, mine.tags = "Theirs.", ["Rail", "Ports", "Ships"]
    save_article(article, words=theirs, version=begun_from, by=None)
    together = put_together(article, words=mine, version=begun_from)
    assert together.words.standfirst == "Theirs."
    assert sorted(together.words.tags) == ["Ports", "Rail", "Ships"]


def test_the_pages_that_get_a_tag_are_told_of_and_the_lists_of_all_tags_it_is_about():
    live, draft = a_live_article(tags=["Rail"]), a_draft(tags=["Rail"])
    entry = done(add=["Ports"], remove=["Rail"])
    rail, ports = named("Rail").pk, named("Ports").pk
    told = Announcement.objects.last().names
    assert set(told) == {
        f"tag:{rail}", f"tag:{rail}/list", f"tag:{ports}", f"tag:{ports}/list",
        f"article:{live.pk}", "tags",
    }  # fmt: skip
    assert f"article:{draft.pk}" not in told
    undo(entry, by=None)
    assert {f"tag:{rail}", f"tag:{ports}/list", "tags"} <= set(Announcement.objects.last().names)


def test_nothing_of_it_counts_as_a_use_of_a_tag():
    a_live_article(tags=["Rail"])
    before = TagUse.objects.count()
    undo(done(add=["Ports"], replace=[("Rail", "Ships")]), by=None)
    assert TagUse.objects.count() == before


def statements(act):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        result = act()
    return len(asked), result


def many(count):
    """So many articles filed under “Harbours” and “Rail”, one of them live, as a QuerySet."""
    section = a_section()
    live = a_live_article(section=section, tags=["Harbours", "Rail"])
    Article.objects.bulk_create(
        Article(headline=f"{section} {number}", slug=f"s{section.pk}-{number}", version=1, section=section,
                created_at=live.created_at, updated_at=live.updated_at)
        for number in range(count - 1)
    )  # fmt: skip
    rows, tags = Article.objects.filter(section=section), [named("Harbours"), named("Rail")]
    others = rows.exclude(pk=live.pk)
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=each, tag=tag) for each in others for tag in tags
    )
    return rows


ASKED = {"add": ["Ships"], "remove": ["Rail"], "replace": [("Harbours", "Ports")], "by": None}


def test_a_plan_its_doing_and_its_undoing_are_as_many_statements_for_500_articles_as_for_5():
    found = []
    for rows in (many(5), many(500)):
        planned, entry = statements(lambda: plan_retagging(rows, **ASKED))  # noqa: B023
        assert entry.counts["articles"] == rows.count()
        did, entry = statements(lambda: carry_out_plan(entry, by=None))  # noqa: B023
        undid, _ = statements(lambda: undo(entry, by=None))  # noqa: B023
        found.append((planned, did, undid))
    assert found[0] == found[1]


def test_the_line_of_an_article_is_found_by_an_index_however_many_lines_an_act_has():
    """Else a database that took the index of the act alone would read all its lines for each article."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by what a table holds")
    entry = carry_out_plan(plan_retagging(many(5), **ASKED), by=None)
    present = [_lines(entry, live=place.live) for place in PLACES]
    reversed_ = [_lines_to_reverse(entry, place) for place in PLACES]
    for lines in [*present, *reversed_]:
        plan = lines.filter(article=1).order_by().values("pk").explain()
        assert "entry_id=? AND article_id=?" in plan
