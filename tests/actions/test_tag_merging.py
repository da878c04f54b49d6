"""Tags that are merged, renamed, refused and given other names; and all of it undone."""

import pytest
from django.db import IntegrityError, connection, transaction

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.tag_merging import merge_tags, plan_merge
from articles.actions.tag_renaming import add_name, rename_tag
from articles.actions.tag_status import approve_tag, refuse_tag
from articles.actions.tags import delete_tag, meanings_of, save_tag, tags_named
from articles.actions.undoing import undo
from articles.actions.words import Words
from articles.models import LedgerEntry, LiveTag, Tag, TaggedArticle, TrendingTopic
from articles.rules.refusals import InUse, NameTaken, NotAllowed, NotFit, NotNow, StalePlan
from tests.factories import a_draft, a_live_article, a_tag, a_trending_topic, an_account

pytestmark = pytest.mark.django_db


def at_desk(article):
    return sorted(
        TaggedArticle.objects.filter(content_object=article).values_list("tag__name", flat=True)
    )


def shown(article):
    return sorted(LiveTag.objects.filter(copy=article.pk).values_list("tag__name", flat=True))


def retag(article, *names):
    """As an editor saves the form, with these tags."""
    words = Words.of(article.__class__.objects.get(pk=article.pk))
    words.tags = names
    return save_article(article, words=words, by=None)


def named(name):
    return Tag.objects.get(name=name)


def merge(name, into, **more):
    return merge_tags(named(name), into=named(into), by=None, **more)


def rename(name, to):
    return rename_tag(named(name), name=to, by=None)


@pytest.fixture
def _two_tags():
    a_tag("Corona")
    a_tag("COVID-19")


@pytest.mark.usefixtures("_two_tags")
def test_articles_of_a_merged_tag_have_the_other_one_at_the_desk_and_for_readers():
    one = a_live_article(tags=["Corona", "Ports"])
    both = a_live_article(tags=["Corona", "COVID-19"])
    entry = merge("Corona", into="COVID-19")
    assert at_desk(one) == shown(one) == ["COVID-19", "Ports"]
    assert at_desk(both) == shown(both) == ["COVID-19"]
    assert entry.counts == {"articles": 2, "live": 2, "addresses": 1}


@pytest.mark.usefixtures("_two_tags")
def test_what_a_plan_says_is_what_happens():
    a_live_article(tags=["Corona"])
    a_draft(tags=["Corona"])
    moved = a_live_article(tags=["Corona"])
    retag(moved, "Ports")  # live with it, and at the desk no more
    plan = plan_merge(named("Corona"), named("COVID-19"))
    assert (plan.articles, plan.live, plan.both) == (3, 2, 0)
    assert plan.addresses == (("/tags/corona/", "/tags/covid-19/"),)
    entry = merge("Corona", into="COVID-19", plan=plan.fingerprint)
    assert entry.counts == plan.counts


@pytest.mark.usefixtures("_two_tags")
def test_a_plan_whose_articles_have_changed_has_to_be_made_again():
    plan = plan_merge(named("Corona"), named("COVID-19"))
    a_draft(tags=["Corona"])
    with pytest.raises(StalePlan):
        merge("Corona", into="COVID-19", plan=plan.fingerprint)
    assert named("Corona").status == Tag.APPROVED


@pytest.mark.usefixtures("_two_tags")
def test_the_address_of_a_merged_tag_leads_on_in_one_hop_however_often_it_is_merged(client):
    a_live_article(tags=["Corona"])
    a_tag("Pandemics")
    rename("Corona", "Coronavirus")
    merge("Coronavirus", into="COVID-19")
    merge("COVID-19", into="Pandemics")
    for former in ("corona", "coronavirus", "covid-19"):
        answer = client.get(f"/tags/{former}/")
        assert (answer.status_code, answer["Location"]) == (301, "/tags/pandemics/")
    assert client.get("/tags/pandemics/").status_code == 200


@pytest.mark.usefixtures("_two_tags")
@pytest.mark.parametrize("typed", ["Corona", "corona", "ＣＯＲＯＮＡ", " corona "])
def test_whoever_types_a_merged_name_gets_the_tag_it_stands_for_and_is_told(typed):
    merge("Corona", into="COVID-19")
    article = a_live_article(tags=[typed, "COVID-19"])
    assert at_desk(article) == shown(article) == ["COVID-19"]
    assert meanings_of([typed]) == [f"“{typed}” is filed as “COVID-19”."]
    assert meanings_of(["covid-19", "New"]) == []


def test_a_name_that_never_was_a_tag_can_be_made_another_name_of_one():
    tag = a_tag("COVID-19")
    add_name(tag, "Covid19", by=None)
    assert [each.name for each in tags_named(["covid19"], by=None)] == ["COVID-19"]
    with pytest.raises(NameTaken, match="Covid19"):
        a_tag("COVID19")
    delete_tag(named("Covid19"), by=None)
    assert tags_named(["covid19"], by=None)[0].name == "covid19"


@pytest.mark.usefixtures("_two_tags")
def test_the_database_refuses_an_alias_of_an_alias_and_of_itself():
    a_tag("Other")
    merge("Corona", into="COVID-19")
    alias, other, target = named("Corona"), named("Other"), named("COVID-19")

    def lead(tag, number):
        Tag.objects.filter(pk=tag.pk).update(alias_of=number, status=Tag.MERGED)
        connection.check_constraints()

    for tag, number in ((other, alias.pk), (other, other.pk), (target, target.pk)):
        with pytest.raises(IntegrityError), transaction.atomic():
            lead(tag, number)


@pytest.mark.usefixtures("_two_tags")
def test_undoing_a_merge_gives_every_article_its_tags_back():
    one, both = a_live_article(tags=["Corona"]), a_live_article(tags=["Corona", "COVID-19"])
    other, draft = a_live_article(tags=["COVID-19"]), a_draft(tags=["Corona"])
    undo(merge("Corona", into="COVID-19"), by=None)
    assert at_desk(one) == shown(one) == at_desk(draft) == ["Corona"]
    assert at_desk(both) == shown(both) == ["COVID-19", "Corona"]
    assert at_desk(other) == shown(other) == ["COVID-19"]
    assert (named("Corona").status, named("Corona").alias_of) == (Tag.APPROVED, None)


@pytest.mark.usefixtures("_two_tags")
def test_undoing_a_merge_leaves_alone_what_editors_did_since():
    taken_off, kept, new = (a_live_article(tags=tags) for tags in (["Corona"], ["Corona"], []))
    entry = merge("Corona", into="COVID-19")
    retag(taken_off, "Ports")
    retag(kept, "COVID-19", "Ports")
    retag(new, "Corona")
    undo(entry, by=None)
    assert at_desk(taken_off) == ["Ports"]
    assert at_desk(kept) == ["Corona", "Ports"]
    assert at_desk(new) == ["COVID-19"]


@pytest.mark.usefixtures("_two_tags")
def test_what_was_published_since_a_merge_shows_what_the_desk_had_after_it_is_undone():
    draft, changed = a_draft(tags=["Corona"]), a_live_article(tags=["Ports"])
    retag(changed, "Corona")
    withdrawn = a_live_article(tags=["Corona"])
    entry = merge("Corona", into="COVID-19")
    draft.section = changed.section
    words = Words.of(draft.__class__.objects.get(pk=draft.pk))
    words.section = changed.section
    save_article(draft, words=words, by=None)
    for article in (draft, changed):
        publish(article, by=None)
        assert shown(article) == ["COVID-19"]
    withdraw(withdrawn, by=None)
    undo(entry, by=None)
    assert at_desk(draft) == shown(draft) == at_desk(changed) == shown(changed) == ["Corona"]
    assert (at_desk(withdrawn), shown(withdrawn)) == (["Corona"], [])


@pytest.mark.usefixtures("_two_tags")
def test_a_merge_that_another_builds_on_is_undone_after_that_one():
    a_tag("Pandemics")
    article = a_live_article(tags=["Corona"])
    first, second = merge("Corona", into="COVID-19"), merge("COVID-19", into="Pandemics")
    with pytest.raises(NotNow, match="Merged the tag “COVID-19” into “Pandemics”"):
        undo(first, by=None)
    undo(second, by=None)
    assert shown(article) == ["COVID-19"]
    undo(first, by=None)
    assert shown(article) == ["Corona"]
    with pytest.raises(NotNow, match="it is undone"):
        undo(first, by=None)


@pytest.mark.usefixtures("_two_tags")
def test_a_tag_renamed_after_a_merge_keeps_its_new_name_when_the_merge_is_undone():
    entry = merge("Corona", into="COVID-19")
    rename("COVID-19", "SARS-CoV-2")
    undo(entry, by=None)
    assert {tag.name for tag in Tag.objects.approved()} == {"Corona", "SARS-CoV-2"}


def test_a_renamed_tag_goes_by_its_former_name_too_and_by_that_alone_when_it_is_undone(client):
    article = a_live_article(tags=["Harbours"])
    rename("Harbours", "Ports")
    assert client.get("/tags/harbours/")["Location"] == "/tags/ports/"
    assert tags_named(["harbours"], by=None)[0].name == "Ports"
    undo(LedgerEntry.objects.get(verb="rename"), by=None)
    assert shown(article) == ["Harbours"]
    assert client.get("/tags/harbours/").status_code == 200
    assert client.get("/tags/ports/")["Location"] == "/tags/harbours/"
    assert tags_named(["ports"], by=None)[0].name == "ports"


def test_a_tag_may_take_a_former_name_back():
    a_tag("Harbours")
    rename("Harbours", "Ports")
    rename("Ports", "Harbours")
    assert [tag.name for tag in Tag.objects.filter(alias_of__isnull=False)] == ["Ports"]
    undo(LedgerEntry.objects.filter(verb="rename").first(), by=None)
    assert named("Ports").aliases.get().name == "Harbours"


def test_a_merge_is_refused_where_it_makes_no_sense():
    one, proposed = a_tag("One"), a_tag("New", status=Tag.PROPOSED)
    with pytest.raises(NotFit, match="into itself"):
        merge_tags(one, into=one, by=None)
    with pytest.raises(NotFit, match="Approve “New” first"):
        merge_tags(one, into=proposed, by=None)
    merge_tags(proposed, into=one, by=None)
    with pytest.raises(NotNow, match="another name of “One”"):
        merge_tags(proposed, into=one, by=None)
    with pytest.raises(NotNow, match="another name of “One”"):
        merge_tags(one, into=proposed, by=None)
    with pytest.raises(NotAllowed):
        merge_tags(one, into=a_tag(), by=an_account("reporter"))


def test_a_refused_tag_is_on_no_article_and_whoever_types_it_is_told_why():
    article = a_live_article(tags=["Misc", "Ports"])
    entry = refuse_tag(named("Misc"), by=None, reason="Says nothing.")
    assert at_desk(article) == shown(article) == ["Ports"]
    retag(article, "misc", "Ports")
    assert at_desk(article) == ["Ports"]
    assert meanings_of(["misc"]) == ["“misc” was refused as a tag and is left out: Says nothing."]
    undo(entry, by=None)
    assert at_desk(article) == shown(article) == ["Misc", "Ports"]
    assert meanings_of(["misc"]) == []


def test_a_tag_is_refused_with_a_reason_or_not_at_all():
    with pytest.raises(NotFit) as refusal:
        refuse_tag(a_tag(), by=None, reason=" ")
    assert refusal.value.field == "reason"


def test_a_proposed_tag_shows_to_readers_once_it_is_approved(client):
    reporter = an_account("editor")
    article = a_live_article()
    words = Words.of(article)
    words.tags = ["Ports"]
    save_article(article, words=words, by=reporter)
    publish(article, by=None)
    tag = named("Ports")
    assert (tag.status, tag.made_by) == (Tag.PROPOSED, reporter)
    path = article.public_path
    assert b"Ports" not in client.get(path).content
    assert client.get("/tags/ports/").status_code == 404
    entry = approve_tag(tag, by=an_account("moderator"))
    assert b"Ports" in client.get(path).content
    undo(entry, by=None)
    assert client.get("/tags/ports/").status_code == 404


@pytest.mark.usefixtures("_two_tags")
def test_a_topic_goes_on_under_the_name_it_is_merged_into():
    topic = TrendingTopic.objects.create(tag=named("Corona"), order=3)
    entry = merge("Corona", into="COVID-19")
    topic.refresh_from_db()
    assert topic.tag == named("COVID-19")
    undo(entry, by=None)
    topic.refresh_from_db()
    assert topic.tag == named("Corona")


def test_a_topic_that_both_names_have_is_shown_once():
    one, two = a_trending_topic("One"), a_trending_topic("Two")
    entry = merge_tags(one.tag, into=two.tag, by=None)
    assert list(TrendingTopic.objects.all()) == [two]
    undo(entry, by=None)
    assert list(TrendingTopic.objects.all()) == [one, two]


def test_undoing_that_a_tag_was_opened_is_refused_once_it_is_used():
    tag = a_tag("Ports")
    entry = LedgerEntry.objects.get(verb="open")
    article = a_draft(tags=["Ports"])
    with pytest.raises(InUse, match="1 article"):
        undo(entry, by=None)
    retag(article)
    undo(entry, by=None)
    assert not Tag.objects.filter(pk=tag.pk).exists()


def test_a_deleted_tag_comes_back_as_it_was():
    tag = a_tag("Ports")
    before = Tag.objects.values().get()
    delete_tag(tag, by=None)
    undo(LedgerEntry.objects.get(verb="delete"), by=None)
    assert Tag.objects.values().get() == before


def test_what_was_taken_meanwhile_is_not_taken_back():
    a_tag("Ports")
    delete_tag(named("Ports"), by=None)
    a_tag("PORTS")
    with pytest.raises(NotNow, match="this name or address"):
        undo(LedgerEntry.objects.get(verb="delete"), by=None)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "needs a name"),
        (" \u200b ", "needs a name"),
        ("…!?", "no letter and no number"),
        ("x" * 5_000, "5,000 characters"),
        ("<script>alert(1)</script>", "plain words"),
        ("safe\u202egnp.exe", "turn the direction"),
        ("a\x00b", "no text has"),
    ],
)
def test_a_name_that_is_none_is_refused_with_a_sentence_at_its_field(name, said):
    with pytest.raises(NotFit, match=said) as refusal:
        save_tag(Tag(name=name), by=None)
    assert refusal.value.field == "name"
    if name.strip("\u200b "):
        with pytest.raises(NotFit, match=said) as refusal:
            a_draft(tags=["Ports", name])
        assert refusal.value.field == "tags"


def test_an_approval_of_what_was_refused_is_not_undone_once_articles_have_the_tag():
    tag = a_tag("Misc")
    refuse_tag(tag, by=None, reason="Says nothing.")
    entry = approve_tag(tag, by=None)
    article = a_draft(tags=["Misc"])
    with pytest.raises(NotNow, match="refuse it with a reason instead"):
        undo(entry, by=None)
    assert named("Misc").status == Tag.APPROVED
    retag(article)
    undo(entry, by=None)
    assert named("Misc").status == Tag.REFUSED
