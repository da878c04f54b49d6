"""Two people on one article, in any order of typing and saving: no word lost, none written over unseen."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Author
from tests.factories import a_draft, an_author
from tests.histories import examples
from tests.two_editors import ByAction, Editor, interleave, marks

pytestmark = pytest.mark.django_db


@settings(
    max_examples=examples(20, slow=200),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 2**32), st.integers(0, 5), st.integers(2, 12))
def test_no_word_is_lost_and_no_save_written_over_in_any_order_of_two_editors(seed, size, steps):
    dice, numbers = Random(seed), marks()  # noqa: S311 no secret
    Article.objects.all().delete()
    authors = list(Author.objects.all()) or [an_author() for _ in range(3)]
    body = "".join(f"<p>w{next(numbers)} w{next(numbers)}</p>" for _ in range(size))
    article = a_draft("Talks", body=body, tags=["Ports", "Rail"], authors=authors[:2])
    road = ByAction(article)
    interleave([Editor(road, dice=dice, marks=numbers) for _ in range(2)], dice=dice, steps=steps)


def test_the_ledger_notices_a_save_that_writes_over_what_nobody_saw(monkeypatch):
    """The proof above is worth what its ledger sees."""
    article = a_draft("Talks", body="<p>w1</p>")
    road, dice, numbers = ByAction(article), Random(1), marks()  # noqa: S311 no secret
    mine, theirs = (Editor(road, dice=dice, marks=numbers) for _ in range(2))
    theirs._add()
    assert theirs.save()
    mine._add()
    mine.version += 1  # as if it had begun from what it never saw
    with pytest.raises(AssertionError, match="written over unseen"):
        mine.save()
