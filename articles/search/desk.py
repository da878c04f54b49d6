"""The desk's search: words in the headline, the standfirst and the body of every article, drafts too."""

from collections.abc import Iterator

from django.db import connections, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Article, DeskTerms
from articles.models.among import MANY, among
from articles.rules.cleaning import text_of
from articles.rules.terms import EDITION, Question, document
from articles.search.engines import engine_of

BATCH = 100
COLUMNS = ("headline", "standfirst", "body", "version")
TABLE, NUMBER = DeskTerms._meta.db_table, DeskTerms._meta.pk.column


def find(articles: QuerySet, question: Question) -> QuerySet:
    """Those of ``articles`` that hold all that is asked for; none, where there is no word in the question.

    One query, and the one that the caller makes of what is returned.
    """
    if not question:
        return articles.none()
    connection = connections[articles.db]
    engine = engine_of(connection)
    every = RawSQL(engine.finding(TABLE, NUMBER), [engine.asked(question)])  # noqa: S611 our own SQL
    with connection.cursor() as cursor:
        cursor.execute(engine.finding_first(TABLE, NUMBER, MANY + 1), every.params)
        first = [number for (number,) in cursor.fetchall()]
    return among(articles, first=first, every=every)


def refresh(*articles: Article, table=DeskTerms) -> None:
    """Store the terms of these articles as they are now; a part of the action that wrote them."""
    engine = engine_of(connections[table.objects.db])
    table.objects.bulk_create(
        [
            table(
                article_id=article.pk,
                version=article.version,
                edition=EDITION,
                terms=engine.stored(_document(article)),
            )
            for article in articles
        ],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["version", "edition", "terms"],
    )


def _document(article: Article) -> list[str]:
    return document(article.headline, article.standfirst, text_of(article.body))


def fill(
    *, everything: bool = False, after: int = 0, tables=(Article, DeskTerms)
) -> Iterator[tuple[int, int]]:
    """Store the terms of articles that have none or older ones, or of ``everything``; in the order of
    their numbers, beginning ``after`` one.

    A batch is a transaction. Yields, after each, how many it held and the number of its last article:
    whoever stops here may go on from there, and without ``everything`` need not even say so.
    ``tables`` are those of a migration, which has its own.
    """
    while batch := _fill_batch(after, everything, *tables):
        after = batch[-1].pk
        yield len(batch), after


@transaction.atomic
def _fill_batch(after: int, everything: bool, articles, table) -> list[Article]:
    rows = articles.objects.filter(pk__gt=after)
    if not everything:
        current = table.objects.filter(
            article=OuterRef("pk"), version=OuterRef("version"), edition=EDITION
        )
        rows = rows.filter(~Exists(current))
    batch = list(rows.order_by("pk").only(*COLUMNS).select_for_update(of=["self"])[:BATCH])
    if batch:
        refresh(*batch, table=table)
    return batch
