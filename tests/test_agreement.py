"""The proof that nothing is ever torn is worth what it notices."""

import pytest

from articles.models import Announcement, Article, DaybookEntry, LiveCopy
from tests.agreement import disagreements
from tests.factories import a_live_article, an_author

pytestmark = pytest.mark.django_db


def half_done(what):
    """Take one thing of a publishing away, as if it had been stopped half-way."""
    {
        "tags of the live copy": lambda: LiveCopy.objects.get().tagged.all().delete(),
        "byline of the live copy": lambda: LiveCopy.objects.get().bylines.all().delete(),
        "live copy": lambda: LiveCopy.objects.all().delete(),
        "tags of the draft": lambda: Article.objects.get().tagged.all().delete(),
        "words of the draft": lambda: Article.objects.update(headline="Others"),
        "line of the publishing": lambda: DaybookEntry.objects.filter(verb="publish").delete(),
        "line of the saving": lambda: DaybookEntry.objects.filter(verb="save").delete(),
        "announcement": lambda: Announcement.objects.last().delete(),
    }[what]()


def test_a_published_article_agrees_with_itself():
    a_live_article(tags=["Ports"], authors=[an_author()])
    assert disagreements() == []


@pytest.mark.parametrize(
    "what",
    [
        "tags of the live copy", "byline of the live copy", "live copy", "tags of the draft",
        "words of the draft", "line of the publishing", "line of the saving", "announcement",
    ],
)  # fmt: skip
def test_what_is_half_done_is_noticed(what):
    a_live_article(tags=["Ports"], authors=[an_author()])
    half_done(what)
    assert disagreements()
