import pytest

from articles.actions.sections import delete_section, save_section
from articles.models import Redirect, Section
from articles.rules.refusals import AddressTaken, InUse, NotFit
from tests.factories import a_draft, a_live_article, a_section

pytestmark = pytest.mark.django_db


def test_a_section_has_the_path_of_its_place():
    top = a_section("International")
    assert a_section("Europe & Eurasia", parent=top).path == "international/europe-eurasia"


def test_moving_a_section_moves_all_below_and_leaves_redirects():
    old, new = a_section("Old"), a_section("New")
    child = a_section("Child", parent=old)
    grandchild = a_section("Grandchild", parent=child)
    child.parent = new
    save_section(child, by=None)
    grandchild.refresh_from_db()
    assert (grandchild.path, grandchild.depth) == ("new/child/grandchild", 3)
    assert {r.path: r.section for r in Redirect.objects.all()} == {
        "/old/child/": child, "/old/child/grandchild/": grandchild,
    }  # fmt: skip


def test_a_section_cannot_stand_below_itself():
    top = a_section("Top")
    child = a_section("Child", parent=top)
    top.parent = child
    with pytest.raises(NotFit, match="below itself"):
        save_section(top, by=None)


def test_sections_go_five_deep():
    section = None
    for depth in range(5):
        section = a_section(f"Level {depth}", parent=section)
    with pytest.raises(NotFit, match="5 deep"):
        a_section("Too deep", parent=section)


def test_a_subtree_does_not_move_to_where_it_would_be_too_deep():
    deep = None
    for depth in range(4):
        deep = a_section(f"Level {depth}", parent=deep)
    tree = a_section("Tree")
    a_section("Branch", parent=tree)
    tree.parent = deep
    with pytest.raises(NotFit, match="5 deep"):
        save_section(tree, by=None)


@pytest.mark.parametrize("title", ["Tags", "Print", "2026", "Desk", "Static"])
def test_a_section_does_not_take_another_pages_address(title):
    with pytest.raises(NotFit, match="another page"):
        a_section(title)


def test_two_sections_do_not_share_a_path():
    a_section("World")
    with pytest.raises(AddressTaken):
        a_section("WORLD!")


def test_a_section_in_use_is_not_deleted_and_the_sentence_says_by_what():
    section = a_section("World")
    a_live_article(section=section)
    a_draft(section=section)
    a_section("Below", parent=section)
    with pytest.raises(InUse, match="used by 2 articles and 1 section"):
        delete_section(section, by=None)


def test_an_empty_section_is_deleted():
    delete_section(a_section(), by=None)
    assert not Section.objects.exists()
