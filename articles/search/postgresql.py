"""Terms on PostgreSQL: a ``tsvector`` of exactly our terms and places, with a GIN index.

No dictionary, no extension: ``rules.terms`` has folded and cut already.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.db.models.expressions import RawSQL

from articles.rules.terms import Phrase, Question
from articles.rules.wanted import Group, Wanted

_LAST_PLACE = 16_383
_MOST_PLACES = 255  # of one term in one text


def stored(document: list[str]) -> str:
    """What the column holds of a text's terms: each with its places."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(document, start=1):
        if term:
            places.setdefault(term, []).append(min(place, _LAST_PLACE))
    return " ".join(
        f"'{term}':{','.join(map(str, found[:_MOST_PLACES]))}" for term, found in places.items()
    )


def asked(question: Question) -> str:
    """The question as a ``tsquery``. Terms hold letters, marks and digits alone: nothing to escape."""
    return " & ".join(map(_written, question.phrases))


def written(wanted: Wanted) -> str:
    """What is wanted as a ``tsquery``."""
    unwanted = [f"!{_either(wanted.unwanted)}"] if wanted.unwanted else []
    return " & ".join([*map(_either, wanted.groups), *unwanted])


def _either(group: Group) -> str:
    return f"({' | '.join(map(_written, group))})"


def _written(phrase: Phrase) -> str:
    terms = [f"'{term}'" for term in phrase.terms]
    return f"({' <-> '.join(terms)}{':*' if phrase.goes_on else ''})"


def finding(table: str, number: str) -> str:
    """SQL for the numbers of the rows that answer; its one parameter is what :func:`asked` returns."""
    return f"SELECT {number} FROM {table} WHERE terms @@ %s::tsquery"  # noqa: S608 our own names


def finding_first(table: str, number: str, most: int) -> str:
    """The same for ``most`` of them. Materialized, so that the planner does not hope to come upon
    enough by reading row after row: that is slower by ten times where a word is half common."""
    found = finding(table, number)
    return f"WITH found AS MATERIALIZED ({found}) SELECT * FROM found LIMIT {most}"  # noqa: S608


def finding_in_order(table: str, key: str, number: str, *, newest_first: bool) -> str:
    """SQL for the pairs ``number`` and ``key`` of the rows that answer, by ``number``. Its parameters: what
    :func:`written` returns, the lowest and the highest number, and how many.

    ``OFFSET 0`` for the same reason: the planner would walk through the numbers and look into row after row. A
    hundred thousand that answer are not written down first, as they would be materialized.
    """
    order = "DESC" if newest_first else "ASC"
    return (
        f"SELECT * FROM (SELECT {number}, {key} FROM {table} "  # noqa: S608
        f"WHERE terms @@ %s::tsquery AND {number} BETWEEN %s AND %s OFFSET 0) AS found "
        f"ORDER BY {number} {order} LIMIT %s"
    )


def listed(numbers: Sequence[int]) -> RawSQL:
    """Many numbers as one parameter, to stand after ``IN``."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(numbers)])


@contextmanager
def searching() -> Iterator[None]:
    """Around questions :func:`finding_in_order`. The planner thinks a row as quickly looked into as an index,
    for it does not see how long the terms are: so it may only ask an index which rows.

    Four statements: they begin and end a transaction, and say and unsay this in it.
    """
    with transaction.atomic(), transaction.get_connection().cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = DEFAULT; SET LOCAL enable_indexscan = DEFAULT")


def build(table: str, number: str) -> list[str]:
    """The statements that index the column ``terms``. ``number`` is what the rows are known by.

    The index is written at once: what waits to be indexed would be read through by every search.
    """
    return [f"CREATE INDEX {table}_index ON {table} USING gin (terms) WITH (fastupdate = off)"]


def tear_down(table: str) -> list[str]:
    """The statements that undo :func:`build`."""
    return [f"DROP INDEX {table}_index"]
