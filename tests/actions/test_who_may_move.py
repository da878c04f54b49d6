"""Who may make which move of an article in which state."""

import pytest
from django.contrib.auth import get_user_model

from articles.models import Article
from articles.rules import workflow
from articles.rules.refusals import NotAllowed, NotNow
from tests.factories import an_account
from tests.moves import DO, an_article_in

pytestmark = [pytest.mark.django_db, pytest.mark.first]  # a table of ours, whatever the database

EDITOR = {(verb, state) for verb, move in workflow.MOVES.items() for state in move.begins}
# Written out, not derived: what the roles may do is a promise of its own.
REPORTERS_OWN = {
    ("save", "draft"), ("save", "review"), ("restore", "draft"), ("restore", "review"),
    ("submit", "draft"), ("delete", "draft"),
}  # fmt: skip
ALLOWED = {
    "editor": EDITOR,
    "administrator": EDITOR,
    "reporter, own": REPORTERS_OWN,
    "reporter, another's": set(),
    "moderator": set(),
}


@pytest.fixture(scope="module")
def desk_of_five(once):
    return once(_desk_of_five)


def _desk_of_five():
    """Who somebody is, and the article in each state that they are asked about: numbers of accounts and articles."""
    numbers = {}
    for who in ALLOWED:
        by = an_account(who.split(",")[0])
        owner = by if who.endswith("own") else None
        numbers[who] = (
            by.pk,
            {state: an_article_in(state, made_by=owner).pk for state in workflow.STATES},
        )
    return numbers


@pytest.mark.parametrize("verb", workflow.MOVES)
@pytest.mark.parametrize("state", workflow.STATES)
@pytest.mark.parametrize("who", ALLOWED)
def test_each_role_makes_the_moves_of_its_table_and_no_other(desk_of_five, who, state, verb):
    account, articles = desk_of_five[who]
    by, article = get_user_model().objects.get(pk=account), Article.objects.get(pk=articles[state])
    if (verb, state) in ALLOWED[who]:
        DO[verb](article, by)
        expected = workflow.MOVES[verb].leads or state
        assert Article.objects.filter(pk=article.pk).values_list("status", flat=True).first() in (
            expected, None,
        )  # fmt: skip
    else:
        with pytest.raises((NotAllowed, NotNow)):
            DO[verb](article, by)
        article.refresh_from_db()
        assert article.status == state
