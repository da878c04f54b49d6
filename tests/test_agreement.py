"""The proof that nothing is ever torn is worth what it notices."""

import pytest

from articles.models import Announcement, Article, DaybookEntry, LiveCopy
from tests.agreement import disagreements
from tests.factories import a_live_article, a_picture, an_author

pytestmark = pytest.mark.django_db


def half_done(what):
    """Take one thing of a publishing away, as if it had been stopped half-way."""
    {
        "tags of the live copy": lambda: LiveCopy.objects.get().tagged.all().delete(),
        "byline of the live copy": lambda: LiveCopy.objects.get().bylines.all().delete(),
        "live copy": lambda: LiveCopy.objects.all().delete(),
        "pictures of the live copy": lambda: LiveCopy.objects.get().picture_uses.all().delete(),
        "lead of the live copy": lambda: LiveCopy.objects.update(lead=None),
        "pictures of the draft": lambda: Article.objects.get().picture_uses.all().delete(),
        "tags of the draft": lambda: Article.objects.get().tagged.all().delete(),
        "words of the draft": lambda: Article.objects.update(headline="Others"),
        "line of the publishing": lambda: DaybookEntry.objects.filter(verb="publish").delete(),
        "line of the saving": lambda: DaybookEntry.objects.filter(verb="save").delete(),
        "announcement": lambda: Announcement.objects.last().delete(),
    }[what]()


def an_article():
    picture = a_picture()
    body = f'<p>a</p><figure data-picture="{picture.pk}"></figure>'
    a_live_article(tags=["Ports"], authors=[an_author()], lead=picture, body=body)


def test_a_published_article_agrees_with_itself():
    an_article()
    assert disagreements() == []


@pytest.mark.parametrize(
    "what",
    [
        "tags of the live copy", "byline of the live copy", "live copy", "tags of the draft",
        "pictures of the live copy", "lead of the live copy", "pictures of the draft",
        "words of the draft", "line of the publishing", "line of the saving", "announcement",
    ],
)  # fmt: skip
def test_what_is_half_done_is_noticed(what):
    an_article()
    half_done(what)
    assert disagreements()
