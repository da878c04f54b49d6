"""Two people on one article through the desk's own form, as the browser sends it."""

from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions.words import Words
from articles.admin.clashes import as_sent
from articles.models import Article, Author
from tests.factories import a_draft, an_account, an_author
from tests.two_editors import Answer, Editor, interleave, marks, marks_in

pytestmark = pytest.mark.django_db
ORDERS, STEPS = 6, 10


class ByForm:
    """The form of one editor's browser: it shows what the page says it shows."""

    def __init__(self, article):
        self.article, self.browser = article, Client()
        self.browser.force_login(an_account("editor"))
        self.address = reverse("admin:articles_article_change", args=[article.pk])

    def open(self):
        form = self.browser.get(self.address).context["adminform"].form
        return self._words(form), int(form["begun_from"].value())

    def save(self, words, version):
        sent = as_sent(words) | {"begun_from": [str(version)], "_save": ["1"]}
        page = self.browser.post(self.address, sent)
        if page.status_code == 302:
            return Answer(*self.open(), True)
        shown = " ".join(str(clash.theirs) for clash in page.context["clashes"])
        assert shown
        form = page.context["adminform"].form
        version = int(form["begun_from"].value())
        return Answer(self._words(form), version, False, frozenset(marks_in(shown)))

    def _words(self, form):
        """What stands in the form's fields, and nothing that only the database knows."""
        words = Words.of(Article.objects.get(pk=self.article.pk))
        for name in ("headline", "standfirst", "author_note", "body", "slug"):
            setattr(words, name, form[name].value() or "")
        every = {str(author.pk): author for author in Author.objects.all()}
        words.authors = [every[str(pk)] for pk in form["byline"].value() or ()]
        words.tags = list(form["tags"].value() or ())
        return words


@pytest.mark.parametrize("seed", range(ORDERS))
def test_nothing_is_lost_whatever_the_order_in_which_two_editors_send_the_form(seed):
    dice, numbers = Random(seed), marks()  # noqa: S311 no secret
    authors = [an_author() for _ in range(3)]
    body = "".join(f"<p>w{next(numbers)} w{next(numbers)}</p>" for _ in range(4))
    article = a_draft("Talks", body=body, tags=["Ports", "Rail"], authors=authors[:2])
    editors = [Editor(ByForm(article), dice=dice, marks=numbers) for _ in range(2)]
    interleave(editors, dice=dice, steps=STEPS)
