"""Terms on PostgreSQL: a ``tsvector`` of exactly our terms and places, with a GIN index.

No dictionary, no extension: ``rules.terms`` has folded and cut already.
"""

from articles.rules.terms import Phrase, Question

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


def build(table: str, number: str) -> list[str]:
    """The statements that index the column ``terms``. ``number`` is the table's key.

    The index is written at once: what waits to be indexed would be read through by every search.
    """
    return [f"CREATE INDEX {table}_index ON {table} USING gin (terms) WITH (fastupdate = off)"]


def tear_down(table: str) -> list[str]:
    """The statements that undo :func:`build`."""
    return [f"DROP INDEX {table}_index"]
