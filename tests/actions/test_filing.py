import pytest

from articles.actions.filing import delete_filing, save_filing
from articles.actions.tags import delete_tag, save_tag
from articles.actions.topics import put_up_topic
from articles.models import Redirect, Tag
from articles.rules.refusals import InUse, NotFit
from tests.factories import a_category, a_live_article, a_source, a_tag, a_trending_topic, an_author

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "field"), [(a_category, "category"), (a_source, "source"), (an_author, "authors")]
)
def test_a_name_in_use_is_not_deleted(make, field):
    thing = make()
    a_live_article(**{field: [thing] if field == "authors" else thing})
    with pytest.raises(InUse, match="used by 1 article"):
        delete_filing(thing, by=None)


def test_a_tag_in_use_is_not_deleted():
    tag = a_trending_topic("Ports").tag
    a_live_article(tags=["Ports"])
    with pytest.raises(InUse, match="1 article and 1 trending topic"):
        delete_tag(tag, by=None)


def test_an_unused_name_is_deleted():
    delete_filing(a_source(), by=None)
    delete_tag(a_tag(), by=None)
    assert not Tag.objects.exists()


def test_a_renamed_slug_leaves_a_redirect():
    source = a_source("Harbour Gazette")
    source.slug = "gazette"
    save_filing(source, by=None)
    assert Redirect.objects.get(path="/sources/harbour-gazette/").source == source


def test_two_authors_may_share_a_name_and_not_an_address():
    assert [an_author("A. Smith").slug, an_author("A. Smith").slug] == ["a-smith", "a-smith-2"]


def test_a_name_of_nothing_is_refused():
    with pytest.raises(NotFit):
        save_tag(Tag(name=" \u200b"), by=None)


def test_a_tag_that_readers_cannot_see_is_not_put_up():
    with pytest.raises(NotFit, match="Approve"):
        put_up_topic(a_tag(status=Tag.PROPOSED), by=None)
