"""Sections that are renamed, moved, merged, closed and deleted; and all of it undone."""

import pytest

from articles.actions.articles import publish, save_article
from articles.actions.fronts import place, show_front
from articles.actions.section_closing import close_section, plan_closing, reopen_section
from articles.actions.section_merging import merge_sections, plan_section_merge
from articles.actions.sections import (
    change_section,
    delete_section,
    plan_section_change,
    shift_section,
)
from articles.actions.undoing import undo
from articles.actions.words import Words
from articles.models import (
    Announcement,
    Article,
    Front,
    LedgerEntry,
    LiveCopy,
    LivePlacement,
    Section,
)
from articles.rules.refusals import AddressTaken, InUse, NotAllowed, NotFit, NotNow, StalePlan
from tests.factories import a_draft, a_live_article, a_section, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    """/world/, /world/europe/, /world/europe/balkans/ and /politics/, by their titles."""
    world, politics = a_section("World"), a_section("Politics")
    europe = a_section("Europe", parent=world)
    balkans = a_section("Balkans", parent=europe)
    return {each.title: each for each in (world, politics, europe, balkans)}


def paths():
    return sorted(Section.objects.values_list("path", flat=True))


def leads(client, path):
    """Where an address leads: itself where it answers, else the one address it sends to."""
    answer = client.get(path)
    if answer.status_code == 200:
        return path
    assert answer.status_code == 301, path
    assert client.get(answer["Location"]).status_code == 200, path
    return answer["Location"]


def section_of(article):
    """Where an article is filed, at the desk and for readers."""
    copy = LiveCopy.objects.filter(pk=article.pk).first()
    return Article.objects.get(pk=article.pk).section, copy and copy.section


def refile(article, section):
    words = Words.of(Article.objects.get(pk=article.pk))
    words.section = section
    return save_article(Article.objects.get(pk=article.pk), words=words, by=None)


def test_what_a_plan_of_a_move_says_is_what_happens(tree):
    for title in ("Europe", "Balkans", "Balkans"):
        a_live_article(section=tree[title])
    a_draft(section=tree["Balkans"])
    plan = plan_section_change(tree["Europe"], parent=tree["Politics"])
    assert (plan.articles, plan.live) == (4, 3)
    assert plan.addresses == (
        ("/world/europe/", "/politics/europe/"),
        ("/world/europe/balkans/", "/politics/europe/balkans/"),
    )
    assert (
        plan.also[0]
        == "It leaves the subsections of “World” and joins the subsections of “Politics”."
    )
    entry = change_section(tree["Europe"], parent=tree["Politics"], plan=plan.fingerprint, by=None)
    assert entry.counts == plan.counts
    assert entry.sentence == "Moved the section “Europe” from /world/europe/ to /politics/europe/"


def test_a_plan_whose_section_has_moved_meanwhile_has_to_be_made_again(tree):
    plan = plan_section_change(tree["Europe"], parent=tree["Politics"])
    a_live_article(section=tree["Balkans"])
    with pytest.raises(StalePlan):
        change_section(tree["Europe"], parent=tree["Politics"], plan=plan.fingerprint, by=None)
    assert "world/europe" in paths()


def test_every_old_address_leads_on_in_one_hop_after_three_moves(tree, client):
    europe, former = tree["Europe"], ["/world/europe/", "/world/europe/balkans/"]
    for changes in ({"parent": tree["Politics"]}, {"slug": "eu"}, {"parent": None}):
        change_section(europe, by=None, **changes)
        europe.refresh_from_db()
        former += [europe.public_path, f"{europe.public_path}balkans/"]
    assert former[-2:] == ["/eu/", "/eu/balkans/"]
    for path in former:
        assert leads(client, path) == ("/eu/balkans/" if "balkans" in path else "/eu/")


def test_a_plan_names_the_former_addresses_too_and_what_else_led_there(tree):
    change_section(tree["Europe"], slug="eu", by=None)
    plan = plan_section_change(tree["Europe"], parent=None)
    assert ("/world/europe/", "/eu/") in plan.addresses
    change_section(tree["Politics"], slug="power", by=None)
    plan = plan_section_change(tree["World"], slug="politics", title="The state")
    assert (
        "/politics/ leads to “Politics” until now: this section will stand there itself."
        in plan.also
    )
    assert "Menus and breadcrumbs say “The state” instead of “World”." in plan.also


def test_what_does_not_change_leaves_no_trace(tree):
    number = LedgerEntry.objects.count()
    assert change_section(tree["Europe"], title="Europe", slug="europe", by=None) is None
    assert LedgerEntry.objects.count() == number


def test_undoing_a_move_restores_the_tree_and_the_address_that_stood_meanwhile_leads_on(
    tree, client
):
    before = list(Section.objects.values())
    entry = change_section(tree["Europe"], parent=tree["Politics"], by=None)
    opened = a_section("Greece", parent=Section.objects.get(title="Balkans"))
    undo(entry, by=None)
    assert [row for row in Section.objects.values() if row["id"] != opened.pk] == before
    assert leads(client, "/politics/europe/") == "/world/europe/"
    assert leads(client, "/politics/europe/balkans/greece/") == "/world/europe/balkans/greece/"
    assert leads(client, "/world/europe/balkans/") == "/world/europe/balkans/"


def test_undoing_a_rename_leaves_alone_what_was_changed_since(tree):
    entry = change_section(tree["Europe"], title="Europe & Asia", slug="eurasia", by=None)
    change_section(tree["Europe"], description="All of it.", by=None)
    change_section(tree["World"], slug="earth", by=None)
    undo(entry, by=None)
    europe = Section.objects.get(title="Europe")
    assert (europe.path, europe.description) == ("earth/europe", "All of it.")


def test_undoing_is_refused_where_the_place_is_taken(tree):
    entry = change_section(tree["Europe"], parent=tree["Politics"], by=None)
    a_section("Europe", parent=tree["World"])
    with pytest.raises(AddressTaken, match="at /world/europe/ already"):
        undo(entry, by=None)
    assert "politics/europe/balkans" in paths()


def test_undoing_is_refused_where_it_would_make_a_circle(tree):
    entry = change_section(tree["Balkans"], parent=tree["Politics"], by=None)
    change_section(tree["Europe"], parent=Section.objects.get(title="Balkans"), by=None)
    with pytest.raises(NotFit, match="below itself"):
        undo(entry, by=None)


def test_undoing_gives_an_address_back_to_what_it_led_to_before(tree, client):
    change_section(tree["Politics"], slug="power", by=None)
    entry = change_section(tree["World"], slug="politics", by=None)
    assert leads(client, "/politics/") == "/politics/"
    undo(entry, by=None)
    assert leads(client, "/politics/") == "/power/"
    assert leads(client, "/world/") == "/world/"


def test_articles_of_a_merged_section_stand_in_the_other_one_and_its_addresses_lead_there(
    tree, client
):
    article, draft = a_live_article(section=tree["Europe"]), a_draft(section=tree["Europe"])
    change_section(tree["Europe"], slug="eu", by=None)
    plan = plan_section_merge(tree["Europe"], tree["Politics"])
    assert (plan.articles, plan.live) == (2, 1)
    entry = merge_sections(tree["Europe"], into=tree["Politics"], plan=plan.fingerprint, by=None)
    assert entry.counts == plan.counts
    assert section_of(article) == (tree["Politics"], tree["Politics"])
    assert section_of(draft) == (tree["Politics"], None)
    assert paths() == ["politics", "politics/balkans", "world"]
    for former in ("/world/europe/", "/world/eu/"):
        assert leads(client, former) == "/politics/"
    assert leads(client, "/world/eu/balkans/") == leads(client, "/world/europe/balkans/")
    assert article.headline in client.get("/politics/").content.decode()


def test_a_subsection_that_meets_one_of_its_slug_is_merged_into_that(tree, client):
    other = a_section("The Balkans", slug="balkans", parent=tree["Politics"])
    a_section("Serbia", parent=tree["Balkans"])
    article = a_live_article(section=tree["Balkans"])
    plan = plan_section_merge(tree["Europe"], tree["Politics"])
    assert "“Balkans” below it is merged into “The Balkans” (/politics/balkans/)." in plan.also
    assert "“Serbia” stands below “The Balkans” then." in plan.also
    entry = merge_sections(tree["Europe"], into=tree["Politics"], by=None)
    assert entry.counts == plan.counts
    assert section_of(article) == (other, other)
    assert leads(client, "/world/europe/balkans/serbia/") == "/politics/balkans/serbia/"
    undo(entry, by=None)
    assert section_of(article) == (tree["Balkans"], tree["Balkans"])
    assert leads(client, "/politics/balkans/serbia/") == "/world/europe/balkans/serbia/"


def test_a_section_may_be_merged_into_the_one_above_and_leave_its_place_to_one_below(tree, client):
    twin = a_section("Europe", parent=tree["Europe"])
    entry = merge_sections(tree["Europe"], into=tree["World"], by=None)
    twin.refresh_from_db()
    assert twin.path == "world/europe"
    assert leads(client, "/world/europe/europe/") == "/world/europe/"
    undo(entry, by=None)
    assert paths() == ["politics", "world", "world/europe", "world/europe/balkans", "world/europe/europe"]  # fmt: skip


def test_undoing_a_merge_gives_back_section_articles_addresses_and_front(tree, client):
    europe = tree["Europe"]
    before = list(Section.objects.values())
    kept, moved, placed = (a_live_article(section=europe) for _ in range(3))
    place(europe, placed.pk, slot="lead", by=None)
    show_front(europe, version=1, by=None)
    change_section(europe, slug="eu", by=None)
    entry = merge_sections(europe, into=tree["Politics"], by=None)
    assert not Front.objects.filter(kept__isnull=False, section=europe.pk).exists()
    refile(moved, tree["World"])
    undo(entry, by=None)
    undo(LedgerEntry.objects.get(verb="move"), by=None)
    assert list(Section.objects.values()) == before
    assert section_of(kept) == (europe, europe)
    assert section_of(moved)[0] == tree["World"]
    assert leads(client, "/world/eu/") == "/world/europe/"
    assert leads(client, "/politics/balkans/") == "/world/europe/balkans/"
    assert LivePlacement.objects.get(section=europe).article_id == placed.pk
    assert Front.objects.get(section=europe).is_shown


def test_a_merge_that_another_builds_on_is_undone_after_that_one(tree, client):
    article = a_live_article(section=tree["Europe"])
    first = merge_sections(tree["Europe"], into=tree["Politics"], by=None)
    second = merge_sections(tree["Politics"], into=tree["World"], by=None)
    assert leads(client, "/world/europe/") == "/world/"
    with pytest.raises(NotNow, match="Merged the section “Politics”"):
        undo(first, by=None)
    undo(second, by=None)
    assert leads(client, "/world/europe/") == "/politics/"
    undo(first, by=None)
    assert section_of(article) == (tree["Europe"], tree["Europe"])


def test_a_merge_is_refused_where_it_makes_no_sense(tree):
    with pytest.raises(NotFit, match="into itself"):
        merge_sections(tree["World"], into=tree["World"], by=None)
    with pytest.raises(NotFit, match="“Balkans” stands below “World”"):
        merge_sections(tree["World"], into=tree["Balkans"], by=None)
    close_section(tree["Politics"], by=None)
    with pytest.raises(NotFit, match="closed and takes no new articles"):
        merge_sections(tree["World"], into=tree["Politics"], by=None)
    with pytest.raises(NotAllowed):
        merge_sections(tree["World"], into=tree["Politics"], by=an_account("editor"))


def test_words_kept_under_a_merged_section_stand_in_the_other_one(tree):
    article = a_live_article(section=tree["Europe"])
    kept = article.revisions.first()
    merge_sections(tree["Europe"], into=tree["Politics"], by=None)
    refile(article, tree["World"])
    publish(article, revision=kept, by=None)
    assert LiveCopy.objects.get().section == tree["Politics"]
    saved = refile(article, tree["Europe"])  # a form that was opened before the merge
    assert saved.section == tree["Politics"]


def test_a_closed_section_keeps_its_pages_and_takes_no_new_articles(tree, client):
    inside, outside = a_live_article(section=tree["Balkans"]), a_live_article(section=tree["World"])
    plan = plan_closing(tree["Europe"])
    assert (plan.articles, plan.live) == (1, 1)
    assert plan.also[0] == "1 section below it is closed too."
    entry = close_section(tree["Europe"], plan=plan.fingerprint, by=None)
    assert entry.counts == plan.counts
    assert inside.headline in client.get("/world/europe/").content.decode()
    closed = Section.objects.get(title="Balkans")
    with pytest.raises(NotFit) as refusal:
        refile(outside, closed)
    assert (refusal.value.field, "“Balkans” is closed" in refusal.value.sentence) == (
        "section",
        True,
    )
    with pytest.raises(NotFit):
        a_draft(section=closed)
    publish(refile(inside, closed), by=None)
    reopen_section(tree["Europe"], by=None)
    refile(outside, closed)


def test_nothing_is_opened_or_moved_below_a_closed_section(tree):
    close_section(tree["Europe"], by=None)
    europe = Section.objects.get(title="Europe")
    with pytest.raises(NotFit, match="reopen it first"):
        a_section("New", parent=europe)
    with pytest.raises(NotFit, match="reopen it first"):
        change_section(tree["Politics"], parent=europe, by=None)
    with pytest.raises(NotFit, match="“Europe” is closed"):
        reopen_section(tree["Balkans"], by=None)
    with pytest.raises(NotNow, match="closed already"):
        close_section(tree["Balkans"], by=None)


def test_undoing_a_closing_opens_what_it_closed_and_no_more(tree):
    close_section(tree["Balkans"], by=None)
    entry = close_section(tree["World"], by=None)
    undo(entry, by=None)
    assert list(Section.objects.filter(is_closed=True)) == [tree["Balkans"]]


def test_sections_are_put_in_order_one_step_at_a_time_and_back(tree):
    a_section("Culture")
    order = lambda: list(Section.objects.filter(depth=1).order_by("order", "title").values_list("title", flat=True))  # noqa: E731  # fmt: skip
    assert order() == ["Culture", "Politics", "World"]
    entry = shift_section(tree["World"], up=True, by=None)
    assert order() == ["Culture", "World", "Politics"]
    assert shift_section(tree["Politics"], up=False, by=None) is None
    undo(entry, by=None)
    assert order() == ["Culture", "Politics", "World"]


def test_a_deleted_section_comes_back_with_its_addresses(tree, client):
    change_section(tree["Politics"], slug="power", by=None)
    before = list(Section.objects.values())
    entry = delete_section(tree["Politics"], by=None)
    assert client.get("/power/").status_code == client.get("/politics/").status_code == 404
    undo(entry, by=None)
    assert list(Section.objects.values()) == before
    assert leads(client, "/politics/") == "/power/"


def test_undoing_an_opening_is_refused_once_it_is_used(tree):
    entry = LedgerEntry.objects.get(sentence__contains="Opened the section “Politics”")
    article = a_draft(section=tree["Politics"])
    with pytest.raises(InUse, match="1 article"):
        undo(entry, by=None)
    refile(article, tree["World"])
    merge_sections(tree["Balkans"], into=tree["Politics"], by=None)
    with pytest.raises(InUse, match="Merged the section “Balkans”"):
        undo(entry, by=None)
    undo(LedgerEntry.objects.get(verb="merge"), by=None)
    undo(entry, by=None)
    assert "politics" not in paths()


def test_an_opening_is_undone_though_a_section_above_has_moved_since(tree):
    opened = a_section("Greece", parent=tree["Balkans"])
    entry = LedgerEntry.objects.get(sentence__contains="Greece")
    change_section(tree["Europe"], parent=tree["Politics"], by=None)
    undo(entry, by=None)
    assert not Section.objects.filter(pk=opened.pk).exists()


def test_every_change_of_a_section_is_told_to_the_pages_that_show_it(tree, client):
    for act in (
        lambda: change_section(tree["Europe"], title="Old Europe", by=None),
        lambda: shift_section(tree["World"], up=True, by=None),
        lambda: close_section(tree["Politics"], by=None),
        lambda: reopen_section(tree["Politics"], by=None),
        lambda: merge_sections(tree["Europe"], into=tree["Politics"], by=None),
        lambda: undo(LedgerEntry.objects.first(), by=None),
    ):
        act()
        assert {"sections", "front"} <= set(_announced()), act


def _announced():
    return Announcement.objects.order_by("-number").first().names
