"""What becomes of the rows there are when the tables change."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import Article, LiveCopy
from articles.rules.asking import Asked
from articles.rules.terms import question
from articles.search import readers
from articles.search.desk import find
from articles.search.meaning import Filters
from tests.factories import a_draft, a_live_article

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def migrate():
    """A function that brings the tables to a migration; afterwards they are the newest again."""

    def to(*targets):
        executor = MigrationExecutor(connection)
        executor.migrate(list(targets))

    yield to
    to(*MigrationExecutor(connection).loader.graph.leaf_nodes("articles"))


def test_what_was_written_before_there_were_corrections_and_a_search_is_found_and_claims_no_update(
    migrate,
):
    """One way back and one on again, for all that a migration has to fill in: each costs seconds."""
    live, draft = (
        a_live_article("Read in old days", tags=["Old times"]),
        a_draft("Written long ago"),
    )
    migrate(("articles", "0006_links_that_show_a_draft"))
    migrate(("articles", "0008_corrections"))
    moments = Article.objects.values_list("first_published_at", "rewritten_at")
    assert moments.get(pk=live.pk) == (live.published_at, live.published_at)
    assert moments.get(pk=draft.pk) == (None, None)
    copy = LiveCopy.objects.values("first_published_at", "modified_at", "corrections").get()
    assert copy == {"first_published_at": live.published_at, "modified_at": live.published_at,
                    "corrections": []}  # fmt: skip
    migrate(("articles", "0015_find_what_there_is"))
    # The tables are those of then: they have no column that came later.
    (headline,) = find(Article.objects.values_list("headline", flat=True), question("long ago"))
    assert headline == "Written long ago"
    migrate(*MigrationExecutor(connection).loader.graph.leaf_nodes("articles"))
    for typed in ("old days", "old times"):
        (copy,) = readers.find(Asked(question(typed).phrases), Filters()).copies
        assert copy.headline == "Read in old days"
